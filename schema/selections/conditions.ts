import { Kind, type DirectiveNode } from 'graphql';

/** The values of the variables that `@skip` and `@include` use. */
export type ConditionValues = Pick<ReadonlyMap<string, unknown>, 'get'>;

/** Extracts the conditions' values from the coerced variables. */
export function conditionValues(variables: Readonly<Record<string, unknown>>): ConditionValues {
  return new Map(Object.entries(variables).map(([name, value]) => [name, value === true]));
}

/** Whether a directive is `@skip` or `@include`. */
export const isCondition = ({ name }: DirectiveNode): boolean =>
  name.value === 'skip' || name.value === 'include';

/** The value of a condition's `if`: the name of a variable, or a constant. */
export function conditionOf(directive: DirectiveNode): string | boolean {
  const value = directive.arguments?.find(({ name }) => name.value === 'if')?.value;
  if (value?.kind === Kind.VARIABLE) return value.name.value;
  return value?.kind === Kind.BOOLEAN && value.value;
}

/**
 * Whether `@skip` and `@include` include a selection. A variable without a value counts as false:
 * validation has already refused such an operation.
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
