import type { Reader } from './reader';
import { refusal, untranslated } from './refusal';

/** The options of PCRE2 that can be set in a pattern. */
export interface Flags {
  /** Without regard to case. */
  readonly i: boolean;
  /** `^` and `$` at every line. */
  readonly m: boolean;
  /** `.` matches a newline as well. */
  readonly s: boolean;
  /** White space and comments mean nothing. */
  readonly x: boolean;
}

/** What a parenthesis opens. */
export type Opening =
  | { readonly kind: 'capture'; readonly name?: string }
  | { readonly kind: 'plain'; readonly flags: Flags }
  | { readonly kind: 'look'; readonly text: '?=' | '?!' | '?<=' | '?<!' }
  | { readonly kind: 'reference'; readonly name: string }
  /** Nothing: it sets options for the rest of the group around it. */
  | { readonly kind: 'options'; readonly flags: Flags };

const PLAIN: Flags = { i: false, m: false, s: false, x: false };

/** Reads what follows an opening parenthesis. @throws MongoError 51091 */
export function openGroup(reader: Reader, flags: Flags): Opening {
  if (reader.at('*')) throw untranslated('a verb or an option (*…)');
  if (!reader.at('?')) return { kind: 'capture' };
  const look = reader.match(/^\?<?[=!]/);
  if (look) return { kind: 'look', text: look[0] as '?=' };
  const named = reader.match(/^\?(?:P?<([A-Za-z_]\w{0,31})>|'([A-Za-z_]\w{0,31})')/);
  if (named) return { kind: 'capture', name: named[1] ?? named[2]! };
  const reference = reader.match(/^\?P=(\w+)\)/);
  if (reference) return { kind: 'reference', name: reference[1]! };
  const options = reader.match(/^\?(\^?)([a-zA-Z]*)(?:-([a-zA-Z]*))?([:)])/);
  if (!options) throw untranslated(`the group (${reader.rest().slice(0, 4)}`);
  const [, reset, set = '', unset = '', end] = options;
  const within = withOptions(reset === '^' ? PLAIN : flags, set, unset);
  return { kind: end === ':' ? 'plain' : 'options', flags: within };
}

function withOptions(flags: Flags, set: string, unset: string): Flags {
  for (const letter of set + unset)
    if (!'imsx'.includes(letter))
      throw /[nJUaR]/.test(letter)
        ? untranslated(`the option (?${letter})`)
        : refusal(`unrecognized character ${letter} after (? or (?-`);
  if (set.includes('xx')) throw untranslated('the option (?xx)');
  const changed: Record<string, boolean> = { ...flags };
  for (const letter of set) changed[letter] = true;
  for (const letter of unset) changed[letter] = false;
  return changed as unknown as Flags;
}
