import { scaled } from '../../../../../schema/exchange/decimal';
import type { MoneyUnit } from '../column';
import { numberText } from './number';

/** Decimal places of an amount of each unit, of which the last is a fen. */
export const PLACES: Readonly<Record<MoneyUnit, number>> = {
  TEN_THOUSAND_YUAN: 6,
  YUAN: 2,
  FEN: 0,
};

/** Amounts are stored as signed 64-bit integers. */
const LIMIT = 2n ** 63n;

export type AmountCell =
  { readonly fen: bigint } | { readonly fault: 'AMOUNT' | 'AMOUNT_NEGATIVE' | 'AMOUNT_PLACES' };

/** Reads an amount, exactly to the fen. A unit written behind the number is accepted if it fits. */
export function readAmount(value: string | number, unit: MoneyUnit): AmountCell {
  const text = numberText(value).replace(UNIT_WORDS[unit], '');
  const fen = scaled(text, PLACES[unit]);
  if (fen === undefined)
    return { fault: scaled(text, 15) === undefined ? 'AMOUNT' : 'AMOUNT_PLACES' };
  if (fen < 0n) return { fault: 'AMOUNT_NEGATIVE' };
  return fen < LIMIT ? { fen } : { fault: 'AMOUNT' };
}

/** An amount in fen as a decimal number of a unit, without zeros at its end. */
export function amountText(fen: bigint, unit: MoneyUnit): string {
  const places = PLACES[unit];
  const digits = String(fen).padStart(places + 1, '0');
  if (places === 0) return digits;
  const fraction = digits.slice(-places).replace(/0+$/, '');
  return digits.slice(0, -places) + (fraction === '' ? '' : `.${fraction}`);
}

const UNIT_WORDS: Readonly<Record<MoneyUnit, RegExp>> = {
  TEN_THOUSAND_YUAN: /万元$/,
  YUAN: /(?<!万)元$/,
  FEN: /分$/,
};
