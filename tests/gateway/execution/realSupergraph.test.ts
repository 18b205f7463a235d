import { parse, validate } from 'graphql';
import { SUPERGRAPH } from '../../support/supergraph';
import { lightDataset } from '../../../bench/gateway/lightDataset';
import { restoreTypenames } from '../../../gateway/execution/restoreTypenames';
import type { SubgraphName } from '../../../schema/sdl';
import { Random } from '../permissions/random';
import { randomQuestion } from '../../proof/randomQuestion';
import { executorPair, type ExecutorPair } from './executorPair';
import { spoil, type Answer } from './spoil';

const CASES = Number(process.env['EQUALITY_CASES'] ?? 20);
const POOL = { ids: ['a', 'b', 'c', 'd', 'e'], usccs: ['91120102MA05GQ1B2X'] };

let executors: ExecutorPair;

beforeAll(async () => {
  const answer = lightDataset();
  executors = await executorPair(SUPERGRAPH, async ({ name, query, variables, context }) => {
    const { seed, rate } = context as unknown as { seed: number; rate: number };
    const sound = (await answer(name as SubgraphName, query, variables)) as Answer;
    const sent = variables['representations'] as unknown[] | undefined;
    const spoiled = spoil(sound, seed, rate, query, sent);
    restoreTypenames(variables, spoiled.data);
    return spoiled;
  });
}, 60_000);

/** Sends random queries about few subjects, so that many subjects appear more than once. */
async function expectEqual(first: number, rate: number): Promise<void> {
  for (let seed = first, compared = 0; compared < CASES; seed++) {
    const query = randomQuestion(executors.schema, new Random(seed), POOL);
    if (validate(executors.schema, parse(query)).length > 0) continue;
    compared++;
    const question = { query, context: { seed, rate } };
    const expected = await executors.stock(question);
    const stockCalls = executors.calls();
    for (let turn = 0; turn < 2; turn++) {
      const response = await executors.compiled(question);
      if (response !== expected)
        expect({ seed, turn, query, response }).toEqual({ seed, turn, query, response: expected });
      const calls = executors.calls();
      // When a step throws, other steps of the plan continue after the response.
      if (rate > 0) continue;
      expect(calls).toHaveLength(stockCalls.length);
      expect(sentBy(calls)).toBeLessThanOrEqual(sentBy(stockCalls));
    }
  }
}

const sentBy = (calls: readonly { variables: Record<string, unknown> }[]) =>
  calls.reduce(
    (sum, { variables }) =>
      sum + ((variables['representations'] as unknown[] | undefined)?.length ?? 0),
    0,
  );

test(
  'the real supergraph: the compiled executor responds as the stock executor',
  () => expectEqual(1, 0),
  280_000,
);

test(
  'the real supergraph over faulty subgraphs: the compiled executor responds as the stock executor',
  () => expectEqual(100_001, 0.2),
  280_000,
);

test('an entity that appears several times is fetched once and completed everywhere', async () => {
  const question = {
    query: '{ subjects(ids: ["a", "b", "a"]) { id permits(first: 1) { nodes { id } } } }',
    context: { seed: 1, rate: 0 },
  };
  const expected = await executors.stock(question);
  const before = sentBy(executors.calls());
  expect(await executors.compiled(question)).toBe(expected);
  expect(sentBy(executors.calls())).toBeLessThan(before);
});
