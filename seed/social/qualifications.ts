import type { PractitionerRow, QualificationRow } from '../../schema/generated/social.rows';
import { RESTRICTED_QUALIFICATIONS } from '../../subgraphs/social/restricted';
import { disclosureOf } from '../../subgraphs/framework/records/restricted';
import { dateBetween, daysAfter } from '../days';
import type { Pass } from '../domain';
import { randomFor } from '../howMany';
import type { SeedPerson } from '../seedSubject';
import type { ProfessionTraits } from './professions';

/**
 * The qualification a person holds, granted before the first licence.
 * @param practitioner the register entry it led to; null for who does not practise
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
  // Who is shown, and heads an institution, holds the full qualification.
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
