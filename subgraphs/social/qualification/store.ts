import type { Model } from 'mongoose';
import type { StoreRequest } from '../../kit/context';
import type { PageArgs } from '../../kit/page/page';
import type { PageOfParent } from '../../kit/page/pager';
import type { FieldSources } from '../../kit/projection';
import { recordsOf } from '../../kit/record/recordsOf';
import { recordStore, type RecordStore } from '../../kit/record/recordStore';
import type { ListSelection } from '../../kit/selection';
import type { QualificationRecord } from './record';

const SOURCES: FieldSources = {};

export interface QualificationStore extends RecordStore<QualificationRecord> {
  /** The pages of practitioners' qualifications, latest first. Batched over practitioners. */
  ofPractitioners(args: PageArgs, selection: ListSelection): PageOfParent<QualificationRecord>;
}

export function qualificationStore(
  model: Model<QualificationRecord>,
  request: StoreRequest,
): QualificationStore {
  return {
    ...recordStore(model, request, SOURCES),
    ofPractitioners: (args, selection) =>
      recordsOf(model, request, SOURCES, 'practitionerId', args, selection),
  };
}
