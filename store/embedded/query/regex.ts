import type { BSONRegExp } from 'bson';
import { mongoError } from '../errors';

/**
 * Translates a PCRE pattern to JavaScript: `.` is all but \n, `$` also matches before a final
 * newline, \A \z \Z \h and the x option are rewritten, leading (?i) groups become flags.
 * Throws 51091 for a pattern that cannot be compiled, 51108 for an unknown option.
 */
export function compileRegex(pattern: string, options: string): RegExp {
  for (const flag of options) {
    if (!'imsxu'.includes(flag)) throw mongoError(51108, `invalid flag in regex options: ${flag}`);
  }
  let flags = options;
  const inline = /^\(\?([imsx]+)\)/.exec(pattern);
  if (inline) flags += inline[1] ?? '';
  const source = translate(inline ? pattern.slice(inline[0].length) : pattern, flags);
  const jsFlags = ['i', 'm'].filter((flag) => flags.includes(flag)).join('');
  try {
    return new RegExp(source, `${jsFlags}u`);
  } catch {
    // Unicode mode refuses escapes that PCRE allows, such as \- outside a class.
  }
  try {
    return new RegExp(source, jsFlags);
  } catch (error) {
    const reason = error instanceof Error ? error.message.split(': ').at(-1) : '';
    throw mongoError(51091, `Regular expression is invalid: ${reason}`);
  }
}

const END = '(?=\\n?(?![\\s\\S]))';
const ESCAPES: Readonly<Record<string, string>> = {
  A: '(?<![\\s\\S])',
  z: '(?![\\s\\S])',
  Z: END,
  h: '[ \\t]',
};

function translate(pattern: string, flags: string): string {
  const dot = flags.includes('s') ? '[\\s\\S]' : '[^\\n]';
  const end = flags.includes('m') ? '(?=\\n|(?![\\s\\S]))' : END;
  const extended = flags.includes('x');
  let out = '';
  let inClass = false;
  for (let i = 0; i < pattern.length; i += 1) {
    const char = pattern[i] as string;
    if (char === '\\') {
      i += 1;
      const escaped = pattern[i] ?? '';
      out += (inClass ? undefined : ESCAPES[escaped]) ?? `\\${escaped}`;
    } else if (inClass) {
      inClass = char !== ']';
      out += char;
    } else if (char === '[') {
      inClass = true;
      out += char;
    } else if (extended && /\s/.test(char)) continue;
    else if (extended && char === '#') {
      while (i < pattern.length && pattern[i] !== '\n') i += 1;
    } else if (char === '.') out += dot;
    else if (char === '$') out += end;
    else out += char;
  }
  return out;
}

/** The literal prefix of an anchored, case-sensitive pattern, or undefined when it has none. */
export function regexPrefix(regex: BSONRegExp): string | undefined {
  if (/[imx]/.test(regex.options) || !regex.pattern.startsWith('^')) return undefined;
  if (regex.pattern.includes('|')) return undefined;
  const literal = /^\^((?:[^\\.*+?()[\]{}|^$]|\\[^A-Za-z0-9])*)/.exec(regex.pattern);
  if (!literal) return undefined;
  const rest = regex.pattern.slice(literal[0].length);
  let prefix = literal[1] ?? '';
  // A quantifier may make the character before it optional.
  if (/^[*?{]/.test(rest)) prefix = prefix.replace(/(\\.|[\uD800-\uDBFF][\uDC00-\uDFFF]|.)$/su, '');
  const text = prefix.replace(/\\(.)/gs, '$1');
  return text === '' ? undefined : text;
}
