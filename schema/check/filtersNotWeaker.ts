import {
  Kind,
  type EnumTypeDefinitionNode,
  type FieldDefinitionNode,
  type InputValueDefinitionNode,
} from 'graphql';
import type { FieldPlace, GraphRules } from '../catalogue/graphRules';
import { itemTypeOf } from '../catalogue/itemType';
import {
  hasDirective,
  isInterface,
  namedType,
  typesOf,
  type SubgraphModel,
} from '../catalogue/subgraphModel';
import { FILTER_FIELDS } from '../policy/filterFields';
import { EVERYBODY, andRules, implies, ruleOf, ruleText, type Rule } from '../policy/rule';
import { fieldNamed } from './fieldNamed';
import { findingAt, type Finding, type SchemaRule } from './finding';
import { comparedPaths, fieldsStoredAt } from './storedAt';

const RULE = 'filtersNotWeaker';

/** Arguments that select a page of a list and compare no field. */
const PAGING: ReadonlySet<string> = new Set(['first', 'last', 'after', 'before']);

/** An element that lets a caller compare values. */
interface Comparison {
  /** The input field, argument or enum value, as findings and FILTER_FIELDS name it. */
  readonly coordinate: string;
  /** The name from which the compared field is derived. */
  readonly name: string;
  readonly node: InputValueDefinitionNode | EnumTypeDefinitionNode | FieldDefinitionNode;
  /** The row paths that are compared, when the SDL names them. */
  readonly paths: readonly string[] | undefined;
  /** The rule that a caller must satisfy to use it. */
  readonly rule: Rule;
}

/**
 * Filters not weaker. A caller who may filter, search, sort or aggregate by a field may read its
 * unmasked value; otherwise the results are an oracle. The field follows from `@filtered` and
 * `@ordered`, from the name, or from FILTER_FIELDS; a comparison that none of them explains is a
 * finding too.
 */
export const filtersNotWeaker: SchemaRule = (graph) => {
  const places = graph
    .allPlaces()
    .filter(({ type, field }) => !isInterface(type) && !hasDirective(field.directives, 'external'))
    .filter(({ type }) => type.name.value !== 'Mutation');
  return places.flatMap((place) =>
    comparisons(graph, place).flatMap((comparison) => faultsOf(graph, place, comparison)),
  );
};

function faultsOf(graph: GraphRules, place: FieldPlace, comparison: Comparison): Finding[] {
  const { coordinate, name, node, rule, paths } = comparison;
  const item = itemTypeOf(graph, namedType(place.field.type));
  const compared = paths ? storedAt(graph, item, paths) : namedBy(graph, item, coordinate, name);
  if (compared === undefined) {
    return [
      findingAt(
        node,
        RULE,
        `${coordinate} names no field of ${item}: list the fields that it compares in schema/policy/filterFields.ts.`,
      ),
    ];
  }
  return compared.flatMap((field) => {
    const [type = '', fieldName = ''] = field.split('.');
    if (!graph.hasField(type, fieldName)) {
      return [findingAt(node, RULE, `${coordinate} compares ${field}, which does not exist.`)];
    }
    return graph
      .valueRules(type, fieldName)
      .filter((value) => !implies(rule, value.rule))
      .map((value) =>
        findingAt(
          node,
          RULE,
          `${coordinate} compares ${value.coordinate}, which requires "${ruleText(value.rule)}": its own rule, "${ruleText(rule)}", is weaker.`,
        ),
      );
  });
}

function storedAt(graph: GraphRules, item: string, paths: readonly string[]) {
  const fields = fieldsStoredAt(graph, item, paths);
  return fields.length > 0 ? fields : undefined;
}

function namedBy(graph: GraphRules, item: string, coordinate: string, name: string) {
  return Object.hasOwn(FILTER_FIELDS, coordinate)
    ? FILTER_FIELDS[coordinate]
    : fieldNamed(graph, item, name);
}

/** Every comparison that a field's arguments allow, including those inside inputs and orders. */
function comparisons(graph: GraphRules, place: FieldPlace): Comparison[] {
  const { model, type, field } = place;
  const own = graph.fieldRule(type.name.value, field.name.value) ?? EVERYBODY;
  const at = `${type.name.value}.${field.name.value}`;
  const paths = comparedPaths(field.directives);
  // A list order that callers cannot choose reveals as much as one that they can.
  const fixed = paths
    ? [{ coordinate: at, name: field.name.value, node: field, rule: own, paths }]
    : [];
  const chosen = (field.arguments ?? [])
    .filter((argument) => !PAGING.has(argument.name.value))
    .flatMap((argument) => opened(model, argument, `${at}.${argument.name.value}`, own));
  return [...fixed, ...chosen];
}

function opened(
  model: SubgraphModel,
  input: InputValueDefinitionNode,
  coordinate: string,
  outer: Rule,
  seen: readonly string[] = [],
): Comparison[] {
  const inputType = namedType(input.type);
  const rule = andRules(outer, ruleOf(input.directives) ?? EVERYBODY);
  const declarations = typesOf(model).filter(({ name }) => name.value === inputType);
  const isInput = declarations.some(({ kind }) => kind === Kind.INPUT_OBJECT_TYPE_DEFINITION);
  if (isInput && !Object.hasOwn(FILTER_FIELDS, coordinate)) {
    if (seen.includes(inputType)) return [];
    return declarations.flatMap((declaration) =>
      declaration.kind === Kind.INPUT_OBJECT_TYPE_DEFINITION ||
      declaration.kind === Kind.INPUT_OBJECT_TYPE_EXTENSION
        ? (declaration.fields ?? []).flatMap((field) =>
            opened(model, field, `${inputType}.${field.name.value}`, rule, [...seen, inputType]),
          )
        : [],
    );
  }
  const order = declarations.find((declaration) => declaration.kind === Kind.ENUM_TYPE_DEFINITION);
  if (order && /order/i.test(input.name.value)) {
    const orderRule = andRules(rule, ruleOf(order.directives) ?? EVERYBODY);
    return (order.values ?? []).map(({ name, directives }) => ({
      coordinate: `${inputType}.${name.value}`,
      name: name.value,
      node: order,
      rule: orderRule,
      paths: comparedPaths(directives),
    }));
  }
  const paths = comparedPaths(input.directives);
  return [{ coordinate, name: input.name.value, node: input, rule, paths }];
}
