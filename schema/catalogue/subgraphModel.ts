import {
  Kind,
  parse,
  type DefinitionNode,
  type DirectiveNode,
  type EnumTypeDefinitionNode,
  type EnumTypeExtensionNode,
  type FieldDefinitionNode,
  type InputObjectTypeDefinitionNode,
  type InputObjectTypeExtensionNode,
  type InterfaceTypeDefinitionNode,
  type InterfaceTypeExtensionNode,
  type ObjectTypeDefinitionNode,
  type ObjectTypeExtensionNode,
  type ScalarTypeDefinitionNode,
  type ScalarTypeExtensionNode,
  type Source,
  type TypeNode,
  type UnionTypeDefinitionNode,
  type UnionTypeExtensionNode,
} from 'graphql';
import { expandedSubgraph } from '../compiler/sources';
import type { SubgraphName } from '../subgraphs';

/** A type that has fields with arguments. */
export type FieldsNode =
  | ObjectTypeDefinitionNode
  | ObjectTypeExtensionNode
  | InterfaceTypeDefinitionNode
  | InterfaceTypeExtensionNode;

/** A definition or an extension of a type. */
export type TypeDeclarationNode =
  | FieldsNode
  | UnionTypeDefinitionNode
  | UnionTypeExtensionNode
  | EnumTypeDefinitionNode
  | EnumTypeExtensionNode
  | ScalarTypeDefinitionNode
  | ScalarTypeExtensionNode
  | InputObjectTypeDefinitionNode
  | InputObjectTypeExtensionNode;

/** The parsed SDL of one subgraph. Each node has its source file and line. */
export interface SubgraphModel {
  readonly name: string;
  readonly definitions: readonly DefinitionNode[];
}

/** A field where it is declared. */
export interface DeclaredField {
  readonly type: FieldsNode;
  readonly field: FieldDefinitionNode;
}

/**
 * Reads a subgraph's sources and expands them.
 * @throws GraphQLError when one does not parse; SourceError when one cannot be expanded
 */
export function readSubgraph(name: SubgraphName): SubgraphModel {
  return { name, definitions: expandedSubgraph(name).definitions };
}

/** The model of a subgraph from the text of its files. */
export function subgraphModel(name: string, sources: readonly Source[]): SubgraphModel {
  return { name, definitions: sources.flatMap((source) => parse(source).definitions) };
}

/** Every declaration of a type in a subgraph, including extensions, in the order of the SDL. */
export function typesOf({ definitions }: SubgraphModel): TypeDeclarationNode[] {
  return definitions.filter(isTypeDeclaration);
}

/** Every field of the objects and interfaces of a subgraph. */
export function fieldsOf(model: SubgraphModel): DeclaredField[] {
  return typesOf(model).flatMap((type) =>
    isFieldsNode(type) ? (type.fields ?? []).map((field) => ({ type, field })) : [],
  );
}

/** The directives on a type of a subgraph, wherever it is declared or extended there. */
export function typeDirectives(model: SubgraphModel, typeName: string): DirectiveNode[] {
  return typesOf(model)
    .filter(({ name }) => name.value === typeName)
    .flatMap(({ directives }) => directives ?? []);
}

/** Whether a subgraph declares a type as an interface. */
export function isInterface({ kind }: TypeDeclarationNode): boolean {
  return kind === Kind.INTERFACE_TYPE_DEFINITION || kind === Kind.INTERFACE_TYPE_EXTENSION;
}

/** Whether a declaration is that of an object or an interface. */
export function isFieldsNode(node: TypeDeclarationNode): node is FieldsNode {
  return (
    node.kind === Kind.OBJECT_TYPE_DEFINITION ||
    node.kind === Kind.OBJECT_TYPE_EXTENSION ||
    isInterface(node)
  );
}

/** Whether a list of directives contains one with this name. */
export function hasDirective(directives: readonly DirectiveNode[] | undefined, name: string) {
  return directives?.some((directive) => directive.name.value === name) ?? false;
}

/** The type that a type reference names, without lists and non-null. */
export function namedType(type: TypeNode): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : namedType(type.type);
}

const TYPE_KINDS: ReadonlySet<string> = new Set([
  Kind.OBJECT_TYPE_DEFINITION,
  Kind.OBJECT_TYPE_EXTENSION,
  Kind.INTERFACE_TYPE_DEFINITION,
  Kind.INTERFACE_TYPE_EXTENSION,
  Kind.UNION_TYPE_DEFINITION,
  Kind.UNION_TYPE_EXTENSION,
  Kind.ENUM_TYPE_DEFINITION,
  Kind.ENUM_TYPE_EXTENSION,
  Kind.SCALAR_TYPE_DEFINITION,
  Kind.SCALAR_TYPE_EXTENSION,
  Kind.INPUT_OBJECT_TYPE_DEFINITION,
  Kind.INPUT_OBJECT_TYPE_EXTENSION,
]);

function isTypeDeclaration(node: DefinitionNode): node is TypeDeclarationNode {
  return TYPE_KINDS.has(node.kind);
}
