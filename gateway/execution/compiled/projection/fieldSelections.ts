import type { FieldSelection, Selection, SelectionSet } from '@apollo/federation-internals';

/**
 * The fields of a selection set in Apollo's model, including the fields in fragments.
 * @param includes whether to read a selection; all are read by default
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
