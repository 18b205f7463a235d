import { operationFromDocument, type Operation } from '@apollo/federation-internals';
import { buildOperationContext } from '../apolloInternals';
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
  /** Fetches all data of the answer; undefined if there is nothing to fetch. */
  readonly fetch: Step | undefined;
  readonly shaping: AnswerShaping;
  /** The errors of every answer: one for each field that no fetch of the plan selects. */
  readonly unfetched: readonly GraphQLError[];
  /** Which fields may be forwarded as raw JSON; undefined if there is nothing to fetch. */
  readonly rawReaders: RawReaders | undefined;
  /** The errors in the variables of a request; undefined if there are none. */
  faults(variables: Readonly<Record<string, unknown>>): readonly GraphQLError[] | undefined;
  /** The estimated size in memory, in bytes. */
  readonly size: number;
}

/** Bytes of closures, selections and compiled code for each character of document and plan. */
const BYTES_PER_CHARACTER = 40;
const MIN_BYTES = 20_000;

/** An operation of a validated document before it is planned. */
export interface ReadOperation {
  readonly document: DocumentNode;
  readonly context: ReturnType<typeof buildOperationContext>;
  /** The same check as `CompiledOperation.faults`. */
  readonly faults: CompiledOperation['faults'];
}

/**
 * Reads an operation before it is planned, so that the variables of the request are checked first.
 */
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
 * @returns undefined for an operation that only the stock executor supports: introspection,
 * deferred parts, context arguments
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
  if (selectsSchema(operation)) return undefined;
  const fetch = plan.node && compilePlan(plan.node, operation.variableDefinitions, planning);
  if (plan.node && !fetch) return undefined;
  const characters = planCharacters(plan) + (document.loc?.source.body.length ?? 0);
  return {
    fetch,
    shaping: new AnswerShaping(operation),
    unfetched: unfetchedPaths(operation, plan.node).map(notFetched),
    rawReaders: plan.node && new RawReaders(operation, plan.node, planning.supergraphSchema),
    faults,
    size: MIN_BYTES + BYTES_PER_CHARACTER * characters,
  };
}

function notFetched(path: readonly string[]): GraphQLError {
  return new GraphQLError(
    `The field ${path.at(-1)} cannot be answered: its subgraph knows no object type of the interface, and no resolvable key leads to a subgraph that does.`,
    { path, extensions: { code: 'INTERNAL_ERROR' } },
  );
}

function planCharacters(plan: QueryPlan): number {
  return JSON.stringify(plan).length;
}

/** `__schema` and `__type` are root fields, possibly inside of fragments. */
function selectsSchema({ selectionSet }: Operation): boolean {
  return fieldSelections(selectionSet).some(({ element }) =>
    element.definition.isSchemaIntrospectionField(),
  );
}
