import {
  isTypeDefinitionNode,
  visit,
  type DefinitionNode,
  type DirectiveNode,
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
 * The definitions that are reachable from the types a subgraph defines or extends: a subgraph gets
 * only the shared types and directives that it uses.
 * @param definitions merged, so that each type is one definition
 * @param roots names of the types that the subgraph defines or extends
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
  const isReached = (definition: DefinitionNode) =>
    !isTypeDefinitionNode(definition) || found.has(definition.name.value);
  const applied = appliedIn(definitions.filter(isReached));
  const kept = definitions.filter(
    (definition) =>
      definition.kind !== Kind.DIRECTIVE_DEFINITION || applied.has(definition.name.value),
  );
  for (const definition of kept) {
    if (definition.kind !== Kind.DIRECTIVE_DEFINITION) continue;
    for (const name of namesIn(definition)) follow(name);
  }
  return kept.filter(isReached);
}

/** The directives that are applied, and those that are always composed. */
function appliedIn(definitions: readonly DefinitionNode[]): Set<string> {
  const names = new Set<string>();
  visit(documentOf(definitions), {
    Directive: (node: DirectiveNode) => {
      names.add(node.name.value);
      const composed = node.arguments?.find(({ name }) => name.value === 'name')?.value;
      if (node.name.value === 'composeDirective' && composed?.kind === Kind.STRING) {
        names.add(composed.value.replace('@', ''));
      }
    },
  });
  return names;
}

function namesIn(definition: DefinitionNode): Set<string> {
  const names = new Set<string>();
  visit(documentOf([definition]), {
    NamedType: ({ name }: NamedTypeNode) => void names.add(name.value),
  });
  return names;
}

function documentOf(definitions: readonly DefinitionNode[]): DocumentNode {
  return { kind: Kind.DOCUMENT, definitions };
}
