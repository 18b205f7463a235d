/** Limits on the values of one request, literals and variables alike. */
export interface InputLimits {
  /** Nested lists and objects. */
  readonly depth: number;
  /** Members of lists and objects; the token limit of the document bounds those of literals. */
  readonly values: number;
  /** Nested brackets of a document, of any kind, with fragments expanded. */
  readonly nesting: number;
}

export const INPUT_LIMITS: InputLimits = Object.freeze({ depth: 16, values: 5000, nesting: 64 });
