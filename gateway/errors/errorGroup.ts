import type { GraphQLFormattedError } from 'graphql';
import {
  inOrder,
  MAX_POSITIONS,
  positionedPath,
  type NullFinder,
  type Position,
} from './positions';
import type { Translated } from './translate';

/** The errors of one code and message at one path, at all its positions. */
export interface ErrorGroup extends Translated {
  /** Response names, and `@` for every list on the way. */
  readonly path: readonly string[];
  readonly visible: Readonly<Record<string, unknown>>;
  /** Positions that the errors give; there may be fewer than `count`. */
  readonly positions: Position[];
  /** Whether an error stands for all positions of its path, however many there are. */
  everywhere: boolean;
  count: number;
  /** Whether the count is shown; always when it is of several positions. */
  isCounted: boolean;
}

/** A position that leads to a value is wrong; so many are checked before the nulls are searched. */
const MAX_CHECKED = 4 * MAX_POSITIONS;

/**
 * The errors of a group as the client receives them: one, or one for each of the first
 * `MAX_POSITIONS` items of lists, each with the number of all.
 * @param nulls of the response; undefined when it has no data
 */
export function errorsOfGroup(
  group: ErrorGroup,
  nulls: NullFinder | undefined,
): GraphQLFormattedError[] {
  const { message, locations, path } = group;
  const inLists = path.includes('@');
  const { positions, total } =
    inLists && nulls !== undefined ? placed(group, nulls) : unplaced(group);
  const extensions = {
    code: group.code,
    ...group.visible,
    ...(inLists && { normalizedPath: path.join('.') }),
    ...((group.isCounted || (inLists && total > 1)) && { count: total }),
  };
  return positions.map((position) => ({
    message,
    ...(locations && { locations }),
    ...(path.length > 0 && { path: positionedPath(path, position) }),
    extensions,
  }));
}

interface Placed {
  readonly positions: readonly Position[];
  readonly total: number;
}

/** One error, whose path ends before the first list. */
const unplaced = ({ count }: ErrorGroup): Placed => ({ positions: [[]], total: count });

/**
 * The positions at which a group is reported, in the order of the response. Its own positions are
 * used as far as they lead to nulls; the nulls of the response replace the others.
 */
function placed(group: ErrorGroup, nulls: NullFinder): Placed {
  const { path, everywhere, count } = group;
  const found = new Map<string, Position>();
  // Subgraphs answer in an order of their own; the client sees the first items of its lists.
  for (const position of group.positions.toSorted(inOrder).slice(0, MAX_CHECKED))
    if (found.size < MAX_POSITIONS && nulls.isNull(path, position))
      found.set(position.join(), position);
  let total = count;
  if (everywhere || found.size < Math.min(count, MAX_POSITIONS)) {
    const all = nulls.nullsAt(path);
    if (everywhere) total = Math.max(count, all.total);
    for (const position of all.positions)
      if (found.size < Math.min(total, MAX_POSITIONS)) found.set(position.join(), position);
  }
  if (found.size === 0) return unplaced(group);
  return { positions: [...found.values()].sort(inOrder), total };
}
