import type { Connection } from 'mongoose';
import type { SubgraphName } from '../../schema/sdl';
import type { SubgraphDefinition } from './definition';
import { beginAll, type Feature } from './feature';
import { aboutRecord, type AboutOf } from './guard/about';
import { mergeResolvers } from './mergeResolvers';
import type { RecordDefinition } from './records/defineRecord';
import { recordFeatures } from './recordFeatures';
import { recordKinds } from './records/recordKinds';
import { recordModels, type RecordModels } from './records/recordModels';
import { recordResolvers, type LocalReferences } from './records/recordResolvers';
import { sealedRecords } from './records/sealedRecords';
import { writerModels, type WriterModels } from './records/writer/model';
import { storesOnUse, type StoreFactories } from './storesOnUse';
import { sealedResolvers } from './vault/sealedResolvers';
import type { SealedFields } from './vault/sealedFields';

/** The models of a subgraph's records and of the record writer; features add theirs. */
export interface RecordsModels {
  /** The models by type name. */
  readonly records: RecordModels;
  readonly writing: WriterModels;
}

type Resolvers = Record<string, Record<string, unknown>>;

/** The definition of a subgraph that stores records; most properties are optional. */
export interface RecordSubgraph<Models extends object, Stores extends object> extends Pick<
  SubgraphDefinition<Models, Stores>,
  'begin' | 'counted' | 'directory' | 'jobs' | 'registry' | 'reconcile' | 'timedCollections'
> {
  readonly name: SubgraphName;
  /** The definitions of the record kinds for which the schema does not suffice. */
  readonly records?: readonly RecordDefinition[];
  /** Models, stores and resolvers besides those of the records. */
  readonly models?: (connection: Connection) => Models;
  readonly stores?: StoreFactories<Models, Stores>;
  readonly resolvers?: readonly Resolvers[];
  /** Features besides those of every subgraph with records. */
  readonly features?: readonly Feature<RecordsModels & Models>[];
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
  const features = [
    ...recordFeatures(name, records),
    ...(definition.features ?? []),
  ] as readonly Feature<RecordsModels & Models>[];
  const factories = Object.assign(
    {},
    ...features.map(({ stores }) => stores),
    definition.stores,
  ) as StoreFactories<RecordsModels & Models, Stores>;
  return {
    name,
    models: (connection: Connection): RecordsModels & Models => ({
      records: recordModels(connection, name, records),
      writing: writerModels(connection),
      ...(Object.assign({}, ...features.map((one) => one.models?.(connection))) as Models),
      ...(definition.models?.(connection) as Models),
    }),
    stores: storesOnUse(factories),
    resolvers: mergeResolvers(
      ...records.map((kind) => recordResolvers(kind, references)),
      ...resolvers,
      sealedResolvers(sealed),
      ...features.map((feature) => feature.resolvers ?? {}),
    ),
    records,
    sealed,
    aboutOf: (typeName, object) =>
      typeName === 'Subject' ? { subjectId: object['id'] as string } : aboutOf(typeName, object),
    begin: beginAll([definition.begin, ...features.map((one) => one.begin?.bind(one))]),
    async jobs(jobs, models: RecordsModels & Models, services) {
      await definition.jobs?.(jobs, models, services);
      for (const feature of features) await feature.jobs?.(jobs, models, services);
    },
    ...(definition.counted && { counted: definition.counted }),
    ...(definition.timedCollections && { timedCollections: definition.timedCollections }),
    ...(definition.registry && {
      registry: definition.registry,
    }),
    ...(definition.directory && { directory: definition.directory }),
    ...(definition.reconcile && { reconcile: definition.reconcile }),
  };
}
