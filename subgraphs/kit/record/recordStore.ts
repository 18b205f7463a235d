import DataLoader from 'dataloader';
import type { Model } from 'mongoose';
import { byKeys } from '../byKeys';
import type { StoreRequest } from '../context';
import type { PageArgs, Connection } from '../page/page';
import type { Order } from '../page/order';
import { pagesOfParents, searchPage, type PageOfParent } from '../page/pager';
import { perSelection } from '../perSelection';
import { projectionOf, type FieldSources } from '../projection';
import { readRows } from '../readRows';
import type { ListSelection } from '../selection';
import { disclosedRows } from './disclosedRows';
import { SHOWN_FIELDS, VISIBILITY_FIELDS } from './live';
import { ROW_FIELDS, rowFilter, rowVisible, seesEnded, type RowQuestion } from './rowRule';
import type { CreditRecord } from './record';
import { withheldRows } from './withheldRows';

/** Newest decision first: the order of every record list that names no other. */
export const NEWEST_FIRST: Order = [
  ['decisionDate', -1],
  ['_id', -1],
];

/** GraphQL fields of every record whose document fields have other names. */
export const RECORD_SOURCES: FieldSources = {
  id: ['_id'],
  subject: ['subjectId'],
  sourceDepartment: ['sourceDepartmentId'],
  visibility: VISIBILITY_FIELDS,
};

/** Document fields every record is loaded with: what permissions read of it, and its place in the usual order. */
const RECORD_KEYS = [
  '_id',
  'subjectId',
  'sourceDepartmentId',
  'decisionDate',
  'disclosure',
] as const;

/** The document fields the rows of a list are loaded with: of rows that may have ended, whether they have. */
export function rowKeys(question: RowQuestion): readonly string[] {
  return seesEnded(question) ? [...RECORD_KEYS, ...SHOWN_FIELDS] : RECORD_KEYS;
}

/** Questions every collection of records answers. Only records that exist for the viewer (rowRule.ts) are ever returned. */
export interface RecordStore<R extends CreditRecord> {
  /** A record by id, or null when there is none for the viewer. Batched. */
  byId(id: string, fields: ReadonlySet<string>): Promise<R | null>;
  /**
   * The pages of the subjects' records, batched over subjects; constant in database commands.
   * @throws PAGE_SIZE_OUT_OF_RANGE, INVALID_CURSOR
   */
  ofSubjects(args: PageArgs, selection: ListSelection, query?: ListQuery): PageOfParent<R>;
  /** A page of all records that match. */
  search(args: PageArgs, selection: ListSelection, query?: ListQuery): Promise<Connection<R>>;
}

/** Conditions and order of a list; both default to none and newest first. */
export interface ListQuery {
  readonly filter?: Record<string, unknown>;
  readonly order?: Order;
  /** Names the order in cursors. */
  readonly orderName?: string;
}

/**
 * The store of one record type.
 * @param ownSources GraphQL field → document fields, where the names differ
 */
export function recordStore<R extends CreditRecord>(
  model: Model<R>,
  request: StoreRequest,
  ownSources: FieldSources = {},
): RecordStore<R> {
  const { viewer, today } = request;
  const question = { viewer, today, cluster: request.clusters.get(model.modelName) };
  const disclosed = disclosedRows(model.modelName, request);
  const withheld = withheldRows(model.modelName, request);

  const project = (fields: ReadonlySet<string>, always: readonly string[]) =>
    projectionOf(fields, { ...RECORD_SOURCES, ...ownSources }, always);

  /** Most lists have no condition but the row rule's own. */
  const withRows = (filter: Record<string, unknown>) => {
    const rows = rowFilter(question);
    return Object.keys(filter).length > 0 ? { $and: [filter, rows] } : rows;
  };

  const listRequest = (
    list: string,
    args: PageArgs,
    selection: ListSelection,
    { filter = {}, order = NEWEST_FIRST, orderName = 'NEWEST' }: ListQuery = {},
  ) => ({
    list: `${model.modelName}.${list}.${orderName}`,
    args,
    order,
    filter: withRows(filter),
    projection: project(selection.fields, [...rowKeys(question), ...order.map(([field]) => field)]),
    wantsTotal: selection.wantsTotal,
  });

  const loaderOf = perSelection((fields) => {
    const projection = project(fields, [...RECORD_KEYS, ...ROW_FIELDS]);
    return request.memo.get(
      `${model.modelName}.byId.${Object.keys(projection).join()}`,
      () =>
        new DataLoader<string, R | null>(async (ids) => {
          const rows = await readRows(model, { _id: { $in: [...ids] } }, { projection });
          const seen = rows.filter((row) => rowVisible(row, question));
          return byKeys(ids, seen, (row) => row._id);
        }),
    );
  });

  return {
    byId(id, fields) {
      return loaderOf(fields)
        .load(id)
        .then((row) => {
          if (row) disclosed.row(row, fields);
          return row;
        });
    },
    ofSubjects(args, selection, query) {
      const wanted = listRequest('ofSubject', args, selection, query);
      return pagesOfParents(model, request, 'subjectId', wanted, (page, subjectId) => {
        disclosed.page(page, selection, subjectId);
        withheld.list(selection.path, subjectId);
      });
    },
    async search(args, selection, query) {
      const wanted = listRequest('search', args, selection, query);
      const page = await searchPage(model, request, wanted);
      disclosed.page(page, selection);
      withheld.list(selection.path);
      return page;
    },
  };
}
