import type { CountedFact, Fact, SubjectFacts } from '../../../../schema/statistics/facts';
import { Random } from '../../../../seed/random';

/** A record of the population that is counted at present. */
export interface LiveFact {
  readonly fact: Fact;
  readonly subject: string;
}

const LETTERS = [...'ABCDEFGH'];
const FIRST_DAY = Date.UTC(2021, 9, 15);
const MS_PER_DAY = 86_400_000;

export const dayAt = (days: number) =>
  new Date(FIRST_DAY + days * MS_PER_DAY).toISOString().slice(0, 10);

/** Facts and subjects that are drawn at random, and the pages that tell of them. */
export class Population {
  readonly live: LiveFact[] = [];
  readonly subjects = new Map<string, SubjectFacts['dimensions']>();
  readonly #random: Random;
  readonly #size: number;

  constructor(seed: number, subjects: number) {
    this.#random = new Random(seed, 'statistics population', 0);
    this.#size = subjects;
  }

  /** A page of additions, corrections, removals and subjects that move. */
  page(changes: number): { facts: CountedFact[]; subjects: SubjectFacts[] } {
    const random = this.#random;
    const facts: CountedFact[] = [];
    const subjects = new Map<string, SubjectFacts>();
    const move = (subject: string) => {
      const dimensions = {
        street: random.chance(0.1) ? null : random.pick(LETTERS),
        legalType: random.pick(['COMPANY', 'SOLE', 'UNION']),
      };
      this.subjects.set(subject, dimensions);
      subjects.set(subject, { subject, dimensions });
    };
    for (let i = 0; i < changes; i++) {
      const removed = this.live.length > 0 && random.chance(0.3);
      if (removed) {
        const [old] = this.live.splice(random.int(0, this.live.length - 1), 1);
        facts.push({ ...old!, weight: -1 });
      }
      if (removed && random.chance(0.5)) continue;
      const subject = `s${random.int(1, this.#size)}`;
      if (!this.subjects.has(subject) || random.chance(0.01)) move(subject);
      const added = { fact: this.#fact(), subject };
      this.live.push(added);
      facts.push({ ...added, weight: 1 });
    }
    return { facts, subjects: [...subjects.values()] };
  }

  #fact(): Fact {
    const random = this.#random;
    const start = random.int(0, 900);
    const common = {
      day: dayAt(start),
      endedOn: random.chance(0.3) ? null : dayAt(start + random.int(0, 500)),
    };
    const state = random.pick(['ACTIVE', 'REPAIRED', 'REVOKED']);
    if (random.chance(0.4))
      return { kind: 'Permit', ...common, dimensions: { state }, measures: {} };
    return {
      kind: 'Penalty',
      ...common,
      dimensions: {
        state,
        severity: random.chance(0.1) ? null : random.pick(['MINOR', 'GENERAL', 'SERIOUS']),
        penaltyClasses: ['WARNING', 'FINE', 'BAN'].filter(() => random.chance(0.5)),
      },
      measures: { fine: random.chance(0.2) ? null : random.int(0, 5) * 10 ** random.int(2, 6) },
    };
  }
}
