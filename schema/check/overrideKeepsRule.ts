import { Kind } from 'graphql';
import { implies, ruleText } from '../policy/rule';
import { fieldRuleOrOpen } from '../catalogue/fieldRules';
import { findingAt, type SchemaRule } from './finding';

/**
 * Override keeps rule. A field that moves to another subgraph by `@override` is guarded there at
 * least as strongly as in the subgraph it comes from.
 */
export const overrideKeepsRule: SchemaRule = (graph) =>
  graph.allPlaces().flatMap((place) => {
    const { model, type, field } = place;
    const override = field.directives?.find(({ name }) => name.value === 'override');
    const from = override?.arguments?.find(({ name }) => name.value === 'from')?.value;
    if (from?.kind !== Kind.STRING) return [];
    const rule = fieldRuleOrOpen(model, place);
    return graph
      .places(type.name.value, field.name.value)
      .filter((origin) => origin.model.name === from.value)
      .map((origin) => fieldRuleOrOpen(origin.model, origin))
      .filter((origin) => !implies(rule, origin))
      .map((origin) =>
        findingAt(
          field,
          'overrideKeepsRule',
          `${type.name.value}.${field.name.value} drops the rule "${ruleText(origin)}" it has in ${from.value}.`,
        ),
      );
  });
