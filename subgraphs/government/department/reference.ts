import { DEPARTMENTS } from '../../../schema/policy/departments';
import type { DepartmentKind, DepartmentRow } from '../../../schema/generated/government.rows';

const KINDS: Readonly<Record<string, DepartmentKind>> = {
  court: 'COURT',
  procuratorate: 'PROCURATORATE',
  subdistricts: 'SUBDISTRICT',
  cyberspace: 'PARTY',
  'party-organization': 'PARTY',
  'party-publicity': 'PARTY',
  civilization: 'PARTY',
};

/**
 * The responsible bodies of the policy, as records.
 * @param usccOf the unified social credit code of a body; null where it is not known
 */
export function departmentRecords(
  usccOf: (departmentId: string) => string | null = () => null,
): DepartmentRow[] {
  return DEPARTMENTS.map(({ id, name, shortName, english }, i) => ({
    _id: id,
    name,
    shortName,
    englishName: english,
    kind: KINDS[id] ?? 'GOVERNMENT',
    uscc: usccOf(id),
    planOrder: i + 1,
  }));
}
