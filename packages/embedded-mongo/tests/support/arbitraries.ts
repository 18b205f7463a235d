import {
  BSONRegExp,
  Binary,
  Decimal128,
  Double,
  Int32,
  Long,
  MaxKey,
  MinKey,
  ObjectId,
  Timestamp,
} from 'bson';
import fc from 'fast-check';
import type { Doc, Num, Value } from '../../src/values/types';

const decimals = fc
  .tuple(fc.bigInt({ min: -(10n ** 33n), max: 10n ** 33n }), fc.integer({ min: -40, max: 40 }))
  .map(([digits, exponent]) => Decimal128.fromString(`${digits}E${exponent}`));

/** Numbers of every type, with edge cases often. */
export const numbers: fc.Arbitrary<Num> = fc.oneof(
  fc.integer().map((n) => new Int32(n)),
  fc.integer({ min: -3, max: 3 }).map((n) => new Int32(n)),
  fc.double().map((n) => new Double(n)),
  fc.integer({ min: -3, max: 3 }).map((n) => new Double(n)),
  fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }).map((n) => Long.fromBigInt(n)),
  fc.integer({ min: -3, max: 3 }).map((n) => Long.fromNumber(n)),
  fc.bigInt({ min: 2n ** 53n - 2n, max: 2n ** 53n + 2n }).map((n) => Long.fromBigInt(n)),
  fc.integer({ min: -2, max: 2 }).map((n) => new Double(2 ** 53 + 2 * n)),
  decimals,
  fc
    .constantFrom(
      '0',
      '-0',
      '0E+10',
      'NaN',
      'Infinity',
      '-Infinity',
      '1E-6176',
      '9E6144',
      '0.1',
      '1.0',
      '2.50',
      '1E309',
      '-1E-400',
    )
    .map((text) => Decimal128.fromString(text)),
);

const strings = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 6 }),
  fc.constantFrom('', 'a', 'a\0', 'a\0b', 'ab', '\uFFFD', '\u{1F600}', '\uD7FF'),
);

/** Values of every type that a key can contain. */
export const values: fc.Arbitrary<Value> = fc.letrec<{ value: Value; doc: Doc }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 2 },
    numbers,
    strings,
    fc.constant(null),
    fc.boolean(),
    fc.integer().map((n) => new Date(n)),
    fc.uint8Array({ minLength: 12, maxLength: 12 }).map((bytes) => new ObjectId(bytes)),
    fc
      .tuple(fc.uint8Array({ maxLength: 4 }), fc.constantFrom(0, 5))
      .map(([bytes, type]) => new Binary(bytes, type)),
    fc.tuple(fc.nat(), fc.nat()).map(([t, i]) => new Timestamp({ t, i })),
    fc
      .tuple(fc.constantFrom('a', 'ab', '^a'), fc.constantFrom('', 'i'))
      .map(([p, o]) => new BSONRegExp(p, o)),
    fc.constantFrom<Value>(new MinKey(), new MaxKey()),
    fc.array(tie('value'), { maxLength: 3 }),
    tie('doc'),
  ),
  doc: fc.dictionary(fc.constantFrom('a', 'b', 'ab', 'c'), tie('value'), {
    maxKeys: 3,
    noNullPrototype: true,
  }),
})).value;
