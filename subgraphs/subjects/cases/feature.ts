import type { Model } from 'mongoose';
import type { SubjectRow } from '../../../schema/generated/subjects.rows';
import type { StoreRequest } from '../../framework/context';
import type { Feature } from '../../framework/feature';
import type { FormerCodeRecord } from '../codes/record';
import { subjectDirectory, type DirectoryParts } from '../directory/subjectDirectory';
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
  readonly subject: Model<SubjectRow>;
  readonly formerCode: Model<FormerCodeRecord>;
  readonly index: IndexModels;
}

/** A step makes its effects at once; this is for those that a crash or an outage has left. */
const EFFECTS = 'cases.effects';

const directoryOf = (
  { subject: model, formerCode }: CaseModels,
  { vault, now }: Pick<DirectoryParts, 'vault' | 'now'>,
) => subjectDirectory({ model, formerCode, vault, now });

const requestOf = (models: CaseModels, request: StoreRequest): CasesRequest => ({
  model: models.case,
  indexed: models.index.record,
  subjects: directoryOf(models, { vault: request.vault, now: () => request.now }),
  request,
});

export const caseStores = {
  cases: (models: CaseModels, request: StoreRequest) => caseStore(requestOf(models, request)),
  caseReader: (models: CaseModels, request: StoreRequest) => caseReader(requestOf(models, request)),
  repairs: (models: CaseModels, request: StoreRequest) => repairStore(requestOf(models, request)),
};

/** Cases: objections, applications for repair, commitments. */
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
  async jobs(jobs, models, { caseRecords: records, vault, now, log }) {
    if (records === undefined) return;
    const subjects = directoryOf(models, { vault, now });
    const places = { model: models.case, indexed: models.index.record, subjects, vault, records };
    jobs.define(EFFECTS, {}, (_data, context) => makeDueEffects(places, { now, log }, context));
    await jobs.every(EFFECTS, '15 seconds');
  },
};
