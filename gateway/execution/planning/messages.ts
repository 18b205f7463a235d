/** What a planner thread is started with, and given anew when it plans for another supergraph. */
export interface PlannerData {
  readonly supergraphSdl: string;
  readonly pathsLimit: number;
}

/** An operation to plan. A text crosses from thread to thread at the least cost. */
export interface PlanRequest {
  readonly document: string;
  readonly operationName: string | undefined;
}

/** What a planner thread is to plan for from now on; nothing while it is spare. */
export interface NextSupergraph {
  readonly next: PlannerData | undefined;
}

/** Why the planner made no plan. */
export interface PlanFailure {
  /** Whether there was more to look at than it may. */
  readonly tooComplex: boolean;
  readonly name: string;
  readonly message: string;
  readonly stack: string | undefined;
}

/**
 * What a planner thread says: of each supergraph that it is ready, or is not, and one answer to
 * each question.
 */
export type PlannerMessage =
  | { readonly kind: 'ready' }
  | { readonly kind: 'refused'; readonly message: string }
  /** The plan as JSON. */
  | { readonly kind: 'planned'; readonly plan: string }
  | { readonly kind: 'failed'; readonly failure: PlanFailure };
