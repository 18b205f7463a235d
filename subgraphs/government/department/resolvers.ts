import type { SubgraphContext } from '../../kit/context';
import type { Stores } from '../stores';
import type { DepartmentRecord } from './record';

type Context = SubgraphContext<Stores>;

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
    id: (department: DepartmentRecord) => department._id,
  },
};
