import type { GraphQLScalarType } from 'graphql';
import type { Logger } from 'pino';
import type { Connection as DatabaseConnection } from 'mongoose';
import type { Authority } from '../../schema/authority';
import type { LogKeys } from '../../schema/log/logKeys';
import type { SubgraphName } from '../../schema/sdl';
import type { StoreRequest } from './context';
import type { AboutOf } from './guard/about';
import type { DatabasePlace } from './mongo';
import type { RecordKind } from './records/recordKind';
import type { SealedFields } from './vault/sealedFields';
import type { Vault } from './vault/vault';

/** Resolvers of one type, as graphql-js and @apollo/subgraph take them: by field name. */
export type TypeResolvers = GraphQLScalarType | Readonly<Record<string, unknown>>;

export type ResolverMap = Readonly<Record<string, TypeResolvers>>;

/** What goes on until it is ended. */
export interface Running {
  stop(): Promise<void>;
  /** Whether requests can be answered with it; where absent, they can. */
  ready?(): boolean;
}

/** What code of a subgraph outside of requests works with, besides its models. */
export interface SubgraphServices {
  readonly vault: Vault;
  readonly database: DatabasePlace;
  /** The keys of the disclosure log, where this process has them. */
  readonly logKeys?: LogKeys;
  /** Whether the disclosure log works in a thread of its own, by the clock of the machine. */
  readonly logThread?: boolean;
  readonly log: Logger;
  /** The clock; tests set it. */
  readonly now: () => Date;
}

/**
 * What makes a subgraph: its name (and so its SDL and database), how its models stand on a
 * connection, how its stores are made for a request, and its resolvers.
 */
export interface SubgraphDefinition<Models = unknown, Stores = unknown> {
  readonly name: SubgraphName;
  models(connection: DatabaseConnection): Models;
  stores(models: Models, request: StoreRequest): Stores;
  readonly resolvers: ResolverMap;
  readonly aboutOf: AboutOf;
  /** The kinds of records it keeps. */
  readonly records?: readonly RecordKind[];
  /** What stands sealed in this subgraph's database. */
  readonly sealed?: readonly SealedFields[];
  /** What begins with the subgraph, before its first request, and ends before its connection. */
  begin?(models: Models, services: SubgraphServices): Promise<Running | undefined>;
  /** What this subgraph answers the gateway besides data, where it is the one that does. */
  authority?(models: Models, services: SubgraphServices): Authority;
}
