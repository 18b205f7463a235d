import type { Model } from 'mongoose';
import type { StoreRequest } from '../../kit/context';
import type { Connection, PageArgs } from '../../kit/page/page';
import { decidedBetween } from '../../kit/record/decidedBetween';
import { recordStore, type RecordStore } from '../../kit/record/recordStore';
import type { ListSelection } from '../../kit/selection';
import { DECISION_SOURCES } from '../decisionSources';
import type { PermitClass, PermitRecord } from './record';

export interface PermitSearch extends PageArgs {
  readonly order?: 'NEWEST' | null;
  readonly filter?: {
    readonly department?: string | null;
    readonly permitClass?: PermitClass | null;
    readonly decidedFrom?: string | null;
    readonly decidedTo?: string | null;
  } | null;
}

export interface PermitStore extends Pick<RecordStore<PermitRecord>, 'byId' | 'ofSubjects'> {
  search(args: PermitSearch, selection: ListSelection): Promise<Connection<PermitRecord>>;
}

export function permitStore(model: Model<PermitRecord>, request: StoreRequest): PermitStore {
  const records = recordStore(model, request, DECISION_SOURCES);
  return {
    ...records,
    search: (args, selection) => records.search(args, selection, { filter: conditions(args) }),
  };
}

function conditions({ filter }: PermitSearch): Record<string, unknown> {
  return {
    ...(filter?.department != null && { authorityId: filter.department }),
    ...(filter?.permitClass != null && { permitClass: filter.permitClass }),
    ...decidedBetween(filter?.decidedFrom, filter?.decidedTo),
  };
}
