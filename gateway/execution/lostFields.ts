import { Kind, parse, type DocumentNode, type SelectionSetNode } from 'graphql';

/**
 * Where the answer of a failed call to a subgraph is missing, below the place the call was made
 * for: the one field asked for, or nothing more exact when there were several.
 */
export function lostFields(query: string, document?: DocumentNode): string[] {
  const operation = (document ?? parse(query)).definitions.find(
    (definition) => definition.kind === Kind.OPERATION_DEFINITION,
  );
  if (!operation) return [];
  const names = responseNames(operation.selectionSet);
  const [only] = names;
  return names.size === 1 && only !== undefined ? [only] : [];
}

function responseNames(set: SelectionSetNode, names = new Set<string>()): Set<string> {
  for (const selection of set.selections) {
    if (selection.kind === Kind.INLINE_FRAGMENT) responseNames(selection.selectionSet, names);
    if (selection.kind !== Kind.FIELD) continue;
    const name = selection.name.value;
    if (name === '_entities' && selection.selectionSet)
      responseNames(selection.selectionSet, names);
    else if (name !== '__typename') names.add((selection.alias ?? selection.name).value);
  }
  return names;
}
