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

/** The selections of an object under one response name. */
export interface SelectedField {
  readonly key: string;
  readonly selections: FieldSelection[];
  /** For `__typename`: the object type, unless the data names another. */
  readonly typename?: string;
}

/** A selection set, and the type of the field that it belongs to. */
export interface PlacedSet {
  readonly set: SelectionSet;
  readonly parent: CompositeType;
}

/**
 * The fields that selection sets select on an object, in the order in which the stock executor
 * writes them.
 * @param typename the `__typename` of the object in the data; undefined if the data has none
 * @returns undefined if only stock response shaping can shape the object
 */
export function selectedFields(
  sets: readonly PlacedSet[],
  schema: Schema,
  typename: string | undefined,
  values: ConditionValues,
): SelectedField[] | undefined {
  const runtimeType = typename === undefined ? undefined : schema.type(typename);
  const fields = new Map<string, SelectedField>();
  const collect = (set: SelectionSet, at: CompositeType): boolean => {
    for (const selection of set.selections()) {
      if (isSkipped(selection.element, values)) continue;
      if (selection.kind === 'FragmentSelection') {
        const condition = selection.element.typeCondition;
        if (condition && !isSubtype(condition, runtimeType ?? at)) continue;
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
      const type: NamedType = runtimeType ?? at;
      if (!isObjectType(type)) return false;
      fields.set(key, { key, selections: [selection], typename: type.name });
    }
    return true;
  };
  if (runtimeType !== undefined && !isCompositeType(runtimeType)) return undefined;
  if (runtimeType === undefined && typename !== undefined) return undefined;
  for (const { set, parent } of sets) if (!collect(set, runtimeType ?? parent)) return undefined;
  return [...fields.values()];
}
