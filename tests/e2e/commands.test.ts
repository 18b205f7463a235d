import { WORKLOADS } from '../../bench/workloads';
import { RECORD_SUBGRAPH_NAMES } from '../../schema/subgraphs';
import { startProduct, type Product } from '../support/product';

let product: Product;
beforeAll(async () => {
  product = await startProduct();
  // The statistics first read all rows, beside requests; an answer comes after that.
  await product.ask('{ publicStatistics(of: PERMIT) { suppressed } }');
}, 60_000);
afterAll(() => product.stop());

/** How many commands each subgraph sends for a query. */
async function commandsOf(query: string, ids: readonly string[]): Promise<Record<string, number>> {
  product.commands();
  const { body } = await product.ask(query, { ids });
  expect(body.errors).toBeUndefined();
  expect(body.data.subjects).toHaveLength(ids.length);
  const counts: Record<string, number> = {};
  for (const command of product.commands()) {
    const name = command.slice(product.dbPrefix.length + 1).split('.')[0]!;
    counts[name] = (counts[name] ?? 0) + 1;
  }
  return counts;
}

const ONE_OF_EACH = Object.fromEntries(
  ['subjects', ...RECORD_SUBGRAPH_NAMES].map((name) => [name, 1]),
);

describe('the database commands of each workload of npm run bench', () => {
  it.each([
    ['Q1', { subjects: 1 }],
    ['Q2', ONE_OF_EACH],
    ['Q3', ONE_OF_EACH],
  ] as const)('of %s are %j', async (name, expected) => {
    const { query, subjects } = WORKLOADS.find((each) => each.name === name)!;
    const ids = product.demo.fifty.slice(0, subjects);
    expect(await commandsOf(query, ids)).toEqual(expected);
    // The second request is served by the request pipeline for compiled operations.
    expect(await commandsOf(query, ids)).toEqual(expected);
  });
});

describe('the database commands of a query with several levels', () => {
  const LEVELS = `query ($ids: [ID!]!) {
    subjects(ids: $ids) {
      id
      ... on LegalPerson {
        legalRepresentative { since }
        shareholders(first: 2) { totalCount nodes { id party { id kind } } }
      }
      permits(first: 2) { totalCount nodes { id sourceDepartment { name } subject { name } } }
      penalties(last: 2) { totalCount nodes { id sourceDepartment { name } } }
      listEntries(first: 2, list: SERIOUS_DISHONESTY) { totalCount nodes { id sourceDepartment { name } } }
      taxGrades(first: 2) { nodes { id } }
      restrictions(first: 2) { nodes { id affected(first: 1) { totalCount } } }
    }
  }`;

  it('are one for each level of each subgraph request', async () => {
    const { government, ...others } = await commandsOf(LEVELS, product.demo.fifty);
    // Both lists, their departments; in a second request the departments of the list entries, which
    // share a command with the former when both requests arrive in the same turn.
    expect([2, 3]).toContain(government);
    expect(others).toEqual({
      // The subjects, their relations, the other parties; in a second request the permits'
      // subjects.
      subjects: 4,
      // Both lists.
      commerce: 1,
      // The restrictions, and those of the same order.
      judicial: 2,
    });
  });
});
