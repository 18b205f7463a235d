import type { Model } from 'mongoose';
import type { StoreRequest } from '../../framework/context';
import type { Feature } from '../../framework/feature';
import type { IndexModels } from '../recordIndex/model';
import type { CasesRequest } from './casesRequest';
import { caseReader } from './reading';
import type { CaseRecord } from './record';
import { observeCases } from './caseMetrics';
import { makeDueEffects } from './dueEffects';
import { repairStore } from './repair/store';
import { caseResolvers } from './resolvers';
import { caseStore } from './store';

export interface CaseModels {
  readonly case: Model<CaseRecord>;
  readonly index: IndexModels;
}

/** A step makes its effects at once; this is for those that a crash or an outage has left. */
const EFFECTS = 'cases.effects';

const requestOf = ({ case: model, index }: CaseModels, request: StoreRequest): CasesRequest => ({
  model,
  indexed: index.record,
  request,
});

export const caseStores = {
  cases: (models: CaseModels, request: StoreRequest) => caseStore(requestOf(models, request)),
  caseReader: (models: CaseModels, request: StoreRequest) => caseReader(requestOf(models, request)),
  repairs: (models: CaseModels, request: StoreRequest) => repairStore(requestOf(models, request)),
};

/** Cases about records: objections and applications for repair. */
export const casesFeature: Feature<CaseModels> = {
  resolvers: caseResolvers,
  begin({ case: model }, { metrics, now }) {
    const forget = observeCases(model, metrics, now);
    return Promise.resolve({
      stop() {
        forget();
        return Promise.resolve();
      },
    });
  },
  async jobs(jobs, { case: model, index }, { caseRecords: records, now, log }) {
    if (records === undefined) return;
    jobs.define(EFFECTS, {}, (_data, context) =>
      makeDueEffects({ model, indexed: index.record, records }, { now, log }, context),
    );
    await jobs.every(EFFECTS, '15 seconds');
  },
};
