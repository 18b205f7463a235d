import { creditError } from '../../../schema/errors';
import type { CursorCodec, CursorPosition } from './cursor';
import { positionOf, type Order } from './order';

export const MAX_PAGE_SIZE = 100;
export const DEFAULT_PAGE_SIZE = 20;

/** Paging arguments as a client sends them. */
export interface PageArgs {
  readonly first?: number | null;
  readonly after?: string | null;
}

/** Paging arguments, checked. */
export interface Page {
  readonly first: number;
  readonly after: CursorPosition | undefined;
}

/** A Relay connection. `totalCount` is null where more match than are counted. */
export interface Connection<T> {
  readonly edges: { readonly cursor: string; readonly node: T }[];
  readonly nodes: T[];
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
  readonly totalCount: number | null;
}

/**
 * Checks paging arguments.
 * @param list names the list and its order; a cursor of another list is refused
 * @throws PAGE_SIZE_OUT_OF_RANGE, INVALID_CURSOR
 */
export function readPage(args: PageArgs, list: string, cursors: CursorCodec): Page {
  const first = args.first ?? DEFAULT_PAGE_SIZE;
  if (first < 1 || first > MAX_PAGE_SIZE) {
    throw creditError(
      'PAGE_SIZE_OUT_OF_RANGE',
      `The argument first is ${first}; it must be between 1 and ${MAX_PAGE_SIZE}.`,
    );
  }
  const after = args.after == null ? undefined : cursors.decode(list, args.after);
  return { first, after };
}

/**
 * Makes a connection of the rows that follow a position. Cursors are signed as they are read, so
 * that who asks for none pays for none.
 * @param rows up to `first + 1` rows in order: one more than the page tells that more follow
 */
export function connectionOf<T extends object>(
  rows: readonly T[],
  page: Page,
  list: string,
  order: Order,
  cursors: CursorCodec,
  totalCount: number | null,
): Connection<T> {
  const cursorOf = (row: T) =>
    cursors.encode(list, positionOf(order, row as Record<string, unknown>));
  return new RowsConnection(rows, page, cursorOf, totalCount);
}

type CursorOf<T> = (row: T) => string;

class RowsConnection<T> implements Connection<T> {
  readonly nodes: T[];
  readonly pageInfo: Connection<T>['pageInfo'];
  readonly totalCount: number | null;
  readonly #cursorOf: CursorOf<T>;

  constructor(rows: readonly T[], page: Page, cursorOf: CursorOf<T>, totalCount: number | null) {
    this.nodes = rows.slice(0, page.first);
    this.pageInfo = new RowsPageInfo(this.nodes, rows.length > page.first, page, cursorOf);
    this.totalCount = totalCount;
    this.#cursorOf = cursorOf;
  }

  get edges(): { readonly cursor: string; readonly node: T }[] {
    return this.nodes.map((node) => new RowEdge(node, this.#cursorOf));
  }
}

class RowEdge<T> {
  readonly node: T;
  readonly #cursorOf: CursorOf<T>;

  constructor(node: T, cursorOf: CursorOf<T>) {
    this.node = node;
    this.#cursorOf = cursorOf;
  }

  get cursor(): string {
    return this.#cursorOf(this.node);
  }
}

class RowsPageInfo<T> {
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
  readonly #nodes: readonly T[];
  readonly #cursorOf: CursorOf<T>;

  constructor(nodes: readonly T[], hasNextPage: boolean, page: Page, cursorOf: CursorOf<T>) {
    this.hasNextPage = hasNextPage;
    this.hasPreviousPage = page.after !== undefined;
    this.#nodes = nodes;
    this.#cursorOf = cursorOf;
  }

  get startCursor(): string | null {
    return this.#cursorAt(0);
  }

  get endCursor(): string | null {
    return this.#cursorAt(-1);
  }

  #cursorAt(place: number): string | null {
    const node = this.#nodes.at(place);
    return node === undefined ? null : this.#cursorOf(node);
  }
}
