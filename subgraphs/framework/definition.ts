import type { GraphQLScalarType } from 'graphql';
import type { Logger } from 'pino';
import type { Connection as DatabaseConnection } from 'mongoose';
import type { CaseRecords } from '../../schema/cases/records';
import type { Registry } from '../../schema/registry';
import type { SubjectDirectory } from '../../schema/directory';
import type { LogKeys } from '../../schema/log/logKeys';
import type { StatisticsSource } from '../../schema/statistics/source';
import type { ReceiptSource } from '../../schema/receipts';
import type { SubgraphName } from '../../schema/sdl';
import type { StoreRequest } from './context';
import type { Metrics } from '../../process/telemetry/metrics/metrics';
import type { ExchangeSettings } from './exchange/settings';
import type { AboutOf } from './guard/about';
import type { Jobs } from './jobs/jobs';
import type { DatabasePlace } from './mongo';
import type { RecordKind } from './records/recordKind';
import type { FactRows } from './statistics/statisticsSource';
import type { Uploads } from './uploads/uploads';
import type { SealedFields } from './vault/sealedFields';
import type { Vault } from './vault/vault';

/** Resolvers of one type by field name, as graphql-js and @apollo/subgraph accept them. */
export type TypeResolvers = GraphQLScalarType | Readonly<Record<string, unknown>>;

export type ResolverMap = Readonly<Record<string, TypeResolvers>>;

/** Background work that runs until it is stopped. */
export interface Running {
  stop(): Promise<void>;
  /** Whether the subgraph can serve requests; without this method, it always can. */
  ready?(): boolean;
}

/** When receipts are stored and reconciled, in milliseconds. */
export interface ReconciliationTimes {
  /** Between two writes of receipts. */
  readonly storeMs?: number;
  /** Between two rounds of the reconciliation. */
  readonly roundMs?: number;
  /** How long a receipt may wait for its log entry. */
  readonly graceMs?: number;
}

/** The reconciliation of receipts with the disclosure log, while it runs. */
export interface Reconciling {
  /** What it has found since it started. */
  state(): ReconciliationState;
  /** Notes that a gateway process is alive. */
  gatewaySeen(gateway: string): void;
  /** Runs a round now. */
  look(): Promise<void>;
  stop(): Promise<void>;
}

/** Counters since the start of the process. */
export interface ReconciliationState {
  /** Receipts whose log entry was found. */
  readonly matched: number;
  /** Receipts without a log entry. */
  readonly unlogged: number;
  /** Receipts without a log entry whose response was not delivered. */
  readonly undelivered: number;
  /** Subgraphs whose receipts cannot be read, with the time since when. */
  readonly unread: ReadonlyMap<string, Date>;
}

/** When the intake looks for work and gives it up, in milliseconds. */
export interface IntakeTimes {
  /** Between two looks for batches of which no request of the process told it. */
  readonly pollMs?: number;
  /** How long a batch belongs to a process that reports no progress. */
  readonly leaseMs?: number;
}

/** The services that a subgraph's code outside of requests uses, besides its models. */
export interface SubgraphServices {
  readonly vault: Vault;
  /** The timed work of the subgraph. */
  readonly jobs: Jobs;
  /** The files that callers send and fetch with tickets. */
  readonly uploads: Uploads;
  readonly database: DatabasePlace;
  /** The keys of the disclosure log, if this process has them. */
  readonly logKeys?: LogKeys;
  /** Whether the disclosure log runs in its own thread, which uses the system clock. */
  readonly logThread?: boolean;
  readonly log: Logger;
  /** The clock; tests set it. */
  readonly now: () => Date;
  readonly reconciliation?: ReconciliationTimes;
  readonly intakeTimes?: IntakeTimes;
  /** Share of the time that uploaded batches take while the process is busy, 0 to 1. */
  readonly intakeShare: number;
  /** Days for which snapshots of statistics are kept. */
  readonly snapshotDays: number;
  /** Finds and creates the subjects of submitted records. */
  readonly directory?: SubjectDirectory;
  /** The subgraphs whose records are counted; absent in a process that does not have them. */
  readonly statisticsSources?: readonly StatisticsSource[];
  /** The records that cases are about; absent in a process that has no cases. */
  readonly caseRecords?: readonly CaseRecords[];
  /** The exchange with the city; absent where it is off. */
  readonly exchange?: ExchangeSettings;
  readonly metrics: Metrics;
}

/**
 * The definition of a subgraph: its name, which determines its SDL and database, functions that
 * create its models for a connection and its stores for a request, and its resolvers.
 */
export interface SubgraphDefinition<Models = unknown, Stores = unknown> {
  readonly name: SubgraphName;
  models(connection: DatabaseConnection): Models;
  stores(models: Models, request: StoreRequest): Stores;
  readonly resolvers: ResolverMap;
  readonly aboutOf: AboutOf;
  /** The kinds of records it stores. */
  readonly records?: readonly RecordKind[];
  /** The rows that statistics count, of a subgraph without records. */
  readonly counted?: (connection: DatabaseConnection) => FactRows;
  /** Its collections that only timers use: their commands belong to no request. */
  readonly timedCollections?: readonly string[];
  /** The sealed fields in this subgraph's database. */
  readonly sealed?: readonly SealedFields[];
  /**
   * Starts the background work of the subgraph. It is called before the first request; the work is
   * stopped before the database connection is closed.
   */
  begin?(models: Models, services: SubgraphServices): Promise<Running | undefined>;
  /**
   * Defines the jobs of the subgraph and their intervals. It is called before `begin`, in every
   * process, whether the process runs jobs or only enqueues them.
   */
  jobs?(jobs: Jobs, models: Models, services: SubgraphServices): Promise<void> | void;
  /** Creates the registry that the gateway calls; only one subgraph has it. */
  registry?(models: Models, services: SubgraphServices): Registry;
  /** Creates the directory of subjects; only the subgraph that stores them has it. */
  directory?(models: Models, services: SubgraphServices): SubjectDirectory;
  /** Starts the reconciliation of receipts; only the subgraph with the disclosure log has it. */
  reconcile?(
    models: Models,
    services: SubgraphServices,
    sources: readonly ReceiptSource[],
  ): Reconciling;
}
