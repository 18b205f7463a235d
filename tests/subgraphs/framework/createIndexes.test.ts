import type { Connection } from 'mongoose';
import { SUBGRAPHS } from '../../../subgraphs';
import { createIndexes } from '../../../subgraphs/framework/createIndexes';
import type { SubgraphDefinition } from '../../../subgraphs/framework/definition';
import { connect, type Database } from '../../../subgraphs/framework/mongo';
import { startTestStore, type TestStore } from '../../support/store';

let store: TestStore;
const opened: Database[] = [];

beforeAll(async () => {
  store = await startTestStore();
});

afterAll(async () => {
  await Promise.all(opened.map((database) => database.close()));
  await store.stop();
});

/** A new database with the models of a subgraph, and the commands that are sent to it. */
async function open(definition: SubgraphDefinition) {
  const commands: string[] = [];
  const database = await connect(store.uri, `${store.dbPrefix}_indexes${opened.length}`, {
    onCommand: ({ commandName }) => void commands.push(commandName),
  });
  opened.push(database);
  definition.models(database.connection);
  return { connection: database.connection, commands };
}

async function indexesOf(connection: Connection): Promise<Record<string, unknown>> {
  const collections = (await connection.listCollections()).map(({ name }) => name).sort();
  return Object.fromEntries(
    await Promise.all(
      collections.map(async (name) => [
        name,
        (await connection.collection(name).indexes()).sort((a, b) =>
          (a.name ?? '') < (b.name ?? '') ? -1 : 1,
        ),
      ]),
    ),
  ) as Record<string, unknown>;
}

describe.each(SUBGRAPHS)('the indexes of $name', (definition) => {
  it('are those that Mongoose creates, with one command for each model', async () => {
    const [mongoose, own] = [await open(definition), await open(definition)];
    for (const name of mongoose.connection.modelNames())
      await mongoose.connection.model(name).createIndexes();
    await createIndexes(own.connection);
    const sent = own.commands.filter((name) => name === 'createIndexes').length;
    const created = await indexesOf(own.connection);
    expect(created).toEqual(await indexesOf(mongoose.connection));
    const models = Object.values(own.connection.models);
    expect(sent).toBe(models.filter(({ schema }) => schema.indexes().length > 0).length);
  });
});

it('are created again in a collection that was dropped', async () => {
  const { connection } = await open(SUBGRAPHS[0]!);
  await createIndexes(connection);
  const before = await indexesOf(connection);
  await connection.dropCollection(Object.keys(before)[0]!);
  await createIndexes(connection);
  expect(await indexesOf(connection)).toEqual(before);
});
