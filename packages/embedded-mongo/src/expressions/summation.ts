import { Decimal128, Double, Long } from 'bson';
import {
  type Dec,
  addDec,
  dec,
  divideDec,
  decimalFromDouble,
  toDecimal128,
} from '../values/decimal';
import {
  type Kind,
  double,
  fitsLong,
  int,
  intOrLong,
  kindOf,
  long,
  toDec,
  widest,
} from '../values/numbers';
import type { Num } from '../values/types';

/**
 * The sum of numbers as $sum and $avg keep it: integers exactly, doubles with their rounding
 * error carried along, decimals apart; the type of the result is the widest seen.
 */
export class Summation {
  count = 0;
  private kind: Kind = 'int';
  private small = 0;
  private large = 0n;
  private high = 0;
  private low = 0;
  private special = 0;
  private decimal: Dec | undefined;

  add(value: Num): void {
    this.count += 1;
    this.kind = widest(this.kind, kindOf(value));
    if (value instanceof Double) this.addDouble(value.value);
    else if (value instanceof Decimal128)
      this.decimal = addDec(this.decimal ?? dec(0n), toDec(value));
    else if (value instanceof Long) this.large += value.toBigInt();
    else {
      this.small += value.value;
      if (!Number.isSafeInteger(this.small)) {
        this.large += BigInt(this.small);
        this.small = 0;
      }
    }
  }

  /** Adds with the error term of Neumaier's summation. */
  private addDouble(value: number): void {
    if (!Number.isFinite(value)) {
      this.special += value;
      return;
    }
    const sum = this.high + value;
    const lost =
      Math.abs(this.high) >= Math.abs(value) ? this.high - sum + value : value - sum + this.high;
    this.high = sum;
    this.low += lost;
  }

  private integers(): bigint {
    return this.large + BigInt(this.small);
  }

  private asDouble(): number {
    if (this.special !== 0) return this.special;
    const whole = this.integers();
    const near = Number(whole);
    const copy = new Summation();
    copy.high = this.high;
    copy.low = this.low;
    copy.addDouble(near);
    copy.addDouble(Number(whole - BigInt(near)));
    return copy.high + copy.low;
  }

  private asDec(): Dec {
    const doubles = addDec(
      decimalFromDouble(this.high + this.special),
      decimalFromDouble(this.low),
    );
    const others =
      this.high === 0 && this.special === 0
        ? dec(this.integers())
        : addDec(dec(this.integers()), doubles);
    return addDec(this.decimal ?? dec(0n), others);
  }

  /** $sum's result: int 0 when nothing was added. */
  total(): Num {
    if (this.kind === 'decimal') return toDecimal128(this.asDec());
    const whole = this.integers();
    if (this.kind === 'double' || !fitsLong(whole)) return double(this.asDouble());
    return this.kind === 'int' ? intOrLong(whole) : long(whole);
  }

  /** $avg's result: null when nothing was added. */
  average(): Num | null {
    if (this.count === 0) return null;
    if (this.kind === 'decimal')
      return toDecimal128(divideDec(this.asDec(), toDec(int(this.count))));
    return double(this.asDouble() / this.count);
  }
}
