/** A set of characters: ranges of code points, and properties as JavaScript writes them. */
export interface CharacterSet {
  readonly ranges: readonly (readonly [number, number])[];
  /** `\p{…}` or `\P{…}`. */
  readonly properties?: readonly string[];
}

const LAST = 0x10_ffff;

/** A set of ranges, given as texts of one or two characters: `az`, `_`. */
function setOf(...ranges: readonly string[]): CharacterSet {
  return {
    ranges: ranges.map((range) => {
      const [first, last = first] = Array.from(range, (char) => char.codePointAt(0)!);
      return [first!, last!];
    }),
  };
}

/** All characters outside of a set of ranges. */
export function complement({ ranges }: CharacterSet): CharacterSet {
  const outside: [number, number][] = [];
  let next = 0;
  for (const [first, last] of [...ranges].sort(([a], [b]) => a - b)) {
    if (first > next) outside.push([next, first - 1]);
    next = Math.max(next, last + 1);
  }
  if (next <= LAST) outside.push([next, LAST]);
  return { ranges: outside };
}

const DIGIT = setOf('09');
const SPACE = setOf('\t\r', ' ');
const WORD = setOf('az', 'AZ', '09', '_');
const HORIZONTAL = setOf(
  '\t',
  ' ',
  '\u00a0',
  '\u1680',
  '\u180e',
  '\u2000\u200a',
  '\u202f',
  '\u205f',
  '\u3000',
);
const VERTICAL = setOf('\n\r', '\u0085', '\u2028\u2029');
const NEWLINE = setOf('\n');

/** Character types, by the letter of their escape (pcre2pattern, "Generic character types"). */
export const TYPES: Readonly<Record<string, CharacterSet>> = {
  d: DIGIT,
  D: complement(DIGIT),
  s: SPACE,
  S: complement(SPACE),
  w: WORD,
  W: complement(WORD),
  h: HORIZONTAL,
  H: complement(HORIZONTAL),
  v: VERTICAL,
  V: complement(VERTICAL),
  N: complement(NEWLINE),
};

/** POSIX classes, without Unicode properties (pcre2pattern, "POSIX character classes"). */
export const POSIX: Readonly<Record<string, CharacterSet>> = {
  alnum: setOf('az', 'AZ', '09'),
  alpha: setOf('az', 'AZ'),
  ascii: setOf('\u0000\u007f'),
  blank: setOf('\t', ' '),
  cntrl: setOf('\u0000\u001f', '\u007f'),
  digit: DIGIT,
  graph: setOf('!~'),
  lower: setOf('az'),
  print: setOf(' ~'),
  punct: setOf('!/', ':@', '[`', '{~'),
  space: SPACE,
  upper: setOf('AZ'),
  word: WORD,
  xdigit: setOf('09', 'af', 'AF'),
};

/** A set as a class of a JavaScript expression with the flag `u`. */
export function classText(sets: readonly CharacterSet[], negated: boolean): string {
  const parts = sets.flatMap(({ ranges, properties = [] }) => [
    ...ranges.map(([first, last]) => (first === last ? hex(first) : `${hex(first)}-${hex(last)}`)),
    ...properties,
  ]);
  return `[${negated ? '^' : ''}${parts.join('')}]`;
}

const hex = (point: number) => `\\u{${point.toString(16)}}`;
