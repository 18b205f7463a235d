import type { PermitRow, PermitStatus } from '../../schema/generated/government.rows';
import { OF_PERSONS, disclosureOf } from '../../subgraphs/framework/records/restricted';
import { addTerm } from '../../schema/policy/calendar';
import type { CreditRecord, RecordState } from '../../subgraphs/framework/records/record';
import { decisionDay } from '../decisionDay';
import type { Pass } from '../domain';
import { recordCount, randomFor } from '../recordCount';
import type { OrganizationGroup } from '../plan';
import type { SeedSubject } from '../seedSubject';
import { lateReasonOf } from './lateReasons';
import { PERSONAL_PERMITS, permitTypesOf } from './permitTypes';

const MEAN: Readonly<Record<OrganizationGroup, number>> = {
  organ: 0,
  lawFirm: 1,
  school: 3,
  hospital: 4,
  association: 0.5,
  foundation: 0.5,
  cooperative: 2,
  company: 3.6,
  partnership: 2,
  selfEmployed: 2,
};
const OF_PERSON = 0.2;

/** The permit's own status for each state of the record. */
const STATUS: Readonly<Record<RecordState, PermitStatus>> = {
  ACTIVE: 'IN_FORCE',
  DISPUTED: 'IN_FORCE',
  REPAIRED: 'IN_FORCE',
  FROZEN: 'SUSPENDED',
  REVOKED: 'WITHDRAWN',
  EXPIRED: 'LAPSED',
};

/** The permits of a subject; they are valid while the record is in force, and are not adverse. */
export function* permitsOf({ plan, records }: Pass, subject: SeedSubject): Generator<PermitRow> {
  if (subject.isMinor) return;
  const random = randomFor(plan, 'permits', subject);
  const mean = subject.isPerson ? OF_PERSON : MEAN[subject.group];
  const types = subject.isPerson ? PERSONAL_PERMITS : permitTypesOf(subject.section);
  const first = random.int(0, types.length - 1);
  for (let left = recordCount(random, subject, mean); left > 0; left--) {
    // The kinds rotate: a kind occurs again only as a renewal.
    const type = types[(first + left) % types.length]!;
    const decisionDate = decisionDay(random, plan, subject, 6);
    const common: CreditRecord = records.next('permits', subject, {
      category: 'ADMINISTRATIVE',
      departmentId: type.department,
      title: type.title,
      series: type.series,
      decisionDate,
      expiresOn: type.validity === null ? null : addTerm(decisionDate, type.validity),
      disclosure: disclosureOf(OF_PERSONS, { subjectIsPerson: subject.isPerson }),
      never: ['REPAIRED'],
    });
    yield {
      ...common,
      permitClass: type.permitClass,
      certificateName: type.certificate,
      certificateNumber:
        type.certificate === null ? null : `JY1120102${random.int(10_000_000, 99_999_999)}`,
      content: type.content,
      validFrom: decisionDate,
      validTo: common.expiresOn,
      authorityId: type.department,
      status: STATUS[common.state],
      ...lateReasonOf(common),
    };
  }
}
