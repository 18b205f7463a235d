import type { Block } from '../cube/block';
import { linesOf, type Lines } from './blockLines';
import type { Reason } from './reason';

/**
 * Suppresses further cells until no line has exactly one suppressed cell, which the total of the
 * line would reveal. A line has the cells that differ in one dimension, or the periods of the next
 * longer interval. Lists make no lines, as their values overlap and have no total. The least value
 * of a line is taken; a zero is no help, as it is published.
 */
export function complement(
  block: Block,
  values: Float64Array | Int32Array,
  reasons: (Reason | undefined)[],
): void {
  const lines = linesOf(block);
  for (;;) {
    // All lines are looked at before any is changed: the result does not depend on their order.
    const added = lines.flatMap((each) => complementsOf(each, block, values, reasons));
    if (added.length === 0) return;
    for (const cell of added) reasons[cell] = 'COMPLEMENT';
  }
}

/** The cells that lines in one direction need to be suppressed too. */
function complementsOf(
  { lineOf, lines }: Lines,
  { size, counts, keys }: Block,
  values: Float64Array | Int32Array,
  reasons: readonly (Reason | undefined)[],
): number[] {
  const suppressed = new Int32Array(lines);
  const least = new Int32Array(lines).fill(-1);
  for (let cell = 0; cell < size; cell++) {
    if (counts[cell]! <= 0) continue;
    const line = lineOf[cell]!;
    const other = least[line]!;
    if (reasons[cell] !== undefined) suppressed[line]!++;
    else if (values[cell]! > 0 && (other < 0 || isLess(cell, other, values, keys)))
      least[line] = cell;
  }
  const added: number[] = [];
  for (let line = 0; line < lines; line++)
    if (suppressed[line] === 1 && least[line]! >= 0) added.push(least[line]!);
  return added;
}

/** Equal values are told apart by what the cells contain, not by when they were made. */
function isLess(
  cell: number,
  other: number,
  values: Float64Array | Int32Array,
  keys: Uint32Array,
): boolean {
  const difference = values[cell]! - values[other]!;
  return difference < 0 || (difference === 0 && keys[cell]! < keys[other]!);
}
