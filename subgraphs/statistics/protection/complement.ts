import type { Block } from '../cube/block';
import { periodIn } from '../cube/periods';
import type { Reason } from './verdict';

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
    const added = lines.map((line) => complementOf(line, values, block.keys, reasons));
    if (added.every((cell) => cell < 0)) return;
    for (const cell of added) if (cell >= 0) reasons[cell] = 'COMPLEMENT';
  }
}

/** The cell of a line that must be suppressed too; -1 for none. */
function complementOf(
  line: Uint32Array,
  values: Float64Array | Int32Array,
  keys: Uint32Array,
  reasons: readonly (Reason | undefined)[],
): number {
  let suppressed = 0;
  let least = -1;
  for (const cell of line) {
    if (reasons[cell] !== undefined) suppressed++;
    else if (values[cell]! > 0 && (least < 0 || isLess(cell, least, values, keys))) least = cell;
  }
  return suppressed === 1 ? least : -1;
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

const lineCache = new WeakMap<Block, Uint32Array[]>();

/** The lines of a block with more than one cell. */
function linesOf(block: Block): Uint32Array[] {
  let lines = lineCache.get(block);
  if (lines === undefined) {
    const width = block.lists.length;
    lines = [];
    for (let dimension = 0; dimension < width; dimension++)
      if (!block.lists[dimension]) addLines(block, dimension, lines);
    if (block.grain !== null) addLines(block, width, lines);
    lineCache.set(block, lines);
  }
  return lines;
}

/** Adds the lines along a dimension, or along the periods if `along` is the number of dimensions. */
function addLines(block: Block, along: number, lines: Uint32Array[]): void {
  const width = block.lists.length;
  const byLine = new Map<string, number[]>();
  for (let cell = 0; cell < block.size; cell++) {
    if (block.counts[cell]! <= 0) continue;
    let name = String(periodOfLine(block, along === width, cell));
    for (let i = 0; i < width; i++) if (i !== along) name += `|${block.codes[cell * width + i]!}`;
    const line = byLine.get(name);
    if (line === undefined) byLine.set(name, [cell]);
    else line.push(cell);
  }
  for (const line of byLine.values()) if (line.length > 1) lines.push(Uint32Array.from(line));
}

function periodOfLine({ grain, periods }: Block, alongPeriods: boolean, cell: number): number {
  const period = periods[cell]!;
  if (!alongPeriods || grain === null) return period;
  if (grain === 'YEAR') return 0;
  return periodIn(grain === 'MONTH' ? 'QUARTER' : 'YEAR', period, grain);
}
