import { randomBytes } from 'node:crypto';
import type { RawRun } from './rawRun';

/** Stands for a run while the answer around it is written; nobody outside ever sees it. */
export const MARK = randomBytes(24).toString('base64url');

let gathered: RawRun[] | undefined;
/** Fields of the run last gathered that have not come yet. */
let awaited = 0;
let inOrder = true;

/**
 * Writes a value's JSON with a mark in the place of each run in it.
 * @returns undefined where the fields of a run do not follow one another in the value
 */
export function writeWithPlaceholders(
  value: object,
): { readonly text: string; readonly runs: readonly RawRun[] } | undefined {
  const runs: RawRun[] = [];
  gathered = runs;
  awaited = 0;
  inOrder = true;
  try {
    const text = JSON.stringify(value);
    return inOrder && awaited === 0 ? { text, runs } : undefined;
  } finally {
    gathered = undefined;
  }
}

/**
 * Takes note of a field of a run that is being written.
 * @returns what stands in its place: the mark for the first, nothing (undefined) for those that
 * come with it; null where it is to be written by its value
 */
export function gather(run: RawRun, at: number): string | undefined | null {
  if (gathered === undefined || !run.whole) return null;
  if (at === 0) {
    if (awaited > 0) inOrder = false;
    awaited = run.fields.length - 1;
    gathered.push(run);
    return MARK;
  }
  if (gathered.at(-1) !== run || at !== run.fields.length - awaited) inOrder = false;
  awaited--;
  return undefined;
}
