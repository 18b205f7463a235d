import {
  Kind,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';

export type Path = readonly (string | number)[];

/**
 * An error's path as the client can follow it: list positions become `@`, because the gateway's
 * own positions are wrong for entities fetched over mixed lists, and the path ends where it
 * leaves the client's operation, because a field fetched only for `@requires` is none of theirs.
 */
export function clientPath(
  path: Path,
  document: DocumentNode,
  operation: OperationDefinitionNode,
): string[] {
  const fragments = new Map(
    document.definitions
      .filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION)
      .map((fragment) => [fragment.name.value, fragment]),
  );
  const result: string[] = [];
  let sets: readonly SelectionSetNode[] = [operation.selectionSet];
  for (const step of path) {
    if (typeof step === 'number' || step.startsWith('@')) {
      result.push('@');
      continue;
    }
    const fields = sets.flatMap((set) => fieldsOf(set, step, fragments, new Set()));
    if (fields.length === 0) break;
    result.push(step);
    sets = fields.flatMap(({ selectionSet }) => (selectionSet ? [selectionSet] : []));
  }
  return result;
}

function fieldsOf(
  set: SelectionSetNode,
  responseName: string,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  seen: Set<string>,
): FieldNode[] {
  return set.selections.flatMap((selection) => {
    switch (selection.kind) {
      case Kind.FIELD:
        return (selection.alias ?? selection.name).value === responseName ? [selection] : [];
      case Kind.INLINE_FRAGMENT:
        return fieldsOf(selection.selectionSet, responseName, fragments, seen);
      case Kind.FRAGMENT_SPREAD: {
        const fragment = fragments.get(selection.name.value);
        if (!fragment || seen.has(selection.name.value)) return [];
        seen.add(selection.name.value);
        return fieldsOf(fragment.selectionSet, responseName, fragments, seen);
      }
    }
  });
}
