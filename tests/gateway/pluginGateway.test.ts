import { buildSchema } from 'graphql';
import type { Executor, GatewayRequest } from '../../gateway/executor';
import type { GatewayPlugin } from '../../gateway/plugin';
import { pluginGateway } from '../../gateway/reload/pluginGateway';

const schema = buildSchema('type Query { a: Int }');

/** The events, in order, when a gateway with these plugins is loaded and called once. */
async function loadEvents(
  pluginsOf: (record: (what: string) => void) => readonly GatewayPlugin[],
): Promise<string[]> {
  const events: string[] = [];
  const record = (what: string) => void events.push(what);
  const gateway = pluginGateway('sdl', pluginsOf(record), () => {
    record('the supergraph loads');
    return { schema, executor: async () => (record('executes'), { data: {} }) };
  });
  gateway.onSchemaLoadOrUpdate(({ apiSchema, coreSupergraphSdl }) =>
    record(`the server gets ${coreSupergraphSdl}${apiSchema === schema ? '' : ' without schema'}`),
  );
  const { executor } = await gateway.load({ apollo: {} });
  await (executor as Executor)({} as GatewayRequest);
  return events;
}

const plugin = (name: string, record: (what: string) => void): GatewayPlugin => ({
  load: ({ sdl }) => record(`${name} loads ${sdl}`),
  wrapExecutor: (execute, { sdl }) => {
    record(`${name} wraps for ${sdl}`);
    return async (request) => {
      record(`${name} before`);
      const answer = await execute(request);
      record(`${name} after`);
      return answer;
    };
  },
});

it('wraps the executor of a plugin in those of earlier ones, after all have loaded', async () => {
  expect(
    await loadEvents((record) => [plugin('first', record), {}, plugin('second', record)]),
  ).toEqual([
    'the supergraph loads',
    'the server gets sdl',
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
  await expect(loadEvents((record) => [plugin('first', record), failing])).rejects.toThrow(
    'The costs cannot be read.',
  );
});
