/** A request with GET or HEAD: it may run only a query of public fields, see caching/. */
export interface ReadRequest {
  /** Whether it carries a token; then nobody may store the answer. */
  readonly hasToken: boolean;
  /**
   * How it names its operation without a text: by the hash of an automatic persisted query, or by the
   * id of an operation on the safelist of any client.
   */
  names?: 'hash' | 'listed operation';
  /** Seconds for which any cache may store the answer; undefined when none may store it. */
  maxAge?: number;
}
