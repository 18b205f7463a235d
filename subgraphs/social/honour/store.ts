import type { Model } from 'mongoose';
import type { StoreRequest } from '../../kit/context';
import type { PageArgs } from '../../kit/page/page';
import type { PageOfParent } from '../../kit/page/pager';
import type { FieldSources } from '../../kit/projection';
import { recordsOf } from '../../kit/record/recordsOf';
import { recordStore, type RecordStore } from '../../kit/record/recordStore';
import type { ListSelection } from '../../kit/selection';
import type { HonourRecord } from './record';

const SOURCES: FieldSources = {};

export interface HonourStore extends RecordStore<HonourRecord> {
  /** The pages of practitioners' honours, latest first. Batched over practitioners. */
  ofPractitioners(args: PageArgs, selection: ListSelection): PageOfParent<HonourRecord>;
}

export function honourStore(model: Model<HonourRecord>, request: StoreRequest): HonourStore {
  return {
    ...recordStore(model, request, SOURCES),
    ofPractitioners: (args, selection) =>
      recordsOf(model, request, SOURCES, 'practitionerId', args, selection),
  };
}
