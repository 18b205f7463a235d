import type { CodeEntry } from '../../../../../schema/exchange/codeList';
import { cleanText } from './clean';

/** Between several codes of one cell. */
const DIVIDERS = /[、；;，,/|｜\n]+/u;

/** The parts of a cell with several values. */
export function partsOf(text: string): string[] {
  return text
    .split(DIVIDERS)
    .map((part) => cleanText(part))
    .filter((part) => part !== '');
}

/**
 * The value of a code: the code itself, its words, or words with a remark behind a dash, as in
 * 其他-备案. Undefined for a code that the list does not have.
 */
export function valueOfCode(entries: readonly CodeEntry[], text: string): string | undefined {
  const key = keyOf(text);
  const found = entries.find(({ code, title }) => keyOf(code) === key || keyOf(title) === key);
  if (found !== undefined) return found.value;
  const [word, rest] = key.split(/[-—－(（:：]/u, 2);
  return rest === undefined ? undefined : entries.find(({ title }) => keyOf(title) === word)?.value;
}

/** The words of a list for a message: each value once. */
export function titlesOf(entries: readonly CodeEntry[]): string {
  const titles = new Map<string, string>();
  for (const { value, title } of entries) if (!titles.has(value)) titles.set(value, title);
  return [...new Set(titles.values())].join('、');
}

function keyOf(text: string): string {
  return cleanText(text).normalize('NFKC').replace(/\s+/gu, '').toUpperCase();
}
