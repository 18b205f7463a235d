import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Role } from '../../schema/viewer';
import { ROLES } from '../../schema/viewer';
import { startProduct, type Product } from '../support/product';
import { questionsOf, withAnswers, type Question } from './blocks';
import { filesOf, read, ROOT } from './documents';

/** With `UPDATE_README=1`, the responses in all documents are replaced instead of compared. */
const updates = process.env['UPDATE_README'] === '1';

/** The documents with queries on the seeded district, and their number of queries. */
const PAGES = [
  ['README', 3],
  ['docs/queries', 10],
  ['docs/consent', 5],
  ['docs/statistics', 8],
  ['docs/cases', 3],
] as const;

async function answerOf(
  product: Product,
  { caller, header, query }: Pick<Question, 'caller' | 'header' | 'query'>,
): Promise<string> {
  const [name, value] = header?.split(': ') ?? [];
  const headers = name === undefined || value === undefined ? {} : { [name]: value };
  const { body } = await product.ask(query, {}, await tokenOf(product, caller), headers);
  return JSON.stringify(body);
}

/** The token that `npm run token -- CALLER` prints. */
async function tokenOf(product: Product, caller: string): Promise<string | undefined> {
  if (caller === 'anonymous') return undefined;
  const { values } = parseArgs({
    args: caller.split(' '),
    options: {
      as: { type: 'string' },
      subject: { type: 'string' },
      department: { type: 'string' },
      purpose: { type: 'string' },
    },
  });
  const { as, ...options } = values;
  const role = ROLES.find((known): known is Role => known === as);
  if (role === undefined) throw new Error(`A document names no such caller: ${caller}`);
  return product.token(role, options);
}

/**
 * One product for all documents, because a later query of the consent page reads the log of its
 * first.
 */
let product: Product;
beforeAll(async () => {
  product = await startProduct({ subjects: 3000 });
}, 120_000);
afterAll(() => product.stop());

it('the queries of the documents are sent by at least five callers', () => {
  const callers = PAGES.flatMap(([name]) => questionsOf(read(filesOf(name)[0])));
  expect(new Set(callers.map(({ caller }) => caller)).size).toBeGreaterThanOrEqual(5);
});

describe.each(PAGES)('the queries of %s', (name, count) => {
  const questions = questionsOf(read(filesOf(name)[0]));
  const answers: string[] = [];

  it(`number ${count}`, () => {
    expect(questions).toHaveLength(count);
  });

  it.each(questions.map((question, index) => [index + 1, question] as const))(
    'return the printed answer: query %i',
    async (_number, question) => {
      const given = await answerOf(product, question);
      answers.push(given);
      if (!updates) expect(JSON.parse(question.answer)).toEqual(JSON.parse(given));
    },
  );

  afterAll(() => {
    if (!updates || answers.length !== questions.length) return;
    for (const file of filesOf(name))
      writeFileSync(join(ROOT, file), withAnswers(read(file), answers));
  });
});
