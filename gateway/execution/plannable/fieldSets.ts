import {
  Kind,
  parse,
  type ConstDirectiveNode,
  type InterfaceTypeDefinitionNode,
  type ObjectTypeDefinitionNode,
  type SelectionSetNode,
  type UnionTypeDefinitionNode,
} from 'graphql';
import { supergraphDocument } from '../../supergraphDocument';

/** A field set of a supergraph, and the type on which it is fetched. */
export interface FieldSet {
  readonly type: string;
  readonly set: SelectionSetNode;
}

/** A field set that `@requires` fetches in addition to a field. */
export interface RequiredSet extends FieldSet {
  readonly field: string;
}

type CompositeDefinition =
  ObjectTypeDefinitionNode | InterfaceTypeDefinitionNode | UnionTypeDefinitionNode;

/** The composite types of a supergraph. */
export function compositeDefinitions(supergraphSdl: string): CompositeDefinition[] {
  return supergraphDocument(supergraphSdl).definitions.filter(
    (definition): definition is CompositeDefinition =>
      definition.kind === Kind.OBJECT_TYPE_DEFINITION ||
      definition.kind === Kind.INTERFACE_TYPE_DEFINITION ||
      definition.kind === Kind.UNION_TYPE_DEFINITION,
  );
}

/** The field sets of the keys of all entities. */
export function keySets(supergraphSdl: string): FieldSet[] {
  return compositeDefinitions(supergraphSdl).flatMap(({ name, directives = [] }) =>
    directives.flatMap((directive) =>
      fieldSetsOf(directive, 'join__type', 'key').map((set) => ({ type: name.value, set })),
    ),
  );
}

/** The field sets of `@requires`: one for each field and each subgraph that resolves the field. */
export function requiredSets(supergraphSdl: string): RequiredSet[] {
  return compositeDefinitions(supergraphSdl).flatMap((definition) => {
    if (definition.kind === Kind.UNION_TYPE_DEFINITION) return [];
    const type = definition.name.value;
    return (definition.fields ?? []).flatMap(({ name, directives = [] }) =>
      directives.flatMap((directive) =>
        fieldSetsOf(directive, 'join__field', 'requires').map((set) => ({
          type,
          field: name.value,
          set,
        })),
      ),
    );
  });
}

function fieldSetsOf(
  directive: ConstDirectiveNode,
  name: string,
  argument: string,
): SelectionSetNode[] {
  const text = directive.name.value === name ? stringArgument(directive, argument) : undefined;
  return text === undefined ? [] : [parseFieldSet(text)];
}

function argumentOf(directive: ConstDirectiveNode, name: string) {
  return directive.arguments?.find((argument) => argument.name.value === name)?.value;
}

/** The value of a string argument; undefined if it is absent or not a string. */
export function stringArgument(directive: ConstDirectiveNode, name: string): string | undefined {
  const value = argumentOf(directive, name);
  return value?.kind === Kind.STRING ? value.value : undefined;
}

function parseFieldSet(text: string): SelectionSetNode {
  const [operation] = parse(`{ ${text} }`, { noLocation: true }).definitions;
  if (operation?.kind !== Kind.OPERATION_DEFINITION)
    throw new TypeError(`The supergraph has a malformed field set: ${text}`);
  return operation.selectionSet;
}
