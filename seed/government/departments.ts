import type { DepartmentRow } from '../../schema/generated/government.rows';
import { departmentRecords } from '../../subgraphs/government/department/reference';
import { organizationRef } from '../organizations';
import { BODIES, type Plan } from '../plan';

/** The responsible bodies of the plan, with the codes that they have as subjects. */
export function departments(plan: Plan): DepartmentRow[] {
  return departmentRecords((id) => {
    const organ = BODIES.findIndex((body) => body.id === id);
    return organ < 0 ? null : organizationRef(plan, 'organ', organ).uscc;
  });
}
