import type { PractitionerRow, QualificationRow } from '../../schema/generated/social.rows';
import { RESTRICTED_QUALIFICATIONS } from '../../subgraphs/social/restricted';
import { disclosureOf } from '../../subgraphs/framework/records/restricted';
import { dateBetween, daysAfter } from '../days';
import type { Pass } from '../domain';
import { randomFor } from '../recordCount';
import type { SeedPerson } from '../seedSubject';
import type { ProfessionTraits } from './professions';

/**
 * The qualification of a person, granted before the first licence.
 * @param practitioner the register entry based on it; null for a person who does not practise
 */
export function qualificationOf(
  { plan, records }: Pass,
  subject: SeedPerson,
  traits: ProfessionTraits,
  practitioner: PractitionerRow | null,
): QualificationRow {
  const random = randomFor(plan, 'qualification', subject);
  const latest = practitioner?.firstLicensedOn ?? daysAfter(plan.today, -400);
  const decisionDate = dateBetween(random, daysAfter(latest, -1200), daysAfter(latest, -30));
  // A demo subject who heads an institution has the full qualification.
  const level = subject.spotlight ? (traits.levels[0] ?? null) : random.pick(traits.levels);
  return {
    ...records.next('qualifications', subject, {
      category: 'TITLE_OCCUPATION',
      departmentId: traits.department,
      title: `${traits.qualification}证书`,
      series: '津资证字',
      decisionDate,
      disclosure: disclosureOf(RESTRICTED_QUALIFICATIONS, {
        practitionerId: practitioner?._id ?? null,
      }),
      never: ['REPAIRED', 'EXPIRED', 'REVOKED', 'FROZEN'],
    }),
    practitionerId: practitioner?._id ?? null,
    profession: traits.profession,
    title: traits.qualification,
    level,
    issuer: traits.issuer,
    certificateNumber:
      practitioner?.qualificationNumber ??
      `B${decisionDate.slice(0, 4)}120102${String(subject.number).padStart(7, '0')}`,
  };
}
