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
 * The responsible departments of the policy, as rows.
 * @param usccOf returns a department's unified social credit code, or null when it is unknown
 */
export function departmentRecords(
  usccOf: (departmentId: string) => string | null = () => null,
): DepartmentRow[] {
  return DEPARTMENTS.map(({ id, name, shortName, english }, index) => ({
    _id: id,
    name,
    shortName,
    englishName: english,
    kind: KINDS[id] ?? 'GOVERNMENT',
    uscc: usccOf(id),
    planOrder: index + 1,
  }));
}
