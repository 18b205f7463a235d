import {
  Kind,
  visit,
  type DirectiveDefinitionNode,
  type DirectiveNode,
  type DocumentNode,
  type NamedTypeNode,
} from 'graphql';

/**
 * A subgraph's SDL without its internal directives: those that it defines but lists in no
 * `@composeDirective`, such as `@stored`, and the types that only their arguments use. Composition
 * drops such directives, but would leave the types in the supergraph.
 */
export function composed(document: DocumentNode): DocumentNode {
  const named = composedNames(document);
  const own = document.definitions.filter(
    (definition): definition is DirectiveDefinitionNode =>
      definition.kind === Kind.DIRECTIVE_DEFINITION && !named.has(definition.name.value),
  );
  if (own.length === 0) return document;
  const dropped = new Set(own.map(({ name }) => name.value));
  const kept: DocumentNode = {
    kind: Kind.DOCUMENT,
    definitions: document.definitions.filter(
      (definition) => !own.some((one) => one === definition),
    ),
  };
  const used = typesNamedIn(kept);
  const theirs = new Set(
    [...typesNamedIn({ kind: Kind.DOCUMENT, definitions: own })].filter((name) => !used.has(name)),
  );
  return visit(kept, {
    Directive: (node: DirectiveNode) => (dropped.has(node.name.value) ? null : undefined),
    EnumTypeDefinition: ({ name }) => (theirs.has(name.value) ? null : undefined),
  });
}

function composedNames(document: DocumentNode): Set<string> {
  const names = new Set<string>();
  visit(document, {
    Directive: ({ name, arguments: given }: DirectiveNode) => {
      if (name.value !== 'composeDirective') return;
      const value = given?.find((argument) => argument.name.value === 'name')?.value;
      if (value?.kind === Kind.STRING) names.add(value.value.replace(/^@/, ''));
    },
  });
  return names;
}

function typesNamedIn(document: DocumentNode): Set<string> {
  const names = new Set<string>();
  visit(document, { NamedType: ({ name }: NamedTypeNode) => void names.add(name.value) });
  return names;
}
