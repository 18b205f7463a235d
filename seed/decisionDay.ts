import { dateBetween, daysAfter } from './days';
import type { Plan } from './plan';
import type { Random } from './random';
import type { SeedSubject } from './seedSubject';

/** Start of the publicity rules in the policy table; the dataset has no older decisions. */
const EARLIEST = '2019-07-01';

/**
 * The day of a decision about a subject: within `years` before today, after the subject exists, and
 * recent for demo subjects, so that their records are visible.
 */
export function decisionDay(
  random: Random,
  plan: Plan,
  subject: SeedSubject,
  years: number,
): string {
  const reach = subject.spotlight ? 250 : Math.round(years * 365);
  const latest = daysAfter(plan.today, -10);
  const from = [EARLIEST, subject.since, daysAfter(plan.today, -reach)].sort().at(-1)!;
  return dateBetween(random, from < latest ? from : latest, latest);
}
