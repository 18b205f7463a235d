import { createHash } from 'node:crypto';
import { parse, validate } from 'graphql';
import { compiledExecutor } from '../../../gateway/execution/compiled/compiledExecutor';
import { planningOf } from '../../../gateway/execution/compiled/planning';
import { stockExecutor } from '../../../gateway/execution/stockExecutor';
import { planHere } from './planHere';
import type { ReadingOptions } from '../../../gateway/execution/readingOptions';
import { EntityBytes } from '../../../gateway/execution/compiled/rawJson/entityBytes';
import { RawRun } from '../../../gateway/execution/rawJson/rawRun';
import { placeRun, RawText } from '../../../gateway/execution/rawJson/rawText';
import { writeJson } from '../../../gateway/execution/rawJson/writeJson';
import { LENGTHS_WISH } from '../../../schema/entityLengths';
import { Random } from '../permissions/random';
import { randomOperation } from '../permissions/randomOperation';
import { textGraph, type Written } from './textGraph';

const CASES = Number(process.env['EQUALITY_CASES'] ?? 150);

const graph = textGraph();
/** The next response of a subgraph to any request; undefined for the generated one. */
let fixed: Written | undefined;
/** Responses passed on as raw JSON, and those of them found by the lengths of their entities. */
let [read, measured] = [0, 0];
const quiet = { debug() {}, info() {}, warn() {}, error() {} };
const planning = planningOf(
  { sdl: graph.supergraphSdl },
  (name) => ({
    process: async (options: ReadingOptions) => {
      const { query = '', variables = {} } = options.request;
      const { seed, rate, declaresLengths } = options.context as unknown as SubgraphContext;
      const hash = createHash('sha256').update(JSON.stringify([seed, name, query, variables]));
      const random = new Random(hash.digest().readUInt32LE());
      const entities = 'representations' in variables;
      const { text, lengths } =
        (entities ? fixed : undefined) ??
        graph.answer(name, query, variables, random, entities ? rate : rate / 4);
      const wantsLengths = options.reader?.wishes?.[LENGTHS_WISH] !== undefined;
      const rawResponse = options.reader?.read({
        bytes: Buffer.from(text),
        text,
        header: () => (declaresLengths && wantsLengths ? lengths : undefined),
      });
      if (rawResponse) read++;
      const [first] = (rawResponse?.data?.['_entities'] ?? []) as unknown[];
      if (first instanceof EntityBytes) measured++;
      return rawResponse ?? (JSON.parse(text) as object);
    },
  }),
  planHere(graph.supergraphSdl),
);
const { schema } = planning;
const execute = compiledExecutor(planning, stockExecutor(planning));

/** Whether raw JSON may be passed on, and whether subgraphs declare their responses valid. */
type Mode = 'parsed' | 'text' | 'lengths';

interface SubgraphContext {
  readonly seed: number;
  readonly rate: number;
  readonly declaresLengths: boolean;
}

interface Question {
  readonly query: string;
  readonly variables?: Record<string, unknown>;
  readonly seed: number;
  readonly rate: number;
}

async function answerTo({ query, variables = {}, seed, rate }: Question, mode: Mode) {
  return execute({
    request: { query, variables },
    source: query,
    document: parse(query),
    queryHash: createHash('sha256').update(query).digest('hex'),
    context: { seed, rate, declaresLengths: mode === 'lengths' } satisfies SubgraphContext,
    metrics: {},
    schema,
    logger: quiet,
    acceptsRawJson: mode !== 'parsed',
  } as never);
}

/** The text of a response, with or without raw JSON; or the error that was thrown. */
async function textOf(question: Question, mode: Mode): Promise<string> {
  try {
    const { errors, data, extensions } = await answerTo(question, mode);
    return String(writeJson({ errors, data, extensions }));
  } catch (error) {
    return `threw ${String(error)}`;
  }
}

/** @returns how many subgraph responses were passed on as raw JSON */
async function expectSame(question: Question): Promise<number> {
  const before = read;
  for (let turn = 0; turn < 3; turn++) {
    const seededQuestion = { ...question, seed: question.seed * 3 + turn };
    const expected = await textOf(seededQuestion, 'parsed');
    for (const mode of ['text', 'lengths'] as const) {
      const response = await textOf(seededQuestion, mode);
      if (response !== expected)
        expect({ ...seededQuestion, mode, response }).toEqual({
          ...seededQuestion,
          mode,
          response: expected,
        });
    }
  }
  return read - before;
}

async function expectSameOnRandom(first: number, rate: number): Promise<number> {
  let rawCount = 0;
  let compared = 0;
  for (let seed = first; compared < CASES; seed++) {
    const { query, variables } = randomOperation(schema, new Random(seed));
    if (validate(schema, parse(query)).length > 0) continue;
    compared++;
    rawCount += await expectSame({ query, variables, seed, rate });
  }
  return rawCount;
}

test.each([
  ['sound subgraphs', 1, 0],
  ['a few unexpected values', 100_001, 0.03],
  ['many unexpected values', 200_001, 0.3],
])(
  '%s: the same text with and without raw JSON',
  async (_name, first, rate) => {
    const rawCount = await expectSameOnRandom(first, rate);
    if (rate < 0.1) expect(rawCount).toBeGreaterThan(CASES / 10);
  },
  280_000,
);

const BOXES = '{ things { id name box { label count } boxes { label kind weight } grid leaf } }';

test.each<[string, string, boolean, boolean]>([
  ['objects and lists', BOXES, true, false],
  ['aliases', '{ things { b: box { l: label c: count } name } }', true, true],
  [
    'fragments',
    '{ things { ...F } } fragment F on Thing { box { ... { label } ...G } } fragment G on Box { count }',
    true,
    true,
  ],
  ['the type of an object', '{ things { box { __typename label t: __typename } } }', true, true],
  [
    'an interface with its type selected',
    '{ things { note { __typename text ... on Memo { pages } } } }',
    true,
    false,
  ],
  ['an interface without its type selected', '{ things { note { text } } }', false, false],
  [
    'a union',
    '{ things { picks { __typename ... on Box { label } ... on Memo { text } } } }',
    true,
    false,
  ],
  [
    'two subgraphs, fields mixed',
    '{ thing { box { label } name sure { open } size note { __typename } } }',
    true,
    false,
  ],
  ['a field that requires another', '{ things { volume { count label } } }', true, true],
  ['a list of interfaces', '{ owned { id ... on Thing { box { label } } } }', true, true],
  [
    'the same field for two types',
    '{ owned { ... on Thing { box { label } } ... on Tool { box { count } } } }',
    true,
    true,
  ],
  ['a field that another fetch enters', '{ things { box { label thing { name } } } }', true, true],
  [
    'fields side by side',
    '{ things { name box { label } sure { open } leaf grid size } }',
    true,
    true,
  ],
  [
    'fields side by side, in another order than the schema’s',
    '{ things { leaf sure { open } b: box { label } } }',
    true,
    true,
  ],
  ['only leaves', '{ things { name leaf grid } }', true, true],
  ['the type of an entity', '{ things { __typename box { label } leaf } }', true, true],
  [
    'the type of an entity, after its fields',
    '{ things { box { label } __typename } }',
    true,
    true,
  ],
  ['an enum with inaccessible values', '{ things { box { kind } } }', true, false],
  ['a custom scalar', '{ things { box { any } } }', true, true],
  ['a field selected twice', '{ things { box { label } box { count } } }', true, true],
  [
    'conditions that are always true',
    '{ things { box { label @include(if: true) count @skip(if: false) } } }',
    true,
    false,
  ],
])('%s', async (_name, query, acceptsRawJson, byLengths) => {
  let rawCount = 0;
  const before = measured;
  for (let seed = 1; seed < 20; seed++) rawCount += await expectSame({ query, seed, rate: 0 });
  expect([rawCount > 0, measured > before]).toEqual([acceptsRawJson, byLengths]);
});

test('selections with conditions on variables are not passed on as raw JSON', async () => {
  const query = 'query Q($a: Boolean!) { things { box { label count @include(if: $a) } } }';
  for (const a of [true, false])
    expect(await expectSame({ query, variables: { a }, seed: 1, rate: 0 })).toBe(0);
});

test('lengths that do not match the response are ignored', async () => {
  const query = '{ thing { box { label } } }';
  const [label, text] = ['"},{"', '{"data":{"_entities":[{"box":{"label":"津},{"}}]}}'];
  const length = Buffer.byteLength(`{"box":{"label":"津${label.slice(1)}}}`);
  await expectSame({ query, seed: 5, rate: 0 });
  const ask = async (lengths: string, of = text) => {
    fixed = { text: of, lengths };
    const before = measured;
    // Lengths are used again only after a pause when some did not match.
    for (let turn = 0; turn < 1100; turn++) await textOf({ query, seed: 5, rate: 0 }, 'lengths');
    await expectSame({ query, seed: 5, rate: 0 });
    return measured > before;
  };
  expect(await ask(String(length))).toBe(true);
  for (const wrong of [
    ...[-2, -1, 1, 2].map((by) => String(length + by)),
    ...['', ' ', '0', '4', 'x', '-1', '1e1', `${length} `, `0${length},`, `${length},${length}`],
    ...[`${length - 3},2`, `1,${length - 1}`, '9999999999', '999999999', '5,5,5,5,5,5,5,5'],
  ])
    expect([wrong, await ask(wrong)]).toEqual([wrong, false]);
  // Responses outside the declared lengths are not used either.
  for (const [odd, of] of [
    [length, text.replace('}}]}}', '}}]},"errors":[]}')],
    [length, text.replace('}}]}}', '}}]},"data":null}')],
    [length + 1, text.replace('{"box"', '{ "box"')],
    [length, text.replace('"box"', '"bix"')],
  ] as const)
    expect([of, await ask(String(odd), of)]).toEqual([of, false]);
  expect(await ask(String(length))).toBe(true);
  fixed = undefined;
}, 60_000);

test('fields that the client did not select are neither returned nor injected by a text', async () => {
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
    fixed = { text: box(text), lengths: undefined };
    for (let pause = 0; pause < 5; pause++) await expectSame({ query, seed: 5, rate: 0 });
  }
  fixed = undefined;
});

test.each(['text', 'lengths'] as const)(
  '%s mode returns the same value to callers that parse it',
  async (mode) => {
    let texts = 0;
    for (let seed = 1; seed < 20; seed++) {
      const question = { query: BOXES, seed, rate: 0 };
      const { data } = await answerTo(question, mode);
      const { data: plain } = await answerTo(question, 'parsed');
      expect(JSON.stringify(data)).toBe(JSON.stringify(plain));
      const things = (data as { things: ({ box: unknown } | null)[] | null }).things ?? [];
      texts += things.filter((thing) => thing?.box instanceof RawText).length;
    }
    expect(texts).toBeGreaterThan(0);
  },
);

test('a value cannot take the place of raw JSON', () => {
  const run = new RawRun('{"a":"津"}', [{ key: 'z', hasTypename: false }]);
  const value: Record<string, unknown> = {};
  placeRun(value, run);
  value['x'] = [value['z'], 'b', { z: value['z'] }];
  const text = '{"z":{"a":"津"},"x":[{"a":"津"},"b",{"z":{"a":"津"}}]}';
  expect(writeJson(value)).toBe(text);
  expect(JSON.stringify(value)).toBe(text);
  expect(writeJson({ a: undefined, b: 1 })).toBe('{"b":1}');
});
