import {
  executeSync,
  getVariableValues,
  GraphQLError,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import type { ExecutionAnswer, Executor, GatewayRequest } from '../executor';
import { filteredDocument, type FilteredDocument } from '../permissions/analysis';
import { collectFields } from '../permissions/collectFields';
import { conditionValues } from '../../schema/selections/conditions';
import { isSchemaField, splitOperation, type SplitOperation } from './schemaFields';

/**
 * Has the schema answer for itself: `__schema` and `__type` are executed by GraphQL.js, which knows
 * all that validation admits, and the planner, which knows an older form of them, never sees them.
 * What else the operation asks is executed as if it stood alone, and the answers are merged in the
 * order of the client's selection.
 */
export function introspectionExecutor(inner: Executor): Executor {
  const rests = new WeakMap<SplitOperation, FilteredDocument>();
  const inTwo = async (
    request: GatewayRequest,
    split: SplitOperation,
  ): Promise<ExecutionAnswer> => {
    const { schema, operation } = request;
    const raw = request.request.variables ?? {};
    const variables = getVariableValues(schema, operation.variableDefinitions ?? [], raw);
    if (variables.errors !== undefined) return { errors: variables.errors };
    const own = introspect(schema, split, raw);
    if (own.data == null) return own;
    let rest: ExecutionAnswer = { data: {} };
    if (split.rest !== undefined) {
      let filtered = rests.get(split);
      if (filtered === undefined) rests.set(split, (filtered = filteredDocument(split.rest)));
      rest = await inner(without(request, filtered));
    }
    if (rest.data == null) return rest;
    const errors = [...(own.errors ?? []), ...(rest.errors ?? [])];
    return {
      ...rest,
      data: merged(schema, split, variables.coerced, own.data, rest.data),
      ...(errors.length > 0 && { errors }),
    };
  };
  return (request) => {
    const split = splitOperation(request.document, request.operation);
    return split === null ? inner(request) : inTwo(request, split);
  };
}

function introspect(
  schema: GraphQLSchema,
  { schemaPart }: SplitOperation,
  variableValues: Record<string, unknown>,
): ExecutionAnswer {
  const { data, errors } = executeSync({ schema, document: schemaPart, variableValues });
  return {
    ...(data !== undefined && { data }),
    // The one fault that is left: an argument that must not be null, by a variable that is.
    ...(errors && {
      errors: errors.map(
        ({ message, path, nodes }) =>
          new GraphQLError(message, { path, nodes, extensions: { code: 'BAD_USER_INPUT' } }),
      ),
    }),
  };
}

/** The request for the rest of its operation. What is merged with more cannot stay as text. */
function without(request: GatewayRequest, rest: FilteredDocument): GatewayRequest {
  return {
    ...request,
    request: { ...request.request, query: rest.source },
    source: rest.source,
    document: rest.document,
    operation: rest.document.definitions[0] as OperationDefinitionNode,
    queryHash: rest.hash,
    acceptsRawJson: false,
  };
}

function merged(
  schema: GraphQLSchema,
  { operation, fragments }: SplitOperation,
  variables: Readonly<Record<string, unknown>>,
  own: Readonly<Record<string, unknown>>,
  rest: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const root = schema.getQueryType();
  if (root == null) throw new TypeError('The schema has no query type.');
  const scope = { schema, fragments, conditions: conditionValues(variables) };
  const data: Record<string, unknown> = {};
  for (const [key, [node]] of collectFields(scope, root, [operation.selectionSet]))
    data[key] = (isSchemaField(node!.name.value) ? own : rest)[key];
  return data;
}
