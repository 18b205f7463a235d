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
 * Makes a connection of the rows that follow a position.
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
  const nodes = rows.slice(0, page.first);
  const edges = nodes.map((node) => ({
    cursor: cursors.encode(list, positionOf(order, node as Record<string, unknown>)),
    node,
  }));
  return {
    edges,
    nodes,
    pageInfo: {
      hasNextPage: rows.length > page.first,
      hasPreviousPage: page.after !== undefined,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
    totalCount,
  };
}
