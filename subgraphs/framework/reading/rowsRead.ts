export type Filter = Readonly<Record<string, unknown>>;
export type Sort = Readonly<Record<string, 1 | -1>>;

/** Rows of one collection, as part of a command. Nothing is cast: conditions are written in the types the documents hold. */
export interface RowsRead {
  readonly collection: string;
  /** Whose rows: those that hold one of the values in the field. */
  readonly of?: RowsOf;
  /** What else is asked of them. */
  readonly match: Filter;
  readonly sort?: Sort;
  readonly limit?: number;
  /** Paths to load, or to leave out; all where there are none. */
  readonly project?: Readonly<Record<string, 0 | 1>>;
  /** Counts the rows instead, by the value of a field, or all of them (null). */
  readonly countBy?: string | null;
}

export interface RowsOf {
  /** A field of the document itself, which the projection does not leave out. */
  readonly field: string;
  readonly values: readonly string[];
}

/** The whole condition of a read. */
export function matchOf({ of, match }: Pick<RowsRead, 'of' | 'match'>): Filter {
  return of === undefined ? match : { [of.field]: { $in: of.values }, ...match };
}
