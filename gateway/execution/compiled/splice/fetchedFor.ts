import {
  isCompositeType,
  isSubtype,
  type ObjectType,
  type Schema,
} from '@apollo/federation-internals';
import { Kind, type FieldNode, type SelectionSetNode } from 'graphql';

/**
 * What a fetch's selections ask of an object of one type, in the order of the answer.
 * @returns undefined where that cannot be told from the clients' schema alone, or depends on
 * conditions, or where objects are asked for twice under one name
 */
export function fetchedFor(
  set: SelectionSetNode,
  type: ObjectType,
  schema: Schema,
): readonly FieldNode[] | undefined {
  const fields = new Map<string, FieldNode>();
  const collect = ({ selections }: SelectionSetNode): boolean =>
    selections.every((selection) => {
      if (selection.directives?.length) return false;
      if (selection.kind === Kind.FRAGMENT_SPREAD) return false;
      if (selection.kind === Kind.INLINE_FRAGMENT) {
        const name = selection.typeCondition?.name.value;
        const condition = name === undefined ? type : schema.type(name);
        if (condition === undefined || !isCompositeType(condition)) return false;
        return !isSubtype(condition, type) || collect(selection.selectionSet);
      }
      const key = (selection.alias ?? selection.name).value;
      const known = fields.get(key);
      if (known === undefined) fields.set(key, selection);
      return known?.selectionSet === undefined;
    });
  return collect(set) ? [...fields.values()] : undefined;
}
