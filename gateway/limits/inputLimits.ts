/** How deep and how large the values of one request may be, whether literals or variables. */
export interface InputLimits {
  /** Lists and objects one within the other. */
  readonly depth: number;
  /** Members of lists and objects; those of literals are bounded by the tokens of the document. */
  readonly values: number;
  /** Brackets of a document one within the other, of any kind, fragments seen through. */
  readonly nesting: number;
}

export const INPUT_LIMITS: InputLimits = Object.freeze({ depth: 16, values: 5000, nesting: 64 });
