import {
  getNamedType,
  getNullableType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  parseType,
  typeFromAST,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
} from 'graphql';
import { Schema, type SchemaDefinition } from 'mongoose';
import type { SubgraphName } from '../../../schema/sdl';
import { subgraphTypes } from '../subgraphDocument';
import { rowFields } from './indexes';
import type { RecordKind } from './recordKind';

type PathDefinition = SchemaDefinition[string];

/**
 * The paths of a kind's rows besides those of every record: one per stored field of its type, the
 * character pairs of searched texts, and the paths of `@rowField`.
 */
export function rowPaths(subgraph: SubgraphName, kind: RecordKind): SchemaDefinition {
  const schema = subgraphTypes(subgraph);
  const type = schema.getType(kind.type) as GraphQLObjectType;
  const common = commonPaths(schema);
  const paths: Record<string, PathDefinition> = {};
  for (const { name, path, sealed } of kind.fields) {
    if (path === undefined || common.has(path.split('.')[0]!)) continue;
    paths[path] = sealed ? { type: String, default: null } : pathOf(type.getFields()[name]!.type);
  }
  for (const { by, match } of kind.search?.conditions ?? [])
    if (match === 'TEXT') paths[`${by}Grams`] = [String];
  for (const { name, type: written } of rowFields(schema, type)) {
    const given = typeFromAST(schema, parseType(written) as never) as GraphQLOutputType;
    paths[name] = name.endsWith('Hidden') ? Boolean : pathOf(given);
  }
  return paths;
}

/** The paths that every record has: the fields of the interface and the keys of the row rule. */
function commonPaths(schema: GraphQLSchema): ReadonlySet<string> {
  const common = schema.getType('CreditRecord');
  const fields = isInterfaceType(common) ? Object.keys(common.getFields()) : [];
  return new Set([...fields, '_id', 'subjectId', 'sourceDepartmentId']);
}

function pathOf(type: GraphQLOutputType): PathDefinition {
  const required = isNonNullType(type);
  const inner = getNullableType(type);
  if (isListType(inner)) return { type: [mongoTypeOf(inner)], required };
  return required
    ? { type: mongoTypeOf(inner), required }
    : { type: mongoTypeOf(inner), default: null };
}

function mongoTypeOf(type: GraphQLOutputType): typeof String {
  const named = getNamedType(type);
  const types: Readonly<Record<string, unknown>> = {
    MoneyCents: Schema.Types.BigInt,
    Int: Number,
    Boolean,
    DateTime: Date,
  };
  // Rows store the id of an entity.
  const isPart =
    isObjectType(named) && !named.astNode?.directives?.some((d) => d.name.value === 'key');
  return (types[named.name] ?? (isPart ? Schema.Types.Mixed : String)) as typeof String;
}
