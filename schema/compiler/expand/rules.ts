import { print, type ConstDirectiveNode } from 'graphql';
import type { WithDirectives } from './nodes';

/** The `@access` of all these elements, without their clusters and without duplicates. */
export function rulesOf(elements: readonly WithDirectives[]): ConstDirectiveNode[] {
  const rules = elements
    .flatMap(({ directives }) => directives ?? [])
    .filter(({ name }) => name.value === 'access')
    .map((directive) => ({
      ...directive,
      arguments: directive.arguments?.filter(({ name }) => name.value === 'rule') ?? [],
    }));
  return rules.filter((rule, index) => rules.findIndex((other) => isSame(rule, other)) === index);
}

function isSame(a: ConstDirectiveNode, b: ConstDirectiveNode): boolean {
  return print(a) === print(b);
}
