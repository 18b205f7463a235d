import { execute, type ExecutionResult } from 'graphql';
import type { Logger } from 'pino';
import type {
  InProcessSubgraph,
  SubgraphCaller,
  SubgraphRequest,
  SubgraphResponse,
} from '../../schema/subgraphCall';
import { buildSchema } from './buildSchema';
import { storeRequest, type SubgraphContext } from './context';
import type { SubgraphDefinition } from './definition';
import { formatError } from './errorDoor';
import { selfTest } from './guard/selfTest';
import { typeClusters } from './guard/typeClusters';
import { connect, type OnCommand } from './mongo';
import { operationCache } from './operations';
import { CursorCodec } from './page/cursor';

export interface SubgraphOptions {
  readonly uri: string;
  /** The subgraph's database is `<dbPrefix>_<name>`. */
  readonly dbPrefix: string;
  /** At least 16 bytes, the same for every process that serves this graph. */
  readonly cursorKey: Buffer;
  readonly log: Logger;
  readonly onCommand?: OnCommand;
  /** The clock; tests set it. */
  readonly now?: () => Date;
}

/** A subgraph connected to its database, to be called in process or served over HTTP. */
export interface Subgraph extends InProcessSubgraph {
  stop(): Promise<void>;
}

/**
 * Connects a subgraph to its database, makes sure of its indexes, and makes it callable.
 * @throws the driver's error when the database cannot be reached
 */
export async function createSubgraph(
  definition: SubgraphDefinition,
  options: SubgraphOptions,
): Promise<Subgraph> {
  const schema = buildSchema(definition);
  await selfTest(definition.name, schema);
  const database = await connect(options.uri, `${options.dbPrefix}_${definition.name}`, {
    ...(options.onCommand && { onCommand: options.onCommand }),
  });
  const models = definition.models(database.connection);
  for (const name of database.connection.modelNames()) {
    await database.connection.model(name).createIndexes();
  }
  const operationOf = operationCache(schema);
  const shared = { cursors: new CursorCodec(options.cursorKey), clusters: typeClusters(schema) };
  const now = options.now ?? (() => new Date());

  async function run(request: SubgraphRequest, caller: SubgraphCaller): Promise<SubgraphResponse> {
    const log = options.log;
    const format = (result: ExecutionResult): SubgraphResponse => ({
      ...('data' in result && { data: result.data ?? null }),
      ...(result.errors && {
        errors: result.errors.map((error) => formatError(error, log, caller.requestId)),
      }),
    });
    const operation = operationOf(request.query);
    if ('errors' in operation) return format({ errors: operation.errors });
    const forStores = storeRequest(caller.viewer, now(), shared);
    const contextValue: SubgraphContext = {
      viewer: caller.viewer,
      requestId: caller.requestId,
      today: forStores.today,
      masked: new Set(),
      stores: definition.stores(models, forStores),
    };
    const result = await execute({
      schema,
      document: operation.document,
      contextValue,
      variableValues: request.variables,
      operationName: request.operationName,
    });
    const response = format(result);
    if (contextValue.masked.size === 0) return response;
    return { ...response, extensions: { masked: [...contextValue.masked].sort() } };
  }

  return {
    name: definition.name,
    execute: run,
    ready: () => database.ready(),
    stop: () => database.close(),
    ...(definition.authority && { authority: definition.authority(models) }),
  };
}
