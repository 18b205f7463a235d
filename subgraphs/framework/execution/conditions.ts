import { Kind, visit, type DocumentNode } from 'graphql';

/**
 * Returns a function that encodes the variables in a document's `@skip` and `@include` as a string.
 * Requests with the same string select the same fields. The function returns undefined if one of
 * the variables is not a Boolean.
 */
export function conditionsOf(
  document: DocumentNode,
): (variables: Readonly<Record<string, unknown>>) => string | undefined {
  const found = new Set<string>();
  visit(document, {
    Directive({ name, arguments: given = [] }) {
      if (name.value !== 'skip' && name.value !== 'include') return;
      for (const { value } of given) if (value.kind === Kind.VARIABLE) found.add(value.name.value);
    },
  });
  const names = [...found];
  return (variables) => {
    let choice = '';
    for (const name of names) {
      const value = variables[name];
      if (typeof value !== 'boolean') return undefined;
      choice += value ? '1' : '0';
    }
    return choice;
  };
}
