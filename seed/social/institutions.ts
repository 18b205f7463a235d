import type { InstitutionKind, InstitutionRow } from '../../schema/generated/social.rows';
import { nameGrams } from '../../subgraphs/framework/nameGrams';
import { recentDate } from '../days';
import type { Pass } from '../domain';
import { randomFor } from '../recordCount';
import { opaqueId } from '../opaqueId';
import { isClinic } from '../organizationGroups';
import type { OrganizationGroup, Plan } from '../plan';
import type { SeedOrganization } from '../seedSubject';

const GRADES = [
  ['AAA', 10],
  ['AA', 25],
  ['A', 45],
  ['B', 15],
  ['C', 5],
] as const;

/** The kind of institution of an organisation, and its department; undefined if it is none. */
export function institutionKind(
  group: OrganizationGroup,
  index: number,
): { readonly kind: InstitutionKind; readonly department: string } | undefined {
  if (group === 'lawFirm') return { kind: 'LAW_FIRM', department: 'justice' };
  if (group === 'school') return { kind: 'SCHOOL', department: 'education' };
  if (group === 'hospital' || isClinic(group, index)) {
    return { kind: 'HOSPITAL', department: 'health' };
  }
  return undefined;
}

export function institutionId(plan: Plan, group: OrganizationGroup, index: number): string {
  return opaqueId(plan.seed, 'institution', plan.organizationStart[group] + index);
}

/** The register entry of an organisation that is licensed for a profession. */
export function* institutionOf(
  { plan }: Pass,
  subject: SeedOrganization,
): Generator<InstitutionRow> {
  const licensed = institutionKind(subject.group, subject.index);
  if (!licensed) return;
  const random = randomFor(plan, 'institution', subject);
  const first = subject.index < 3 || !subject.operating;
  yield {
    _id: institutionId(plan, subject.group, subject.index),
    subjectId: subject.id,
    kind: licensed.kind,
    name: subject.name,
    nameGrams: nameGrams(subject.name),
    uscc: subject.ref.uscc,
    licenceNumber: licenceNumber(licensed.kind, subject),
    status: subject.operating
      ? first || random.chance(0.96)
        ? 'OPERATING'
        : 'SUSPENDED'
      : random.chance(0.5)
        ? 'REVOKED'
        : 'CANCELLED',
    establishedOn: subject.since,
    sourceDepartmentId: licensed.department,
    grade:
      licensed.kind === 'LAW_FIRM'
        ? {
            grade: random.weighted(GRADES),
            modelVersion: '津律信评 2024.1',
            gradedOn: recentDate(random, plan.today, 300),
          }
        : null,
  };
}

function licenceNumber(kind: InstitutionKind, subject: SeedOrganization): string {
  const serial = String(subject.number).padStart(7, '0');
  switch (kind) {
    case 'LAW_FIRM':
      return subject.ref.uscc;
    case 'SCHOOL':
      return `教民11201027${serial}`;
    case 'HOSPITAL':
      return `PDY${serial}120102A1002`;
  }
}
