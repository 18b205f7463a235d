import { Kind, parse, type DocumentNode, type SelectionSetNode } from 'graphql';
import { fieldsIn, responseNameOf } from '../../schema/selections/eachField';

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
  // Subgraphs are asked without named fragments.
  for (const field of fieldsIn([set], {})) {
    const name = field.name.value;
    if (name === '_entities' && field.selectionSet) responseNames(field.selectionSet, names);
    else if (name !== '__typename') names.add(responseNameOf(field));
  }
  return names;
}
