import { withAllCases } from './caseVariants';
import { classText, complement, POSIX, TYPES, type CharacterSet } from './codePoints';
import { propertySet } from './properties';
import { refusal } from './refusal';
import type { Reader } from './reader';
import { readCharacter, readPropertyName } from './escapes';

/** Reads a class behind its opening bracket, as JavaScript writes it. */
export function readClass(reader: Reader, caseless: boolean): string {
  const negated = reader.take('^');
  const sets: CharacterSet[] = [];
  // A closing bracket that comes first is a character.
  for (let first = true; first || !reader.at(']'); first = false) {
    const from = readItem(reader, caseless);
    const isRange = reader.at('-') && reader.peek(1) !== ']' && reader.peek(1) !== undefined;
    if (!isRange) {
      sets.push(typeof from === 'number' ? single(from, from, caseless) : from);
      continue;
    }
    reader.take('-');
    const to = readItem(reader, caseless);
    if (typeof from !== 'number' || typeof to !== 'number')
      throw refusal('invalid range in character class');
    if (to < from) throw refusal('range out of order in character class');
    sets.push(single(from, to, caseless));
  }
  reader.expect(']', 'missing terminating ] for character class');
  return classText(sets, negated);
}

function single(first: number, last: number, caseless: boolean): CharacterSet {
  const set = { ranges: [[first, last]] } as const;
  return caseless ? withAllCases(set) : set;
}

/** A character, or a set. */
function readItem(reader: Reader, caseless: boolean): number | CharacterSet {
  const char = reader.next('missing terminating ] for character class');
  if (char === '[') return readPosix(reader, caseless) ?? char.codePointAt(0)!;
  if (char !== '\\') return char.codePointAt(0)!;
  const letter = reader.next('\\ at end of pattern');
  if (letter === 'b') return 8;
  if (letter === 'p' || letter === 'P')
    return propertySet(readPropertyName(reader), letter === 'P', caseless);
  if (letter === 'N' || letter === 'Q' || letter === 'E')
    throw refusal(`\\${letter} in a character class`);
  const type = Object.hasOwn(TYPES, letter) ? TYPES[letter] : undefined;
  return type ?? readCharacter(reader, letter, true);
}

function readPosix(reader: Reader, caseless: boolean): CharacterSet | undefined {
  const kind = reader.peek();
  if (kind !== ':' && kind !== '.' && kind !== '=') return undefined;
  const found = /^([:.=])(\^?)([A-Za-z]*)\1\]/.exec(reader.rest());
  if (!found) return undefined;
  const [text, , negation, name = ''] = found;
  if (kind !== ':') throw refusal('POSIX collating elements are not supported');
  const folded = caseless && (name === 'upper' || name === 'lower') ? 'alpha' : name;
  const set = Object.hasOwn(POSIX, folded) ? POSIX[folded] : undefined;
  if (!set) throw refusal(`unknown POSIX class name ${name}`);
  reader.skip(text.length);
  return negation === '^' ? complement(set) : set;
}
