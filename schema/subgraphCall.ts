import type { DocumentNode, GraphQLFormattedError } from 'graphql';
import type { Authority, SubjectNotice } from './authority';
import type { IndexEvent } from './recordEvents';
import type { Viewer } from './viewer';

/** One GraphQL request of the gateway to a subgraph, however it travels. */
export interface SubgraphRequest {
  readonly query: string;
  /** The parsed form of `query`, where the caller has it already. */
  readonly document?: DocumentNode;
  readonly operationName?: string;
  readonly variables?: Record<string, unknown>;
  /** Reads the answer, where it comes as bytes. */
  readonly reader?: AnswerReader;
}

/** Reads answers without parsing all of them. */
export interface AnswerReader {
  /** Headers that ask for answers in the form it reads best. */
  readonly wishes?: Readonly<Record<string, string>>;
  /** @returns undefined for an answer that is to be parsed. Never throws. */
  read(answer: UnreadAnswer): SubgraphResponse | undefined;
}

/** An answer as it came over the wire. */
export interface UnreadAnswer {
  readonly bytes: Buffer;
  /** The bytes as UTF-8. */
  readonly text: string;
  /** A header, by its name in lower case; undefined where it is not there, or more than once. */
  header(name: string): string | undefined;
}

/** What a subgraph answers: GraphQL's own response shape. */
export interface SubgraphResponse {
  readonly data?: Record<string, unknown> | null;
  readonly errors?: readonly GraphQLFormattedError[];
  readonly extensions?: Record<string, unknown>;
}

/** For whom a subgraph call is made. */
export interface SubgraphCaller {
  readonly viewer: Viewer;
  /** Id that ties the log lines of one client request together. */
  readonly requestId: string;
  /** Aborted when the client has gone or the deadline has passed. */
  readonly signal?: AbortSignal;
}

/** A subgraph called in the same process: no HTTP, no JSON, the Viewer object itself. */
export interface InProcessSubgraph {
  readonly name: string;
  execute(request: SubgraphRequest, caller: SubgraphCaller): Promise<SubgraphResponse>;
  /** Whether it can answer now, its database included. Never throws. */
  ready(): Promise<boolean>;
  /** What the gateway asks of the domain before it answers; one subgraph of a graph offers it. */
  readonly authority?: Authority;
  /**
   * Acts upon what the authority tells of subjects; when it resolves that is durable. Notices may
   * come twice, late and from several gateways at once. Absent where there is nothing to act upon.
   */
  readonly notify?: (notices: readonly SubjectNotice[]) => Promise<void>;
  /**
   * The events of its records that follow a number, in order, at most EVENTS_BATCH. Absent where
   * it keeps no records.
   */
  readonly recordEvents?: (after: number) => Promise<readonly IndexEvent[]>;
}
