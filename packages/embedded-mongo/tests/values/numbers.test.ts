import { Decimal128, Double, Int32, Long } from 'bson';
import fc from 'fast-check';
import {
  decimalFromDouble,
  exactDouble,
  fromDecimal128,
  toDecimal128,
} from '../../src/values/decimal';
import {
  add,
  addStrict,
  compareNumbers,
  divide,
  multiply,
  remainder,
  subtract,
} from '../../src/values/numbers';
import { Summation } from '../../src/expressions/summation';
import type { Num } from '../../src/values/types';

const decimal = (text: string): Decimal128 => Decimal128.fromString(text);
const show = (value: Num | null): string => `${value?._bsontype} ${String(value)}`;
const longs = fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n });

describe('arithmetic', () => {
  it('returns the wider type and widens on overflow', () => {
    expect(show(add(new Int32(1), new Int32(2)))).toBe('Int32 3');
    expect(show(add(new Int32(2147483647), new Int32(1)))).toBe('Long 2147483648');
    expect(show(add(new Int32(1), Long.fromNumber(1)))).toBe('Long 2');
    expect(show(add(Long.MAX_VALUE, new Int32(1)))).toBe('Double 9223372036854776000');
    expect(show(subtract(new Int32(1), new Double(0.5)))).toBe('Double 0.5');
    expect(show(multiply(new Double(0.1), decimal('3')))).toBe('Decimal128 0.300000000000000');
    expect(show(divide(new Int32(1), new Int32(4)))).toBe('Double 0.25');
    expect(show(remainder(Long.fromNumber(-7), new Int32(4)))).toBe('Long -3');
  });

  it('on longs is exact, or refused where the result must be exact', () => {
    fc.assert(
      fc.property(longs, longs, (a, b) => {
        const sum = addStrict(Long.fromBigInt(a), Long.fromBigInt(b));
        const exact = a + b;
        expect(sum === undefined).toBe(BigInt.asIntN(64, exact) !== exact);
        expect(sum?.toString() ?? String(exact)).toBe(String(exact));
      }),
    );
  });

  it('on decimals is exact within 34 digits', () => {
    const digits = fc.bigInt({ min: -(10n ** 16n), max: 10n ** 16n });
    const places = fc.integer({ min: 0, max: 12 });
    fc.assert(
      fc.property(digits, digits, places, (a, b, e) => {
        const [x, y] = [decimal(`${a}E-${e}`), decimal(`${b}E-${e}`)];
        expect(compareNumbers(add(x, y), decimal(`${a + b}E-${e}`))).toBe(0);
        expect(compareNumbers(multiply(x, y), decimal(`${a * b}E-${2 * e}`))).toBe(0);
      }),
    );
  });

  it('rounds decimals half to even at the 34th digit', () => {
    expect(show(divide(decimal('1'), decimal('3')))).toBe(`Decimal128 0.${'3'.repeat(34)}`);
    expect(show(divide(decimal('2'), decimal('3')))).toBe(`Decimal128 0.${'6'.repeat(33)}7`);
    expect(show(divide(decimal('6'), decimal('3')))).toBe('Decimal128 2');
    expect(show(add(decimal('1E+40'), decimal('1')))).toBe(
      'Decimal128 1.000000000000000000000000000000000E+40',
    );
    expect(show(add(decimal('1.10'), decimal('2.2')))).toBe('Decimal128 3.30');
    expect(show(multiply(decimal('9E+6144'), decimal('10')))).toBe('Decimal128 Infinity');
  });
});

describe('decimals', () => {
  it('survive splitting and joining', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: -(10n ** 34n) + 1n, max: 10n ** 34n - 1n }),
        fc.integer({ min: -6176, max: 6111 }),
        (n, e) => {
          const value = decimal(`${n}E${e}`);
          expect(toDecimal128(fromDecimal128(value)).toString()).toBe(value.toString());
        },
      ),
    );
  });

  it('represent a double exactly for comparison and to 15 digits for arithmetic', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (n) => {
        const { negative, coefficient, exponent } = exactDouble(n);
        expect(Number(`${negative ? '-' : ''}${coefficient}e${exponent}`)).toBe(n);
      }),
    );
    expect(toDecimal128(decimalFromDouble(0.1)).toString()).toBe('0.100000000000000');
    expect(compareNumbers(new Double(0.1), decimal('0.1'))).toBe(1);
  });
});

describe('a sum', () => {
  const total = (values: readonly Num[]): string => {
    const sum = new Summation();
    for (const value of values) sum.add(value);
    return show(sum.total());
  };

  it('of integers is exact in any order', () => {
    fc.assert(
      fc.property(fc.array(fc.bigInt({ min: -(2n ** 52n), max: 2n ** 52n })), (values) => {
        const expected = values.reduce((a, b) => a + b, 0n);
        expect(total(values.map((n) => Long.fromBigInt(n)))).toBe(
          values.length === 0 ? 'Int32 0' : `Long ${expected}`,
        );
      }),
    );
  });

  it('compensates the rounding errors of doubles', () => {
    expect(total([0.1, 0.2, 0.3, -0.3, -0.2, -0.1].map((n) => new Double(n)))).toBe('Double 0');
    expect(total([new Double(1e100), new Double(1), new Double(-1e100)])).toBe('Double 1');
    expect(total([new Double(Infinity), new Double(1)])).toBe('Double Infinity');
    expect(total([new Double(Infinity), new Double(-Infinity)])).toBe('Double NaN');
  });

  it('has the widest type among its terms', () => {
    expect(total([new Int32(1), new Double(2)])).toBe('Double 3');
    expect(total([new Int32(1), decimal('2.50')])).toBe('Decimal128 3.50');
    expect(total([Long.MAX_VALUE, new Int32(1)])).toBe('Double 9223372036854776000');
  });
});
