import { daysAfter } from '../days';
import { formatCaseNumber } from '../../schema/identifiers/caseNumber';
import { decisionDay } from '../decisionDay';
import type { Pass } from '../domain';
import { recordCount, randomFor } from '../recordCount';
import type { OrganizationGroup } from '../plan';
import type { Random } from '../random';
import type { SeedSubject } from '../seedSubject';
import { DEFAULTER } from '../spotlight';
import { COURT_CODE } from './party';

const MEAN: Partial<Record<OrganizationGroup, number>> = {
  cooperative: 0.1,
  company: 0.22,
  partnership: 0.15,
  selfEmployed: 0.2,
};
const OF_PERSON = 0.1;

/** One enforcement case and its outcome. */
export interface EnforcementCase {
  readonly random: Random;
  readonly caseNumber: string;
  readonly filedOn: string;
  /** Number of the judgment being enforced. */
  readonly basisNumber: string;
  readonly amountYuan: number;
  /** Day on which the debtor was listed as a defaulter; null if never. */
  readonly listedOn: string | null;
  /** Day of the consumption restriction; null if none was ordered. */
  readonly restrictedOn: string | null;
}

/**
 * The enforcement cases of a subject. A listed defaulter is always restricted too. A minor may be a
 * debtor, for example through an inheritance, but is never listed or restricted.
 */
export function* casesOf(
  { plan, records }: Pass,
  subject: SeedSubject,
): Generator<EnforcementCase> {
  const random = randomFor(plan, 'enforcement', subject);
  const isDefaulter =
    !subject.isPerson && subject.group === 'company' && subject.index === DEFAULTER;
  for (let left = count(random, subject); left > 0; left--) {
    const filedOn = decisionDay(random, plan, subject, 4);
    const year = Number(filedOn.slice(0, 4));
    const later = (days: number) =>
      [daysAfter(filedOn, days), daysAfter(plan.today, -3)].sort()[0]!;
    const listed = !subject.isMinor && (isDefaulter || (!subject.spotlight && random.chance(0.45)));
    const restricted = !subject.isMinor && (listed || subject.spotlight || random.chance(0.3));
    yield {
      random,
      caseNumber: formatCaseNumber({
        year,
        court: COURT_CODE,
        type: random.chance(0.1) ? '执恢' : '执',
        serial: records.serial('case'),
      }),
      filedOn,
      basisNumber: formatCaseNumber({
        year: year - 1,
        court: COURT_CODE,
        type: '民初',
        serial: records.serial('judgment'),
      }),
      amountYuan: random.int(5_000, 3_000_000),
      listedOn: listed ? later(random.int(20, 90)) : null,
      restrictedOn: restricted ? later(random.int(10, 60)) : null,
    };
  }
}

function count(random: Random, subject: SeedSubject): number {
  if (subject.isMinor) return subject.index % 2 === 0 ? 1 : 0;
  return recordCount(random, subject, subject.isPerson ? OF_PERSON : (MEAN[subject.group] ?? 0));
}
