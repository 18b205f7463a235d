import { readLimitsConfig } from '../../../gateway/limits/config';
import { EntityBytes } from '../../../gateway/execution/compiled/rawJson/entityBytes';
import { RawText } from '../../../gateway/execution/rawJson/rawText';
import { ANONYMOUS, type Viewer } from '../../../schema/viewer';
import { Random } from '../permissions/random';
import { PLANNED_NAMES, randomOperation } from '../permissions/randomOperation';
import { randomViewer } from '../permissions/randomViewer';
import { gatewayPair, type GatewayPair, type Sent } from './gatewayPair';

const CASES = Number(process.env['EQUALITY_CASES'] ?? 60);
const OFFICER: Viewer = {
  ...ANONYMOUS,
  actor: 'o',
  authenticated: true,
  roles: ['officer'],
  assurance: 2,
};

const pairs: GatewayPair[] = [];
const texts = jest.spyOn(RawText.prototype, 'toJSON');
const placed = jest.spyOn(EntityBytes.prototype, 'placeIn');

beforeAll(async () => {
  const limited = { SUBJECTS_PER_HOUR: '1000000' };
  for (const env of [{}, limited]) {
    const settings = {
      CLIENT_MODES: JSON.stringify({ strict: 'reject', trial: 'dry-run' }),
      ...env,
    };
    const limits = readLimitsConfig({ production: false }, settings);
    pairs.push(await gatewayPair({ limits }, true));
  }
}, 60_000);
afterAll(() => Promise.all(pairs.map((pair) => pair.stop())));

/**
 * The stock gateway's response, four times; the first two compile the operation in the other
 * gateway.
 */
async function expectSame(request: Sent): Promise<string> {
  let expected = '';
  for (const pair of pairs) {
    expected = await pair.stock(request);
    for (let turn = 0; turn < 4; turn++) {
      const response = await pair.compiled(request);
      if (response !== expected)
        expect({ request, turn, response }).toEqual({ request, turn, response: expected });
    }
  }
  return expected;
}

test.each([
  ['sound subgraphs', 1, 0],
  ['faulty subgraphs', 500_001, 0.1],
])(
  '%s: same status, headers and bytes, with and without counted subjects',
  async (_name, first, rate) => {
    for (let seed = first; seed < first + CASES; seed++) {
      const random = new Random(seed);
      const { query, variables } = randomOperation(pairs[0]!.schema, random, PLANNED_NAMES);
      const given = randomViewer(random);
      const client = random.pick([undefined, 'strict', 'trial', 'other']);
      const viewer = given.authenticated && client ? { ...given, client } : given;
      await expectSame({ viewer, seed, rate, body: JSON.stringify({ query, variables }) });
    }
  },
  280_000,
);

const RECORDS =
  '{ persons { id records { id title parts { __typename ... on Fine { label } } } } }';
const CASES_OF = '{ persons(first: 3) { id adult cases { number } } }';
const SUBJECTS = '{ subjects { id name records { title detail about { __typename id name } } } }';

test.each([RECORDS, CASES_OF, SUBJECTS])('%s: same response for every caller', async (query) => {
  const viewers: readonly Viewer[] = [
    ANONYMOUS,
    OFFICER,
    { ...OFFICER, roles: ['bank'], department: 'justice' },
  ];
  for (const viewer of viewers)
    for (const rate of [0, 0.2])
      await expectSame({ viewer, seed: 7, rate, body: JSON.stringify({ query }) });
});

test.each([0, 0.001])(
  'responses of subgraphs with a fault rate of %s contain raw JSON',
  async (rate) => {
    texts.mockClear();
    placed.mockClear();
    const query = '{ persons { id records { id title } } }';
    await expectSame({ viewer: OFFICER, seed: 7, rate, body: JSON.stringify({ query }) });
    expect(texts.mock.calls.length).toBeGreaterThan(0);
    // Subgraphs without faults declare the lengths of entities, and the gateway uses them.
    const whole = placed.mock.results.filter(({ value }) => value === true).length;
    expect(whole > 0).toBe(rate === 0);
  },
);
