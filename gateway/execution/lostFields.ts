import { Kind, parse, type DocumentNode, type SelectionSetNode } from 'graphql';
import { fieldsIn, responseNameOf } from '../../schema/selections/eachField';

/**
 * The path of the data that a failed call to a subgraph does not return, relative to the path of
 * the call: the response name of its only field, or an empty path if the call selects several
 * fields.
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
  // Operations for subgraphs have no named fragments.
  for (const field of fieldsIn([set], {})) {
    const name = field.name.value;
    if (name === '_entities' && field.selectionSet) responseNames(field.selectionSet, names);
    else if (name !== '__typename') names.add(responseNameOf(field));
  }
  return names;
}
