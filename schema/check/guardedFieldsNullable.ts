import { Kind } from 'graphql';
import { implies, isGuarded, ruleOf } from '../policy/rule';
import { hasDirective, isInterface, namedType } from '../catalogue/subgraphModel';
import type { GraphRules } from '../catalogue/graphRules';
import { findingAt, type SchemaRule } from './finding';

/**
 * Guarded fields nullable. A field that some callers may not read is nullable, because they get
 * null. In a type that is guarded as a whole, fields without a rule of their own may be non-null
 * only if every field that leads to the type is guarded as strongly: then a caller who may not read
 * the field cannot reach the object.
 */
export const guardedFieldsNullable: SchemaRule = (graph) =>
  graph
    .allPlaces()
    .filter(
      ({ type, field }) =>
        field.type.kind === Kind.NON_NULL_TYPE &&
        !isInterface(type) &&
        !hasDirective(field.directives, 'external'),
    )
    .flatMap(({ type, field }) => {
      const name = `${type.name.value}.${field.name.value}`;
      if (isGuarded(ruleOf(field.directives) ?? [['public']])) {
        return [
          findingAt(field, 'guardedFieldsNullable', `${name} is guarded and must be nullable.`),
        ];
      }
      const open = wayAround(graph, type.name.value);
      return open === undefined
        ? []
        : [
            findingAt(
              field,
              'guardedFieldsNullable',
              `${name} is guarded by its type and must be nullable, as ${open} leads to the type under a weaker rule.`,
            ),
          ];
    });

/** A field that leads to a guarded type under a rule weaker than the type's own. */
function wayAround(graph: GraphRules, type: string): string | undefined {
  const rule = graph.typeRule(type);
  if (rule === undefined || !isGuarded(rule)) return undefined;
  const names = new Set([type, ...graph.supertypes(type)]);
  for (const place of graph.allPlaces()) {
    if (!names.has(namedType(place.field.type))) continue;
    for (const { coordinate, rule: way } of graph.valueRules(
      place.type.name.value,
      place.field.name.value,
    )) {
      if (!implies(way, rule)) return coordinate;
    }
  }
  return undefined;
}
