import type { SubgraphContext } from '../../framework/context';
import type { DepartmentRow } from '../../../schema/generated/government.rows';
import type { WithDepartments } from './store';

type Context = SubgraphContext<WithDepartments>;

const byId = (_: unknown, { id }: { id: string }, { stores }: Context) =>
  stores.departments.byId(id);

export const departmentResolvers = {
  Query: {
    department: byId,
    departments: (_: unknown, _args: unknown, { stores }: Context) => stores.departments.all(),
  },
  Department: {
    __resolveReference: ({ id }: { id: string }, { stores }: Context) =>
      stores.departments.byId(id),
    id: (department: DepartmentRow) => department._id,
  },
};
