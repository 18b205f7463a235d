import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Role } from '../../schema/viewer';
import { ROLES } from '../../schema/viewer';
import { ERRORS } from '../../schema/errors';
import { startProduct, type Product } from '../kit/product';
import { blocksOf, questionsOf, rowsOf, withAnswers, type Question } from './blocks';

const ROOT = join(__dirname, '../..');
const read = (file: string) => readFileSync(join(ROOT, file), 'utf8');
const READMES = ['README.md', 'README.zh-CN.md'] as const;
const english = read('README.md');
const chinese = read('README.zh-CN.md');

/** As `UPDATE_README=1`, the answers of both documents are written anew instead of compared. */
const updates = process.env['UPDATE_README'] === '1';

/** The settings a file reads: the names in capitals it spells out. */
const SETTINGS_FILES = [
  'start/config.ts',
  'gateway/config.ts',
  'gateway/hardening/config.ts',
  'gateway/execution/planning/config.ts',
  'subgraphs/framework/config.ts',
  'subgraphs/framework/identity/config.ts',
  'subgraphs/framework/vault/config.ts',
  'subgraphs/framework/log/config.ts',
  'cli/store/config.ts',
];
const settingsOf = (file: string) => [
  ...new Set([
    ...[
      ...read(file).matchAll(
        /^ {2}([A-Z][A-Z0-9_]+): |env(?:\.|\[')([A-Z][A-Z0-9_]+)\b(?!'\] = )/gm,
      ),
    ].map((match) => match[1] ?? match[2] ?? ''),
    // Files whose settings are named in one constant.
    ...[...read(file).matchAll(/_SETTINGS = \{([^}]*)\}/g)].flatMap(([, names = '']) =>
      [...names.matchAll(/'([A-Z_]+)'/g)].map((match) => match[1] ?? ''),
    ),
  ]),
];

async function answerOf(
  product: Product,
  { caller, header, query }: Pick<Question, 'caller' | 'header' | 'query'>,
): Promise<string> {
  const [name, value] = header?.split(': ') ?? [];
  const headers = name === undefined || value === undefined ? {} : { [name]: value };
  const { body } = await product.ask(query, {}, await tokenOf(product, caller), headers);
  return JSON.stringify(body, null, 2);
}

/** The token that `npm run token -- CALLER` would print. */
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
  if (role === undefined) throw new Error(`The README names no such caller: ${caller}`);
  return product.token(role, options);
}

describe('the queries of the README', () => {
  let product: Product;
  beforeAll(async () => {
    product = await startProduct({ subjects: 3000 });
  }, 120_000);
  afterAll(() => product.stop());

  const questions = questionsOf(english);
  const answers: string[] = [];

  it('are fifteen, by at least five callers', () => {
    expect(questions).toHaveLength(15);
    expect(new Set(questions.map(({ caller }) => caller)).size).toBeGreaterThanOrEqual(5);
  });

  it.each(questions.map((question, at) => [at + 1, question] as const))(
    'are answered as printed: query %i',
    async (_number, question) => {
      const given = await answerOf(product, question);
      answers.push(given);
      if (!updates) expect(JSON.parse(question.answer)).toEqual(JSON.parse(given));
    },
  );

  afterAll(() => {
    if (!updates || answers.length !== questions.length) return;
    for (const file of READMES) {
      writeFileSync(join(ROOT, file), withAnswers(read(file), answers));
    }
  });
});

describe('the tables of the README', () => {
  it.each(READMES)('list every error code with its HTTP status: %s', (file) => {
    const rows = rowsOf(read(file));
    for (const [code, { status }] of Object.entries(ERRORS)) {
      expect([code, rows.get(code)?.[0]]).toEqual([code, String(status)]);
    }
  });

  it.each(READMES)('list every setting, and no other word: %s', (file) => {
    const settings = new Set(SETTINGS_FILES.flatMap(settingsOf));
    const rows = [...rowsOf(read(file)).keys()].filter((name) => !(name in ERRORS));
    expect(rows.sort()).toEqual([...settings].sort());
  });
});

describe('both READMEs', () => {
  const scripts = Object.keys(
    (JSON.parse(read('package.json')) as { scripts: Record<string, string> }).scripts,
  );

  it.each(READMES)('name only scripts that exist: %s', (file) => {
    const named = [...read(file).matchAll(/npm run (?:-s )?([a-z:]+)/g)].map((match) => match[1]);
    expect(named.length).toBeGreaterThan(5);
    for (const name of named) expect(scripts).toContain(name);
  });

  it('have the same blocks', () => {
    const bare = (markdown: string) =>
      blocksOf(markdown).map(({ language, text }) => [language, text]);
    expect(bare(chinese)).toEqual(bare(english));
  });

  it('have the same sections', () => {
    const levels = (markdown: string) =>
      markdown
        .replace(/^```[\s\S]*?^```$/gm, '')
        .split('\n')
        .flatMap((line) => /^(#+) /.exec(line)?.[1] ?? []);
    expect(levels(chinese)).toEqual(levels(english));
  });
});
