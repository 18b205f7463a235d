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
import { ROW_FIELDS, rowFilter, rowVisible, seesEnded, type RowRuleInput } from './rowRule';
import { rowSources } from './rowSources';
import { withheldRows, type WithheldRows } from './withheldRows';

/** Document fields that every read loads: those that permissions and the default order need. */
const RECORD_KEYS = [
  '_id',
  'type',
  'subjectId',
  'sourceDepartmentId',
  'decisionDate',
  'disclosure',
] as const;

/**
 * Reads the records of one kind. It returns only records that exist for the viewer (rowRule.ts).
 */
export interface RecordReader {
  /** A record by id, or null if none exists for the viewer. Batched. */
  byId(id: string, fields: ReadonlySet<string>): Promise<CreditRecord | null>;
  /**
   * The pages of subjects' records, newest first. Batched across subjects and kinds.
   * @throws PAGE_SIZE_OUT_OF_RANGE, INVALID_CURSOR
   */
  ofSubjects(args: PageArgs, selection: ListSelection): PageOfParent<CreditRecord>;
  /**
   * The pages of records by a parent other than their subject (a practitioner or an order, for
   * example), newest first. The same row rule applies as to every other list.
   * @param parentField field of the row with the parent's id
   * @throws PAGE_SIZE_OUT_OF_RANGE, INVALID_CURSOR
   */
  ofParents(
    parentField: string,
    args: PageArgs,
    selection: ListSelection,
  ): PageOfParent<CreditRecord>;
  /**
   * A page of all matching records.
   * @throws PAGE_SIZE_OUT_OF_RANGE, INVALID_CURSOR, BAD_USER_INPUT
   */
  search(args: PageArgs, selection: ListSelection): Promise<Connection<CreditRecord>>;
}

/**
 * The reader of a record kind for a request.
 * @throws Error if the subgraph has no such kind
 */
export function recordReader(type: string, request: StoreRequest): RecordReader {
  return request.memo.get(`records.${type}`, () => {
    const kind = request.kinds.get(type);
    if (kind === undefined) throw new Error(`The subgraph has no kind of record ${type}.`);
    return new KindReader(kind, request);
  });
}

class KindReader implements RecordReader {
  readonly #kind: RecordKind;
  readonly #request: StoreRequest;
  readonly #ruleInput: RowRuleInput;
  readonly #disclosed: DisclosedRows;
  readonly #withheld: WithheldRows;
  readonly #loaderOf: (fields: ReadonlySet<string>) => DataLoader<string, CreditRecord | null>;

  constructor(kind: RecordKind, request: StoreRequest) {
    const { viewer, today } = request;
    this.#kind = kind;
    this.#request = request;
    this.#ruleInput = { viewer, today, cluster: request.clusters.get(kind.type) };
    this.#disclosed = disclosedRows(kind.type, request);
    this.#withheld = withheldRows(kind.type, request);
    this.#loaderOf = perSelection((fields) => this.#createLoader(fields));
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
    const ended = seesEnded(this.#ruleInput) ? SHOWN_FIELDS : [];
    return {
      collection: RECORDS,
      name: fullName,
      type,
      types: [...this.#request.kinds.keys()],
      scope: this.#rows(),
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

  /**
   * The row rule as a filter. Kinds with the same rule share the object, so that lists are joined.
   */
  #rows(): Filter {
    const { memo } = this.#request;
    return memo.get(`rows.of.${this.#ruleInput.cluster}`, () => {
      const filter = rowFilter(this.#ruleInput);
      return memo.get(`rows.${JSON.stringify(filter)}`, () => filter);
    });
  }

  #createLoader(fields: ReadonlySet<string>): DataLoader<string, CreditRecord | null> {
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
          const visible = rows.filter((row) => rowVisible(row, this.#ruleInput));
          return byKeys(ids, visible, (row) => row._id);
        }),
    );
  }
}
