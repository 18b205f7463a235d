import type { Grain } from './periods';

/** A measure of the cells of a block. */
export interface BlockSums {
  readonly sum: Float64Array;
  /** The largest contribution of one record. */
  readonly max: Float64Array;
  /** The largest sum of one subject. */
  readonly top: Float64Array;
}

/**
 * All cells of a roll-up: the complete cross table of its dimensions, in which lines add up to
 * totals. Protection decides on a block as a whole, so that a cell is published alike whichever
 * question leads to it. Never changed once made.
 */
export interface Block {
  readonly size: number;
  /** Whether each dimension is a list, whose values are no partition. */
  readonly lists: readonly boolean[];
  /** Codes of the dimensions, `lists.length` for each cell. */
  readonly codes: Uint16Array;
  readonly periods: Int32Array;
  /** The grain of the periods; null where they do not add up. */
  readonly grain: Grain | null;
  readonly counts: Int32Array;
  /** Distinct subjects; counted up to TRACKED only, unless `isExact`. */
  readonly subjects: Int32Array;
  readonly isExact: boolean;
  readonly keys: Uint32Array;
  readonly sums: Readonly<Record<string, BlockSums>>;
}
