import { Double, Int32, Long } from 'bson';
import fc from 'fast-check';
import { compareExpressionValues, compareStrings, compareValues } from '../../src/values/compare';
import { decodeDocument, encodeDocument } from '../../src/values/types';
import { values } from '../support/arbitraries';

describe('comparison', () => {
  it('is antisymmetric and reflexive', () => {
    fc.assert(
      fc.property(values, values, (a, b) => {
        expect(compareValues(a, b)).toBe(-compareValues(b, a) + 0);
        expect(compareValues(a, a)).toBe(0);
      }),
      { numRuns: 2000 },
    );
  });

  it('is transitive', () => {
    fc.assert(
      fc.property(values, values, values, (a, b, c) => {
        const [x, y, z] = [a, b, c].sort(compareValues) as [typeof a, typeof a, typeof a];
        expect(compareValues(x, z)).toBeLessThanOrEqual(0);
        expect(compareValues(x, y)).toBeLessThanOrEqual(0);
        expect(compareValues(y, z)).toBeLessThanOrEqual(0);
      }),
      { numRuns: 2000 },
    );
  });

  it('orders strings as their UTF-8 bytes', () => {
    const text = fc.string({ unit: 'binary', maxLength: 5 });
    fc.assert(
      fc.property(text, text, (a, b) => {
        expect(compareStrings(a, b)).toBe(Buffer.compare(Buffer.from(a), Buffer.from(b)));
      }),
    );
  });

  it('survives encoding and decoding, types included', () => {
    fc.assert(
      fc.property(values, (value) => {
        const { v } = decodeDocument(encodeDocument({ v: value }));
        expect(compareValues(v, value)).toBe(0);
        expect(v?.constructor).toBe(value?.constructor);
      }),
    );
  });

  it('distinguishes missing from null only in expressions', () => {
    expect(compareValues(undefined, null)).toBe(0);
    expect(compareExpressionValues(undefined, null)).toBe(-1);
    expect(compareExpressionValues(undefined, undefined)).toBe(0);
  });

  it('treats {$ref, $id} as an ordinary document', () => {
    const doc = {
      r: { $ref: 'c', $id: new Int32(1), $db: 'd', x: new Double(1) },
      l: Long.fromNumber(5),
    };
    expect(decodeDocument(encodeDocument(doc))).toEqual(doc);
  });
});
