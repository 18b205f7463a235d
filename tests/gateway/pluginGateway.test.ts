import { buildSchema } from 'graphql';
import type { Executor, GatewayRequest } from '../../gateway/executor';
import type { GatewayPlugin } from '../../gateway/plugin';
import { pluginGateway } from '../../gateway/reload/pluginGateway';

const schema = buildSchema('type Query { a: Int }');

/** The events, in order, when a gateway with these plugins is loaded and called once. */
async function happens(
  pluginsOf: (say: (what: string) => void) => readonly GatewayPlugin[],
): Promise<string[]> {
  const said: string[] = [];
  const say = (what: string) => void said.push(what);
  let told: (context: never) => void = () => undefined;
  const inner = {
    onSchemaLoadOrUpdate(callback: (context: never) => void) {
      told = callback;
      return () => undefined;
    },
    async load() {
      told({ apiSchema: schema, coreSupergraphSdl: 'sdl' } as never);
      say('ApolloGateway loads');
      return { schema, executor: async () => (say('executes'), { data: {} }) };
    },
    stop: async () => undefined,
  };
  const { executor } = await pluginGateway(inner, pluginsOf(say), (stock) => stock).load({
    apollo: {},
  });
  await (executor as Executor)({} as GatewayRequest);
  return said;
}

const plugin = (name: string, say: (what: string) => void): GatewayPlugin => ({
  load: ({ sdl }) => say(`${name} loads ${sdl}`),
  wrapExecutor: (execute, { sdl }) => {
    say(`${name} wraps for ${sdl}`);
    return async (request) => {
      say(`${name} before`);
      const answer = await execute(request);
      say(`${name} after`);
      return answer;
    };
  },
});

it('wraps the executor of a plugin in those of earlier ones, after all have loaded', async () => {
  expect(await happens((say) => [plugin('first', say), {}, plugin('second', say)])).toEqual([
    'ApolloGateway loads',
    'first loads sdl',
    'second loads sdl',
    'second wraps for sdl',
    'first wraps for sdl',
    'first before',
    'second before',
    'executes',
    'second after',
    'first after',
  ]);
});

it('serves no supergraph that a plugin fails to load', async () => {
  const failing: GatewayPlugin = {
    load() {
      throw new Error('The costs cannot be read.');
    },
  };
  await expect(happens((say) => [plugin('first', say), failing])).rejects.toThrow(
    'The costs cannot be read.',
  );
});
