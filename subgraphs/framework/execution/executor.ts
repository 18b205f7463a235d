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

/** A request to execute an operation of a document. */
export interface ExecutionRequest {
  readonly contextValue: unknown;
  readonly variableValues: Readonly<Record<string, unknown>> | undefined;
  readonly operationName: string | undefined;
}

export type Execute = (request: ExecutionRequest) => ExecutionResult | Promise<ExecutionResult>;

/** Executes a validated document with graphql-js itself. */
export function stockExecution(schema: GraphQLSchema, document: DocumentNode): Execute {
  return (request) => execute({ schema, document, ...request });
}

/** The limit of variable errors in graphql-js. */
const MAX_VARIABLE_ERRORS = 50;
/** Cached plans per document; beyond this limit graphql-js executes the document. */
const MAX_PLANS = 32;

/**
 * Executes a validated document with exactly the data and errors of graphql-js. It computes once
 * everything that depends only on the document: the selected fields of each type, their definitions
 * and how their values are completed. It calls resolvers, including guarded ones, as graphql-js
 * does. Arguments are computed once per request and place, so a resolver must not modify them.
 *
 * graphql-js executes the rest: subscriptions, operations that the document lacks, and conditions
 * that are not Booleans.
 */
export function compiledExecution(schema: GraphQLSchema, document: DocumentNode): Execute {
  const stock = stockExecution(schema, document);
  const conditions = conditionsOf(document);
  const chosen = new Map<string | undefined, ChosenOperation>();
  const plans = new Map<string, OperationPlan>();

  return (request) => {
    const { operationName } = request;
    const given = request.variableValues ?? {};
    let operation = chosen.get(operationName);
    if (operation === undefined) {
      operation = chosenOperation(document, operationName);
      if (operation === undefined) return stock(request);
      chosen.set(operationName, operation);
    }
    const { definition, fragments } = operation;
    if (definition.operation === OperationTypeNode.SUBSCRIPTION || typeof given !== 'object')
      return stock(request);
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
    if (choice === undefined) return stock(request);
    const key = `${choice}${operationName ?? ''}`;
    let plan = plans.get(key);
    if (plan === undefined) {
      if (plans.size >= MAX_PLANS) return stock(request);
      plan = planOperation(schema, definition, fragments, coerced);
      if (plan === undefined) return stock(request);
      plans.set(key, plan);
    }
    return runPlan(new RequestRun(plan, request.contextValue, coerced));
  };
}

function runPlan(run: Run): ExecutionResult | Promise<ExecutionResult> {
  const { operation, root } = run.plan;
  const failed = (error: unknown): ExecutionResult => {
    run.errors.add(error as GraphQLError, undefined);
    return resultOf(run, null);
  };
  try {
    const data =
      operation.operation === OperationTypeNode.MUTATION
        ? runFieldsInTurn(run, root)
        : runFields(run, root, undefined, undefined);
    if (!isPromise(data)) return resultOf(run, data);
    return (data as Promise<Record<string, unknown>>).then((all) => resultOf(run, all), failed);
  } catch (error) {
    return failed(error);
  }
}

function resultOf(run: Run, data: Record<string, unknown> | null): ExecutionResult {
  const errors = run.errors.list;
  return errors.length === 0 ? { data } : { errors, data };
}
