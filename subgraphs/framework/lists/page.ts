import { creditError } from '../../../schema/errors';
import type { CursorCodec, CursorPosition } from './cursor';

export const MAX_PAGE_SIZE = 100;
export const DEFAULT_PAGE_SIZE = 20;

/** Paging arguments as a client sends them: `last` or `before` ask for a page from the end. */
export interface PageArgs {
  readonly first?: number | null;
  readonly after?: string | null;
  readonly last?: number | null;
  readonly before?: string | null;
}

/** Paging arguments, checked. */
export interface Page {
  readonly size: number;
  /** The row the page follows, or, of a page from the end, precedes. */
  readonly start: CursorPosition | undefined;
  /** Whether the page is read from the end of the list. */
  readonly backward: boolean;
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
 * Checks paging arguments. `first` has a default in the schema, so it does not count where the
 * page is asked for from the end.
 * @param list names the list and its order; a cursor of another list is refused
 * @throws PAGE_SIZE_OUT_OF_RANGE, INVALID_CURSOR, BAD_USER_INPUT for pages from both ends
 */
export function readPage(args: PageArgs, list: string, cursors: CursorCodec): Page {
  const backward = args.last != null || args.before != null;
  if (backward && args.after != null)
    throw creditError(
      'BAD_USER_INPUT',
      'The argument after does not go with last and before; ask for a page from one end.',
    );
  const [name, given] = backward ? ['last', args.last] : ['first', args.first];
  const size = given ?? DEFAULT_PAGE_SIZE;
  if (size < 1 || size > MAX_PAGE_SIZE) {
    throw creditError(
      'PAGE_SIZE_OUT_OF_RANGE',
      `The argument ${name} is ${size}; it must be between 1 and ${MAX_PAGE_SIZE}.`,
    );
  }
  const cursor = backward ? args.before : args.after;
  return { size, backward, start: cursor == null ? undefined : cursors.decode(list, cursor) };
}
