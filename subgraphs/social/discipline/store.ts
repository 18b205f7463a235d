import type { Model } from 'mongoose';
import type { StoreRequest } from '../../kit/context';
import type { Connection, PageArgs } from '../../kit/page/page';
import type { FieldSources } from '../../kit/projection';
import { recordsOf } from '../../kit/record/recordsOf';
import { recordStore, type ListSelection, type RecordStore } from '../../kit/record/recordStore';
import type { DisciplineDocument } from './record';

const SOURCES: FieldSources = {};

export interface DisciplineStore extends RecordStore<DisciplineDocument> {
  /** A page of a practitioner's discipline, latest first. Batched over practitioners. */
  ofPractitioner(
    practitionerId: string,
    args: PageArgs,
    selection: ListSelection,
  ): Promise<Connection<DisciplineDocument>>;
}

export function disciplineStore(
  model: Model<DisciplineDocument>,
  request: StoreRequest,
): DisciplineStore {
  return {
    ...recordStore(model, request, SOURCES),
    ofPractitioner: async (practitionerId, args, selection) =>
      recordsOf(model, request, SOURCES, 'practitionerId', practitionerId, args, selection),
  };
}
