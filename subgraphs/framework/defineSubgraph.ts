import type { Connection, Model } from 'mongoose';
import type { SubgraphName } from '../../schema/sdl';
import type { SubgraphDefinition } from './definition';
import { freezingModel } from './freezing/model';
import type { FreezingRecord } from './freezing/record';
import { freezingResolvers } from './freezing/resolvers';
import { freezingStore, type WithFreezings } from './freezing/store';
import { aboutRecord, type AboutOf } from './guard/about';
import { mergeResolvers } from './mergeResolvers';
import type { OwnOfRecord } from './records/defineRecord';
import { recordKinds } from './records/recordKinds';
import { recordModels, type RecordModels } from './records/recordModels';
import { recordResolvers, type LocalReferences } from './records/recordResolvers';
import { sealedRecords } from './records/sealedRecords';
import { writerModels, type WriterModels } from './records/writer/model';
import { storesOnUse, type StoreMakers } from './storesOnUse';
import { sealedResolvers } from './vault/sealedResolvers';
import type { SealedFields } from './vault/sealedFields';

/** The models of the records of a subgraph and of their freezing. */
export interface RecordsModels {
  /** By type. */
  readonly records: RecordModels;
  readonly freezing: Model<FreezingRecord>;
  readonly writing: WriterModels;
}

type Resolvers = Record<string, Record<string, unknown>>;

/** What makes a subgraph that keeps records; most of it may be left out. */
export interface RecordSubgraph<Models extends object, Stores extends object> extends Pick<
  SubgraphDefinition<Models, Stores>,
  'begin' | 'authority'
> {
  readonly name: SubgraphName;
  /** What some of its kinds of records have of their own; the others need no mention. */
  readonly records?: readonly OwnOfRecord[];
  /** Its other models, stores and resolvers. */
  readonly models?: (connection: Connection) => Models;
  readonly stores?: StoreMakers<Models, Stores>;
  readonly resolvers?: readonly Resolvers[];
  /** References to types that the subgraph itself keeps. */
  readonly references?: LocalReferences;
  /** What stands sealed in its other collections. */
  readonly sealed?: readonly SealedFields[];
  readonly aboutOf?: AboutOf;
}

/** A subgraph, with everything that its kinds of records bring with them. */
export function defineSubgraph<Models extends object, Stores extends object>(
  definition: RecordSubgraph<Models, Stores>,
): SubgraphDefinition {
  const { name, resolvers = [], references = {}, aboutOf = aboutRecord } = definition;
  const records = recordKinds(name, definition.records ?? []);
  const sealed = [...sealedRecords(records), ...(definition.sealed ?? [])];
  const makers = {
    freezings: ({ records: models, freezing }: RecordsModels, request) =>
      freezingStore(freezing, models, request),
    ...definition.stores,
  } as StoreMakers<RecordsModels & Models, WithFreezings & Stores>;
  return {
    name,
    models: (connection: Connection): RecordsModels & Models => ({
      records: recordModels(connection, name, records),
      freezing: freezingModel(connection),
      writing: writerModels(connection),
      ...(definition.models?.(connection) as Models),
    }),
    stores: storesOnUse(makers),
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
  };
}
