/** One conditional write in the form of the driver's `bulkWrite`. */
export interface Write {
  readonly updateOne: {
    readonly filter: Record<string, unknown>;
    readonly update: Record<string, unknown>;
  };
}
