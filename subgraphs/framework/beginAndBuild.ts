import type { GraphQLSchema } from 'graphql';
import { buildSchema } from './buildSchema';
import type { Running, SubgraphDefinition, SubgraphServices } from './definition';
import { selfTest } from './guard/selfTest';

/** The background work of a subgraph, if it has any, and its schema, whose guard has been tested. */
export interface Begun {
  readonly background: Running | undefined;
  readonly schema: GraphQLSchema;
}

/**
 * Starts the background work of a subgraph and builds its schema. The work starts first, so that
 * its threads load their modules while this thread builds.
 * @param onFailure closes what the caller has opened
 * @throws the error of either; the background work is then stopped
 */
export async function beginAndBuild(
  definition: SubgraphDefinition,
  models: unknown,
  services: SubgraphServices,
  onFailure: () => Promise<void>,
): Promise<Begun> {
  const [begun, built] = await Promise.allSettled([
    definition.begin?.(models, services),
    testedSchema(definition),
  ]);
  const background = begun.status === 'fulfilled' ? begun.value : undefined;
  if (begun.status === 'fulfilled' && built.status === 'fulfilled')
    return { background, schema: built.value };
  await background?.stop();
  await onFailure();
  throw built.status === 'rejected' ? built.reason : (begun as PromiseRejectedResult).reason;
}

async function testedSchema(definition: SubgraphDefinition): Promise<GraphQLSchema> {
  const schema = buildSchema(definition);
  await selfTest(definition.name, schema);
  return schema;
}
