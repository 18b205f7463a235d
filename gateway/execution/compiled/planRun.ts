import type { GraphQLDataSource } from '@apollo/gateway';
import type { FetchNode } from '@apollo/query-planner';
import type { AnswerReader } from '../../../schema/subgraphCall';
import type { Data } from './data';

/** The state of one execution of a plan: its input, and the data and errors so far. */
export interface PlanRun {
  readonly variables: Readonly<Record<string, unknown>> | undefined;
  /** The data so far, with keys and all other fields that the fetches select. */
  readonly data: Data;
  /** In the order of their arrival. */
  readonly errors: unknown[];
  /** The client's request, as data sources get it. */
  readonly incoming: IncomingRequest;
  /** Readers of answers with raw JSON; undefined if the caller does not accept raw JSON. */
  readonly rawReaders: AnswerReaders | undefined;
}

/** Provides the reader for the answers of each fetch. */
export interface AnswerReaders {
  /** @returns undefined for a fetch whose answers are always parsed */
  readerOf(fetch: FetchNode): AnswerReader | undefined;
}

type ProcessOptions = Parameters<GraphQLDataSource['process']>[0];

/** The part of the request that data sources get unchanged. */
export type IncomingRequest = Extract<
  ProcessOptions,
  { incomingRequestContext: unknown }
>['incomingRequestContext'];

/** The representations of the entities at one path of the answer. */
export interface Built {
  /** The distinct representations, in the order of the first entity of each. */
  readonly representations: readonly Data[];
  /** For every entity with a representation: its index, and the index of its representation. */
  readonly owners: readonly Owner[];
  /** Whether several entities share a representation. */
  readonly repeated: boolean;
}

export interface Owner {
  readonly entity: number;
  readonly representation: number;
}

/** The position in the answer at which a part of a plan works. */
export interface Cursor {
  /** An object, or the objects of a list; undefined if the answer has no data there. */
  readonly data: unknown;
  /** Representations that steps of one parallel node share; absent if they share none. */
  readonly shared?: Map<string, Built>;
}

/** A compiled step of a plan. It settles when all data that it fetches is in the answer. */
export type Step = (run: PlanRun, cursor: Cursor) => Promise<void>;
