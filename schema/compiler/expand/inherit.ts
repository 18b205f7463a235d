import {
  Kind,
  type DefinitionNode,
  type FieldDefinitionNode,
  type InterfaceTypeDefinitionNode,
  type ObjectTypeDefinitionNode,
} from 'graphql';
import { directiveOf, withoutDirectives } from './nodes';
import { SourceError } from './sourceError';
import { STATISTICS } from './statisticsDirectives';

/** Directives of an interface's field that apply only on the implementing objects. */
const MOVED = ['access', 'mask', 'listSize', 'cost', 'stored', 'computed', ...STATISTICS];

/**
 * Adds to each object the fields of its interfaces. A field of the object replaces the inherited
 * one; of two interfaces the later one wins. Rules, masks and sizes move from the interface to the
 * objects, where they apply.
 * @throws SourceError when an interface does not exist, or a field without a rule replaces one that
 *   has a rule
 */
export function withInherited(definitions: readonly DefinitionNode[]): DefinitionNode[] {
  const interfaces = new Map<string, InterfaceTypeDefinitionNode>();
  for (const definition of definitions) {
    if (definition.kind === Kind.INTERFACE_TYPE_DEFINITION) {
      interfaces.set(definition.name.value, definition);
    }
  }
  return definitions.map((definition) => {
    switch (definition.kind) {
      case Kind.INTERFACE_TYPE_DEFINITION:
        return {
          ...definition,
          fields: definition.fields?.map((field) => withoutDirectives(field, ...MOVED)),
        };
      case Kind.OBJECT_TYPE_DEFINITION:
        return { ...definition, fields: fieldsOf(definition, interfaces) };
      default:
        return definition;
    }
  });
}

function fieldsOf(
  type: ObjectTypeDefinitionNode,
  interfaces: ReadonlyMap<string, InterfaceTypeDefinitionNode>,
): FieldDefinitionNode[] {
  const fields = new Map<string, FieldDefinitionNode>();
  for (const reference of type.interfaces ?? []) {
    const parent = interfaces.get(reference.name.value);
    if (parent === undefined) {
      throw new SourceError(reference, `There is no interface ${reference.name.value}.`);
    }
    for (const field of parent.fields ?? []) fields.set(field.name.value, field);
  }
  for (const field of type.fields ?? []) {
    const inherited = fields.get(field.name.value);
    if (inherited && directiveOf(inherited, 'access') && !directiveOf(field, 'access')) {
      throw new SourceError(
        field,
        `${type.name.value}.${field.name.value} replaces a field with a rule and has none.`,
      );
    }
    fields.set(field.name.value, inherited ? withInheritedStored(field, inherited) : field);
  }
  return [...fields.values()];
}

/** A field that replaces another is stored where that one was, unless it has its own `@stored`. */
function withInheritedStored(
  field: FieldDefinitionNode,
  inherited: FieldDefinitionNode,
): FieldDefinitionNode {
  if (directiveOf(field, 'stored') || directiveOf(field, 'computed')) return field;
  const kept = (inherited.directives ?? []).filter(({ name }) =>
    ['stored', 'computed'].includes(name.value),
  );
  return { ...field, directives: [...(field.directives ?? []), ...kept] };
}
