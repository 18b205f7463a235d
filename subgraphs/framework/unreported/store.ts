import type { Model } from 'mongoose';
import type { StoreRequest } from '../context';
import { reportsLimit } from '../guard/reportsLimit';
import { rowList } from '../lists/list';
import type { Connection, PageArgs } from '../lists/page';
import { searchPage } from '../lists/pager';
import type { ListSelection } from '../selection';
import type { UnreportedGround, UnreportedRecord } from './model';

export interface UnreportedQuestion extends PageArgs {
  readonly department?: string | null;
  readonly type?: string | null;
  readonly ground?: UnreportedGround | null;
}

export interface UnreportedStore {
  /** The records that may not have been reported, by department, kind and day of the decision. */
  search(
    question: UnreportedQuestion,
    selection: ListSelection,
  ): Promise<Connection<UnreportedRecord>>;
}

/** The stores that the resolvers of unreported records need. */
export interface WithUnreported {
  readonly unreported: UnreportedStore;
}

const ORDER = [
  ['department', 1],
  ['type', 1],
  ['decidedOn', 1],
  ['_id', 1],
] as const;

export function unreportedStore(
  model: Model<UnreportedRecord>,
  request: StoreRequest,
): UnreportedStore {
  return {
    search({ department: asked, type, ground, ...args }, selection) {
      const limit = reportsLimit(request.viewer, asked) ?? { department: '' };
      return searchPage<UnreportedRecord>(
        request,
        rowList(request, {
          collection: model.collection.collectionName,
          name: 'UnreportedRecord.search',
          scope: { ...limit, ...(type != null && { type }), ...(ground != null && { ground }) },
          order: ORDER,
          args,
          project: {},
          wantsTotal: selection.wantsTotal,
        }),
      );
    },
  };
}
