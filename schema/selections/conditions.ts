import { Kind, type DirectiveNode } from 'graphql';

/** The values of the variables that `@skip` and `@include` use. */
export type ConditionValues = Pick<ReadonlyMap<string, unknown>, 'get'>;

/** The conditions' values among coerced variables. */
export function conditionValues(variables: Readonly<Record<string, unknown>>): ConditionValues {
  return new Map(Object.entries(variables).map(([name, value]) => [name, value === true]));
}

/** Whether a directive is one of the two that decide if a selection is there at all. */
export const isCondition = ({ name }: DirectiveNode): boolean =>
  name.value === 'skip' || name.value === 'include';

/** The value of a condition's `if`: the name of a variable, or the constant. */
export function conditionOf(directive: DirectiveNode): string | boolean {
  const value = directive.arguments?.find(({ name }) => name.value === 'if')?.value;
  if (value?.kind === Kind.VARIABLE) return value.name.value;
  return value?.kind === Kind.BOOLEAN && value.value;
}

/**
 * Whether `@skip` and `@include` leave a selection in the operation. A variable without a value
 * counts as false: validation has refused such an operation before.
 */
export function isIncluded(
  directives: readonly DirectiveNode[] | undefined,
  values: ConditionValues,
): boolean {
  return (directives ?? []).every((directive) => {
    if (!isCondition(directive)) return true;
    const condition = conditionOf(directive);
    const holds = typeof condition === 'string' ? values.get(condition) === true : condition;
    return directive.name.value === 'skip' ? !holds : holds;
  });
}
