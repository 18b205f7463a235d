import type { Connection, Model } from 'mongoose';
import type { SubgraphName } from '../../schema/sdl';
import type { SubgraphDefinition } from './definition';
import { freezingModel } from './freezing/model';
import type { FreezingRecord } from './freezing/record';
import { freezingResolvers } from './freezing/resolvers';
import { freezingStore, type WithFreezings } from './freezing/store';
import { aboutRecord, type AboutOf } from './guard/about';
import { mergeResolvers } from './mergeResolvers';
import type { RecordDefinition } from './records/defineRecord';
import { recordKinds } from './records/recordKinds';
import { recordModels, type RecordModels } from './records/recordModels';
import { recordResolvers, type LocalReferences } from './records/recordResolvers';
import { sealedRecords } from './records/sealedRecords';
import { writerModels, type WriterModels } from './records/writer/model';
import { storesOnUse, type StoreFactories } from './storesOnUse';
import { sealedResolvers } from './vault/sealedResolvers';
import type { SealedFields } from './vault/sealedFields';

/** The models of a subgraph's records, of their freezing and of the record writer. */
export interface RecordsModels {
  /** The models by type name. */
  readonly records: RecordModels;
  readonly freezing: Model<FreezingRecord>;
  readonly writing: WriterModels;
}

type Resolvers = Record<string, Record<string, unknown>>;

/** The definition of a subgraph that stores records; most properties are optional. */
export interface RecordSubgraph<Models extends object, Stores extends object> extends Pick<
  SubgraphDefinition<Models, Stores>,
  'begin' | 'authority' | 'directory' | 'reconcile'
> {
  readonly name: SubgraphName;
  /** The definitions of the record kinds for which the schema does not suffice. */
  readonly records?: readonly RecordDefinition[];
  /** Models, stores and resolvers besides those of the records. */
  readonly models?: (connection: Connection) => Models;
  readonly stores?: StoreFactories<Models, Stores>;
  readonly resolvers?: readonly Resolvers[];
  /** Resolvers of references to entities that this subgraph stores. */
  readonly references?: LocalReferences;
  /** The sealed fields of its other collections. */
  readonly sealed?: readonly SealedFields[];
  readonly aboutOf?: AboutOf;
}

/** Completes a subgraph with the models, stores and resolvers that its record kinds require. */
export function defineSubgraph<Models extends object, Stores extends object>(
  definition: RecordSubgraph<Models, Stores>,
): SubgraphDefinition {
  const { name, resolvers = [], references = {}, aboutOf = aboutRecord } = definition;
  const records = recordKinds(name, definition.records ?? []);
  const sealed = [...sealedRecords(records), ...(definition.sealed ?? [])];
  const factories = {
    freezings: ({ records: models, freezing }: RecordsModels, request) =>
      freezingStore(freezing, models, request),
    ...definition.stores,
  } as StoreFactories<RecordsModels & Models, WithFreezings & Stores>;
  return {
    name,
    models: (connection: Connection): RecordsModels & Models => ({
      records: recordModels(connection, name, records),
      freezing: freezingModel(connection),
      writing: writerModels(connection),
      ...(definition.models?.(connection) as Models),
    }),
    stores: storesOnUse(factories),
    resolvers: mergeResolvers(
      ...records.map((kind) => recordResolvers(kind, references)),
      ...resolvers,
      sealedResolvers(sealed),
      ...(records.length > 0 ? [freezingResolvers(name[0]!.toUpperCase() + name.slice(1))] : []),
    ),
    records,
    sealed,
    aboutOf: (typeName, object) =>
      typeName === 'Subject' ? { subjectId: object['id'] as string } : aboutOf(typeName, object),
    ...(definition.begin && { begin: definition.begin }),
    ...(definition.authority && {
      authority: definition.authority,
    }),
    ...(definition.directory && { directory: definition.directory }),
    ...(definition.reconcile && { reconcile: definition.reconcile }),
  };
}
