import type { Reader } from './reader';
import { refusal, untranslated } from './refusal';

const CONTROLS: Readonly<Record<string, number>> = {
  a: 7,
  e: 27,
  f: 12,
  n: 10,
  r: 13,
  t: 9,
};

/** The name behind `\p` or `\P`: one letter, or in braces. */
export function readPropertyName(reader: Reader): string {
  const found = reader.match(/^(?:\{(\^?[A-Za-z&_]+)\}|([A-Z]))/);
  if (!found) throw refusal('malformed \\P or \\p sequence');
  return found[1] ?? found[2]!;
}

/**
 * The code point of an escape that means one character (pcre2pattern, "Non-printing characters"),
 * behind the letter.
 * @throws 51091 for an escape that means something else, or nothing
 */
export function readCharacter(reader: Reader, letter: string, inClass: boolean): number {
  if (Object.hasOwn(CONTROLS, letter)) return CONTROLS[letter]!;
  if (letter === 'x') return readHex(reader);
  if (letter === 'o') {
    const found = reader.match(/^\{([0-7]+)\}/);
    if (!found) throw refusal('missing opening brace after \\o');
    return checked(parseInt(found[1]!, 8));
  }
  if (letter === 'c') {
    const char = reader.next('\\c at end of pattern');
    if (!/^[ -~]$/.test(char)) throw refusal('\\c must be followed by a printable ASCII character');
    return char.toUpperCase().charCodeAt(0) ^ 0x40;
  }
  if (letter === '0' || (inClass && /[1-7]/.test(letter)))
    return checked(parseInt(letter + (reader.match(/^[0-7]{1,2}/)?.[0] ?? ''), 8));
  if (/[A-Za-z]/.test(letter)) throw untranslated(`the escape \\${letter}`);
  if (/[0-9]/.test(letter)) throw refusal(`\\${letter} in a character class`);
  return letter.codePointAt(0)!;
}

function readHex(reader: Reader): number {
  if (reader.at('{')) {
    const found = reader.match(/^\{([0-9A-Fa-f]+)\}/);
    if (!found) throw refusal('non-hex character in \\x{}');
    return checked(parseInt(found[1]!, 16));
  }
  return parseInt(`0${reader.match(/^[0-9A-Fa-f]{1,2}/)?.[0] ?? ''}`, 16);
}

function checked(point: number): number {
  if (point > 0x10_ffff) throw refusal('character code point value is too large');
  if (point >= 0xd800 && point <= 0xdfff) throw refusal('disallowed Unicode code point');
  return point;
}
