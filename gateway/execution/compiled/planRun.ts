import type { GraphQLDataSource } from '@apollo/gateway';
import type { FetchNode } from '@apollo/query-planner';
import type { AnswerReader } from '../../../schema/subgraphCall';
import type { Data } from './data';

/** One execution of a plan: what it works on, and what it has found. */
export interface PlanRun {
  readonly variables: Readonly<Record<string, unknown>> | undefined;
  /** The whole answer so far, with keys and everything else that fetches asked for. */
  readonly data: Data;
  /** In the order of their arrival. */
  readonly errors: unknown[];
  /** The request as data sources are told of it. */
  readonly incoming: IncomingRequest;
  /** Whether parts of subgraphs' answers may be passed on as text; absent where nothing may. */
  readonly rawReaders: AnswerReaders | undefined;
}

/** Who reads the answers of which fetch. */
export interface AnswerReaders {
  /** @returns undefined for a fetch whose answers are all parsed */
  readerOf(fetch: FetchNode): AnswerReader | undefined;
}

type ProcessOptions = Parameters<GraphQLDataSource['process']>[0];

/** The part of the request that goes to data sources untouched. */
export type IncomingRequest = Extract<
  ProcessOptions,
  { incomingRequestContext: unknown }
>['incomingRequestContext'];

/** The representations of the entities at one place of the answer. */
export interface Built {
  /** The distinct representations, in the order of their first entity. */
  readonly representations: readonly Data[];
  /** For every entity that has one: where it stands, and which representation is its own. */
  readonly owners: readonly Owner[];
  /** Whether some representation stands for several entities. */
  readonly repeated: boolean;
}

export interface Owner {
  readonly entity: number;
  readonly representation: number;
}

/** Where in the answer a part of a plan works; undefined when there is nothing there. */
export interface Cursor {
  /** An object, or the objects of a list. */
  readonly data: unknown;
  /** What the steps of one parallel node build only once; absent where nothing is shared. */
  readonly shared?: Map<string, Built>;
}

/** A step of a plan, compiled. It settles when all it fetched is in the answer. */
export type Step = (run: PlanRun, cursor: Cursor) => Promise<void>;
