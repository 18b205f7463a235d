import { creditError } from '../../../schema/errors';
import { DEFAULT_PAGE_SIZE, MAX_PAGE_SIZE } from '../../../schema/pageSizes';
import type { CursorCodec, CursorPosition } from './cursor';

/** Paging arguments as a client sends them; `last` and `before` request a page from the end. */
export interface PageArgs {
  readonly first?: number | null;
  readonly after?: string | null;
  readonly last?: number | null;
  readonly before?: string | null;
}

/** Checked paging arguments. */
export interface Page {
  readonly size: number;
  /** The row that the page follows or, if it is read from the end, precedes. */
  readonly start: CursorPosition | undefined;
  /** Whether the page is read from the end of the list. */
  readonly backward: boolean;
}

/** A Relay connection. `totalCount` is null if it was not requested or exceeds the count limit. */
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
 * Checks paging arguments. `first` and `after` cannot be combined with `last` and `before`,
 * although Relay allows it: Relay discourages `first` with `last`, and a page between two cursors
 * has no single direction in which to read it.
 * @param list identifies the list and its order; a cursor of another list is refused
 * @throws PAGE_SIZE_OUT_OF_RANGE, INVALID_CURSOR, BAD_USER_INPUT for such a combination
 */
export function readPage(args: PageArgs, list: string, cursors: CursorCodec): Page {
  const [fromStart] = (['first', 'after'] as const).filter((name) => args[name] != null);
  const [fromEnd] = (['last', 'before'] as const).filter((name) => args[name] != null);
  if (fromStart !== undefined && fromEnd !== undefined)
    throw creditError(
      'BAD_USER_INPUT',
      `The arguments ${fromStart} and ${fromEnd} cannot be combined: use first and after, or last and before.`,
    );
  const backward = fromEnd !== undefined;
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
