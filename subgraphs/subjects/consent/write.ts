/** One conditional write, as the driver's bulk command takes it. */
export interface Write {
  readonly updateOne: {
    readonly filter: Record<string, unknown>;
    readonly update: Record<string, unknown>;
  };
}
