import type { Model } from 'mongoose';
import type { SubgraphContext } from '../framework/context';
import { defineSubgraph } from '../framework/defineSubgraph';
import { departmentModel } from './department/model';
import type { DepartmentRow } from '../../schema/generated/government.rows';
import { departmentResolvers } from './department/resolvers';
import { departmentStore, type WithDepartments } from './department/store';
import { doublePublicityFeature } from './doublePublicity/feature';
import { doublePublicityModels, type DoublePublicityModels } from './doublePublicity/models';
import { penalty } from './Penalty';
import { permit } from './Permit';

interface Models extends DoublePublicityModels {
  readonly department: Model<DepartmentRow>;
}

/** 政务诚信: the responsible departments, with their permits and penalties. */
export const governmentSubgraph = defineSubgraph<Models, WithDepartments>({
  name: 'government',
  records: [permit, penalty],
  models: (connection) => ({
    department: departmentModel(connection),
    ...doublePublicityModels(connection),
  }),
  stores: { departments: (models, request) => departmentStore(models.department, request) },
  features: [doublePublicityFeature],
  resolvers: [departmentResolvers],
  references: {
    Department: (id, { stores }: SubgraphContext<WithDepartments>) => stores.departments.byId(id),
  },
});
