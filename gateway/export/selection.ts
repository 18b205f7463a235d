import {
  getNamedType,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';
import { isGuarded } from '../../schema/policy/rule';
import type { AccessIndex } from '../permissions/accessIndex';
import { isEntity, isFree, isLeaf, itemTypeOf, objectTypesOf } from './schemaShape';

/** Levels of parts below an item; a bound for schemas whose parts contain themselves. */
const MAX_DEPTH = 6;

/**
 * Selects everything of an item: its fields and its parts, down to their leaves. An entity that the
 * item only refers to is not part of it: the export identifies it by the fields that are open to
 * everybody, so that the export neither reveals nor requests data of others. Lists of such entities
 * are not followed either.
 * @param objects the object types of the item to select; by default all its possible types
 */
export function itemSelection(
  schema: GraphQLSchema,
  access: AccessIndex,
  type: GraphQLNamedType,
  objects = objectTypesOf(schema, type),
  depth = 0,
): string {
  return selection(type, objects, (object) =>
    Object.values(object.getFields()).flatMap((field) => {
      if (!isFree(field)) return [];
      if (isLeaf(field)) return [field.name];
      if (itemTypeOf(field) !== undefined || depth >= MAX_DEPTH) return [];
      const below = getNamedType(field.type);
      const part = isEntity(below)
        ? referenceSelection(schema, access, below)
        : itemSelection(schema, access, below, objectTypesOf(schema, below), depth + 1);
      return [`${field.name} { ${part} }`];
    }),
  );
}

function referenceSelection(
  schema: GraphQLSchema,
  access: AccessIndex,
  type: GraphQLNamedType,
): string {
  const objects = objectTypesOf(schema, type);
  return selection(type, objects, (object) =>
    Object.values(object.getFields())
      .filter((field) => isFree(field) && isLeaf(field))
      .filter((field) => !isGuarded(access.fieldRule(object.name, field.name)))
      .filter((field) => hasOneType(field, objects))
      .map((field) => field.name),
  );
}

/** Whether a field has the same type on all objects: GraphQL refuses to merge it otherwise. */
function hasOneType(
  { name, type }: GraphQLField<unknown, unknown>,
  objects: readonly GraphQLObjectType[],
): boolean {
  return objects.every((object) => {
    const same = object.getFields()[name];
    return same === undefined || String(same.type) === String(type);
  });
}

/** A selection on a type; with one fragment for each object type when the type is abstract. */
function selection(
  type: GraphQLNamedType,
  objects: readonly GraphQLObjectType[],
  fieldsOf: (object: GraphQLObjectType) => readonly string[],
): string {
  const [only] = objects;
  if (objects.length === 1 && only === type) return ['__typename', ...fieldsOf(only)].join(' ');
  const fragments = objects.flatMap((object) => {
    const fields = fieldsOf(object);
    return fields.length > 0 ? [`... on ${object.name} { ${fields.join(' ')} }`] : [];
  });
  return ['__typename', ...fragments].join(' ');
}
