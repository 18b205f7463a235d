import { DEPARTMENTS } from '../../schema/policy/departments';
import type {
  DepartmentKind,
  DepartmentRecord,
} from '../../subgraphs/government/department/record';
import { organizationRef } from '../organizations';
import { BODIES, type Plan } from '../plan';

const KINDS: Readonly<Record<string, DepartmentKind>> = {
  court: 'COURT',
  procuratorate: 'PROCURATORATE',
  subdistricts: 'SUBDISTRICT',
  cyberspace: 'PARTY',
  'party-organization': 'PARTY',
  'party-publicity': 'PARTY',
  civilization: 'PARTY',
};

/** The responsible bodies of the plan, with the codes of the organs that they are as subjects. */
export function departments(plan: Plan): DepartmentRecord[] {
  return DEPARTMENTS.map(({ id, name, shortName, english }, i) => {
    const organ = BODIES.findIndex((body) => body.id === id);
    return {
      _id: id,
      name,
      shortName,
      englishName: english,
      kind: KINDS[id] ?? 'GOVERNMENT',
      uscc: organ < 0 ? null : organizationRef(plan, 'organ', organ).uscc,
      planOrder: i + 1,
    };
  });
}
