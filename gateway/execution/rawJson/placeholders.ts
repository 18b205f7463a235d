import { randomBytes } from 'node:crypto';
import type { RawRun } from './rawRun';

/**
 * Takes the place of a run while the rest of the answer is serialised; it never leaves the process.
 */
export const PLACEHOLDER = randomBytes(24).toString('base64url');

let collected: RawRun[] | undefined;
/** Fields of the last collected run that have not been serialised yet. */
let missing = 0;
let inOrder = true;

/**
 * Serialises a value with a placeholder for each run in it.
 * @returns undefined if the fields of a run are not adjacent in the value
 */
export function writeWithPlaceholders(
  value: object,
): { readonly text: string; readonly runs: readonly RawRun[] } | undefined {
  const runs: RawRun[] = [];
  collected = runs;
  missing = 0;
  inOrder = true;
  try {
    const text = JSON.stringify(value);
    return inOrder && missing === 0 ? { text, runs } : undefined;
  } finally {
    collected = undefined;
  }
}

/**
 * Records a field of a run that is being serialised.
 * @returns the replacement for the field: the placeholder for the first field of the run, undefined
 * for the fields that the placeholder includes; null if the value of the field must be serialised
 */
export function placeholderOf(run: RawRun, at: number): string | undefined | null {
  if (collected === undefined || !run.whole) return null;
  if (at === 0) {
    if (missing > 0) inOrder = false;
    missing = run.fields.length - 1;
    collected.push(run);
    return PLACEHOLDER;
  }
  if (collected.at(-1) !== run || at !== run.fields.length - missing) inOrder = false;
  missing--;
  return undefined;
}
