import { Kind, type ConstDirectiveNode } from 'graphql';
import type { GraphRules } from '../catalogue/graphRules';
import { rowPath } from '../compiler/expand/stored';

/**
 * The row paths that `@filtered` or `@ordered` compares; undefined when neither directive is
 * present.
 */
export function comparedPaths(
  directives: readonly ConstDirectiveNode[] | undefined,
): readonly string[] | undefined {
  const directive = directives?.find(({ name }) => ['filtered', 'ordered'].includes(name.value));
  const by = directive?.arguments?.find(({ name }) => name.value === 'by')?.value;
  if (by === undefined) return undefined;
  const items = by.kind === Kind.LIST ? by.values : [by];
  return items.flatMap((item) =>
    item.kind === Kind.STRING ? [item.value.replace(/ (ASC|DESC)$/, '')] : [],
  );
}

/**
 * The fields of a type, or of its possible types, that are stored at one of these row paths, as
 * `Type.field`.
 */
export function fieldsStoredAt(
  graph: GraphRules,
  type: string,
  paths: readonly string[],
): string[] {
  const types = new Set(graph.possibleTypes(type));
  const fields = graph
    .allPlaces()
    .filter((place) => types.has(place.type.name.value) && paths.includes(rowPath(place.field)))
    .map((place) => `${place.type.name.value}.${place.field.name.value}`);
  return [...new Set(fields)];
}
