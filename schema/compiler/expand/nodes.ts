import {
  Kind,
  parse,
  visit,
  type ASTNode,
  type ConstDirectiveNode,
  type DefinitionNode,
  type DocumentNode,
  type FieldDefinitionNode,
  type InputValueDefinitionNode,
  type NameNode,
} from 'graphql';
import { placeOf } from './sourceError';

/** Any node that can have directives of the schema. */
export interface WithDirectives {
  readonly directives?: readonly ConstDirectiveNode[] | undefined;
}

/**
 * Definitions from SDL text. Each node gets the location of the node that it is derived from, so
 * that errors and findings name the hand-written line.
 */
export function derivedDefinitions(origin: ASTNode, sdl: string): readonly DefinitionNode[] {
  return movedTo(origin, parse(sdl, { noLocation: true })).definitions;
}

/** A field from SDL text; see `derivedDefinitions`. */
export function derivedField(origin: ASTNode, sdl: string): FieldDefinitionNode {
  const [definition] = derivedDefinitions(origin, `type Derived { ${sdl} }`);
  const field =
    definition?.kind === Kind.OBJECT_TYPE_DEFINITION ? definition.fields?.[0] : undefined;
  if (field === undefined) throw new TypeError(`${sdl} is no field.`);
  return field;
}

/** Arguments from SDL text; see `derivedDefinitions`. */
export function derivedArguments(
  origin: ASTNode,
  sdl: string,
): readonly InputValueDefinitionNode[] {
  return derivedField(origin, `derived(${sdl}): Int`).arguments ?? [];
}

/** Directives from SDL text; see `derivedDefinitions`. */
export function derivedDirectives(origin: ASTNode, sdl: string): readonly ConstDirectiveNode[] {
  return derivedField(origin, `derived: Int ${sdl}`).directives ?? [];
}

function movedTo(origin: ASTNode, document: DocumentNode): DocumentNode {
  const loc = placeOf(origin);
  return visit(document, { enter: (node: ASTNode) => ({ ...node, loc }) });
}

/** Text as an SDL string literal. */
export function quoted(text: string): string {
  return JSON.stringify(text);
}

/** The first directive with a name. */
export function directiveOf(
  { directives }: WithDirectives,
  name: string,
): ConstDirectiveNode | undefined {
  return directives?.find((directive) => directive.name.value === name);
}

/** A node without the directives with these names. */
export function withoutDirectives<T extends WithDirectives>(node: T, ...names: string[]): T {
  return {
    ...node,
    directives: node.directives?.filter(({ name }) => !names.includes(name.value)),
  };
}

/** The name of a definition; undefined for `schema` and operations. */
export function nameOf(definition: DefinitionNode): string | undefined {
  return 'name' in definition ? definition.name?.value : undefined;
}

/** A name node that is derived from another node. */
export function derivedName(origin: ASTNode, value: string): NameNode {
  const loc = placeOf(origin);
  return { kind: Kind.NAME, value, ...(loc && { loc }) };
}
