import type { DocumentNode, GraphQLFormattedError } from 'graphql';
import type { Registry, SubjectEvent } from './registry';
import type { IndexEvent } from './recordEvents';
import type { Viewer } from './viewer';

/** One GraphQL request of the gateway to a subgraph, independent of the transport. */
export interface SubgraphRequest {
  readonly query: string;
  /** The parsed form of `query`, when the caller has it already. */
  readonly document?: DocumentNode;
  readonly operationName?: string;
  readonly variables?: Record<string, unknown>;
  /** Reads the response when it arrives as bytes. */
  readonly reader?: AnswerReader;
}

/** Reads responses without parsing them completely. */
export interface AnswerReader {
  /** Headers that request responses in the format that it reads best. */
  readonly wishes?: Readonly<Record<string, string>>;
  /** @returns undefined for a response that must be parsed. Never throws. */
  read(answer: UnreadAnswer): SubgraphResponse | undefined;
}

/** A response as received over HTTP. */
export interface UnreadAnswer {
  readonly bytes: Buffer;
  /** The bytes as UTF-8. */
  readonly text: string;
  /** A header by its name in lower case; undefined when it is absent or repeated. */
  header(name: string): string | undefined;
}

/** The response of a subgraph: GraphQL's own response shape. */
export interface SubgraphResponse {
  readonly data?: Record<string, unknown> | null;
  readonly errors?: readonly GraphQLFormattedError[];
  readonly extensions?: Record<string, unknown>;
}

/** The caller on whose behalf a subgraph is called. */
export interface SubgraphCaller {
  readonly viewer: Viewer;
  /** Id that connects the log lines of one client request. */
  readonly requestId: string;
  /** Aborted when the client has disconnected or the deadline has passed. */
  readonly signal?: AbortSignal;
  /** The position of the call in a trace, as W3C Trace Context writes it; absent without a trace. */
  readonly traceparent?: string;
  /** Id of the gateway process that calls, if it names itself. */
  readonly gateway?: string;
  /** Whether the caller has given up, so that it receives no response. */
  readonly ended?: boolean;
}

/** A subgraph in the same process: called without HTTP and JSON, with the Viewer object itself. */
export interface InProcessSubgraph {
  readonly name: string;
  execute(request: SubgraphRequest, caller: SubgraphCaller): Promise<SubgraphResponse>;
  /** Whether it can serve requests now, including its database. Never throws. */
  ready(): Promise<boolean>;
  /**
   * The operations besides data that the gateway requests; one subgraph of a graph implements them.
   */
  readonly registry?: Registry;
  /**
   * Applies the registry's subject events; when the promise resolves, the changes are durable. Events
   * may arrive repeatedly, late and from several gateways concurrently. Absent when the subgraph has
   * nothing to change.
   */
  readonly applySubjectEvents?: (events: readonly SubjectEvent[]) => Promise<void>;
  /**
   * The record events after a number, in order, at most RECORD_EVENT_BATCH_SIZE. Absent when the
   * subgraph stores no records.
   */
  readonly recordEvents?: (after: number) => Promise<readonly IndexEvent[]>;
}
