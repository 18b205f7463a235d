import type { PractitionerRow } from '../../schema/generated/social.rows';
import { nameGrams } from '../../subgraphs/framework/nameGrams';
import { dateBetween, recentDate, daysAfter } from '../days';
import { randomFor } from '../recordCount';
import { opaqueId } from '../opaqueId';
import type { Plan } from '../plan';
import type { SeedPerson } from '../seedSubject';
import { institutionId } from './institutions';
import { workplace, type ProfessionTraits } from './professions';

const STATUSES = [
  ['ACTIVE', 93],
  ['SUSPENDED', 2],
  ['REVOKED', 2],
  ['CANCELLED', 3],
] as const;

/** The register entry of a person who has a profession. */
export function practitionerOf(
  plan: Plan,
  subject: SeedPerson,
  traits: ProfessionTraits,
): PractitionerRow {
  const random = randomFor(plan, 'practitioner', subject);
  const heads = plan.organizations[traits.institutions];
  // The head of an institution is always an active practitioner.
  const status = subject.index <= heads ? 'ACTIVE' : random.weighted(STATUSES);
  const firstLicensedOn = dateBetween(random, subject.since, daysAfter(plan.today, -500));
  return {
    _id: opaqueId(plan.seed, 'practitioner', subject.number),
    subjectId: subject.id,
    profession: traits.profession,
    name: subject.name,
    nameGrams: nameGrams(subject.name),
    sex: subject.ref.sex,
    licenceNumber: traits.licenceNumber(firstLicensedOn.slice(0, 4), subject.index),
    qualificationNumber: `A${firstLicensedOn.slice(0, 4)}120102${String(subject.index).padStart(6, '0')}`,
    status,
    institutionId:
      status === 'ACTIVE' || status === 'SUSPENDED'
        ? institutionId(plan, ...workplace(plan, traits, subject.index))
        : null,
    firstLicensedOn,
    sourceDepartmentId: traits.department,
    practice: traits.practice(random),
    assessment: random.chance(0.9)
      ? {
          result: random.weighted(traits.results),
          assessedOn: recentDate(random, plan.today, 360),
          assessor: traits.assessor,
        }
      : null,
  };
}
