import type { Connection } from 'mongoose';
import type { ClassifiedSubject, SubjectDirectory } from '../../../../schema/directory';
import type { CountedFact } from '../../../../schema/statistics/facts';
import type { StatisticsSource } from '../../../../schema/statistics/source';
import type { RecordKind } from '../../../../subgraphs/framework/records/recordKind';
import { recordRows } from '../../../../subgraphs/framework/statistics/recordRows';
import { statisticsKeys } from '../../../../subgraphs/framework/statistics/statisticsKeys';
import { statisticsSource } from '../../../../subgraphs/framework/statistics/statisticsSource';

/** The keys of the sources in these tests. */
export const KEYS = statisticsKeys(Buffer.alloc(32, 'cursor key of a test'));

const COMPANY: ClassifiedSubject['dimensions'] = {
  subjectKind: 'LEGAL_PERSON',
  legalType: 'FOR_PROFIT',
  industry: 'C',
  street: 'CHUNHUA',
  region: '120102',
  ageBand: null,
};

/** A directory in which every subject is the same company. */
export const COMPANIES: Pick<SubjectDirectory, 'classify'> = {
  classify: async (ids) => ids.map((id) => ({ id, dimensions: COMPANY })),
};

export function sourceOn(
  connection: Connection,
  { name, records = [] }: { readonly name: string; readonly records?: readonly RecordKind[] },
  directory = COMPANIES,
): StatisticsSource {
  const now = () => new Date('2026-06-15T04:00:00Z');
  const counted = recordRows(connection, records);
  return statisticsSource({ name, counted, keys: KEYS, directory, now });
}

/** All changes after a number, and the number of the last one. */
export async function allChanges(
  source: StatisticsSource,
  after = 0,
  upTo?: number,
  until?: string,
): Promise<{ readonly facts: CountedFact[]; readonly number: number }> {
  const facts: CountedFact[] = [];
  for (let number = after; ;) {
    const page = await source.changes(number, upTo, until);
    if (page.lost) throw new Error('Changes are no longer stored.');
    facts.push(...page.facts);
    number = page.number;
    if (!page.more) return { facts, number };
  }
}

/** The facts of all rows. */
export async function allRows(source: StatisticsSource, limit = 1000): Promise<CountedFact[]> {
  const facts: CountedFact[] = [];
  for (let position: string | null = null; ;) {
    const page = await source.rows(position, limit);
    facts.push(...page.facts);
    if (page.position === null) return facts;
    position = page.position;
  }
}

/** How often each fact of each subject is counted, without those that cancel out. */
export function counted(facts: readonly CountedFact[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { fact, subject, weight } of facts) {
    const key = JSON.stringify([subject, fact]);
    const count = (counts.get(key) ?? 0) + weight;
    if (count === 0) counts.delete(key);
    else counts.set(key, count);
  }
  return counts;
}
