import {
  isCompositeType,
  isObjectType,
  isSubtype,
  type CompositeType,
  type FieldSelection,
  type NamedType,
  type Schema,
  type SelectionSet,
} from '@apollo/federation-internals';
import { isSkipped, type ConditionValues } from './conditions';

/** What an object's answer has under one response key. */
export interface SelectedField {
  readonly key: string;
  readonly selections: FieldSelection[];
  /** For `__typename`: the object type it tells when the data does not say otherwise. */
  readonly typename?: string;
}

/** A selection set, and the type of the place it is asked of. */
export interface PlacedSet {
  readonly set: SelectionSet;
  readonly parent: CompositeType;
}

/**
 * The fields that selection sets make of an object, in the order in which the stock executor
 * would write them.
 * @param typename what the data says the object is; undefined when it says nothing
 * @returns undefined when only stock response shaping knows the answer
 */
export function selectedFields(
  sets: readonly PlacedSet[],
  schema: Schema,
  typename: string | undefined,
  values: ConditionValues,
): SelectedField[] | undefined {
  const said = typename === undefined ? undefined : schema.type(typename);
  const fields = new Map<string, SelectedField>();
  const collect = (set: SelectionSet, at: CompositeType): boolean => {
    for (const selection of set.selections()) {
      if (isSkipped(selection.element, values)) continue;
      if (selection.kind === 'FragmentSelection') {
        const condition = selection.element.typeCondition;
        if (condition && !isSubtype(condition, said ?? at)) continue;
        if (!collect(selection.selectionSet, condition ?? at)) return false;
        continue;
      }
      const { definition, name } = selection.element;
      if (definition.isSchemaIntrospectionField()) return false;
      const key = selection.element.responseName();
      const known = fields.get(key);
      if (known) {
        known.selections.push(selection);
        continue;
      }
      if (name !== '__typename') {
        fields.set(key, { key, selections: [selection] });
        continue;
      }
      const type: NamedType = said ?? at;
      if (!isObjectType(type)) return false;
      fields.set(key, { key, selections: [selection], typename: type.name });
    }
    return true;
  };
  if (said !== undefined && !isCompositeType(said)) return undefined;
  if (said === undefined && typename !== undefined) return undefined;
  for (const { set, parent } of sets) if (!collect(set, said ?? parent)) return undefined;
  return [...fields.values()];
}
