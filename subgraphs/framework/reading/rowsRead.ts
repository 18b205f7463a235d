export type Filter = Readonly<Record<string, unknown>>;
export type Sort = Readonly<Record<string, 1 | -1>>;

/**
 * A read of rows of one collection, as part of a command. Values are not cast, so conditions must
 * use the types of the stored documents.
 */
export interface RowsRead {
  readonly collection: string;
  /** Restricts the rows to those with one of the values in the field. */
  readonly of?: RowsOf;
  /** The other conditions. */
  readonly match: Filter;
  readonly sort?: Sort;
  readonly limit?: number;
  /** Paths to load (1) or to exclude (0); without it, all paths are loaded. */
  readonly project?: Readonly<Record<string, 0 | 1>>;
  /** Counts the rows instead, by the value of a field or, if null, all together. */
  readonly countBy?: string | null;
}

export interface RowsOf {
  /** A top-level field of the document that the projection does not exclude. */
  readonly field: string;
  readonly values: readonly string[];
}

/** The complete condition of a read. */
export function matchOf({ of, match }: Pick<RowsRead, 'of' | 'match'>): Filter {
  return of === undefined ? match : { [of.field]: { $in: of.values }, ...match };
}
