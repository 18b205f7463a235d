import { ApolloServer } from '@apollo/server';
import { Supergraph } from '@apollo/federation-internals';
import { Random } from '../permissions/random';
import { randomQuestion } from '../../proof/randomQuestion';
import { productPair, SUPERGRAPH, type ProductPair, type Outcome } from './productPair';

const QUESTIONS = Math.ceil(Number(process.env['EQUALITY_CASES'] ?? 80) / 8);

type Headers = Readonly<Record<string, string>>;

let gateways: ProductPair;
let callers: Record<(typeof CALLERS)[number], Headers>;
let requests = 0;
let disclosed = 0;
const throughApollo = jest.spyOn(ApolloServer.prototype, 'executeHTTPGraphQLRequest');

const CALLERS = [
  'a visitor',
  'a person',
  'a person who looks with the bank’s eyes',
  'a bank',
  'a bank with a consent',
  'a bank with consents that open nothing',
  'an officer',
  'an officer of the case',
  'a steward',
  'an auditor',
  'a token that does not hold',
] as const;

beforeAll(async () => {
  gateways = await productPair();
  const { product } = gateways;
  const { person, consent, consentAwaiting } = product.demo;
  const as = async (...given: Parameters<typeof product.token>) => ({
    authorization: `Bearer ${await product.token(...given)}`,
  });
  const [own, bank] = [await as('person'), await as('bank')];
  callers = {
    'a visitor': {},
    'a person': own,
    'a person who looks with the bank’s eyes': { ...own, 'as-consent': consent },
    'a bank': bank,
    'a bank with a consent': { ...bank, consent },
    'a bank with consents that open nothing': { ...bank, consent: `nothing,${consentAwaiting}` },
    'an officer': await as('officer'),
    'an officer of the case': await as('officer', { caseFile: { subjects: [person] } }),
    'a steward': await as('steward'),
    'an auditor': await as('auditor'),
    'a token that does not hold': { authorization: 'Bearer x' },
  };
}, 180_000);
afterAll(() => gateways.stop());

/**
 * Expects the same response and the same log entries from the stock gateway as, three times, from
 * the compiled one. It cannot compare what the stock gateway itself answers differently the second
 * time, which is the log's own content.
 * @returns whether it could compare
 */
async function expectSame(body: object, headers: Headers): Promise<boolean> {
  const requestId = `product-case-${++requests}`;
  const expected = await gateways.stock(body, requestId, headers);
  const turns: Outcome[] = [];
  for (let turn = 0; turn < 3; turn++)
    turns.push(await gateways.compiled(body, requestId, headers));
  const again = await gateways.stock(body, requestId, headers);
  if (again.response !== expected.response) return false;
  disclosed += expected.events.length;
  for (const outcome of turns) expect({ body, outcome }).toEqual({ body, outcome: expected });
  return true;
}

const PERSON = `id ... on NaturalPerson { name idNumber birthDate sex contact { phone address } }`;
const KNOWN: readonly (readonly [string, string])[] = [
  ['oneself', `{ me { __typename ${PERSON} } }`],
  ['a person', `query ($person: ID!) { subject(id: $person) { ${PERSON} } }`],
  [
    'a person across five subgraphs',
    `query ($person: ID!) { subjects(ids: [$person]) { ${PERSON}
       permits(first: 5) { totalCount nodes { id decisionDate state } pageInfo { endCursor } }
       penalties(first: 5) { nodes { id decisionDate } }
       qualifications(first: 5) { nodes { id title } }
       enforcements(first: 5) { nodes { id decisionDate } } } }`,
  ],
  [
    'fifty organisations',
    `query ($ids: [ID!]!) { subjects(ids: $ids) { id name
       ... on Organization { uscc registration { status region } }
       listEntries(first: 2) { nodes { id state } } honours(first: 2) { nodes { id } } } }`,
  ],
  ['nobody', '{ subject(id: "nobody") { id name } none: subjects(ids: ["a"]) { id } }'],
  ['a page out of range', '{ permits(first: 101) { nodes { id } } departments { id } }'],
  ['what is not valid', '{ nothing }'],
  ['the schema beside data', '{ departments { id } __type(name: "Department") { name } }'],
];

const schema = Supergraph.build(SUPERGRAPH).apiSchema().toGraphQLJSSchema();

describe.each(CALLERS)('%s', (caller) => {
  test('gets the same responses to known operations, with the same disclosures logged', async () => {
    const { person, fifty } = gateways.product.demo;
    for (const [, query] of KNOWN) {
      const ids = query.includes('$ids') ? { ids: fifty } : {};
      const variables = query.includes('$person') ? { person } : ids;
      expect(await expectSame({ query, variables }, callers[caller])).toBe(true);
    }
  }, 60_000);

  test('gets the same responses to random operations', async () => {
    const { person, lawyer, company, lawFirm, uscc } = gateways.product.demo;
    const pool = { ids: [person, lawyer, company, lawFirm], usccs: [uscc] };
    let compared = 0;
    for (let seed = 1; seed <= QUESTIONS; seed++) {
      const random = new Random(CALLERS.indexOf(caller) * 10_000 + seed);
      const query = randomQuestion(schema, random, pool);
      if (await expectSame({ query }, callers[caller])) compared++;
    }
    expect(compared).toBeGreaterThan(0.7 * QUESTIONS);
  }, 120_000);
});

test('disclosures were logged, and requests took the compiled path', () => {
  expect(disclosed).toBeGreaterThan(20);
  // Two of five requests are the stock gateway's; the compiled gateway's first goes through Apollo
  // Server.
  const short = 5 * requests - throughApollo.mock.calls.length;
  expect(short).toBeGreaterThan(requests);
});
