import { composeServices } from '@apollo/composition';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { createHash } from 'node:crypto';
import {
  buildSchema,
  execute,
  Kind,
  parse,
  printSchema,
  validate,
  type DocumentNode,
  type GraphQLSchema,
} from 'graphql';
import '../../../gateway/config';
import { ApolloGateway } from '@apollo/gateway';
import { restoreTypenames } from '../../../gateway/execution/restoreTypenames';
import type { ExecutionAnswer, ExecutionRequest, Executor } from '../../../gateway/executor';
import {
  plannableExecutor,
  plannableForms,
} from '../../../gateway/execution/plannable/plannableExecutor';
import { guardedExecutor } from '../../../gateway/permissions/guardedExecutor';
import type { PermissionMode } from '../../../gateway/permissions/modes';
import { PermissionEngine } from '../../../gateway/permissions/permissionEngine';
import type { Viewer } from '../../../schema/viewer';
import { Oracle, resolveGuarded } from './oracle';
import { entity, type Row } from './testGraphData';
import { SUBGRAPH_SDL } from './testGraphSdl';

export interface TestRequest {
  readonly query: string;
  readonly variables?: Record<string, unknown>;
  readonly viewer: Viewer;
  readonly mode?: PermissionMode;
  readonly developer?: boolean;
}

/** The fuzzed test graph behind the gateway and behind a monolith. */
export interface TestGraph {
  readonly schema: GraphQLSchema;
  readonly engine: PermissionEngine;
  /** The documents that reached the planner, by hash. */
  readonly planned: Map<string, string>;
  /** Fields that reached a subgraph although no object could have allowed them. */
  readonly neverAllowed: string[];
  /** The last document of the planner and executor, and their response. */
  inner?: { readonly testRequest: TestRequest; readonly answer: ExecutionAnswer };
  /** The number of calls to subgraphs. */
  calls: number;
  /** Whether a query is one that a server would execute. */
  isValid(query: string): boolean;
  gateway(testRequest: TestRequest): Promise<ExecutionAnswer>;
  /** Planner and executor without the permission engine. */
  stock(testRequest: TestRequest): Promise<ExecutionAnswer>;
  monolith(testRequest: TestRequest): Promise<ExecutionAnswer>;
}

interface Request extends ExecutionRequest {
  readonly context: {
    readonly viewer: Viewer;
    readonly mode: PermissionMode;
    readonly developer: boolean;
  };
}

const quiet = { debug() {}, info() {}, warn() {}, error() {} };
const plain = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

/** Composes the test graph's subgraphs and loads them behind a real planner and executor. */
export async function createTestGraph(): Promise<TestGraph> {
  const services = Object.entries(SUBGRAPH_SDL).map(([name, sdl]) => ({
    name,
    typeDefs: parse(sdl),
    url: `http://127.0.0.1:9/${name}`,
  }));
  const { supergraphSdl, errors } = composeServices(services);
  if (supergraphSdl === undefined) throw new Error(String(errors));
  const oracle = new Oracle(Object.values(SUBGRAPH_SDL).join('\n'));
  const neverAllowed: string[] = [];
  const schemas = new Map(
    services.map(({ name, typeDefs }) => {
      const schema = buildSubgraphSchema({ typeDefs, resolvers: references(typeDefs) });
      resolveGuarded(schema, oracle, (coordinate) => neverAllowed.push(coordinate));
      return [name, schema];
    }),
  );
  const gateway = new ApolloGateway({
    supergraphSdl,
    logger: quiet,
    buildService: ({ name }) => ({
      process: async ({ request, context }) => {
        graph.calls++;
        const answer = await execute({
          schema: schemas.get(name)!,
          document: parse(request.query!),
          variableValues: request.variables,
          contextValue: context,
        });
        const copy = plain(answer);
        restoreTypenames(request.variables, copy.data);
        return copy;
      },
    }),
  });
  let engine: PermissionEngine | undefined;
  gateway.onSchemaLoadOrUpdate(({ apiSchema, coreSupergraphSdl }) => {
    engine = new PermissionEngine({ supergraphSdl: coreSupergraphSdl, schema: apiSchema });
  });
  const { schema, executor } = await gateway.load();
  const inner: Executor<Request> = async (request) => {
    graph.planned.set(request.queryHash, request.source!);
    const answer = (await executor(request as never)) as ExecutionAnswer;
    graph.inner = {
      testRequest: {
        query: request.source!,
        variables: request.request.variables,
        viewer: request.context.viewer,
      },
      answer: plain({ data: answer.data, errors: answer.errors }),
    };
    return answer;
  };
  const requestOf = ({
    query,
    variables = {},
    viewer,
    mode = 'filter',
    developer = false,
  }: TestRequest): Request => ({
    request: { query, variables },
    source: query,
    document: documentOf(query),
    queryHash: createHash('sha256').update(query).digest('hex'),
    context: { viewer, mode, developer },
    ...{ metrics: {}, schema, logger: quiet },
  });
  const guarded = guardedExecutor(
    () => engine!,
    inner,
    (request) => request.context,
  );
  const plannable = plannableExecutor(plannableForms(supergraphSdl, schema), guarded);
  const monolith = buildSchema(printSchema(schema));
  resolveGuarded(monolith, oracle);
  const documents = new Map<string, DocumentNode>();
  const documentOf = (query: string) => {
    const known = documents.get(query) ?? parse(query);
    if (documents.size > 500) documents.clear();
    documents.set(query, known);
    return known;
  };

  const graph: TestGraph = {
    schema,
    engine: engine!,
    planned: new Map(),
    neverAllowed,
    calls: 0,
    isValid(query) {
      try {
        return validate(schema, parse(query)).length === 0;
      } catch {
        return false;
      }
    },
    async gateway(testRequest) {
      delete graph.inner;
      return plannable(requestOf(testRequest));
    },
    async stock(testRequest) {
      return executor(requestOf(testRequest) as never) as Promise<ExecutionAnswer>;
    },
    async monolith({ query, variables, viewer }) {
      return execute({
        schema: monolith,
        document: documentOf(query),
        variableValues: variables,
        contextValue: { viewer },
      });
    },
  };
  return graph;
}

/** Finds entities of a subgraph by their representations. */
function references(typeDefs: DocumentNode): Record<string, never> {
  const resolvers: Record<string, object> = {};
  for (const definition of typeDefs.definitions) {
    const isObject = definition.kind === Kind.OBJECT_TYPE_DEFINITION;
    if (!isObject && definition.kind !== Kind.INTERFACE_TYPE_DEFINITION) continue;
    if (!definition.directives?.some(({ name }) => name.value === 'key')) continue;
    resolvers[definition.name.value] = {
      __resolveReference: (representation: Row) => {
        const found = entity(representation);
        return found && isObject ? { ...found, __typename: representation.__typename } : found;
      },
    };
  }
  return resolvers as Record<string, never>;
}
