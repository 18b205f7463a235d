import { assert, type VariableDefinitions } from '@apollo/federation-internals';
import type { ConditionNode } from '@apollo/query-planner';

/**
 * Whether the condition of a plan's branch is true in a request. It is the function of that name of
 * @apollo/query-planner: importing that package would load the planner, which only the planner
 * threads need.
 * @throws Error with Apollo's message if the value of the variable is missing or null
 */
export function evaluateCondition(
  { condition: name }: ConditionNode,
  variables: VariableDefinitions,
  given: Readonly<Record<string, unknown>> | undefined,
): boolean {
  let value = given && Object.hasOwn(given, name) ? given[name] : undefined;
  if (value === undefined) value = variables.definition(name)?.defaultValue;
  assert(value !== undefined, `Missing value for variable $${name} (and no default found)`);
  if (typeof value === 'boolean') return value;
  assert(
    false,
    `Invalid non-boolean value ${JSON.stringify(value)} for Boolean! variable $${name}`,
  );
}
