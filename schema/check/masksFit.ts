import { Kind, type TypeNode } from 'graphql';
import { fieldRule } from '../catalogue/fieldRules';
import { fieldSets, selectedFields } from '../catalogue/fieldSets';
import type { GraphRules } from '../catalogue/graphRules';
import { keyFields } from '../catalogue/keyFields';
import { implies, ruleText, unmaskRuleOf } from '../policy/rule';
import { findingAt, type SchemaRule } from './finding';

const RULE = 'masksFit';

/** The scalars with text values, which a mask can shorten. */
const TEXTS: ReadonlySet<string> = new Set([
  'String',
  'ResidentId',
  'UnifiedSocialCreditCode',
  'CaseNumber',
]);

/**
 * Masks fit. A masked field is a nullable text (numbers, dates and enums have band fields instead)
 * and is covered by a rule. The callers who see it unmasked are fewer than those who may read it,
 * and all of them may read it. It belongs to neither a key nor a `@requires`, because a masked
 * value identifies nothing.
 */
export const masksFit: SchemaRule = (graph) => {
  const required = requiredFields(graph);
  return graph.allPlaces().flatMap((place) => {
    const { model, type, field } = place;
    const unless = unmaskRuleOf(field.directives);
    if (unless === undefined) return [];
    const name = `${type.name.value}.${field.name.value}`;
    const rule = fieldRule(model, place);
    const faults: string[] = [];
    if (field.type.kind === Kind.NON_NULL_TYPE) faults.push('is masked and must be nullable');
    if (!isText(field.type)) faults.push('is masked but not a text: offer a band field instead');
    if (rule === undefined) faults.push('is masked but has no rule');
    else if (!implies(unless, rule)) {
      faults.push(
        `is unmasked for "${ruleText(unless)}", but not all of these callers may read it ("${ruleText(rule)}")`,
      );
    } else if (implies(rule, unless)) faults.push('is masked for nobody who may read it');
    if (keyFields(model, type.name.value).has(field.name.value)) faults.push('is masked but a key');
    if (required.has(name)) faults.push('is masked but required by another field');
    return faults.map((fault) => findingAt(field, RULE, `${name} ${fault}.`));
  });
};

function isText(type: TypeNode): boolean {
  if (type.kind === Kind.NON_NULL_TYPE) return isText(type.type);
  return type.kind === Kind.NAMED_TYPE && TEXTS.has(type.name.value);
}

/** Every field, as `Type.field`, that a `@requires` reads. */
function requiredFields(graph: GraphRules): ReadonlySet<string> {
  return new Set(
    graph.allPlaces().flatMap(({ type, field }) =>
      fieldSets(field.directives, 'requires')
        .flatMap((set) =>
          selectedFields(set, type.name.value, (owner, name) => graph.typeOfField(owner, name)),
        )
        .flatMap((read) =>
          [read.type, ...graph.possibleTypes(read.type)].map((name) => `${name}.${read.field}`),
        ),
    ),
  );
}
