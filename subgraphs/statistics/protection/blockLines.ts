import type { Block } from '../cube/block';
import { periodIn } from '../cube/periods';

/** All lines of a block in one direction: the line of each cell, and their number. */
export interface Lines {
  readonly lineOf: Int32Array;
  readonly lines: number;
}

const cache = new WeakMap<Block, readonly Lines[]>();

/**
 * The lines of a block along each dimension and along the periods of the next longer interval.
 * Lists make no lines, as their values overlap and have no total.
 */
export function linesOf(block: Block): readonly Lines[] {
  let lines = cache.get(block);
  if (lines === undefined) {
    const width = block.lists.length;
    const along = [...block.lists.keys()].filter((dimension) => !block.lists[dimension]);
    if (block.grain !== null) along.push(width);
    lines = along.map((direction) => linesAlong(block, direction));
    cache.set(block, lines);
  }
  return lines;
}

/** The lines along a dimension, or along the periods if `along` is the number of dimensions. */
function linesAlong(block: Block, along: number): Lines {
  const { size, codes } = block;
  const width = block.lists.length;
  const lineOf = new Int32Array(size);
  for (let cell = 0; cell < size; cell++) lineOf[cell] = periodOfLine(block, along === width, cell);
  let lines = renumber(lineOf, () => 0);
  // One dimension after the other: no number exceeds what is exact, however many there are.
  for (let i = 0; i < width; i++)
    if (i !== along) lines = renumber(lineOf, (cell) => codes[cell * width + i]!);
  return { lineOf, lines };
}

const MAX_CODES = 0x10000;

/** Numbers the pairs of a line and a code from 0, and returns how many there are. */
function renumber(lineOf: Int32Array, codeOf: (cell: number) => number): number {
  const numbers = new Map<number, number>();
  for (let cell = 0; cell < lineOf.length; cell++) {
    const pair = lineOf[cell]! * MAX_CODES + codeOf(cell);
    let number = numbers.get(pair);
    if (number === undefined) numbers.set(pair, (number = numbers.size));
    lineOf[cell] = number;
  }
  return numbers.size;
}

function periodOfLine({ grain, periods }: Block, alongPeriods: boolean, cell: number): number {
  const period = periods[cell]!;
  if (!alongPeriods || grain === null) return period;
  if (grain === 'YEAR') return 0;
  return periodIn(grain === 'MONTH' ? 'QUARTER' : 'YEAR', period, grain);
}
