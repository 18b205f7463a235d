import { operationFromDocument, type Operation } from '@apollo/federation-internals';
import { buildOperationContext } from '@apollo/gateway';
import { getVariableValues, GraphQLError, Kind, type DocumentNode } from 'graphql';
import type { QueryPlan } from '@apollo/query-planner';
import { compileFitting } from '../../fittingVariables';
import { compilePlan } from './plan/compilePlan';
import { unfetchedPaths } from './plan/unfetchedPaths';
import type { Planning } from './planning';
import type { Step } from './planRun';
import { AnswerShaping } from './projection/answerShaping';
import { fieldSelections } from './projection/fieldSelections';
import { RawReaders } from './rawJson/rawReaders';

/** An operation of a validated document, planned and compiled. */
export interface CompiledOperation {
  /** Fetches everything into the answer; undefined when there is nothing to fetch. */
  readonly fetch: Step | undefined;
  readonly shaping: AnswerShaping;
  /** The errors of every answer: for what no fetch of the plan asks. */
  readonly unfetched: readonly GraphQLError[];
  /** What of its answers may be passed on as text; undefined when there is nothing to fetch. */
  readonly rawReaders: RawReaders | undefined;
  /** What is wrong with the variables of a request; undefined when nothing is. */
  faults(variables: Readonly<Record<string, unknown>>): readonly GraphQLError[] | undefined;
  /** Roughly the bytes it takes in memory. */
  readonly size: number;
}

/** Bytes of closures, selections and compiled text for each character of document and plan. */
const BYTES_PER_CHARACTER = 40;
const LEAST_BYTES = 20_000;

/** An operation of a validated document before it is planned. */
export interface ReadOperation {
  readonly document: DocumentNode;
  readonly context: ReturnType<typeof buildOperationContext>;
  /** As those of the operation once it is compiled. */
  readonly faults: CompiledOperation['faults'];
}

/** Reads an operation, so that a request's variables are checked before it is planned. */
export function readOperation(
  { schema }: Planning,
  document: DocumentNode,
  operationName: string | undefined,
): ReadOperation {
  const context = buildOperationContext({ schema, operationDocument: document, operationName });
  const definitions = context.operation.variableDefinitions ?? [];
  const fit = compileFitting(schema, definitions);
  return {
    document,
    context,
    faults: (given) =>
      fit(given) ? undefined : getVariableValues(schema, definitions, given).errors,
  };
}

/**
 * Compiles a planned operation.
 * @returns undefined for what only the stock executor treats: introspection, deferred parts,
 *   context arguments
 */
export function compileOperation(
  planning: Planning,
  { document, context, faults }: ReadOperation,
  plan: QueryPlan,
): CompiledOperation | undefined {
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
    unfetched: unfetchedPaths(operation, plan.node).map(notFetched),
    rawReaders: plan.node && new RawReaders(operation, plan.node, planning.supergraphSchema),
    faults,
    size: LEAST_BYTES + BYTES_PER_CHARACTER * characters,
  };
}

function notFetched(path: readonly string[]): GraphQLError {
  return new GraphQLError(
    `The field ${path.at(-1)} cannot be answered: the subgraph that has it knows no object type of its interface, and no resolvable key leads to one that does.`,
    { path, extensions: { code: 'INTERNAL_ERROR' } },
  );
}

function planCharacters(plan: QueryPlan): number {
  return JSON.stringify(plan).length;
}

/** `__schema` and `__type` stand at the root, possibly in fragments. */
function asksForSchema({ selectionSet }: Operation): boolean {
  return fieldSelections(selectionSet).some(({ element }) =>
    element.definition.isSchemaIntrospectionField(),
  );
}
