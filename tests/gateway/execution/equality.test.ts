import { parse, validate } from 'graphql';
import { Random } from '../permissions/random';
import { randomOperation } from '../permissions/randomOperation';
import { randomViewer } from '../permissions/randomViewer';
import type { ExecutorPair } from './executorPair';
import { oraclePair } from './oraclePair';

let pair: ExecutorPair;

beforeAll(async () => {
  pair = await oraclePair();
}, 60_000);

const isValid = (query: string) => validate(pair.schema, parse(query)).length === 0;

/**
 * Sends random operations to both executors, each several times; returns how many were compared.
 */
async function expectEqual(first: number, count: number, rate: number): Promise<void> {
  let asked = 0;
  for (let seed = first; asked < count; seed++) {
    const random = new Random(seed);
    const context = { viewer: randomViewer(random), seed, rate };
    const { query, variables } = randomOperation(pair.schema, random);
    if (!isValid(query)) continue;
    asked++;
    const question = { query, variables, context: context as never };
    const expected = await pair.stock(question);
    // The first response is projected by Apollo, later ones by the compiled projection.
    for (let turn = 0; turn < 3; turn++) {
      const got = await pair.compiled(question);
      if (got !== expected)
        expect({ seed, turn, query, variables, got }).toEqual({
          seed,
          turn,
          query,
          variables,
          got: expected,
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
        await pair.stock({ ...question, variables: other }),
        await pair.compiled({ ...question, variables: other }),
      ];
      if (answers[0] !== answers[1])
        expect({ seed, query, other, got: answers[1] }).toEqual({
          seed,
          query,
          other,
          got: answers[0],
        });
    }
  }
  expect(asked).toBe(count);
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
  const before = pair.left;
  const question = {
    query: '{ __schema { queryType { name } } persons { id } }',
    context: { viewer: randomViewer(new Random(1)), seed: 1, rate: 0 } as never,
  };
  expect(await pair.compiled(question)).toBe(await pair.stock(question));
  expect(pair.left).toBe(before + 1);
  expect(before).toBe(0);
});
