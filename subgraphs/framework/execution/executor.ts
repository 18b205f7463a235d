import type { GraphQLError } from 'graphql';
import {
  execute,
  getVariableValues,
  OperationTypeNode,
  type DocumentNode,
  type ExecutionResult,
  type GraphQLSchema,
} from 'graphql';
import { isPromise } from '../graphqlInternals';
import { conditionsOf } from './conditions';
import { chosenOperation, type ChosenOperation } from './chosenOperation';
import { planOperation } from './plan';
import { RequestRun } from './run';
import { runFields, runFieldsInTurn } from './runFields';
import type { OperationPlan, Run } from './shape';

/** What a request asks of a document. */
export interface Asked {
  readonly contextValue: unknown;
  readonly variableValues: Readonly<Record<string, unknown>> | undefined;
  readonly operationName: string | undefined;
}

export type Execute = (asked: Asked) => ExecutionResult | Promise<ExecutionResult>;

/** graphql-js's own execution of a validated document. */
export function stockExecution(schema: GraphQLSchema, document: DocumentNode): Execute {
  return (asked) => execute({ schema, document, ...asked });
}

/** graphql-js stops counting what is wrong with variables there. */
const MAX_VARIABLE_ERRORS = 50;
/** Plans kept of one document; past them graphql-js executes it. */
const MAX_PLANS = 32;

/**
 * Executes a validated document as graphql-js does, to the letter of data and errors, with what
 * depends on the document alone worked out once: which fields are asked for of which type, their
 * definitions and how their values are completed. Resolvers, guarded ones among them, are called
 * as graphql-js calls them; arguments are worked out once for each request and place, so a
 * resolver must not change what it is given.
 *
 * Left to graphql-js: subscriptions, operations that are not there, and conditions that are no
 * truth values.
 */
export function compiledExecution(schema: GraphQLSchema, document: DocumentNode): Execute {
  const stock = stockExecution(schema, document);
  const conditions = conditionsOf(document);
  const chosen = new Map<string | undefined, ChosenOperation>();
  const plans = new Map<string, OperationPlan>();

  return (asked) => {
    const { operationName } = asked;
    const given = asked.variableValues ?? {};
    let operation = chosen.get(operationName);
    if (operation === undefined) {
      operation = chosenOperation(document, operationName);
      if (operation === undefined) return stock(asked);
      chosen.set(operationName, operation);
    }
    const { definition, fragments } = operation;
    if (definition.operation === OperationTypeNode.SUBSCRIPTION || typeof given !== 'object')
      return stock(asked);
    const options = { maxErrors: MAX_VARIABLE_ERRORS };
    const variables = getVariableValues(
      schema,
      definition.variableDefinitions ?? [],
      given,
      options,
    );
    if (variables.errors) return { errors: variables.errors };
    const { coerced } = variables;
    const choice = conditions(coerced);
    if (choice === undefined) return stock(asked);
    const key = `${choice}${operationName ?? ''}`;
    let plan = plans.get(key);
    if (plan === undefined) {
      if (plans.size >= MAX_PLANS) return stock(asked);
      plan = planOperation(schema, definition, fragments, coerced);
      if (plan === undefined) return stock(asked);
      plans.set(key, plan);
    }
    return runPlan(new RequestRun(plan, asked.contextValue, coerced));
  };
}

function runPlan(run: Run): ExecutionResult | Promise<ExecutionResult> {
  const { operation, root } = run.plan;
  const failed = (error: unknown): ExecutionResult => {
    run.errors.add(error as GraphQLError, undefined);
    return answer(run, null);
  };
  try {
    const data =
      operation.operation === OperationTypeNode.MUTATION
        ? runFieldsInTurn(run, root)
        : runFields(run, root, undefined, undefined);
    if (!isPromise(data)) return answer(run, data);
    return (data as Promise<Record<string, unknown>>).then((all) => answer(run, all), failed);
  } catch (error) {
    return failed(error);
  }
}

function answer(run: Run, data: Record<string, unknown> | null): ExecutionResult {
  const errors = run.errors.list;
  return errors.length === 0 ? { data } : { errors, data };
}
