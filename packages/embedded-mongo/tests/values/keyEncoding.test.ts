import fc from 'fast-check';
import { compareValues } from '../../src/values/compare';
import {
  EMPTY_ARRAY_KEY,
  encodeKey,
  encodeKeyPart,
  typeBounds,
  valueKey,
} from '../../src/values/keyEncoding';
import { numbers, values } from '../support/arbitraries';

const bytesOf = (...args: Parameters<typeof encodeKeyPart>): Buffer => encodeKeyPart(...args).bytes;

describe('index keys', () => {
  it('sort as their values do', () => {
    fc.assert(
      fc.property(values, values, (a, b) => {
        expect(Math.sign(Buffer.compare(bytesOf(a), bytesOf(b)))).toBe(compareValues(a, b));
      }),
      { numRuns: 3000 },
    );
  });

  it('sort numbers of all types by exact value', () => {
    fc.assert(
      fc.property(numbers, numbers, (a, b) => {
        expect(Math.sign(Buffer.compare(bytesOf(a), bytesOf(b)))).toBe(compareValues(a, b));
      }),
      { numRuns: 5000 },
    );
  });

  it('are inverted for a descending field', () => {
    fc.assert(
      fc.property(values, values, (a, b) => {
        expect(Math.sign(Buffer.compare(bytesOf(a, -1), bytesOf(b, -1)))).toBe(compareValues(b, a));
      }),
    );
  });

  it('are prefix-free, so that compound keys sort field by field', () => {
    fc.assert(
      fc.property(
        values,
        values,
        values,
        values,
        fc.constantFrom<1 | -1>(1, -1),
        (a, b, c, d, direction) => {
          // For equal values the reversed comparison returns -0.
          const order = compareValues(a, c) || compareValues(b, d) * direction || 0;
          const keys = [
            encodeKey([a, b], [1, direction]),
            encodeKey([c, d], [1, direction]),
          ] as const;
          expect(Math.sign(Buffer.compare(...keys))).toBe(Math.sign(order));
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('are within the bounds of their type', () => {
    fc.assert(
      fc.property(values, fc.constantFrom<1 | -1>(1, -1), (value, direction) => {
        const { low, high } = typeBounds(value, direction);
        const bytes = bytesOf(value, direction);
        expect(Buffer.compare(low, bytes)).toBeLessThanOrEqual(0);
        expect(Buffer.compare(bytes, high)).toBeLessThan(0);
      }),
    );
  });

  it('sort an empty array below null and treat missing as null', () => {
    expect(Buffer.compare(bytesOf(EMPTY_ARRAY_KEY), bytesOf(null))).toBe(-1);
    expect(bytesOf(undefined)).toEqual(bytesOf(null));
  });

  it('are truncated and hashed beyond 900 bytes and still distinguish long values', () => {
    const [a, b] = ['x'.repeat(2000) + 'a', 'x'.repeat(2000) + 'b'].map((text) =>
      encodeKeyPart(text),
    );
    expect(a?.exact).toBe(false);
    expect(a?.bytes.length).toBeLessThan(1000);
    expect(a?.bytes).not.toEqual(b?.bytes);
    expect(encodeKeyPart('x'.repeat(800)).exact).toBe(true);
  });

  it('map equal values to one key', () => {
    fc.assert(
      fc.property(values, values, (a, b) => {
        expect(valueKey(a) === valueKey(b)).toBe(compareValues(a, b) === 0);
      }),
    );
  });
});
