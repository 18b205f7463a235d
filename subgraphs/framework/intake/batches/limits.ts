/** Limits of the intake. */
export const INTAKE_LIMITS = {
  /** Rows that are checked together and written in one transaction. */
  chunkRows: 500,
  /** Rows of one mutation. */
  submittedRows: 500,
  /** Rows of an atomic batch, which one transaction writes. */
  atomicRows: 5000,
  /** Faults that are stored per row; further ones are left out. */
  faultsPerRow: 20,
  /** Faults of the headings that are stored. */
  headingFaults: 100,
} as const;
