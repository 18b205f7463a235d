/** A target that listens. */
export interface Listening {
  readonly url: string;
  /** What its callers send as `authorization`; absent where it tells nobody apart. */
  readonly token?: string;
}
