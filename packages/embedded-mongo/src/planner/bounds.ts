import { BSONRegExp, MaxKey, MinKey } from 'bson';
import type { Predicate } from '../query/index';
import { encodeKeyPart, typeBounds } from '../values/keyEncoding';
import { isDoc, isNum, type Value } from '../values/types';
import { isNaNValue } from '../values/numbers';
import { afterPrefix } from '../storage/keyspace';

/** Encoded values of one index field: low ≤ bytes < high. */
export interface Interval {
  readonly low: Buffer;
  readonly high: Buffer;
  /** For explain, as MongoDB prints it: `[1, 1]`, `(1, inf.0]`. */
  readonly label: string;
}

export interface FieldBounds {
  intervals: Interval[];
  /** Every interval is one value. */
  points: boolean;
  /** The interval holds exactly the documents the predicates accept: no re-check is needed. */
  exact: boolean;
  /** No document without the field can be among the answers. */
  excludesMissing: boolean;
  used: readonly Predicate[];
}

const DIGEST_BYTES = 16;
const show = (value: Value): string => JSON.stringify(value);

/** Values whose index entries cannot stand for the comparison: they are left to the filter. */
function comparable(value: Value | undefined): value is Value {
  return !(
    value === undefined ||
    Array.isArray(value) ||
    value instanceof BSONRegExp ||
    value instanceof MinKey ||
    value instanceof MaxKey
  );
}

/** One value. A plan needs only its low end; the rest is computed on demand. */
class Point implements Interval {
  readonly low: Buffer;
  readonly whole: boolean;
  private readonly value: Value;

  constructor(value: Value, direction: 1 | -1) {
    const { bytes, exact } = encodeKeyPart(value, direction);
    this.low = bytes;
    this.whole = exact;
    this.value = value;
  }

  get high(): Buffer {
    return afterPrefix(this.low);
  }

  get label(): string {
    return `[${show(this.value)}, ${show(this.value)}]`;
  }
}

/** Each value once, in the order of their bytes. */
function inOrder(points: readonly Point[]): Point[] {
  if (points.length === 1) return [...points];
  const byBytes = new Map(points.map((point) => [point.low.toString('latin1'), point]));
  return [...byBytes.keys()].sort().map((bytes) => byBytes.get(bytes) as Point);
}

function pointBounds(values: Value[], direction: 1 | -1, used: Predicate[]): FieldBounds {
  const points = values.map((value) => new Point(value, direction));
  const intervals = inOrder(points);
  const plain = values.every((value) => value !== null);
  return {
    intervals,
    points: true,
    exact: plain && points.every((p) => p.whole),
    excludesMissing: plain,
    used,
  };
}

type Side = 'gt' | 'gte' | 'lt' | 'lte';

/** Where a one-sided comparison cuts the encoded values, and whether it cuts below or above. */
function cut(
  op: Side,
  value: Value,
  direction: 1 | -1,
): { at: Buffer; low: boolean; whole: boolean } {
  const { bytes, exact } = encodeKeyPart(value, direction);
  const low = op.startsWith('g') === (direction === 1);
  // A hashed tail has lost the order beyond the cut: take in everything that shares the head.
  if (!exact) {
    const head = bytes.subarray(0, bytes.length - DIGEST_BYTES);
    return { at: low ? head : afterPrefix(head), low, whole: false };
  }
  const inclusive = op.endsWith('e');
  return { at: low === inclusive ? bytes : afterPrefix(bytes), low, whole: true };
}

function rangeBounds(predicates: Predicate[], direction: 1 | -1): FieldBounds | undefined {
  const first = predicates[0]?.operand as Value;
  if (!comparable(first)) return undefined;
  let { low, high } = typeBounds(first, direction);
  let exact = true;
  for (const { op, operand } of predicates) {
    const value = operand;
    if (!comparable(value)) return undefined;
    // NaN is ordered below the numbers but compared with none of them.
    if (isNum(value)) exact &&= !isNaNValue(value) && predicates.some((p) => p.op.startsWith('g'));
    if (value === null || isDoc(value)) exact = false;
    const bracket = typeBounds(value, direction);
    if (!bracket.low.equals(typeBounds(first, direction).low)) {
      return { intervals: [], points: false, exact: true, excludesMissing: true, used: predicates };
    }
    const { at, low: isLow, whole } = cut(op as Side, value, direction);
    exact &&= whole;
    if (isLow) low = Buffer.compare(at, low) > 0 ? at : low;
    else high = Buffer.compare(at, high) < 0 ? at : high;
  }
  const label = predicates.map(({ op, operand }) => `${op} ${show(operand)}`).join(', ');
  const empty = Buffer.compare(low, high) >= 0;
  return {
    intervals: empty ? [] : [{ low, high, label }],
    points: false,
    exact,
    excludesMissing: first !== null,
    used: predicates,
  };
}

function prefixBounds(predicate: Predicate, direction: 1 | -1): FieldBounds | undefined {
  const prefix = predicate.operand;
  if (typeof prefix !== 'string' || prefix === '' || prefix.includes('\0') || prefix.length > 200) {
    return undefined;
  }
  // A string is its bytes and a terminator: without that, what is left is the prefix of its kind.
  const { bytes } = encodeKeyPart(prefix, direction);
  const head = bytes.subarray(0, bytes.length - 2);
  // A stored regular expression equal to the one asked for matches as well.
  const regex = typeBounds(new BSONRegExp(''), direction);
  return {
    intervals: [
      { low: head, high: afterPrefix(head), label: `[${show(prefix)}, …)` },
      { ...regex, label: '[/…/]' },
    ],
    points: false,
    exact: false,
    excludesMissing: true,
    used: [predicate],
  };
}

/**
 * What the predicates on one path say about one index field; undefined when nothing usable.
 * On a multikey field two comparisons may be met by different elements, so only one may bound it.
 */
export function fieldBounds(
  predicates: readonly Predicate[],
  direction: 1 | -1,
  multikey: boolean,
  hashed: boolean,
): FieldBounds | undefined {
  for (const predicate of predicates) {
    const { op, operand } = predicate;
    if (op === 'eq' && comparable(operand)) {
      return pointBounds([operand], direction, [predicate]);
    }
    if (op === 'in' && (operand as Value[]).every(comparable)) {
      return pointBounds(operand as Value[], direction, [predicate]);
    }
  }
  if (hashed) return undefined;
  const sides = predicates.filter(({ op }) => /^[gl]te?$/.test(op));
  if (sides.length > 0) {
    const found = rangeBounds(multikey ? sides.slice(0, 1) : sides, direction);
    if (found) return found;
  }
  const prefix = predicates.find(({ op }) => op === 'regexPrefix');
  return prefix && prefixBounds(prefix, direction);
}
