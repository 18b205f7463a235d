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
 * Executes introspection separately. GraphQL.js executes `__schema` and `__type`, because it
 * supports every form of them that validation admits; the planner supports only an older form and
 * never receives them. The rest of the operation is executed on its own, and the responses are
 * merged in the order of the client's selection.
 */
export function introspectionExecutor(inner: Executor): Executor {
  const rests = new WeakMap<SplitOperation, FilteredDocument>();
  const executeSplit = async (
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
      rest = await inner(requestForRest(request, filtered));
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
    return split === null ? inner(request) : executeSplit(request, split);
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
    // The only possible error: a variable is null, and its argument must not be.
    ...(errors && {
      errors: errors.map(
        ({ message, path, nodes }) =>
          new GraphQLError(message, { path, nodes, extensions: { code: 'BAD_USER_INPUT' } }),
      ),
    }),
  };
}

/** The request for the rest of its operation. Its response is merged, so it cannot be raw JSON. */
function requestForRest(request: GatewayRequest, rest: FilteredDocument): GatewayRequest {
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
