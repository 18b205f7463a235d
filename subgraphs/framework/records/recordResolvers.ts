import type { GraphQLResolveInfo } from 'graphql';
import type { SubgraphContext } from '../context';
import { listOfParent } from '../lists/listOfParent';
import type { PageArgs } from '../lists/page';
import { connectionSelection, selectedFields } from '../selection';
import { visibilityOf } from './live';
import { VISIBILITY } from './recordFields';
import type { RecordField, RecordKind } from './recordKind';
import type { CreditRecord } from './record';
import { recordReader } from './recordReader';
import type { SubjectRef } from './references';

type Resolvers = Record<string, unknown>;

/** Resolvers of references to the entity types that the subgraph itself stores. */
export type LocalReferences = Readonly<
  Record<string, (id: string, context: SubgraphContext<never>) => unknown>
>;

/** The resolvers of a record kind: its list, search, references and fields. */
export function recordResolvers(
  { type, list, search, fields, computed }: RecordKind,
  local: LocalReferences,
): Record<string, Resolvers> {
  return {
    ...(search && { Query: { [search.field]: searchOf(type) } }),
    ...(list && { Subject: { [list.field]: listOf(type) } }),
    [type]: {
      __resolveReference: (
        { id }: { id: string },
        { request }: SubgraphContext,
        info: GraphQLResolveInfo,
      ) => recordReader(type, request).byId(id, selectedFields(info)),
      ...Object.fromEntries(
        fields.flatMap((field) => {
          const resolve = computed[field.name] ?? stored(field, local);
          return resolve === undefined ? [] : [[field.name, resolve]];
        }),
      ),
    },
  };
}

function searchOf(type: string) {
  return (_: unknown, args: PageArgs, { request }: SubgraphContext, info: GraphQLResolveInfo) =>
    recordReader(type, request).search(args, connectionSelection(info));
}

function listOf(type: string) {
  return listOfParent(
    (args: PageArgs, { request }: SubgraphContext, selection) =>
      recordReader(type, request).ofSubjects(args, selection),
    ({ id }: SubjectRef) => id,
  );
}

/** The resolver of a stored field; undefined if the default resolver reads the stored value. */
function stored({ name, path = name, entity, sealed }: RecordField, local: LocalReferences) {
  // sealedResolvers provides the resolvers of the sealed fields of all collections.
  if (sealed !== undefined) return undefined;
  if (name === VISIBILITY)
    return (record: CreditRecord, _: unknown, { today }: SubgraphContext) =>
      visibilityOf(record, today);
  if (entity !== undefined) return reference(path, entity, local[entity]);
  return path === name ? undefined : (row: object) => valueAt(row, path);
}

function reference(path: string, typeName: string, local: LocalReferences[string] | undefined) {
  return (row: object, _: unknown, context: SubgraphContext<never>) => {
    const id = valueAt(row, path) as string | null | undefined;
    if (id == null) return null;
    return local ? local(id, context) : { __typename: typeName, id };
  };
}

function valueAt(row: object, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>((at, key) => (at as Record<string, unknown> | null)?.[key], row);
}
