import type { FieldSelection, Selection, SelectionSet } from '@apollo/federation-internals';

/**
 * The fields of a selection set of Apollo's own model, those in fragments included.
 * @param includes whether a selection is read; all are by default
 */
export function fieldSelections(
  set: SelectionSet,
  includes: (selection: Selection, of: SelectionSet) => boolean = () => true,
): FieldSelection[] {
  return set.selections().flatMap((selection) => {
    if (!includes(selection, set)) return [];
    if (selection.kind === 'FieldSelection') return [selection];
    return fieldSelections(selection.selectionSet, includes);
  });
}
