import { operationFromDocument, type Operation } from '@apollo/federation-internals';
import { buildOperationContext } from '@apollo/gateway';
import { getVariableValues, Kind, type DocumentNode, type GraphQLError } from 'graphql';
import type { QueryPlan } from '@apollo/query-planner';
import { compileFitting } from '../../fittingVariables';
import { compilePlan } from './plan/compilePlan';
import type { Planning } from './planning';
import type { Step } from './planRun';
import { AnswerShaping } from './projection/answerShaping';
import { Splicing } from './splice/splicing';

/** An operation of a validated document, planned and compiled. */
export interface CompiledOperation {
  /** Fetches everything into the answer; undefined when there is nothing to fetch. */
  readonly fetch: Step | undefined;
  readonly shaping: AnswerShaping;
  /** What of its answers may be passed on as text; undefined when there is nothing to fetch. */
  readonly splicing: Splicing | undefined;
  /** What is wrong with the variables of a request; undefined when nothing is. */
  faults(variables: Readonly<Record<string, unknown>>): readonly GraphQLError[] | undefined;
  /** Roughly the bytes it takes in memory. */
  readonly size: number;
}

/** Bytes of closures, selections and compiled text for each character of document and plan. */
const BYTES_PER_CHARACTER = 40;
const LEAST_BYTES = 20_000;

/**
 * Checks a request's variables as the stock executor does, then plans and compiles its operation.
 * @returns `variables` errors when they do not fit; undefined for what only the stock executor
 * treats: introspection, deferred parts, context arguments
 * @throws GraphQLError when the planner refuses the operation
 */
export function compileOperation(
  planning: Planning,
  document: DocumentNode,
  operationName: string | undefined,
  variables: Readonly<Record<string, unknown>>,
): CompiledOperation | readonly GraphQLError[] | undefined {
  const context = buildOperationContext({
    schema: planning.schema,
    operationDocument: document,
    operationName,
  });
  const definitions = context.operation.variableDefinitions ?? [];
  const fit = compileFitting(planning.schema, definitions);
  const faults = (given: Readonly<Record<string, unknown>>) =>
    fit(given) ? undefined : getVariableValues(planning.schema, definitions, given).errors;
  const wrong = faults(variables);
  if (wrong !== undefined && wrong.length > 0) return wrong;
  const plan = planning.plan(document, operationName);
  if (plan.node?.kind === 'Subscription') return undefined;
  const operation = operationFromDocument(
    planning.apiSchema,
    {
      kind: Kind.DOCUMENT,
      definitions: [context.operation, ...Object.values(context.fragments)],
    },
    { validate: false },
  );
  if (asksForSchema(operation)) return undefined;
  const fetch = plan.node && compilePlan(plan.node, operation.variableDefinitions, planning);
  if (plan.node && !fetch) return undefined;
  const characters = planCharacters(plan) + (document.loc?.source.body.length ?? 0);
  return {
    fetch,
    shaping: new AnswerShaping(operation),
    splicing: plan.node && new Splicing(operation, plan.node, planning.supergraphSchema),
    faults,
    size: LEAST_BYTES + BYTES_PER_CHARACTER * characters,
  };
}

function planCharacters(plan: QueryPlan): number {
  return JSON.stringify(plan).length;
}

/** `__schema` and `__type` stand at the root, possibly in fragments. */
function asksForSchema({ selectionSet }: Operation): boolean {
  const walk = (set: Operation['selectionSet']): boolean =>
    set
      .selections()
      .some((selection) =>
        selection.kind === 'FieldSelection'
          ? selection.element.definition.isSchemaIntrospectionField()
          : walk(selection.selectionSet),
      );
  return walk(selectionSet);
}
