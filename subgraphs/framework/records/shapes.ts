/** What a value of a row has to be. */
export type ValueShape =
  | { readonly is: 'SCALAR'; readonly scalar: string }
  | { readonly is: 'ENUM'; readonly values: ReadonlySet<string> }
  | { readonly is: 'LIST'; readonly of: PathShape }
  | { readonly is: 'PART'; readonly paths: RowShape }
  /** The pairs of characters of the text at a path, by which it is searched. */
  | { readonly is: 'GRAMS'; readonly of: string };

export interface PathShape {
  readonly value: ValueShape;
  /** Whether it has to be there and not null. */
  readonly required: boolean;
  /** Whether it may be absent, as marks are that are not set; what may be null is null. */
  readonly mark?: true;
}

/** What a row holds, by path. */
export type RowShape = ReadonlyMap<string, PathShape>;
