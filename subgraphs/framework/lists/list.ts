import type { Filter, RowsRead } from '../reading/rowsRead';
import { afterCondition, reversed, sortOf, type Order } from './order';
import type { CursorCodec } from './cursor';
import { readPage, type Page, type PageArgs } from './page';

/** One list of a collection, as one place of an operation requests it. */
export interface RowList {
  readonly collection: string;
  /** Identifies the list and its order in cursors: `Penalty.search.FINE_DESC`. */
  readonly name: string;
  /** The `type` of its rows, if the collection contains several types. */
  readonly type?: string;
  /** All types in the collection. */
  readonly types?: readonly string[];
  /** The condition of the rows that exist for the caller. */
  readonly scope: Filter;
  /** The condition that the list's arguments set, if they set any. */
  readonly filter?: Filter;
  readonly order: Order;
  readonly page: Page;
  readonly project: Readonly<Record<string, 0 | 1>>;
  readonly wantsTotal: boolean;
}

/** The condition of a list's rows, without their type and the start of the page. */
export function conditionOf({ scope, filter }: Pick<RowList, 'scope' | 'filter'>): Filter {
  return filter === undefined ? scope : { $and: [filter, scope] };
}

/** The order in which a page is read. */
export function readingOrder({ order, page }: Pick<RowList, 'order' | 'page'>): Order {
  return page.backward ? reversed(order) : order;
}

/** Adds the start of the page to a condition. */
export function fromStart(condition: Filter, list: Pick<RowList, 'order' | 'page'>): Filter {
  const { start } = list.page;
  if (start === undefined) return condition;
  return { $and: [condition, afterCondition(readingOrder(list), start)] };
}

/** The read of a page: its rows and, if more follow, one extra row. */
export function pageRead(list: RowList, more: Filter = {}): RowsRead {
  const { collection, type, project, page } = list;
  return {
    collection,
    match: { ...more, ...(type !== undefined && { type }), ...fromStart(conditionOf(list), list) },
    sort: sortOf(readingOrder(list)),
    limit: page.size + 1,
    project,
  };
}

/**
 * Creates a list from checked paging arguments.
 * @throws PAGE_SIZE_OUT_OF_RANGE, INVALID_CURSOR, BAD_USER_INPUT
 */
export function rowList(
  { cursors }: { readonly cursors: CursorCodec },
  { args, ...list }: Omit<RowList, 'page'> & { readonly args: PageArgs },
): RowList {
  return { ...list, page: readPage(args, list.name, cursors) };
}
