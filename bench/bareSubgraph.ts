import { buildSubgraphSchema } from '@apollo/subgraph';
import { execute, parse } from 'graphql';
import type { InProcessSubgraph } from '../schema/subgraphCall';
import { subgraphSdl } from '../schema/sdl';
import { storeRequest } from '../subgraphs/framework/context';
import type { SubgraphOptions } from '../subgraphs/framework/subgraphOptions';
import type { SubgraphDefinition } from '../subgraphs/framework/definition';
import { typeClusters } from '../subgraphs/framework/guard/typeClusters';
import { connect } from '../subgraphs/framework/mongo';
import { operationCache } from '../subgraphs/framework/operations';
import { CursorCodec } from '../subgraphs/framework/lists/cursor';
import { scalars } from '../subgraphs/framework/scalars';
import { databaseVault } from '../subgraphs/framework/vault/databaseVault';

/**
 * A subgraph with its resolvers and stores but without guards on its fields, as a baseline for the
 * product. It serves only the bench, and only synthetic datasets.
 */
export async function bareSubgraph(
  definition: SubgraphDefinition,
  options: SubgraphOptions,
): Promise<InProcessSubgraph & { stop(): Promise<void> }> {
  const schema = buildSubgraphSchema({
    typeDefs: parse(subgraphSdl(definition.name)),
    resolvers: { ...scalars, ...definition.resolvers },
  });
  const database = await connect(options.uri, `${options.dbPrefix}_${definition.name}`);
  const models = definition.models(database.connection);
  const operationOf = operationCache(schema);
  const vault = databaseVault(database.connection, {
    subgraph: definition.name,
    keys: options.vaultKeys,
  });
  const cursors = new CursorCodec(options.cursorKey);
  const shared = {
    cursors,
    clusters: typeClusters(schema),
    kinds: new Map((definition.records ?? []).map((kind) => [kind.type, kind])),
    restricted: new Map<string, readonly string[]>(),
    guarded: new Set<string>(),
    jobs: { enqueue: async () => undefined },
    vault,
    connection: database.connection,
  };
  return {
    name: definition.name,
    async execute(request, { viewer, requestId }) {
      const operation = operationOf(request.query);
      if ('errors' in operation) throw new Error('The operation of the bench is not valid.');
      const forStores = storeRequest(viewer, new Date(), shared);
      const { data, errors } = await execute({
        schema,
        document: operation.document,
        contextValue: {
          viewer,
          requestId,
          today: forStores.today,
          masked: new Set<string>(),
          disclosures: forStores.disclosures,
          vault,
          stores: definition.stores(models, forStores),
          request: forStores,
        },
        variableValues: request.variables,
        operationName: request.operationName,
      });
      if (errors) throw errors[0]!;
      return { data: data ?? null };
    },
    ready: () => database.ready(),
    stop: () => database.close(),
  };
}
