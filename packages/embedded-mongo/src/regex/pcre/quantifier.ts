import type { Reader } from './reader';
import { refusal, untranslated } from './refusal';

/** How often the preceding item is matched. */
export interface Quantifier {
  readonly text: string;
  readonly least: number;
  readonly most: number;
}

const LARGEST_COUNT = 65_535;

/** Reads a quantifier, if one is next. @throws MongoError 51091 */
export function readQuantifier(reader: Reader): Quantifier | undefined {
  const found = reader.match(/^(?:([*+?])|\{(\d+)(?:(,)(\d*))?\})/);
  if (!found) return undefined;
  const [text, sign, low = '', comma, high = ''] = found;
  const { least, most } = sign === undefined ? counted(low, comma, high) : signed(sign);
  if (least > LARGEST_COUNT || (most > LARGEST_COUNT && most !== Infinity))
    throw refusal('number too big in {} quantifier');
  if (least > most) throw refusal('numbers out of order in {} quantifier');
  const lazy = reader.take('?') ? '?' : '';
  if (reader.at('+')) throw untranslated('a possessive quantifier');
  if (isQuantifier(reader)) throw untranslated('a quantifier behind a quantifier');
  return { text: text + lazy, least, most };
}

/** Whether a quantifier is next that every version of PCRE2 reads as one. */
export function isQuantifier(reader: Reader): boolean {
  return /^(?:[*+?]|\{\d+(?:,\d*)?\})/.test(reader.rest());
}

/** Whether a brace is next that only later versions of PCRE2 read as a quantifier. */
export function isLaterQuantifier(reader: Reader): boolean {
  return /^\{(?=[ ,\d])[ \d]*,?[ \d]*\}/.test(reader.rest()) && !isQuantifier(reader);
}

function signed(sign: string) {
  return { least: sign === '+' ? 1 : 0, most: sign === '?' ? 1 : Infinity };
}

function counted(low: string, comma: string | undefined, high: string) {
  const least = Number(low);
  if (comma === undefined) return { least, most: least };
  return { least, most: high === '' ? Infinity : Number(high) };
}
