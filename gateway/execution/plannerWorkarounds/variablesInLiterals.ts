import { isVariable, VariableCollector } from '@apollo/federation-internals';

/**
 * Makes the planner visit each value of a literal once. When planner 2.14.4 collects the variables
 * of a fetch, it visits every item of a list twice, once as an item and once as a member, so its
 * time doubles with each level of lists: 0.4 s for 20 levels, 7 s for 24.
 */
VariableCollector.prototype.collectInArguments = function (
  this: VariableCollector,
  values: Readonly<Record<string, unknown>>,
): void {
  const collect = (value: unknown): void => {
    if (isVariable(value)) this.add(value);
    else if (typeof value === 'object' && value !== null) Object.values(value).forEach(collect);
  };
  Object.values(values).forEach(collect);
};
