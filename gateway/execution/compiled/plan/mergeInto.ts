import { parseShared } from '../../rawJson/parseTexts';
import { deepMerge } from '../../apolloInternals';
import type { Data } from '../data';

/**
 * Merges the data of a fetch into the answer exactly as the stock executor does. Most fields are
 * new and are copied; where both have a value under one key, raw JSON is parsed first.
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

/**
 * Whether the target has none of the keys yet, except strings with the same value (`__typename`).
 */
function addsOnly(target: unknown, answer: unknown): boolean {
  if (typeof target !== 'object' || target === null || typeof answer !== 'object') return false;
  const [into, from] = [target, answer] as Data[];
  for (const key of Object.keys(from!))
    if (key in into! && (typeof from![key] !== 'string' || from![key] !== into![key])) return false;
  return true;
}
