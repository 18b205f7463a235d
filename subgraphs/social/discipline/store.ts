import type { Model } from 'mongoose';
import type { StoreRequest } from '../../kit/context';
import type { PageArgs } from '../../kit/page/page';
import type { PageOfParent } from '../../kit/page/pager';
import type { FieldSources } from '../../kit/projection';
import { recordsOf } from '../../kit/record/recordsOf';
import { recordStore, type RecordStore } from '../../kit/record/recordStore';
import type { ListSelection } from '../../kit/selection';
import type { DisciplineDocument } from './record';

const SOURCES: FieldSources = {};

export interface DisciplineStore extends RecordStore<DisciplineDocument> {
  /** The pages of practitioners' discipline, latest first. Batched over practitioners. */
  ofPractitioners(args: PageArgs, selection: ListSelection): PageOfParent<DisciplineDocument>;
}

export function disciplineStore(
  model: Model<DisciplineDocument>,
  request: StoreRequest,
): DisciplineStore {
  return {
    ...recordStore(model, request, SOURCES),
    ofPractitioners: (args, selection) =>
      recordsOf(model, request, SOURCES, 'practitionerId', args, selection),
  };
}
