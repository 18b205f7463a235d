import type { FieldSelection, Operation, SelectionSet } from '@apollo/federation-internals';
import type { PlanNode } from '@apollo/query-planner';
import { isSkipped } from '../projection/conditions';
import { fieldSelections } from '../projection/fieldSelections';
import { placedFetches, touchedPaths } from '../rawJson/touchedPaths';

/** The response names that a plan asks for, as a tree. */
interface Fetched {
  readonly below: Map<string, Fetched>;
}

/**
 * What an operation asks of every object of a place, and its plan of none: planner 2.14.4 drops a
 * field of an interface of which the only subgraph that reaches it knows no object type. Without
 * an error it would be a null like any other. What is asked of some types of object only is left
 * out: a subgraph that knows none of them has none.
 */
export function unfetchedPaths(operation: Operation, plan: PlanNode | undefined): string[][] {
  const fetched: Fetched = { below: new Map() };
  for (const placed of placedFetches(plan))
    for (const path of touchedPaths(placed)) {
      let at = fetched;
      for (const name of path) at = childOf(at, plainName(name));
    }
  const unfetched: string[][] = [];
  const look = (set: SelectionSet, at: Fetched, path: readonly string[]): void => {
    for (const { element, selectionSet } of askedOfAll(set)) {
      if (element.name.startsWith('__')) continue;
      const name = element.responseName();
      const below = at.below.get(name) ?? at.below.get(plainName(name));
      if (below !== undefined) {
        if (selectionSet) look(selectionSet, below, [...path, name]);
      } else if (!selectionSet || askedOfAll(selectionSet).length > 0) {
        unfetched.push([...path, name]);
      }
    }
  };
  look(operation.selectionSet, fetched, []);
  return unfetched;
}

/** The fields of a selection set that no condition may leave out. */
function askedOfAll(asked: SelectionSet): FieldSelection[] {
  return fieldSelections(asked, (selection, set) => {
    // The values of variables are not known: what they may leave out counts as left out.
    if (isSkipped(selection.element, {})) return false;
    if (selection.kind === 'FieldSelection') return true;
    const { typeCondition } = selection.element;
    return typeCondition === undefined || typeCondition === set.parentType;
  });
}

/** The planner puts a suffix to a name of which two types would have different things. */
const plainName = (name: string) => name.replace(/__alias_\d+$/, '');

function childOf(place: Fetched, name: string): Fetched {
  let child = place.below.get(name);
  if (child === undefined) place.below.set(name, (child = { below: new Map() }));
  return child;
}
