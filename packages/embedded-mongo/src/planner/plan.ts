import type { IndexDefinition } from '../indexes/definition';
import { boundedKey, LITERAL_BYTES } from '../indexes/keys';
import type { Collection } from '../storage/catalog';
import { afterPrefix, documentPrefix, indexPrefix } from '../storage/keyspace';
import type { KeyRange } from '../storage/reader';
import type { FieldBounds } from './bounds';

/** The order a query wants, as pairs of path and direction. */
export type SortOrder = readonly (readonly [path: string, direction: 1 | -1])[];

/** How the candidates for an answer are read. */
export interface Plan {
  readonly collection: Collection;
  readonly index: IndexDefinition;
  /** The whole collection is read in _id order for want of an index. */
  readonly scan: boolean;
  readonly reverse: boolean;
  /** In the order they are read. */
  readonly ranges: readonly (KeyRange & { prefixBytes: number })[];
  /** Each range is one key of a unique index. */
  readonly unique: boolean;
  /** Documents come out in the order the query wants. */
  readonly sorted: boolean;
  /** The ranges have to be interleaved to give that order. */
  readonly merged: boolean;
  /** The entries are exactly the answer: documents need no re-check (nor, for a count, a look). */
  readonly exact: boolean;
  readonly bounds: readonly (FieldBounds | undefined)[];
  /** An $or read branch by branch; the other fields then say nothing but that it is no scan. */
  readonly branches?: readonly Plan[];
}

const MAX_RANGES = 5000;
const MAX_MERGED = 200;

/** The bytes before an index's own entries. */
function spaceOf(collection: Collection, index: IndexDefinition): Buffer {
  return index.primary ? documentPrefix(collection.id) : indexPrefix(index.id);
}

/** Beyond the literal bytes a stored key is a digest: widen the range to what is certain. */
function literalRange(low: Buffer, high: Buffer, space: number): { start: Buffer; end: Buffer } {
  const room = space + LITERAL_BYTES;
  return {
    start: low.length > room ? low.subarray(0, room) : low,
    end: high.length > room ? afterPrefix(high.subarray(0, room)) : high,
  };
}

/** Key ranges for the leading fields' bounds: points multiply, the first interval ends the prefix. */
function rangesOf(
  space: Buffer,
  bounds: readonly (FieldBounds | undefined)[],
): { ranges: (KeyRange & { prefixBytes: number })[]; used: number; exact: boolean } {
  let prefixes: Buffer[] = [space];
  let used = 0;
  let exact = true;
  for (const field of bounds) {
    if (!field || prefixes.length * field.intervals.length > MAX_RANGES) break;
    used++;
    exact &&= field.exact;
    if (!field.points) {
      const ranges = prefixes.flatMap((prefix) =>
        field.intervals.map(({ low, high }) => ({
          ...literalRange(
            Buffer.concat([prefix, low]),
            Buffer.concat([prefix, high]),
            space.length,
          ),
          prefixBytes: prefix.length,
        })),
      );
      return { ranges, used, exact: exact && ranges.every((r) => r.start.length <= LITERAL_BYTES) };
    }
    prefixes = prefixes.flatMap((prefix) =>
      field.intervals.map(({ low }) => Buffer.concat([prefix, low])),
    );
  }
  const ranges = prefixes.map((prefix) => {
    const { start, end } = literalRange(prefix, afterPrefix(prefix), space.length);
    return { start, end, prefixBytes: prefix.length };
  });
  return { ranges, used, exact: exact && prefixes.every((p) => p.length <= LITERAL_BYTES) };
}

/** Whether (and in which direction) the index yields the order, given what its bounds hold fixed. */
function orderOf(
  index: IndexDefinition,
  bounds: readonly (FieldBounds | undefined)[],
  used: number,
  sort: SortOrder,
): { reverse: boolean; merged: boolean } | undefined {
  const pointAt = (i: number): FieldBounds | undefined => {
    const field = i < used ? bounds[i] : undefined;
    return field?.points ? field : undefined;
  };
  const constant = new Set(
    index.paths.filter((_, i) => pointAt(i)?.intervals.length === 1 && !index.multikey[i]),
  );
  if (index.hashed) return undefined;
  let direction: number | undefined;
  let merged = false;
  let at = 0;
  for (const [path, wanted] of sort) {
    if (constant.has(path)) continue;
    while (at < index.fields.length && index.paths[at] !== path && pointAt(at)) {
      merged ||= (pointAt(at)?.intervals.length ?? 0) > 1;
      at++;
    }
    const field = index.fields[at];
    if (field?.path !== path) return undefined;
    // A bounded array shows only some of a document's values, perhaps not the deciding one.
    if (index.multikey[at] && index.multikey.slice(0, used).includes(true)) {
      return undefined;
    }
    direction ??= wanted * field.direction;
    if (direction !== wanted * field.direction) return undefined;
    at++;
  }
  return { reverse: direction === -1, merged };
}

/** Builds the plan that reads one index within the bounds. */
export function buildPlan(
  collection: Collection,
  index: IndexDefinition,
  bounds: readonly (FieldBounds | undefined)[],
  sort: SortOrder,
  allUsed: (used: readonly FieldBounds[]) => boolean,
): Plan & { usedFields: number } {
  const space = spaceOf(collection, index);
  const { ranges, used, exact } = rangesOf(space, bounds);
  const order = sort.length > 0 ? orderOf(index, bounds, used, sort) : undefined;
  const merged = order?.merged === true && ranges.length > 1;
  const sorted = order !== undefined && (!merged || ranges.length <= MAX_MERGED);
  const reverse = sorted && order.reverse;
  const unique =
    index.unique && used === index.fields.length && bounds.every((field) => field?.points === true);
  ranges.sort((a, b) => Buffer.compare(a.start, b.start) * (reverse ? -1 : 1));
  const usedBounds = bounds.slice(0, used) as FieldBounds[];
  return {
    collection,
    index,
    scan: index.primary && used === 0,
    reverse,
    ranges: ranges.map(({ start, end, prefixBytes }) => ({
      start: unique ? Buffer.concat([space, boundedKey(start.subarray(space.length))]) : start,
      end,
      prefixBytes,
      reverse,
    })),
    unique,
    sorted,
    merged: merged && sorted,
    exact: exact && allUsed(usedBounds),
    bounds: bounds.slice(0, used),
    usedFields: used,
  };
}
