import { parseShared } from '../../rawJson/parseTexts';
import { deepMerge } from '../../apolloInternals';
import type { Data } from '../data';

/**
 * Merges what a fetch brought into the answer, as the stock executor does. Most of it is new
 * there and is put in its place; where both have something under one key, no text stays a text.
 */
export function mergeInto(target: Data, answer: Data | null | undefined): void {
  if (answer === null || answer === undefined) return;
  if (!addsOnly(target, answer)) {
    parseShared(target, answer);
    deepMerge(target, answer);
    return;
  }
  for (const key of Object.keys(answer)) if (answer[key] !== undefined) target[key] = answer[key];
}

/** Whether nothing is there yet, but for equal texts such as `__typename`. */
function addsOnly(target: unknown, answer: unknown): boolean {
  if (typeof target !== 'object' || target === null || typeof answer !== 'object') return false;
  const [into, from] = [target, answer] as Data[];
  for (const key of Object.keys(from!))
    if (key in into! && (typeof from![key] !== 'string' || from![key] !== into![key])) return false;
  return true;
}
