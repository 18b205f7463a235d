import { createHash } from 'node:crypto';
import '../../../gateway/config';
import { ApolloGateway, type GraphQLDataSource } from '@apollo/gateway';
import { stockExecutor, type StockExecutor } from '../../../gateway/execution/stockExecutor';
import { GraphQLError, parse, type GraphQLSchema } from 'graphql';
import { compiledExecutor } from '../../../gateway/execution/compiled/compiledExecutor';
import { planningOf } from '../../../gateway/execution/compiled/planning';
import { planHere } from './planHere';

export interface Question {
  readonly query: string;
  readonly variables?: Record<string, unknown>;
  readonly operationName?: string;
  /** The data that subgraphs get besides the operation. */
  readonly context?: Record<string, unknown>;
}

/** A request to a subgraph by an executor of a pair. */
export interface SubgraphCall {
  readonly name: string;
  readonly query: string;
  readonly variables: Record<string, unknown>;
  readonly context: Record<string, unknown>;
}

/** One supergraph behind ApolloGateway and behind the compiled executor. */
export interface ExecutorPair {
  readonly schema: GraphQLSchema;
  /** Operations that the compiled executor passed to the stock one. */
  readonly left: number;
  stock(question: Question): Promise<string>;
  compiled(question: Question): Promise<string>;
  /** Requests of both executors since the last read. */
  calls(): SubgraphCall[];
}

const quiet = { debug() {}, info() {}, warn() {}, error() {} };

/**
 * Loads a supergraph for both executors.
 * @param answer returns the response of the subgraph called; both executors use it
 */
export async function executorPair(
  supergraphSdl: string,
  answer: (call: SubgraphCall) => Promise<object>,
): Promise<ExecutorPair> {
  const calls: SubgraphCall[] = [];
  const sourceOf = (name: string): GraphQLDataSource => ({
    process: async ({ request, context }) => {
      const { query = '', variables = {} } = request;
      const call = { name, query, variables, context: context as Record<string, unknown> };
      calls.push(call);
      return await answer(call);
    },
  });
  const gateway = new ApolloGateway({
    supergraphSdl,
    logger: quiet,
    buildService: ({ name }) => sourceOf(name),
  });
  const { schema, executor } = await gateway.load();
  let left = 0;
  const planning = planningOf({ sdl: supergraphSdl }, sourceOf, planHere(supergraphSdl));
  const product = stockExecutor(planning);
  const compiled = compiledExecutor(planning, (request) => {
    left++;
    return product(request);
  });
  const ask = (execute: StockExecutor) => (question: Question) =>
    outcome(execute, schema, question);
  return {
    schema,
    get left() {
      return left;
    },
    stock: ask(executor),
    compiled: ask(compiled),
    calls: () => calls.splice(0),
  };
}

/** A response as text: exact data, errors sorted; or the error that was thrown. */
async function outcome(
  execute: StockExecutor,
  schema: GraphQLSchema,
  { query, variables, operationName, context = {} }: Question,
): Promise<string> {
  const request = {
    request: { query, ...(variables && { variables }), ...(operationName && { operationName }) },
    source: query,
    document: parse(query),
    queryHash: createHash('sha256').update(query).digest('hex'),
    context,
    metrics: {},
    schema,
    logger: quiet,
  };
  try {
    const { data, errors, extensions } = await execute(request as never);
    return JSON.stringify({
      data,
      errors: errors?.map(errorText).sort(),
      completion: (extensions?.['valueCompletion'] as GraphQLError[] | undefined)?.map(errorText),
      extensions: extensions && Object.keys(extensions),
    });
  } catch (error) {
    return `threw ${String(error)}`;
  }
}

function errorText(error: unknown): string {
  if (!(error instanceof GraphQLError)) return `not GraphQL: ${String(error)}`;
  // The subgraph's own path is not returned to clients; an entity fetched once moves to a shorter
  // path.
  const original: Record<string, unknown> = { ...error.originalError };
  delete original['path'];
  // The positions of the stock executor are wrong in a list of entities of several types.
  const path = error.path?.map((step) => (typeof step === 'number' ? '@' : step));
  return `${JSON.stringify({ ...error.toJSON(), path })} ${JSON.stringify(original)}`;
}
