import { dateBetween, daysAfter } from './days';
import type { Plan } from './plan';
import type { Random } from './random';
import type { SeedSubject } from './seedSubject';

/** The publicity rules of the policy table begin here; older decisions are not in the dataset. */
const EARLIEST = '2019-07-01';

/**
 * A day of decision about a subject: within `years` before today, after the subject came to be,
 * and recent for subjects shown in the demonstration, so that their records are live.
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
