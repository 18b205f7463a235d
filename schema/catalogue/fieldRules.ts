import { Kind, type DirectiveNode } from 'graphql';
import { EVERYBODY, andRules, ruleOf, type Rule } from '../policy/rule';
import { typeDirectives, type DeclaredField, type SubgraphModel } from './subgraphModel';

/**
 * The rule that applies to a field in its subgraph: its type's and its own together; undefined when
 * neither has one, so that the field is uncovered.
 * @throws TypeError when an `@access` is malformed
 */
export function fieldRule(model: SubgraphModel, { type, field }: DeclaredField): Rule | undefined {
  const rules = [ruleOf(typeDirectives(model, type.name.value)), ruleOf(field.directives)].filter(
    (rule) => rule !== undefined,
  );
  return rules.length === 0 ? undefined : andRules(...rules);
}

/** The same for comparisons, which treat a field without any rule as open. */
export function fieldRuleOrOpen(model: SubgraphModel, declared: DeclaredField): Rule {
  return fieldRule(model, declared) ?? EVERYBODY;
}

/** The consent cluster of a field: its own, else its type's. */
export function fieldCluster(model: SubgraphModel, declared: DeclaredField): string | undefined {
  return (
    enumArgument(declared.field.directives, 'access', 'cluster') ??
    enumArgument(typeDirectives(model, declared.type.name.value), 'access', 'cluster')
  );
}

/** The first value of an enum argument among the directives with a name. */
export function enumArgument(
  directives: readonly DirectiveNode[] | undefined,
  directive: string,
  argument: string,
): string | undefined {
  for (const { name, arguments: given } of directives ?? []) {
    if (name.value !== directive) continue;
    const value = given?.find((candidate) => candidate.name.value === argument)?.value;
    if (value?.kind === Kind.ENUM) return value.value;
  }
  return undefined;
}
