import type { Filter, RowsRead } from '../reading/rowsRead';
import { afterCondition, reversed, sortOf, type Order } from './order';
import type { CursorCodec } from './cursor';
import { readPage, type Page, type PageArgs } from './page';

/** One list of a collection, as it is asked for in one place of an operation. */
export interface RowList {
  readonly collection: string;
  /** Names the list in cursors, its order included: `Penalty.search.FINE_DESC`. */
  readonly name: string;
  /** The `type` of its rows, where the collection holds several. */
  readonly type?: string;
  /** All types that the collection holds. */
  readonly types?: readonly string[];
  /** Which rows are there at all for the caller. */
  readonly there: Filter;
  /** What the list itself asks of them; absent where it asks nothing. */
  readonly filter?: Filter;
  readonly order: Order;
  readonly page: Page;
  readonly project: Readonly<Record<string, 0 | 1>>;
  readonly wantsTotal: boolean;
}

/** The condition of a list's rows, but for their type and the page. */
export function conditionOf({ there, filter }: Pick<RowList, 'there' | 'filter'>): Filter {
  return filter === undefined ? there : { $and: [filter, there] };
}

/** The order in which a page is read. */
export function readingOrder({ order, page }: Pick<RowList, 'order' | 'page'>): Order {
  return page.backward ? reversed(order) : order;
}

/** A condition with the place where the page starts. */
export function fromStart(condition: Filter, list: Pick<RowList, 'order' | 'page'>): Filter {
  const { start } = list.page;
  if (start === undefined) return condition;
  return { $and: [condition, afterCondition(readingOrder(list), start)] };
}

/** The rows of the page, and one more where more follow. */
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
 * A list, with its paging arguments checked.
 * @throws PAGE_SIZE_OUT_OF_RANGE, INVALID_CURSOR, BAD_USER_INPUT
 */
export function rowList(
  { cursors }: { readonly cursors: CursorCodec },
  { args, ...list }: Omit<RowList, 'page'> & { readonly args: PageArgs },
): RowList {
  return { ...list, page: readPage(args, list.name, cursors) };
}
