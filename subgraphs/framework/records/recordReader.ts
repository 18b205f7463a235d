import DataLoader from 'dataloader';
import { byKeys } from '../byKeys';
import type { StoreRequest } from '../context';
import type { RowList } from '../lists/list';
import type { Order } from '../lists/order';
import { readPage, type Connection, type PageArgs } from '../lists/page';
import { pagesOfParents, searchPage, type PageOfParent } from '../lists/pager';
import { perSelection } from '../perSelection';
import { projectionOf } from '../projection';
import type { Filter } from '../reading/rowsRead';
import type { ListSelection } from '../selection';
import { conditionsOf } from './conditions';
import { disclosedRows, type DisclosedRows } from './disclosedRows';
import { SHOWN_FIELDS } from './live';
import { NEWEST_FIRST } from './newestFirst';
import type { CreditRecord } from './record';
import type { RecordKind } from './recordKind';
import { RECORDS } from './recordModels';
import { ROW_FIELDS, rowFilter, rowVisible, seesEnded, type RowQuestion } from './rowRule';
import { rowSources } from './rowSources';
import { withheldRows, type WithheldRows } from './withheldRows';

/** Document fields every record is loaded with: what permissions read of it, and its place in the usual order. */
const RECORD_KEYS = [
  '_id',
  'type',
  'subjectId',
  'sourceDepartmentId',
  'decisionDate',
  'disclosure',
] as const;

/** Questions every kind of record answers. Only records that exist for the viewer (rowRule.ts) are ever returned. */
export interface RecordReader {
  /** A record by id, or null when there is none for the viewer. Batched. */
  byId(id: string, fields: ReadonlySet<string>): Promise<CreditRecord | null>;
  /**
   * The pages of the subjects' records, latest first. Batched over subjects and kinds.
   * @throws PAGE_SIZE_OUT_OF_RANGE, INVALID_CURSOR
   */
  ofSubjects(args: PageArgs, selection: ListSelection): PageOfParent<CreditRecord>;
  /**
   * The pages of the records that belong to parents other than their subject (a practitioner's,
   * an order's), latest first: under the same row rule as every other list.
   * @param parentField field of the row with the parent's id
   * @throws PAGE_SIZE_OUT_OF_RANGE, INVALID_CURSOR
   */
  ofParents(
    parentField: string,
    args: PageArgs,
    selection: ListSelection,
  ): PageOfParent<CreditRecord>;
  /**
   * A page of all records that match.
   * @throws PAGE_SIZE_OUT_OF_RANGE, INVALID_CURSOR, BAD_USER_INPUT
   */
  search(args: PageArgs, selection: ListSelection): Promise<Connection<CreditRecord>>;
}

/**
 * The reader of a kind's records for a request.
 * @throws Error where the subgraph has no such kind
 */
export function recordReader(type: string, request: StoreRequest): RecordReader {
  return request.memo.get(`records.${type}`, () => {
    const kind = request.kinds.get(type);
    if (kind === undefined) throw new Error(`There is no kind of record ${type}.`);
    return new KindReader(kind, request);
  });
}

class KindReader implements RecordReader {
  readonly #kind: RecordKind;
  readonly #request: StoreRequest;
  readonly #question: RowQuestion;
  readonly #disclosed: DisclosedRows;
  readonly #withheld: WithheldRows;
  readonly #loaderOf: (fields: ReadonlySet<string>) => DataLoader<string, CreditRecord | null>;

  constructor(kind: RecordKind, request: StoreRequest) {
    const { viewer, today } = request;
    this.#kind = kind;
    this.#request = request;
    this.#question = { viewer, today, cluster: request.clusters.get(kind.type) };
    this.#disclosed = disclosedRows(kind.type, request);
    this.#withheld = withheldRows(kind.type, request);
    this.#loaderOf = perSelection((fields) => this.#makeLoader(fields));
  }

  byId(id: string, fields: ReadonlySet<string>): Promise<CreditRecord | null> {
    return this.#loaderOf(fields)
      .load(id)
      .then((row) => {
        if (row) this.#disclosed.row(row, fields);
        return row;
      });
  }

  ofSubjects(args: PageArgs, selection: ListSelection): PageOfParent<CreditRecord> {
    const filter = conditionsOf(this.#kind.list?.conditions ?? [], args, 'NEWEST');
    const list = this.#list('ofSubject.NEWEST', args, selection, NEWEST_FIRST, filter);
    return pagesOfParents<CreditRecord>(this.#request, 'subjectId', list, (page, subjectId) => {
      this.#disclosed.page(page, selection, subjectId);
      this.#withheld.list(selection.path, subjectId);
    });
  }

  ofParents(
    parentField: string,
    args: PageArgs,
    selection: ListSelection,
  ): PageOfParent<CreditRecord> {
    const list = this.#list(`of.${parentField}`, args, selection, NEWEST_FIRST);
    return pagesOfParents<CreditRecord>(
      this.#request,
      parentField,
      list,
      (page, _parentId, subjectId) => {
        this.#disclosed.page(page, selection);
        this.#withheld.list(selection.path, subjectId);
      },
    );
  }

  async search(args: PageArgs, selection: ListSelection): Promise<Connection<CreditRecord>> {
    const { conditions, orders, usualOrder } = this.#kind.search!;
    const orderName = (args as { order?: string | null }).order ?? usualOrder;
    const filter = conditionsOf(conditions, args, orderName);
    const list = this.#list(`search.${orderName}`, args, selection, orders[orderName]!, filter);
    const page = await searchPage<CreditRecord>(this.#request, list);
    this.#disclosed.page(page, selection);
    this.#withheld.list(selection.path);
    return page;
  }

  #list(
    name: string,
    args: PageArgs,
    selection: ListSelection,
    order: Order,
    filter?: Filter,
  ): RowList {
    const { type } = this.#kind;
    const fullName = `${type}.${name}`;
    const ended = seesEnded(this.#question) ? SHOWN_FIELDS : [];
    return {
      collection: RECORDS,
      name: fullName,
      type,
      types: [...this.#request.kinds.keys()],
      there: this.#rows(),
      ...(filter && { filter }),
      order,
      page: readPage(args, fullName, this.#request.cursors),
      project: projectionOf(selection.fields, rowSources(this.#kind), [
        ...RECORD_KEYS,
        ...ended,
        ...order.map(([field]) => field),
      ]),
      wantsTotal: selection.wantsTotal,
    };
  }

  /** The row rule; kinds under the same one share it, so that their lists are read together. */
  #rows(): Filter {
    const { memo } = this.#request;
    return memo.get(`rows.of.${this.#question.cluster}`, () => {
      const filter = rowFilter(this.#question);
      return memo.get(`rows.${JSON.stringify(filter)}`, () => filter);
    });
  }

  #makeLoader(fields: ReadonlySet<string>): DataLoader<string, CreditRecord | null> {
    const { memo, reads } = this.#request;
    const { type } = this.#kind;
    const project = projectionOf(fields, rowSources(this.#kind), [...RECORD_KEYS, ...ROW_FIELDS]);
    return memo.get(
      `${type}.byId.${Object.keys(project).join()}`,
      () =>
        new DataLoader(async (ids) => {
          const of = { field: '_id', values: ids };
          const match = { type };
          const rows = await reads.rows<CreditRecord>({ collection: RECORDS, of, match, project });
          const seen = rows.filter((row) => rowVisible(row, this.#question));
          return byKeys(ids, seen, (row) => row._id);
        }),
    );
  }
}
