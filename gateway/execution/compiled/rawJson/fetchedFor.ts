import {
  isCompositeType,
  isSubtype,
  type ObjectType,
  type Schema,
} from '@apollo/federation-internals';
import { Kind, type FieldNode, type SelectionSetNode } from 'graphql';
import { eachField, responseNameOf, type Traversal } from '../../../../schema/selections/eachField';

/**
 * The fields that the selections of a fetch select on an object of one type, in the order of the
 * answer.
 * @returns undefined if the API schema alone does not determine them, if they depend on conditions,
 * or if an object field is selected twice under one response name
 */
export function fetchedFor(
  set: SelectionSetNode,
  type: ObjectType,
  schema: Schema,
): readonly FieldNode[] | undefined {
  const fields = new Map<string, FieldNode>();
  let plain = true;
  const traversal: Traversal = {
    includes: ({ directives, kind }) =>
      (plain &&= !directives?.length && kind !== Kind.FRAGMENT_SPREAD),
    applies(name) {
      const condition = schema.type(name);
      if (condition !== undefined && isCompositeType(condition)) return isSubtype(condition, type);
      return (plain = false);
    },
  };
  eachField([set], traversal, (field) => {
    const key = responseNameOf(field);
    const known = fields.get(key);
    if (known === undefined) fields.set(key, field);
    else plain &&= known.selectionSet === undefined;
  });
  return plain ? [...fields.values()] : undefined;
}
