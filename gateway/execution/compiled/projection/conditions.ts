import {
  Variable,
  type Operation,
  type Selection,
  type SelectionSet,
} from '@apollo/federation-internals';

/** The values of the variables in `@skip` and `@include`, by name. */
export type ConditionValues = Readonly<Record<string, unknown>>;

type Element = Selection['element'];

/** The names of the variables in `@skip` and `@include` of an operation. */
export function conditionVariables({ selectionSet }: Operation): readonly string[] {
  const names = new Set<string>();
  const visited = new Set<SelectionSet>();
  const walk = (set: SelectionSet) => {
    if (visited.has(set)) return;
    visited.add(set);
    for (const { element, selectionSet: below } of set.selections()) {
      for (const condition of [conditionOf(element, 'skip'), conditionOf(element, 'include')])
        if (condition instanceof Variable) names.add(condition.name);
      if (below) walk(below);
    }
  };
  walk(selectionSet);
  return [...names].sort();
}

/** Whether the stock executor would skip a selection. */
export function isSkipped(element: Element, values: ConditionValues): boolean {
  const isTrue = (condition: unknown) =>
    (condition instanceof Variable ? values[condition.name] : condition) === true;
  const skip = conditionOf(element, 'skip');
  const include = conditionOf(element, 'include');
  return (skip !== undefined && isTrue(skip)) || (include !== undefined && !isTrue(include));
}

/** The `if` argument of a directive: a Variable or a constant; undefined without the directive. */
function conditionOf(element: Element, name: 'skip' | 'include'): unknown {
  const schema = element.schema();
  const definition = name === 'skip' ? schema.skipDirective() : schema.includeDirective();
  return element.appliedDirectivesOf(definition)[0]?.arguments().if;
}
