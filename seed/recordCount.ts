import type { Plan } from './plan';
import { Random } from './random';
import type { SeedSubject } from './seedSubject';

/** The random generator for one kind of record of one subject. */
export function randomFor(plan: Plan, kind: string, subject: SeedSubject): Random {
  return new Random(
    plan.seed,
    `${subject.isPerson ? 'of-person' : 'of-org'}:${kind}`,
    subject.number,
  );
}

/**
 * Number of records of a kind for a subject, with the average `mean`; demo subjects have at least
 * two.
 */
export function recordCount(random: Random, subject: SeedSubject, mean: number): number {
  const count = random.about(mean);
  return subject.spotlight ? Math.max(count, 2) : count;
}
