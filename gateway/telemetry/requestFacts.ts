/**
 * What metrics, spans and the access log report about one request. The steps and plugins of the
 * request fill it; nothing in it is a value of a person, a query or an answer.
 */
export class RequestFacts {
  /** When the request began, in milliseconds of `performance.now()`. */
  readonly begun = performance.now();
  /** SHA-256 of the operation's text. */
  operationHash: string | undefined;
  /** The name of the operation on the safelist; ad hoc names could contain anything. */
  operationName: string | undefined;
  operationType: string | undefined;
  /** The codes of the errors in the answer, each once, in their order. */
  codes: readonly string[] = NONE;
  /** Milliseconds of the calls to each subgraph, summed up; undefined without a call. */
  calls: Record<string, number> | undefined;
  /** The cost of all operations of the request, in units; undefined when none was computed. */
  cost: number | undefined;

  /** Adds the cost of an operation; an export runs several. */
  addCost(units: number): void {
    this.cost = (this.cost ?? 0) + units;
  }

  /** Adds the duration of a call to a subgraph, in milliseconds. */
  addCall(subgraph: string, ms: number): void {
    this.calls ??= {};
    this.calls[subgraph] = (this.calls[subgraph] ?? 0) + ms;
  }
}

const NONE: readonly string[] = Object.freeze([]);
