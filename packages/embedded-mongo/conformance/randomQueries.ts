import { BSONRegExp, Decimal128, Double, Int32, Long } from 'bson';
import type { Doc, Value } from '../src/values/types';

/** A seeded source of random choices: the same seed makes the same documents and queries. */
export interface Random {
  /** A whole number below `bound`. */
  below(bound: number): number;
  pick<T>(list: readonly T[]): T;
  chance(probability: number): boolean;
}

/** Mulberry32: small, fast and good enough to choose test cases. */
export function seeded(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (bound: number): number => Math.floor(next() * bound);
  return {
    below,
    pick: (list) => list[below(list.length)] as (typeof list)[number],
    chance: (probability) => next() < probability,
  };
}

const STRINGS = [
  '',
  'a',
  'ab',
  'abc',
  'abd',
  'b',
  'ba',
  'Ab',
  'a\0b',
  'é',
  '信用',
  '\u{1F600}',
  '\uFFFD',
];
const PATHS = ['a', 'b', 'c', 'd.e', 'd', 'd.f', 'list', 'list.k', 'list.e', 'list.0', 'tags'];

/** A number of a random type, from a range small enough for collisions. */
function number(random: Random): Value {
  const n = random.below(12) - 4;
  switch (random.below(8)) {
    case 0:
      return new Double(n + 0.5);
    case 1:
      return new Double(n);
    case 2:
      return Long.fromNumber(n);
    case 3:
      return Decimal128.fromString(random.pick([`${n}`, `${n}.0`, `${n}.5`, '1E-3', 'NaN']));
    case 4:
      return random.pick<Value>([
        new Double(NaN),
        new Double(-0),
        new Double(Infinity),
        new Double(-Infinity),
        Long.fromString('9007199254740993'),
        new Double(9007199254740992),
        Decimal128.fromString('9007199254740993'),
        Decimal128.fromString('-Infinity'),
      ]);
    default:
      return new Int32(n);
  }
}

/** A value of any type, nested at most `depth` deep. */
export function value(random: Random, depth = 2): Value {
  const kind = random.below(depth > 0 ? 14 : 10);
  if (kind < 4) return number(random);
  if (kind < 6) return random.pick(STRINGS);
  if (kind === 6) return null;
  if (kind === 7) return random.chance(0.5);
  if (kind === 8) return new Date(random.below(6) * 86_400_000);
  if (kind === 9) return random.chance(0.8) ? random.pick(STRINGS) : new BSONRegExp('^a', '');
  if (kind < 12) return Array.from({ length: random.below(4) }, () => value(random, depth - 1));
  return embedded(random, depth);
}

function embedded(random: Random, depth: number): Doc {
  const doc: Doc = {};
  for (const name of ['e', 'f', 'k']) if (random.chance(0.5)) doc[name] = value(random, depth - 1);
  return doc;
}

/** A document; any of its fields may be missing or of any type. */
export function document(random: Random, id: number): Doc {
  const doc: Doc = { _id: new Int32(id) };
  const add = (name: string, make: () => Value): void => {
    if (random.chance(0.8)) doc[name] = make();
  };
  add('a', () => (random.chance(0.7) ? number(random) : value(random)));
  add('b', () => (random.chance(0.7) ? random.pick(STRINGS) : value(random)));
  add('c', () => value(random));
  add('d', () => (random.chance(0.7) ? embedded(random, 2) : value(random)));
  add('list', () =>
    random.chance(0.7)
      ? Array.from({ length: random.below(4) }, () => embedded(random, 1))
      : value(random),
  );
  add('tags', () =>
    Array.from({ length: random.below(4) }, () =>
      random.chance(0.5) ? number(random) : random.pick(STRINGS),
    ),
  );
  return doc;
}

/** The indexes of one round: some of every kind the planner knows. */
export function indexes(random: Random): Doc[] {
  const all: Doc[] = [
    { key: { a: one() } },
    { key: { a: one(), b: minusOne() } },
    { key: { b: one(), a: one(), c: one() } },
    { key: { c: minusOne() } },
    { key: { 'd.e': one() } },
    { key: { 'd.e': minusOne(), a: one() } },
    { key: { 'list.k': one() } },
    { key: { 'list.k': one(), 'list.e': minusOne() } },
    { key: { tags: one(), a: one() } },
    { key: { tags: minusOne() } },
    { key: { b: one() }, sparse: true },
    { key: { a: minusOne(), b: one() }, partialFilterExpression: { a: { $gt: new Int32(2) } } },
    { key: { c: one() }, partialFilterExpression: { b: { $exists: true } } },
    { key: { a: 'hashed' } },
    { key: { 'list.0': one() } },
  ];
  return all.filter(() => random.chance(0.4)).map((index, i) => ({ ...index, name: `i${i}` }));
}

const one = (): Value => new Int32(1);
const minusOne = (): Value => new Int32(-1);

function operand(random: Random): Value {
  const roll = random.below(10);
  if (roll < 5) return number(random);
  if (roll < 8) return random.pick(STRINGS);
  return value(random);
}

/** An operand no comparison refuses. */
function ordered(random: Random): Value {
  const chosen = operand(random);
  return chosen instanceof BSONRegExp ? new Int32(0) : chosen;
}

/** One condition on one field. */
function condition(random: Random, depth: number): Value {
  switch (random.below(13)) {
    case 0:
    case 1:
      return operand(random);
    case 2:
      return { $eq: operand(random) };
    case 3:
      return { $in: Array.from({ length: random.below(5) }, () => operand(random)) };
    case 4:
      return {
        [random.pick(['$gt', '$gte'])]: ordered(random),
        [random.pick(['$lt', '$lte'])]: ordered(random),
      };
    case 5:
    case 6:
      return { [random.pick(['$gt', '$gte', '$lt', '$lte'])]: ordered(random) };
    case 7:
      return { $exists: random.chance(0.5) };
    case 8:
      return {
        $regex: random.pick(['^a', '^ab', 'b', '^', '^a?b', '^A']),
        $options: random.pick(['', 'i']),
      };
    case 9:
      return {
        [random.pick(['$ne', '$gte', '$lte'])]: random.chance(0.5) ? null : ordered(random),
      };
    case 10:
      return { $nin: Array.from({ length: random.below(3) }, () => operand(random)) };
    case 11:
      return depth > 0
        ? { $elemMatch: elemMatch(random, depth) }
        : { $size: new Int32(random.below(3)) };
    default:
      return depth > 0
        ? { $not: negatable(random) }
        : { $type: random.pick(['number', 'string', 'array', 'null']) };
  }
}

function elemMatch(random: Random, depth: number): Doc {
  if (random.chance(0.5)) return { k: condition(random, depth - 1) };
  return { [random.pick(['$gt', '$lt'])]: ordered(random), $ne: ordered(random) };
}

function negatable(random: Random): Doc {
  return random.chance(0.5) ? { $gt: ordered(random) } : { $in: [operand(random), null] };
}

/** A random filter over the documents' paths. */
export function filter(random: Random, depth = 2): Doc {
  const result: Doc = {};
  const count = random.pick([0, 1, 1, 1, 2, 2, 3]);
  for (let i = 0; i < count; i += 1) result[random.pick(PATHS)] = condition(random, depth);
  if (depth > 0 && random.chance(0.2)) {
    const name = random.pick(['$or', '$or', '$and', '$nor']);
    result[name] = Array.from({ length: 1 + random.below(3) }, () => filter(random, depth - 1));
  }
  if (random.chance(0.05)) result['_id'] = { $gt: new Int32(random.below(100)) };
  return result;
}

/** A random sort; empty for none. Paths whose arrays could be parallel are not combined. */
export function sort(random: Random): Doc {
  if (random.chance(0.5)) return {};
  const result: Doc = {};
  const first = random.pick(['a', 'b', 'c', 'd.e', 'list.k', 'tags', '_id']);
  result[first] = random.chance(0.5) ? one() : minusOne();
  if (random.chance(0.4)) result['_id'] = random.chance(0.5) ? one() : minusOne();
  return result;
}
