import {
  isTypeDefinitionNode,
  visit,
  type DefinitionNode,
  type DocumentNode,
  type NamedTypeNode,
  Kind,
} from 'graphql';
import { nameOf } from './nodes';

/** The shared definitions that a subgraph does not define itself. */
export function notOwned(
  shared: readonly DefinitionNode[],
  own: readonly DefinitionNode[],
): DefinitionNode[] {
  const owned = new Set(own.filter(isTypeDefinitionNode).map(({ name }) => name.value));
  return shared.filter(
    (definition) => !isTypeDefinitionNode(definition) || !owned.has(definition.name.value),
  );
}

/**
 * The definitions that something reaches from the types a subgraph defines or extends: of the
 * shared types a subgraph gets those it uses. What is no type stays.
 * @param definitions merged, so that a type is one definition
 * @param roots names of the types the subgraph defines or extends
 */
export function reached(
  definitions: readonly DefinitionNode[],
  roots: ReadonlySet<string>,
): DefinitionNode[] {
  const types = new Map(definitions.map((definition) => [nameOf(definition), definition]));
  const found = new Set<string>();
  const follow = (name: string): void => {
    if (found.has(name)) return;
    found.add(name);
    const type = types.get(name);
    if (type !== undefined) for (const next of namesIn(type)) follow(next);
  };
  for (const root of roots) follow(root);
  for (const definition of definitions) {
    if (definition.kind === Kind.DIRECTIVE_DEFINITION) {
      for (const name of namesIn(definition)) follow(name);
    }
  }
  return definitions.filter(
    (definition) => !isTypeDefinitionNode(definition) || found.has(definition.name.value),
  );
}

function namesIn(definition: DefinitionNode): Set<string> {
  const names = new Set<string>();
  const document: DocumentNode = { kind: Kind.DOCUMENT, definitions: [definition] };
  visit(document, { NamedType: ({ name }: NamedTypeNode) => void names.add(name.value) });
  return names;
}
