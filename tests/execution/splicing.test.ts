import { createHash } from 'node:crypto';
import '../../gateway/config';
import { ApolloGateway } from '@apollo/gateway';
import { parse, validate } from 'graphql';
import { compiledExecutor } from '../../gateway/execution/compiled/compiledExecutor';
import { planningOf } from '../../gateway/execution/compiled/planning';
import type { ReadingOptions } from '../../gateway/execution/readingOptions';
import { SplicedText, stringifySpliced } from '../../gateway/splicedText';
import { Random } from '../permissions/random';
import { randomOperation } from '../permissions/randomOperation';
import { textWorld } from './textWorld';

const CASES = Number(process.env['EQUALITY_CASES'] ?? 150);

const world = textWorld();
/** The text a subgraph answers to whatever it is asked next; of the world's making by default. */
let fixed: string | undefined;
let read = 0;
const quiet = { debug() {}, info() {}, warn() {}, error() {} };
const gateway = new ApolloGateway({
  supergraphSdl: world.supergraphSdl,
  logger: quiet,
  buildService: ({ name }) => ({
    process: async (options: ReadingOptions) => {
      const { query = '', variables = {} } = options.request;
      const { seed, rate } = options.context as { seed: number; rate: number };
      const hash = createHash('sha256').update(JSON.stringify([seed, name, query, variables]));
      const random = new Random(hash.digest().readUInt32LE());
      const entities = 'representations' in variables;
      const text =
        (entities ? fixed : undefined) ??
        world.answer(name, query, variables, random, entities ? rate : rate / 4);
      const spliced = options.read?.(text);
      if (spliced) read++;
      return spliced ?? (JSON.parse(text) as object);
    },
  }),
});
let execute: ReturnType<typeof compiledExecutor>;
let schema: Awaited<ReturnType<typeof gateway.load>>['schema'];

beforeAll(async () => {
  const loaded = await gateway.load();
  schema = loaded.schema;
  execute = compiledExecutor(planningOf(gateway), loaded.executor);
}, 60_000);

interface Question {
  readonly query: string;
  readonly variables?: Record<string, unknown>;
  readonly seed: number;
  readonly rate: number;
}

async function answerTo({ query, variables = {}, ...context }: Question, splices: boolean) {
  return execute({
    request: { query, variables },
    source: query,
    document: parse(query),
    queryHash: createHash('sha256').update(query).digest('hex'),
    context,
    metrics: {},
    schema,
    logger: quiet,
    splices,
  } as never);
}

/** The text of an answer, spliced or not; or what was thrown. */
async function textOf(question: Question, splices: boolean): Promise<string> {
  try {
    const { errors, data, extensions } = await answerTo(question, splices);
    return stringifySpliced({ errors, data, extensions });
  } catch (error) {
    return `threw ${String(error)}`;
  }
}

/** @returns how many answers of subgraphs were spliced on the way */
async function expectSame(question: Question): Promise<number> {
  const before = read;
  for (let turn = 0; turn < 3; turn++) {
    const asked = { ...question, seed: question.seed * 3 + turn };
    const expected = await textOf(asked, false);
    const got = await textOf(asked, true);
    if (got !== expected) expect({ ...asked, got }).toEqual({ ...asked, got: expected });
  }
  return read - before;
}

async function expectSameOnRandom(first: number, rate: number): Promise<number> {
  let spliced = 0;
  let asked = 0;
  for (let seed = first; asked < CASES; seed++) {
    const { query, variables } = randomOperation(schema, new Random(seed));
    if (validate(schema, parse(query)).length > 0) continue;
    asked++;
    spliced += await expectSame({ query, variables, seed, rate });
  }
  return spliced;
}

test.each([
  ['sound subgraphs', 1, 0],
  ['now and then something odd', 100_001, 0.03],
  ['much that is odd', 200_001, 0.3],
])(
  '%s: the same text, spliced or not',
  async (_name, first, rate) => {
    const spliced = await expectSameOnRandom(first, rate);
    if (rate < 0.1) expect(spliced).toBeGreaterThan(CASES / 10);
  },
  280_000,
);

const BOXES = '{ things { id name box { label count } boxes { label kind weight } grid leaf } }';

test.each<[string, string, boolean]>([
  ['objects and lists', BOXES, true],
  ['aliases', '{ things { b: box { l: label c: count } name } }', true],
  [
    'fragments',
    '{ things { ...F } } fragment F on Thing { box { ... { label } ...G } } fragment G on Box { count }',
    true,
  ],
  ['the type of an object', '{ things { box { __typename label t: __typename } } }', true],
  [
    'an interface, its type asked for',
    '{ things { note { __typename text ... on Memo { pages } } } }',
    true,
  ],
  ['an interface, its type not asked for', '{ things { note { text } } }', false],
  [
    'a union',
    '{ things { picks { __typename ... on Box { label } ... on Memo { text } } } }',
    true,
  ],
  [
    'two subgraphs, fields mixed',
    '{ thing { box { label } name sure { open } size note { __typename } } }',
    true,
  ],
  ['a field that needs another', '{ things { volume { count label } } }', true],
  ['a list of interfaces', '{ owned { id ... on Thing { box { label } } } }', true],
  [
    'the same field for two types',
    '{ owned { ... on Thing { box { label } } ... on Tool { box { count } } } }',
    false,
  ],
  ['a field that another fetch enters', '{ things { box { label thing { name } } } }', false],
  ['a field asked for twice', '{ things { box { label } box { count } } }', true],
  [
    'conditions that always hold',
    '{ things { box { label @include(if: true) count @skip(if: false) } } }',
    true,
  ],
])('%s', async (_name, query, splices) => {
  let spliced = 0;
  for (let seed = 1; seed < 20; seed++) spliced += await expectSame({ query, seed, rate: 0 });
  expect(spliced > 0).toBe(splices);
});

test('conditions on variables are not spliced', async () => {
  const query = 'query Q($a: Boolean!) { things { box { label count @include(if: $a) } } }';
  for (const a of [true, false])
    expect(await expectSame({ query, variables: { a }, seed: 1, rate: 0 })).toBe(0);
});

test('what the client did not ask for does not go out, and cannot be asked for by a text', async () => {
  const query = '{ thing { box { label } } }';
  const box = (text: string) => `{"data":{"_entities":[{"box":${text}}]}}`;
  await expectSame({ query, seed: 5, rate: 0 });
  for (const text of [
    '{"label":"a","count":1}',
    '{"count":1,"label":"a"}',
    '{"label":"a","label":"b"}',
    '{"label":"a"},"more":1',
    '{"label":"a"}}],"x":[{"y":1',
    '{"label":null}',
    '{"label":"a"}',
  ]) {
    fixed = box(text);
    for (let pause = 0; pause < 5; pause++) await expectSame({ query, seed: 5, rate: 0 });
  }
  fixed = undefined;
});

test('a text is the same value to all who do not splice', async () => {
  let texts = 0;
  for (let seed = 1; seed < 20; seed++) {
    const question = { query: BOXES, seed, rate: 0 };
    const { data } = await answerTo(question, true);
    const { data: plain } = await answerTo(question, false);
    expect(JSON.stringify(data)).toBe(JSON.stringify(plain));
    const things = (data as { things: ({ box: unknown } | null)[] | null }).things ?? [];
    texts += things.filter((thing) => thing?.box instanceof SplicedText).length;
  }
  expect(texts).toBeGreaterThan(0);
});

test('the place of a text cannot be taken by a value', () => {
  const text = new SplicedText({ named: false }, '{"a":"津"}');
  const value = { x: [text, 'b', { y: text }], z: text };
  expect(stringifySpliced(value)).toBe('{"x":[{"a":"津"},"b",{"y":{"a":"津"}}],"z":{"a":"津"}}');
  expect(JSON.stringify(value)).toBe(stringifySpliced(value));
  expect(stringifySpliced({ a: undefined, b: 1 })).toBe('{"b":1}');
});
