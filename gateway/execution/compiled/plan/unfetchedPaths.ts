import {
  isListType,
  isNonNullType,
  type FieldSelection,
  type Operation,
  type SelectionSet,
  type Type,
} from '@apollo/federation-internals';
import type { PlanNode } from '@apollo/query-planner';
import { isSkipped } from '../projection/conditions';
import { fieldSelections } from '../projection/fieldSelections';
import { placedFetches, touchedPaths } from '../rawJson/touchedPaths';

/** The response names that a plan fetches, as a tree. */
interface Fetched {
  readonly below: Map<string, Fetched>;
}

/**
 * The paths of the fields that an operation selects on every object at their place but that its
 * plan does not fetch. Planner 2.14.4 drops a field of an interface if the only subgraph that can
 * resolve the field defines no object type of the interface. Without an error such a null would
 * look like any other. Fields on some object types only are not reported: a subgraph that defines
 * none of these types returns no such object.
 * @returns response names, and `@` for every list on the way
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
    for (const { element, selectionSet } of fieldsOfAll(set)) {
      if (element.name.startsWith('__')) continue;
      const name = element.responseName();
      const below = at.below.get(name) ?? at.below.get(plainName(name));
      if (below !== undefined) {
        if (selectionSet)
          look(selectionSet, below, [...path, name, ...listMarks(element.definition.type)]);
      } else if (!selectionSet || fieldsOfAll(selectionSet).length > 0) {
        unfetched.push([...path, name]);
      }
    }
  };
  look(operation.selectionSet, fetched, []);
  return unfetched;
}

/** The fields of a selection set that no type condition, `@skip` or `@include` can exclude. */
function fieldsOfAll(selections: SelectionSet): FieldSelection[] {
  return fieldSelections(selections, (selection, set) => {
    // The values of variables are unknown here: a field that they may exclude counts as excluded.
    if (isSkipped(selection.element, {})) return false;
    if (selection.kind === 'FieldSelection') return true;
    const { typeCondition } = selection.element;
    return typeCondition === undefined || typeCondition === set.parentType;
  });
}

/** `@` for each level of list nesting of a type. */
function listMarks(type: Type | undefined): string[] {
  if (type === undefined) return [];
  if (isNonNullType(type)) return listMarks(type.ofType as Type);
  return isListType(type) ? ['@', ...listMarks(type.ofType as Type)] : [];
}

/** The planner adds a suffix to a response name that has different fields on two types. */
const plainName = (name: string) => name.replace(/__alias_\d+$/, '');

function childOf(place: Fetched, name: string): Fetched {
  let child = place.below.get(name);
  if (child === undefined) place.below.set(name, (child = { below: new Map() }));
  return child;
}
