import { TRACKED, type Cells, type Line } from './cells';
import type { LineReader } from './lines';

/** Net weights by key, subject and contribution of a cell that is counted again. */
interface Recounted {
  readonly keys: Map<number, number>;
  readonly subjects: Map<number, number>;
  readonly values: readonly Map<number, number>[];
}

/**
 * Counts the stale cells again, from the lines up to which the roll-up has read: removals took
 * their least key, greatest contribution or a tracked subject. A removed record is one of these in
 * few cells, and in a large one by a small chance.
 */
export async function recount(
  cells: Cells,
  readers: readonly LineReader[],
  upTo: readonly LineReader[],
): Promise<void> {
  const found = new Map<number, Recounted>();
  const ends = upTo.map((reader) => reader.position);
  for (const [i, reader] of readers.entries())
    await reader.read((codes, from, to, line) => {
      const first = cells.at(codes, from, false);
      if (first < 0) return;
      for (let cell = first; cell < first + to - from; cell++)
        if (cells.stale[cell] === 1) countAgain(found, cell, line, cells.measures.length);
    }, ends[i]);
  for (const [cell, { keys, subjects, values }] of found) {
    const tracked = [...subjects].slice(0, TRACKED);
    cells.replace(cell, least(keys.keys()), tracked, subjects.size > TRACKED);
    values.forEach((each, i) => {
      cells.measures[i]!.max[cell] = greatest(each.keys());
    });
  }
}

function countAgain(
  found: Map<number, Recounted>,
  cell: number,
  { key, subject, weight, values }: Line,
  measures: number,
): void {
  let recounted = found.get(cell);
  if (recounted === undefined) {
    const empty = Array.from({ length: measures }, () => new Map<number, number>());
    found.set(cell, (recounted = { keys: new Map(), subjects: new Map(), values: empty }));
  }
  increase(recounted.keys, key, weight);
  increase(recounted.subjects, subject, weight);
  for (let i = 0; i < measures; i++)
    if (!Number.isNaN(values[i]!)) increase(recounted.values[i]!, Math.abs(values[i]!), weight);
}

function increase(weights: Map<number, number>, of: number, by: number): void {
  const weight = (weights.get(of) ?? 0) + by;
  if (weight === 0) weights.delete(of);
  else weights.set(of, weight);
}

function least(numbers: Iterable<number>): number {
  let result = Infinity;
  for (const number of numbers) result = Math.min(result, number);
  return result;
}

function greatest(numbers: Iterable<number>): number {
  let result = 0;
  for (const number of numbers) result = Math.max(result, number);
  return result;
}
