import {
  getNamedType,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';
import { isGuarded } from '../../schema/policy/rule';
import type { AccessIndex } from '../permissions/accessIndex';
import { isEntity, isFree, isLeaf, itemTypeOf, objectTypesOf } from './schemaShape';

/** Levels of parts below an item; a schema whose parts contain themselves ends here. */
const DEEPEST = 6;

/**
 * Selects all there is of an item: its own fields and its parts, down to their leaves. What
 * stands on its own and is only referred to is not part of it: of that the export says which one
 * it is, by the fields that are open to everybody, so that it tells nothing of others and asks
 * for nothing of theirs. Lists of it are not followed either.
 * @param objects the object types of the item that are selected; all it may be by default
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
      if (itemTypeOf(field) !== undefined || depth >= DEEPEST) return [];
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
  return selection(type, objectTypesOf(schema, type), (object) =>
    Object.values(object.getFields())
      .filter((field) => isFree(field) && isLeaf(field))
      .filter((field) => !isGuarded(access.fieldRule(object.name, field.name)))
      .map((field) => field.name),
  );
}

/** A selection on a type, one fragment for each object type where it is abstract. */
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
