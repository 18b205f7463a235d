import { compileRegex, regexPrefix } from '../../src/regex/regex';
import { BSONRegExp } from 'bson';

/** Patterns that MongoDB accepts and that have no exact translation; this database refuses them. */
const UNTRANSLATED = [
  'a++',
  'a*+',
  'a?+',
  'a{2}+',
  '(?>a+)b',
  '\\Rb',
  '\\X',
  '\\C',
  '\\Ga',
  'a\\Kb',
  '(?R)?a',
  '(a)(?1)',
  '(?&n)(?<n>a)',
  '(?P>n)(?<n>a)',
  '(a)\\g<1>',
  '(a)?(?(1)b|c)',
  '(?|(a)|(b))',
  '(*UCP)\\w',
  '(*COMMIT)a',
  'a(*SKIP)b',
  '(a)?\\1',
  '(?:(a)|b)\\1',
  '\\1(a)',
  '(?i)(a)\\1',
  'a{,3}',
  '(?J)(?<n>a)',
  '(?C1)a',
  '[[:<:]]a',
  '\\N{U+41}',
  '(?U)a+',
  '(?i)\\p{Lu}',
];

it.each(UNTRANSLATED)('refuses %s, which has no exact translation', (pattern) => {
  expect(() => compileRegex(pattern, '')).toThrow(
    expect.objectContaining({
      code: 51091,
      message: expect.stringMatching(/^Regular expression is invalid: .* is not supported/),
    }),
  );
});

// JavaScript captures otherwise: an iteration that matched nothing, or only the last iteration.
it.each(['(a*)*', '(?:(a)|b)*', '(?:|a)+', '(?<=(a))b'])(
  'matches with %s, and refuses to return its captures',
  (pattern) => {
    expect(compileRegex(pattern, '').test('ab')).toBe(true);
    expect(() => compileRegex(pattern, '', true)).toThrow('is not supported');
  },
);

it('returns captures of groups that always take part in the match', () => {
  const found = compileRegex('(?<year>\\d{4})-(\\d\\d)|(x)', '', true).exec('on 2026-06-30');
  expect([...found!]).toEqual(['2026-06', '2026', '06', undefined]);
});

it('refuses a pattern that is too long or too deeply nested', () => {
  expect(() => compileRegex('a'.repeat(40_000), '')).toThrow('the pattern is too long');
  expect(() => compileRegex('('.repeat(300) + ')'.repeat(300), '')).toThrow('too deeply nested');
});

it.each([
  ['^abc', 'abc'],
  ['^abc*', 'ab'],
  ['^ab(?#c)*', 'a'],
  ['^(?i)abc', undefined],
  ['^a|b', undefined],
  ['abc', undefined],
])('the prefix of %s is %s', (pattern, prefix) => {
  expect(regexPrefix(new BSONRegExp(pattern))).toBe(prefix);
});
