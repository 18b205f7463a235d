import type { CountedFact, SubjectFacts } from '../../../schema/statistics/facts';
import { statisticsProtection } from '../../../schema/policy/statistics';

/** What a group of facts has in common; its subjects are numbered. */
export interface Group {
  readonly kind?: string;
  readonly count: number;
  readonly day: string;
  readonly endedOn?: string | null;
  readonly dimensions: Readonly<Record<string, string | null>>;
  readonly fine?: number;
  /** Dimensions of the subjects. */
  readonly subject?: Readonly<Record<string, string | null>>;
}

/** Facts and subjects of groups, one subject for each fact. */
export function pageOf(groups: readonly Group[]): {
  readonly facts: CountedFact[];
  readonly subjects: SubjectFacts[];
} {
  const facts: CountedFact[] = [];
  const subjects: SubjectFacts[] = [];
  groups.forEach(
    ({ kind = 'Penalty', count, day, endedOn = null, dimensions, fine, subject }, group) => {
      for (let index = 0; index < count; index++) {
        const pseudonym = `subject-${group}-${index}`;
        const measures: Record<string, number> = fine === undefined ? {} : { fine };
        facts.push({
          fact: { kind, day, endedOn, dimensions, measures },
          subject: pseudonym,
          weight: 1,
        });
        if (subject) subjects.push({ subject: pseudonym, dimensions: subject });
      }
    },
  );
  return { facts, subjects };
}

/** How far a published count may be from the true one, but for the rare further steps. */
export const NEAR = 2 * statisticsProtection('2026-06-15').base;
