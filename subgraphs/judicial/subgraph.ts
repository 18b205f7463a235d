import type { Model } from 'mongoose';
import { defineSubgraph } from '../kit/definition';
import { freezingModel } from '../kit/freezing/model';
import type { FreezingRecord } from '../kit/freezing/record';
import { freezingResolvers } from '../kit/freezing/resolvers';
import { freezingStore } from '../kit/freezing/store';
import { aboutRecord } from '../kit/guard/about';
import { mergeResolvers } from '../kit/mergeResolvers';
import { PUBLISHED } from '../kit/record/restricted';
import { storesOnUse } from '../kit/storesOnUse';
import type { SubjectRef } from '../kit/record/references';
import { debtorModel } from './debtor/model';
import type { DebtorRecord } from './debtor/record';
import { debtorResolvers } from './debtor/resolvers';
import { debtorStore } from './debtor/store';
import { defaulterModel } from './defaulter/model';
import type { DefaulterRecord } from './defaulter/record';
import { defaulterResolvers } from './defaulter/resolvers';
import { defaulterStore } from './defaulter/store';
import { restrictionModel } from './restriction/model';
import type { RestrictionRecord } from './restriction/record';
import { restrictionResolvers } from './restriction/resolvers';
import { restrictionStore } from './restriction/store';
import type { Stores } from './stores';

interface Models {
  readonly debtor: Model<DebtorRecord>;
  readonly defaulter: Model<DefaulterRecord>;
  readonly restriction: Model<RestrictionRecord>;
  readonly freezing: Model<FreezingRecord>;
}

/** 司法公信: against whom judgments are enforced, who defaults, and who is restricted. */
export const judicialSubgraph = defineSubgraph<Models, Stores>({
  name: 'judicial',
  models: (connection) => ({
    debtor: debtorModel(connection),
    defaulter: defaulterModel(connection),
    restriction: restrictionModel(connection),
    freezing: freezingModel(connection),
  }),
  stores: storesOnUse<Models, Stores>({
    debtors: (models, request) => debtorStore(models.debtor, request),
    defaulters: (models, request) => defaulterStore(models.defaulter, request),
    restrictions: (models, request) => restrictionStore(models.restriction, request),
    freezings: (models, request) =>
      freezingStore(
        models.freezing,
        [models.debtor, models.defaulter, models.restriction],
        request,
      ),
  }),
  resolvers: mergeResolvers(
    { Subject: { __resolveReference: (subject: SubjectRef) => subject } },
    debtorResolvers,
    defaulterResolvers,
    restrictionResolvers,
    freezingResolvers('Judicial'),
  ),
  restricted: {
    JudgmentDebtor: PUBLISHED,
    JudgmentDefaulter: PUBLISHED,
    ConsumptionRestriction: PUBLISHED,
  },
  aboutOf: (typeName, object) =>
    typeName === 'Subject'
      ? { subjectId: (object as unknown as SubjectRef).id }
      : aboutRecord(typeName, object),
});
