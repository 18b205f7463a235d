import { type Case, page } from '../case';

const pcre = page('PCRE2 manual: pcre2pattern, with UTF and without UCP as MongoDB sets them');

/** A pattern with its options, texts it matches and texts it does not match. */
type Row = readonly [string, string, readonly string[], readonly string[]];

const ROWS: readonly Row[] = [
  // Characters and metacharacters
  ['', '', ['', 'a'], []],
  ['\\x{597d}', '', ['好'], ['x{597d}', '坏']],
  ['\\x{1F600}', '', ['😀'], ['😁']],
  ['^.$', '', ['😀', '好', 'a\n'], ['', 'ab', '\n']],
  ['^\\x41\\x4$', '', ['A\u0004'], ['Ax4']],
  ['^\\101\\o{102}\\0$', '', ['AB\0'], ['101']],
  ['^\\a\\e\\f\\n\\r\\t\\cA$', '', ['\u0007\u001b\f\n\r\t\u0001'], []],
  ['^\\Qa.b*\\E+$', '', ['a.b*', 'a.b**'], ['axb', 'a.b']],
  ['\\Q(?i)[', '', ['(?i)['], ['[']],
  ['^a{,b}]$', '', ['a{,b}]'], ['a']],
  ['^a\\-\\,\\好$', '', ['a-,好'], []],
  // Character types: ASCII alone without UCP
  ['^\\d+$', '', ['019'], ['٣', '１', 'a']],
  ['^\\w+$', '', ['aZ_9'], ['é', '好', 'ſ', '-']],
  ['^\\w$', 'i', ['k'], ['\u212a', 'ſ']],
  ['^\\s$', '', [' ', '\t', '\n', '\u000b', '\f', '\r'], ['\u00a0', '\u3000', '\ufeff', '\u0085']],
  ['^\\S$', '', ['\u00a0', '\ufeff'], [' ']],
  ['^\\D\\W$', '', ['٣é'], ['1a']],
  ['^\\h$', '', ['\t', ' ', '\u00a0', '\u180e', '\u3000'], ['\n', 'h', '\ufeff']],
  ['^\\H$', '', ['\n', 'h'], [' ', '\u2000']],
  ['^\\v$', '', ['\n', '\u000b', '\f', '\r', '\u0085', '\u2028'], ['v', ' ']],
  ['^\\V\\N$', '', ['ab', 'a\r'], ['\na', 'a\n']],
  ['\\bé', '', ['aé'], ['é', ' é']],
  // Properties
  ['^\\p{Lu}\\pL\\P{Nd}$', '', ['Éa-'], ['éa-', 'Éa3']],
  ['^\\p{L&}\\p{^Lu}$', '', ['aa'], ['好a', 'aA']],
  ['^\\p{Han}+$', '', ['信用'], ['credit']],
  ['^[\\p{Greek}\\d]+$', '', ['αβ1'], ['ab']],
  ['^\\p{Nd}$', '', ['3', '٣'], ['x']],
  // Classes
  ['^[[:alpha:]]+$', '', ['abC'], ['é', ':', 'a:']],
  ['^[[:^alpha:]]$', '', ['1', 'é', ':'], ['a']],
  ['^[[:digit:][:upper:]_]+$', '', ['1A_'], ['a']],
  ['^[[:upper:]]$', 'i', ['a', 'A'], ['1', '\u212a']],
  ['^[[:space:]]$', '', ['\u000b'], ['\u00a0']],
  ['^[[:punct:]]+$', '', ['!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~'], ['a', '、']],
  ['^[[:blank:][:cntrl:]]$', '', [' ', '\t', '\u007f'], ['a']],
  ['^[[:graph:]][[:print:]]$', '', ['a '], [' a']],
  ['^[[:word:]-]+$', '', ['a-_'], ['é']],
  ['^[[:xdigit:]]+$', '', ['09afAF'], ['g']],
  ['^[[:ascii:]]$', '', ['\u007f'], ['\u0080']],
  ['^[]a]+$', '', [']a'], ['b']],
  ['^[^]a]$', '', ['b', '['], [']', 'a']],
  ['^[a\\]b]$', '', [']'], ['\\']],
  ['^[\\b]$', '', ['\b'], ['b']],
  ['^[a-c-]$', '', ['b', '-'], ['d']],
  ['^[-\\w]$', '', ['-', 'a'], ['.']],
  ['^[[a]$', '', ['[', 'a'], [']']],
  ['^[a&&b]$', '', ['&'], ['&&']],
  ['^[\\x{4e00}-\\x{9fa5}]$', '', ['好'], ['a']],
  ['^[^a]$', '', ['\n', '😀'], ['a']],
  ['^[\\101]$', '', ['A'], ['1']],
  // Anchors and newlines
  ['a$', '', ['a', 'a\n'], ['a\n\n', 'ab', 'a\r']],
  ['a\\Z', '', ['a', 'a\n'], ['a\n\n']],
  ['a\\z', '', ['a'], ['a\n']],
  ['\\Aa', 'm', ['a'], ['b\na']],
  ['^a$', 'm', ['b\na\nb', 'a\n'], ['ba']],
  ['\\n^$', 'm', [], ['a\n']],
  ['a.b', '', ['a\rb', 'a\u2028b'], ['a\nb']],
  ['a.b', 's', ['a\nb'], ['ab']],
  // Options
  ['(?i)abc', '', ['ABC'], []],
  ['a(?i)b|c', '', ['aB', 'C'], ['Ab']],
  ['(a(?i)b)c', '', ['aBc'], ['aBC']],
  ['a(?i:b)c', '', ['aBc'], ['aBC']],
  ['(?i)a(?-i)b', '', ['Ab'], ['AB']],
  ['(?^)a', 'i', ['a'], ['A']],
  ['(?s).(?-s).', '', ['\na'], ['\n\n']],
  ['(?x) a b # c\n d', '', ['abd'], ['a b d']],
  ['a b', 'x', ['ab'], ['a b']],
  ['a [ ] \\ b', 'x', ['a  b'], ['a b']],
  ['a + b', 'x', ['aab'], ['a b']],
  ['a(?#a comment)b', '', ['ab'], ['a']],
  ['^k$', 'i', ['K', '\u212a'], ['j']],
  ['^[j-l]$', 'i', ['K', '\u212a'], ['m']],
  ['^ß$', 'i', ['ß', 'ẞ'], ['ss', 'SS']],
  ['^σ$', 'i', ['Σ', 'ς'], ['s']],
  ['^i$', 'i', ['I'], ['İ', 'ı']],
  ['^É$', 'i', ['é'], ['e']],
  ['^[^k]$', 'i', ['j'], ['K', '\u212a']],
  // Groups and references
  ['^(a|b)\\1$', '', ['aa', 'bb'], ['ab']],
  ['^(?<n>a)\\k<n>\\k{n}\\g{n}(?P=n)$', '', ['aaaaa'], ['aaaa']],
  ["^(?P<n>a)(?'m'b)\\g{-1}\\g1\\2$", '', ['abbab'], ['abbbb']],
  ['^(?:a|b)+$', '', ['abab'], ['c']],
  ['a(?=b)', '', ['ab'], ['ac']],
  ['a(?!b)', '', ['ac'], ['ab']],
  ['(?<=ab|c)d', '', ['abd', 'cd'], ['bd']],
  ['(?<!a)b', '', ['b', 'cb'], ['ab']],
  // Quantifiers
  ['^a{2,3}$', '', ['aa', 'aaa'], ['a', 'aaaa']],
  ['^a{2,}b??$', '', ['aaa', 'aab'], ['a']],
  ['^a{2}$', '', ['aa'], ['a{2}']],
  ['^\\d{3}-?$', '', ['123-', '123'], ['12']],
];

/** Invalid in PCRE2. */
const INVALID = [
  '[)',
  'a)',
  '(a',
  '*a',
  'a|+b',
  '[z-a]',
  '[a-\\d]',
  '[\\d-z]',
  '[[:nothing:]]',
  '[[.a.]]',
  'a{3,2}',
  'a{65536}',
  '\\p{Nothing}',
  '\\x{110000}',
  '\\x{d800}',
  '\\x{zz}',
  'a\\',
  '(?<=a+)b',
  '(?<n>a)(?<n>b)',
  '(?k)a',
  '(?#a',
  '[\\R]',
  '\\u0041',
  '\\y',
];

const show = (pattern: string, options: string) => `/${pattern}/${options}`;

function matchCase([pattern, options, matching, others]: Row): Case {
  const docs = [...matching, ...others].map((a, _id) => ({ _id, a }));
  return pcre.find(
    show(pattern, options),
    docs,
    { a: { $regex: pattern, $options: options } },
    matching.map((_, i) => i),
  );
}

export const regexCases: Case[] = [
  ...ROWS.map(matchCase),
  ...INVALID.map((pattern) =>
    pcre.refuses(
      `invalid: ${pattern}`,
      { find: 'c', filter: { a: { $regex: pattern } } },
      51091,
      'Regular expression is invalid',
    ),
  ),
];
