/** A target that accepts requests. */
export interface Listening {
  readonly url: string;
  /** The token that its callers send; absent when the target does not authenticate. */
  readonly token?: string;
}
