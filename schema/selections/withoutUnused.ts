import {
  Kind,
  visit,
  type DocumentNode,
  type FragmentDefinitionNode,
  type OperationDefinitionNode,
} from 'graphql';
import { fragmentsOf } from './fragmentsOf';

/** Removes fragments that nothing spreads any more, and variables that nothing uses. */
export function withoutUnused(document: DocumentNode): DocumentNode {
  const byName = fragmentsOf(document);
  const used = new Set<FragmentDefinitionNode>();
  const variables = new Set<string>();
  const follow = (node: OperationDefinitionNode | FragmentDefinitionNode): void => {
    visit(node, {
      Variable: ({ name }) => void variables.add(name.value),
      FragmentSpread: ({ name }) => {
        const fragment = byName.get(name.value);
        if (fragment === undefined || used.has(fragment)) return;
        used.add(fragment);
        follow(fragment);
      },
    });
  };
  for (const definition of document.definitions) {
    if (definition.kind === Kind.OPERATION_DEFINITION) {
      follow({ ...definition, variableDefinitions: [] });
    }
  }
  return {
    ...document,
    definitions: document.definitions.flatMap((definition) => {
      if (definition.kind === Kind.FRAGMENT_DEFINITION)
        return used.has(definition) ? definition : [];
      if (definition.kind !== Kind.OPERATION_DEFINITION) return definition;
      const { variableDefinitions = [] } = definition;
      const kept = variableDefinitions.filter(({ variable }) => variables.has(variable.name.value));
      return { ...definition, variableDefinitions: kept };
    }),
  };
}
