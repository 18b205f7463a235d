import { parse, validate } from 'graphql';
import { Random } from '../permissions/random';
import { randomOperation } from '../permissions/randomOperation';
import { randomViewer } from '../permissions/randomViewer';
import type { ExecutorPair } from './executorPair';
import { oraclePair } from './oraclePair';

let executors: ExecutorPair;

beforeAll(async () => {
  executors = await oraclePair();
}, 60_000);

const isValid = (query: string) => validate(executors.schema, parse(query)).length === 0;

/**
 * Sends random operations to both executors, each several times; returns how many were compared.
 */
async function expectEqual(first: number, count: number, rate: number): Promise<void> {
  let compared = 0;
  for (let seed = first; compared < count; seed++) {
    const random = new Random(seed);
    const context = { viewer: randomViewer(random), seed, rate };
    const { query, variables } = randomOperation(executors.schema, random);
    if (!isValid(query)) continue;
    compared++;
    const question = { query, variables, context: context as never };
    const expected = await executors.stock(question);
    // The first response is projected by Apollo, later ones by the compiled projection.
    for (let turn = 0; turn < 3; turn++) {
      const response = await executors.compiled(question);
      if (response !== expected)
        expect({ seed, turn, query, variables, response }).toEqual({
          seed,
          turn,
          query,
          variables,
          response: expected,
        });
    }
    // Other values of the conditions, and invalid variables.
    const flipped = Object.fromEntries(
      Object.entries(variables).map(([name, value]) => [
        name,
        typeof value === 'boolean' ? !value : value,
      ]),
    );
    for (const other of [flipped, {}]) {
      const answers = [
        await executors.stock({ ...question, variables: other }),
        await executors.compiled({ ...question, variables: other }),
      ];
      if (answers[0] !== answers[1])
        expect({ seed, query, other, response: answers[1] }).toEqual({
          seed,
          query,
          other,
          response: answers[0],
        });
    }
  }
  expect(compared).toBe(count);
}

test('sound subgraphs: the compiled executor responds as the stock executor', async () => {
  await expectEqual(1, Number(process.env['EQUALITY_CASES'] ?? 80), 0);
}, 280_000);

test('rarely faulty subgraphs: the compiled executor responds as the stock executor', async () => {
  await expectEqual(100_001, Number(process.env['EQUALITY_CASES'] ?? 80), 0.06);
}, 280_000);

test('often faulty subgraphs: the compiled executor responds as the stock executor', async () => {
  await expectEqual(200_001, Number(process.env['EQUALITY_CASES'] ?? 80), 0.5);
}, 280_000);

test('the stock executor executes introspection; everything else is compiled', async () => {
  const before = executors.left;
  const question = {
    query: '{ __schema { queryType { name } } persons { id } }',
    context: { viewer: randomViewer(new Random(1)), seed: 1, rate: 0 } as never,
  };
  expect(await executors.compiled(question)).toBe(await executors.stock(question));
  expect(executors.left).toBe(before + 1);
  expect(before).toBe(0);
});
