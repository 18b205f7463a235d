/** Limits of the intake. */
export const INTAKE_LIMITS = {
  /**
   * Rows that are checked together and written in one transaction. The garbage of 500 lived until
   * the second collection of young objects, which moved it to the old ones.
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
