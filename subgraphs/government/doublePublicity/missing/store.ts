import type { Model } from 'mongoose';
import type { StoreRequest } from '../../../framework/context';
import { rowList } from '../../../framework/lists/list';
import type { Connection, PageArgs } from '../../../framework/lists/page';
import { searchPage } from '../../../framework/lists/pager';
import type { ListSelection } from '../../../framework/selection';
import { reportsLimit } from '../../../framework/guard/reportsLimit';
import type { MissingNumbers } from './model';

export interface MissingQuestion extends PageArgs {
  readonly department?: string | null;
  readonly type?: string | null;
  readonly year?: number | null;
}

export interface MissingStore {
  /** The gaps in the numbers of documents, by department, kind, series and year. */
  search(question: MissingQuestion, selection: ListSelection): Promise<Connection<MissingNumbers>>;
}

/** The stores that the resolvers of missing reports need. */
export interface WithMissing {
  readonly missingReports: MissingStore;
}

const ORDER = [
  ['department', 1],
  ['type', 1],
  ['series', 1],
  ['year', 1],
  ['from', 1],
  ['_id', 1],
] as const;

export function missingStore(model: Model<MissingNumbers>, request: StoreRequest): MissingStore {
  return {
    search({ department: asked, type, year, ...args }, selection) {
      const limit = reportsLimit(request.viewer, asked) ?? { department: '' };
      return searchPage<MissingNumbers>(
        request,
        rowList(request, {
          collection: model.collection.collectionName,
          name: 'MissingReport.search',
          scope: { ...limit, ...(type != null && { type }), ...(year != null && { year }) },
          order: ORDER,
          args,
          project: {},
          wantsTotal: selection.wantsTotal,
        }),
      );
    },
  };
}
