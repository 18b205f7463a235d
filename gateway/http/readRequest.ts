/** A request with GET or HEAD: it may run only a query of public fields, see caching/. */
export interface ReadRequest {
  /** Whether it carries a token; then nobody may store the answer. */
  readonly hasToken: boolean;
  /** Whether it names its operation by a hash alone (automatic persisted queries). */
  isHashed?: boolean;
  /** Seconds for which any cache may store the answer; undefined when none may store it. */
  maxAge?: number;
}
