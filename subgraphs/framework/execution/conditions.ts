import { Kind, visit, type DocumentNode } from 'graphql';

/**
 * What the variables of a request choose of a document by its `@skip` and `@include`: a text that
 * is the same for requests that are answered with the same fields; undefined, where one of the
 * variables is no truth value.
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
