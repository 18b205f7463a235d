import { Kind, print, type FieldNode, type ValueNode } from 'graphql';

/**
 * A field and its arguments as text: a call. Two selections that GraphQL can merge under one
 * response name have the same text, whatever the order of arguments and of the members of input
 * objects.
 */
export function callOf({ name, arguments: args = [] }: FieldNode): string {
  if (args.length === 0) return name.value;
  const written = args.map((one) => `${one.name.value}: ${print(inOrder(one.value))}`);
  return `${name.value}(${written.sort().join(', ')})`;
}

function inOrder(value: ValueNode): ValueNode {
  if (value.kind === Kind.LIST) return { ...value, values: value.values.map(inOrder) };
  if (value.kind !== Kind.OBJECT) return value;
  const fields = value.fields
    .map((field) => ({ ...field, value: inOrder(field.value) }))
    .sort((a, b) => (a.name.value < b.name.value ? -1 : 1));
  return { ...value, fields };
}
