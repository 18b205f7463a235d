import type { ResponsePath } from '@apollo/query-planner';

/**
 * The values at a path below a value, in all items of the lists on the path, exactly as the stock
 * executor finds them.
 * @throws Error if path and answer disagree about whether a value is a list
 */
export function valuesAt(value: unknown, path: ResponsePath, from = 0): unknown {
  if (from === path.length || value === undefined || value === null) return value;
  const step = path[from];
  if (step === '@') return (value as unknown[]).flatMap((item) => valuesAt(item, path, from + 1));
  if (typeof step !== 'string') throw new Error(`Unexpected ${typeof step} found in path`);
  if (Array.isArray(value)) throw new Error(`Unexpected array in result for path element ${step}`);
  const next: unknown = Object.hasOwn(value, step)
    ? (value as Record<string, unknown>)[step]
    : undefined;
  return valuesAt(next, path, from + 1);
}

/** The position of a value in an answer: keys and indexes. */
export type Place = readonly (string | number)[];

/** The places of the values that `valuesAt` finds and that are not null, in the same order. */
export function placesAt(value: unknown, path: ResponsePath, from = 0, place: Place = []): Place[] {
  if (value === undefined || value === null) return [];
  if (from === path.length) return [place];
  const step = path[from];
  if (step === '@')
    return (value as unknown[]).flatMap((item, index) =>
      placesAt(item, path, from + 1, [...place, index]),
    );
  if (typeof step !== 'string' || !Object.hasOwn(value, step)) return [];
  return placesAt((value as Record<string, unknown>)[step], path, from + 1, [...place, step]);
}
