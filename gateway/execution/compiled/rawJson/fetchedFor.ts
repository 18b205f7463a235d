import {
  isCompositeType,
  isSubtype,
  type ObjectType,
  type Schema,
} from '@apollo/federation-internals';
import { Kind, type FieldNode, type SelectionSetNode } from 'graphql';
import { eachField, responseNameOf, type Traversal } from '../../../../schema/selections/eachField';

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
