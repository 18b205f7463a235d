/** Limits of the intake. */
export const INTAKE_LIMITS = {
  /**
   * Rows that are checked together and written in one transaction. 500 would save 5 % of the time
   * and cost 27 MB of memory: more garbage lives long enough to become old.
   */
  chunkRows: 250,
  /** The same while the process is busy: requests wait at most for one such transaction. */
  busyChunkRows: 100,
  /** Rows of a file that are read between two rests, before any is checked. */
  readRows: 1000,
  /** Rows of one mutation. */
  submittedRows: 500,
  /** Rows of an atomic batch, which one transaction writes. */
  atomicRows: 5000,
  /** Faults that are stored per row; further ones are left out. */
  faultsPerRow: 20,
  /** Faults of the headings that are stored. */
  headingFaults: 100,
} as const;
