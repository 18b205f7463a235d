import { EVERYBODY, ruleOf, ruleText, sameRule, unmaskRuleOf, type Rule } from '../policy/rule';
import { enumArgument, fieldCluster, fieldRuleOrOpen } from '../catalogue/fieldRules';
import type { FieldPlace, GraphRules } from '../catalogue/graphRules';
import { keyFields } from '../catalogue/keyFields';
import { providedFields } from '../catalogue/providedFields';
import {
  hasDirective,
  isInterface,
  typeDirectives,
  typesOf,
  type SubgraphModel,
} from '../catalogue/subgraphModel';
import { findingAt, type Finding, type SchemaRule } from './finding';

const RULE = 'sameRuleOnCopies';

/**
 * Same rule on copies. A field that several subgraphs can resolve (`@shareable`, a key, or an
 * `@external` one returned through `@provides`) has the same rule, cluster and mask in each, so
 * that the caller gets the same result from any of them. The same applies to a type's own rule,
 * wherever it is declared.
 */
export const sameRuleOnCopies: SchemaRule = (graph) => [
  ...differingFields(graph),
  ...differingTypes(graph.models),
];

function differingFields(graph: GraphRules): Finding[] {
  const provided = new Map(graph.models.map((model) => [model, providedFields(model)]));
  const copies = new Map<string, FieldPlace[]>();
  for (const place of graph.allPlaces()) {
    const { model, type, field } = place;
    const key = `${type.name.value}.${field.name.value}`;
    const external = hasDirective(field.directives, 'external');
    const overrides = hasDirective(field.directives, 'override');
    const repeatsKey =
      hasDirective(typeDirectives(model, type.name.value), 'interfaceObject') &&
      keyFields(model, type.name.value).has(field.name.value);
    // overrideKeepsRule checks overrides; interfaces and repeated keys have no rules.
    if (isInterface(type) || overrides || repeatsKey) continue;
    if (external && !provided.get(model)?.has(key)) continue;
    copies.set(key, [...(copies.get(key) ?? []), place]);
  }
  return [...copies].flatMap(([key, [first, ...others]]) =>
    first === undefined
      ? []
      : others
          .filter((other) => !sameClassification(first, other))
          .map((other) =>
            findingAt(
              other.field,
              RULE,
              `${key} has ${classification(other)} in ${other.model.name}, but ${classification(first)} in ${first.model.name}.`,
            ),
          ),
  );
}

/**
 * Types' own rules: composition joins those of all subgraphs, so that each would apply in the
 * other.
 */
function differingTypes(models: readonly SubgraphModel[]): Finding[] {
  const first = new Map<string, { readonly rule: Rule; readonly subgraph: string }>();
  return models.flatMap((model) =>
    typesOf(model).flatMap((type): Finding[] => {
      const name = type.name.value;
      const rule = ruleOf(type.directives);
      if (rule === undefined) return [];
      const known = first.get(name);
      if (known === undefined) {
        first.set(name, { rule, subgraph: model.name });
        return [];
      }
      return sameRule(rule, known.rule)
        ? []
        : [
            findingAt(
              type,
              RULE,
              `${name} has rule "${ruleText(rule)}" in ${model.name}, but "${ruleText(known.rule)}" in ${known.subgraph}.`,
            ),
          ];
    }),
  );
}

function sameClassification(a: FieldPlace, b: FieldPlace): boolean {
  return (
    sameRule(fieldRuleOrOpen(a.model, a), fieldRuleOrOpen(b.model, b)) &&
    fieldCluster(a.model, a) === fieldCluster(b.model, b) &&
    maskKind(a) === maskKind(b) &&
    sameRule(unmaskRule(a), unmaskRule(b))
  );
}

function classification(place: FieldPlace): string {
  const mask = maskKind(place);
  return [
    `rule "${ruleText(fieldRuleOrOpen(place.model, place))}"`,
    `cluster ${fieldCluster(place.model, place) ?? 'none'}`,
    ...(mask ? [`mask ${mask} unless "${ruleText(unmaskRule(place))}"`] : []),
  ].join(', ');
}

function maskKind({ field }: FieldPlace): string | undefined {
  return enumArgument(field.directives, 'mask', 'as');
}

function unmaskRule({ field }: FieldPlace): Rule {
  return unmaskRuleOf(field.directives) ?? EVERYBODY;
}
