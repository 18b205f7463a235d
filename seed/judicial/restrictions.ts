import type {
  ConsumptionRestrictionRow,
  RestrictedAct,
} from '../../schema/generated/judicial.rows';
import { daysAfter } from '../days';
import type { Pass } from '../domain';
import { opaqueId } from '../opaqueId';
import { headOf } from '../organizations';
import { personId } from '../people';
import type { RecordSubject } from '../recordFactory';
import type { SeedSubject } from '../seedSubject';
import type { EnforcementCase } from './enforcement';
import { boundPerson, partyOf } from './party';

/**
 * Restricted acts, in the order of the items of Article 3 of the rules of 2010 as revised in 2015.
 */
const RESTRICTED_ACTS: readonly RestrictedAct[] = [
  'AIR_AND_FIRST_CLASS_TRAVEL',
  'LUXURY_VENUES',
  'REAL_ESTATE',
  'PREMIUM_OFFICES',
  'VEHICLES',
  'TOURISM',
  'PRIVATE_SCHOOLS',
  'INSURANCE_PRODUCTS',
  'HIGH_SPEED_RAIL',
];

/**
 * The records of one restriction order: the debtor's, and for an organisation also that of the
 * person at its head, whom the order binds as well.
 */
export function* restrictionsOf(
  { plan, records }: Pass,
  subject: SeedSubject,
  { random, caseNumber }: EnforcementCase,
  issuedOn: string,
): Generator<ConsumptionRestrictionRow> {
  const orderId = opaqueId(plan.seed, 'restrictionOrder', records.serial('restrictionOrder'));
  const lift = daysAfter(issuedOn, random.int(60, 500));
  const liftedOn = !subject.spotlight && lift < plan.today && random.chance(0.4) ? lift : null;
  const common = (bound: RecordSubject) => {
    const record = records.next('consumptionRestrictions', bound, {
      category: 'JUDICIAL',
      departmentId: 'court',
      title: '限制消费令',
      series: '',
      number: caseNumber,
      decisionDate: issuedOn,
      expiresOn: liftedOn,
      adverse: true,
      disclosure: 'OPEN',
      never: ['REPAIRED', 'EXPIRED'],
    });
    return {
      ...record,
      orderId,
      issuedOn,
      liftedOn: record.expiresOn,
      restrictedActs: RESTRICTED_ACTS,
      debtorName: subject.name,
      debtorId: subject.id,
    };
  };
  yield {
    ...common(subject),
    ...partyOf(plan, subject, caseNumber),
    capacity: 'DEBTOR',
  };
  if (subject.isPerson) return;
  const head = headOf(plan, subject.group, subject.index);
  const { spotlight } = subject;
  yield {
    ...common({ id: personId(plan, head), isPerson: true, isMinor: false, spotlight }),
    ...boundPerson(plan, head, caseNumber),
    capacity: 'LEGAL_REPRESENTATIVE',
  };
}
