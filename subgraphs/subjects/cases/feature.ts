import type { Model } from 'mongoose';
import type { StoreRequest } from '../../framework/context';
import type { Feature } from '../../framework/feature';
import { caseReader, type CaseReader } from './reading';
import type { CaseRecord } from './record';
import { makeDueEffects } from './dueEffects';
import { repairStore, type RepairStore } from './repair/store';
import { caseResolvers } from './resolvers';
import { caseStore, type CaseStore } from './store';

export interface CaseModels {
  readonly case: Model<CaseRecord>;
}

/** The stores of the cases. */
export interface CaseStores {
  readonly cases: CaseStore;
  readonly caseReader: CaseReader;
  readonly repairs: RepairStore;
}

/** A step makes its effects at once; this is for those that a crash or an outage has left. */
const EFFECTS = 'cases.effects';

export const caseStores = {
  cases: ({ case: model }: CaseModels, request: StoreRequest) => caseStore({ model, request }),
  caseReader: ({ case: model }: CaseModels, request: StoreRequest) =>
    caseReader({ model, request }),
  repairs: ({ case: model }: CaseModels, request: StoreRequest) => repairStore({ model, request }),
};

/** Cases about records: objections and applications for repair. */
export const casesFeature: Feature<CaseModels> = {
  resolvers: caseResolvers,
  async jobs(jobs, { case: model }, { caseRecords, now, log }) {
    if (caseRecords === undefined) return;
    jobs.define(EFFECTS, {}, (_data, context) =>
      makeDueEffects({ model, records: caseRecords, now, log }, context),
    );
    await jobs.every(EFFECTS, '15 seconds');
  },
};
