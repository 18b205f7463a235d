import { composeServices } from '@apollo/composition';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { execute, Kind, parse, type DocumentNode } from 'graphql';
import type { Viewer } from '../../../schema/viewer';
import { Oracle, resolveGuarded } from '../permissions/oracle';
import { entity, type Row } from '../permissions/testGraphData';
import { SUBGRAPH_SDL } from '../permissions/testGraphSdl';
import { executorPair, type ExecutorPair } from './executorPair';
import { spoil, type Answer } from './spoil';

/** The data that the pair's subgraphs get with a query. */
export interface OracleContext {
  readonly viewer: Viewer;
  readonly seed: number;
  /** The rate of faulty responses, 0 to 1. */
  readonly rate: number;
}

/**
 * The test graph of the permission tests behind both executors, with occasionally faulty subgraphs.
 */
export async function oraclePair(): Promise<ExecutorPair> {
  const services = Object.entries(SUBGRAPH_SDL).map(([name, sdl]) => ({
    name,
    typeDefs: parse(sdl),
    url: `http://127.0.0.1:9/${name}`,
  }));
  const { supergraphSdl, errors } = composeServices(services);
  if (supergraphSdl === undefined) throw new Error(String(errors));
  const oracle = new Oracle(Object.values(SUBGRAPH_SDL).join('\n'));
  const schemas = new Map(
    services.map(({ name, typeDefs }) => {
      const schema = buildSubgraphSchema({ typeDefs, resolvers: references(typeDefs) });
      resolveGuarded(schema, oracle);
      return [name, schema];
    }),
  );
  return executorPair(supergraphSdl, async ({ name, query, variables, context }) => {
    const result = await execute({
      schema: schemas.get(name)!,
      document: parse(query),
      variableValues: variables,
      contextValue: context,
    });
    const { seed, rate } = context as unknown as OracleContext;
    const answer = JSON.parse(JSON.stringify(result)) as Answer;
    return spoil(answer, seed, rate, query, variables['representations'] as unknown[] | undefined);
  });
}

export function references(typeDefs: DocumentNode): Record<string, never> {
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
