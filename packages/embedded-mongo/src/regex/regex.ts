import type { BSONRegExp } from 'bson';
import { mongoError } from '../base/errors';
import { refusal, untranslated } from './pcre/refusal';
import { translate } from './pcre/translate';

/** As PCRE2 is built for MongoDB. */
const LONGEST_PATTERN = 32_764;

/**
 * Compiles a pattern of PCRE2, as MongoDB matches with: what matches is the same, and what cannot be
 * translated exactly is refused (pcre/translate.ts). No limit bounds the steps of a match: a pattern
 * that backtracks without end keeps the database from answering.
 * @param finds whether what is found matters, and what its groups hold, not only whether it is
 * @throws 51091 for a pattern that is invalid or not translated, 51108 for an unknown option
 */
export function compileRegex(pattern: string, options: string, finds = false): RegExp {
  for (const flag of options) {
    if (!'imsxu'.includes(flag)) throw mongoError(51108, `invalid flag in regex options: ${flag}`);
  }
  if (pattern.length > LONGEST_PATTERN) throw refusal('the pattern is too long');
  const has = (flag: string) => options.includes(flag);
  const flags = { i: has('i'), m: has('m'), s: has('s'), x: has('x') };
  const { source, findsTheSame } = translate(pattern, flags);
  if (finds && !findsTheSame)
    throw untranslated('what a repeated group holds that may be empty or not set');
  try {
    return new RegExp(source, 'u');
  } catch (error) {
    // Correct, and larger than the engine takes.
    const reason = error instanceof Error ? error.message.split(': ').at(-1) : '';
    throw refusal(String(reason));
  }
}

/** The literal prefix of an anchored, case-sensitive pattern, or undefined when it has none. */
export function regexPrefix(regex: BSONRegExp): string | undefined {
  if (/[imx]/.test(regex.options) || !regex.pattern.startsWith('^')) return undefined;
  if (regex.pattern.includes('|')) return undefined;
  const literal = /^\^((?:[^\\.*+?()[\]{}|^$]|\\[^A-Za-z0-9])*)/.exec(regex.pattern);
  if (!literal) return undefined;
  const rest = regex.pattern.slice(literal[0].length);
  let prefix = literal[1] ?? '';
  // A quantifier, behind a comment too, may make the character before it optional.
  if (/^(?:[*?{]|\(\?#)/.test(rest))
    prefix = prefix.replace(/(\\.|[\uD800-\uDBFF][\uDC00-\uDFFF]|.)$/su, '');
  const text = prefix.replace(/\\(.)/gs, '$1');
  return text === '' ? undefined : text;
}
