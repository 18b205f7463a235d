import type { Plan } from './plan';
import { Random } from './random';
import type { SeedSubject } from './seedSubject';

/** A generator for one kind of record of one subject. */
export function randomFor(plan: Plan, kind: string, subject: SeedSubject): Random {
  return new Random(
    plan.seed,
    `${subject.isPerson ? 'of-person' : 'of-org'}:${kind}`,
    subject.number,
  );
}

/** How many records of a kind a subject has where the average is `mean`; shown subjects have some. */
export function howMany(random: Random, subject: SeedSubject, mean: number): number {
  const count = random.about(mean);
  return subject.spotlight ? Math.max(count, 2) : count;
}
