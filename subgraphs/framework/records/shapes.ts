/** The required shape of a value in a row. */
export type ValueShape =
  | { readonly is: 'SCALAR'; readonly scalar: string }
  | { readonly is: 'ENUM'; readonly values: ReadonlySet<string> }
  | { readonly is: 'LIST'; readonly of: PathShape }
  | { readonly is: 'PART'; readonly paths: RowShape }
  /** The character pairs of the text at the path `of`, by which the text is searched. */
  | { readonly is: 'GRAMS'; readonly of: string };

export interface PathShape {
  readonly value: ValueShape;
  /** Whether the path must be present and not null. */
  readonly required: boolean;
  /** Set for a mark, which is true, false or absent; other optional paths are null instead. */
  readonly mark?: true;
}

/** The shape of a row by path. */
export type RowShape = ReadonlyMap<string, PathShape>;
