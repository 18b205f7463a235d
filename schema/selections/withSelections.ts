import type { SelectionNode, SelectionSetNode } from 'graphql';

/** A selection set with these selections; the same node when they are unchanged. */
export function withSelections(
  set: SelectionSetNode,
  selections: readonly SelectionNode[],
): SelectionSetNode {
  const own = set.selections;
  const same =
    selections.length === own.length &&
    selections.every((selection, index) => selection === own[index]);
  return same ? set : { ...set, selections };
}
