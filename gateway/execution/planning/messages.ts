/**
 * The data with which a planner thread starts; sent again when it changes to another supergraph.
 */
export interface PlannerData {
  readonly supergraphSdl: string;
  readonly pathsLimit: number;
}

/** An operation to plan. The document is text because strings are cheapest to send to a thread. */
export interface PlanRequest {
  readonly document: string;
  readonly operationName: string | undefined;
}

/** Changes the supergraph of a planner thread; undefined releases it while the thread is spare. */
export interface NextSupergraph {
  readonly next: PlannerData | undefined;
}

/** Why the planner created no plan. */
export interface PlanFailure {
  /** Whether the operation exceeds the planner's limits. */
  readonly tooComplex: boolean;
  readonly name: string;
  readonly message: string;
  readonly stack: string | undefined;
}

/**
 * A message of a planner thread: for each supergraph either `ready` or `refused`, and for each
 * request either `planned` or `failed`.
 */
export type PlannerMessage =
  | { readonly kind: 'ready' }
  | { readonly kind: 'refused'; readonly message: string }
  /** The plan as JSON. */
  | { readonly kind: 'planned'; readonly plan: string }
  | { readonly kind: 'failed'; readonly failure: PlanFailure };
