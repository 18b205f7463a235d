import type { Model } from 'mongoose';
import { defineSubgraph } from '../kit/definition';
import { freezingModel } from '../kit/freezing/model';
import type { FreezingRecord } from '../kit/freezing/record';
import { freezingResolvers } from '../kit/freezing/resolvers';
import { freezingStore } from '../kit/freezing/store';
import { aboutRecord } from '../kit/guard/about';
import { mergeResolvers } from '../kit/mergeResolvers';
import { OF_PERSONS } from '../kit/record/restricted';
import { storesOnUse } from '../kit/storesOnUse';
import { departmentModel } from './department/model';
import type { DepartmentRecord } from './department/record';
import { departmentResolvers } from './department/resolvers';
import { departmentStore } from './department/store';
import { penaltyModel } from './penalty/model';
import { RESTRICTED_PENALTIES, type PenaltyRecord } from './penalty/record';
import { penaltyResolvers } from './penalty/resolvers';
import { penaltyStore } from './penalty/store';
import { permitModel } from './permit/model';
import type { PermitRecord } from './permit/record';
import { permitResolvers } from './permit/resolvers';
import { permitStore } from './permit/store';
import type { Stores } from './stores';

interface Models {
  readonly department: Model<DepartmentRecord>;
  readonly permit: Model<PermitRecord>;
  readonly penalty: Model<PenaltyRecord>;
  readonly freezing: Model<FreezingRecord>;
}

/** 政务诚信: the responsible departments, and what they permitted and punished. */
export const governmentSubgraph = defineSubgraph<Models, Stores>({
  name: 'government',
  models: (connection) => ({
    department: departmentModel(connection),
    permit: permitModel(connection),
    penalty: penaltyModel(connection),
    freezing: freezingModel(connection),
  }),
  stores: storesOnUse<Models, Stores>({
    departments: (models, request) => departmentStore(models.department, request),
    permits: (models, request) => permitStore(models.permit, request),
    penalties: (models, request) => penaltyStore(models.penalty, request),
    freezings: (models, request) =>
      freezingStore(models.freezing, [models.permit, models.penalty], request),
  }),
  resolvers: mergeResolvers(
    departmentResolvers,
    permitResolvers,
    penaltyResolvers,
    freezingResolvers('Government'),
  ),
  aboutOf: aboutRecord,
  restricted: { Permit: OF_PERSONS, Penalty: RESTRICTED_PENALTIES },
});
