import { buildSubgraphSchema } from '@apollo/subgraph';
import { parse, print } from 'graphql';
import request from 'supertest';
import type { Gateway } from '../../gateway/createGateway';
import { readCostDirectives } from '../../gateway/limits/cost/costDirectives';
import { buildAccessIndex } from '../../gateway/permissions/accessIndex';
import { readSupergraph } from '../../gateway/supergraph';
import { resolveNames } from '../../schema/links/resolveNames';
import { ANONYMOUS } from '../../schema/viewer';
import { guardedFields } from '../../subgraphs/framework/guard/guardedFields';
import { compose, inProcess, SUPERGRAPH, testGateway, testSubgraph } from './support';

const ACCESS = 'https://credit.hedong.example/access/v1.0';
const FEDERATION = 'https://specs.apollo.dev/federation/v2.9';

/** A subgraph that imports `@access` under another name. */
const sdlOf = (link: string, name: string) => `
  extend schema
    @link(url: "${FEDERATION}", import: ["@composeDirective"])
    @link(url: "${ACCESS}"${link})
    @composeDirective(name: "@${name}")
  directive @${name}(rule: [[String!]!]!, cluster: String) repeatable on OBJECT | FIELD_DEFINITION
  type Query @${name}(rule: [["public"]]) { open: Int secret: Int @${name}(rule: [["auth"]]) }`;

const NAMES: [what: string, link: string, name: string][] = [
  ['its own name', ', import: ["@access"]', 'access'],
  ['its own name, for the link has that name', '', 'access'],
  ['an import under another name', ', import: [{ name: "@access", as: "@permit" }]', 'permit'],
  ['the prefix of its link', ', as: "hedong"', 'hedong'],
];

/** The same in a supergraph, as a later version of composition may write it. */
const prefixed = (supergraph: string) =>
  supergraph
    .replace('import: [{name: "@access", as: "@hedong"}]', 'as: "hedong"')
    .replaceAll('@hedong(', '@hedong__access(');

const supergraphOf = (link: string, name: string) =>
  compose([{ name: 'only', sdl: sdlOf(link, name) }]);

let gateway: Gateway | undefined;
afterEach(async () => {
  await gateway?.stop();
  gateway = undefined;
});

const start = (supergraph: string, link: string, name: string) =>
  testGateway({
    supergraph,
    subgraphs: inProcess(
      testSubgraph('only', sdlOf(link, name), { Query: { open: () => 1, secret: () => 2 } }),
    ),
    verifyToken: async () => ({ viewer: ANONYMOUS }),
  });

describe.each([
  ...NAMES.map(([what, ...args]) => [what, supergraphOf(...args), ...args] as const),
  [
    'the prefix and its name',
    prefixed(supergraphOf(NAMES[3]![1], NAMES[3]![2])),
    NAMES[3]![1],
    NAMES[3]![2],
  ] as const,
])('@access under %s', (_what, supergraph, link, name) => {
  test('is enforced by the gateway', async () => {
    gateway = await start(supergraph, link, name);
    const { body } = await request(gateway.app).post('/graphql').send({ query: '{ open secret }' });
    expect(body).toMatchObject({
      data: { open: 1, secret: null },
      errors: [{ path: ['secret'], extensions: { code: 'UNAUTHENTICATED' } }],
    });
  });

  test('requires authenticated callers', async () => {
    expect(readSupergraph(supergraph).hasAccessRules).toBe(true);
    await expect(testGateway({ supergraph })).rejects.toThrow('an issuer of access tokens');
  });
});

test.each(NAMES)('a subgraph enforces @access under %s', (_what, link, name) => {
  const schema = buildSubgraphSchema({ typeDefs: resolveNames(parse(sdlOf(link, name))) });
  expect(guardedFields(schema).map(({ field, rule }) => [field.name, rule])).toEqual([
    ['secret', [['auth']]],
  ]);
});

test('a subgraph’s other directives under another name are resolved as well', () => {
  const sdl = `
    extend schema @link(url: "${FEDERATION}", as: "fed", import: [{ name: "@key", as: "@id" }, "FieldSet"])
    type Query { a: A }
    type A @id(fields: "b") @fed__shareable { b: Int @fed__cost(weight: 3) }`;
  const resolved = resolveNames(parse(sdl));
  expect(() => buildSubgraphSchema({ typeDefs: resolved })).not.toThrow();
  expect(print(resolved)).toContain(
    'type A @key(fields: "b") @shareable {\n  b: Int @cost(weight: 3)',
  );
});

test('a document without renamed directives is not modified', () => {
  const document = parse(SUPERGRAPH);
  expect(resolveNames(document)).toBe(document);
});

test('a supergraph that links @access and has no rule is closed to everybody', () => {
  const linked = SUPERGRAPH.replace('schema', `schema @link(url: "${ACCESS}")`);
  expect(readSupergraph(linked).hasAccessRules).toBe(true);
  const index = buildAccessIndex(linked);
  expect([index.enabled, index.fieldRule('Query', 'total')]).toEqual([true, []]);
});

test('the subgraphs of a supergraph are found under another prefix of the join specification', () => {
  const renamed = SUPERGRAPH.replace(/(join\/v0\.\d"), for/, '$1, as: "j", for').replaceAll(
    'join__',
    'j__',
  );
  expect(renamed).toContain('enum j__Graph');
  expect(readSupergraph(renamed)).toEqual(readSupergraph(SUPERGRAPH));
});

describe('costs in a supergraph', () => {
  const costly = (imports: string, cost: string, listSize: string) =>
    compose([
      {
        name: 'only',
        sdl: `extend schema @link(url: "${FEDERATION}"${imports})
          type Query { a: [Int] @${cost}(weight: 7) @${listSize}(assumedSize: 9) }`,
      },
    ]);

  test.each([
    [', import: ["@cost", "@listSize"]', 'cost', 'listSize'],
    ['', 'federation__cost', 'federation__listSize'],
    [', as: "f"', 'f__cost', 'f__listSize'],
    [
      ', import: [{ name: "@cost", as: "@price" }, { name: "@listSize", as: "@long" }]',
      'price',
      'long',
    ],
  ])('are read by the name its link gives: %s', (imports, cost, listSize) => {
    const supergraph = costly(imports, cost, listSize);
    expect(() => readSupergraph(supergraph)).not.toThrow();
    const { weights, listSizes } = readCostDirectives(supergraph);
    expect(weights.get('Query.a')).toBe(7);
    expect(listSizes.get('Query.a')?.assumedSize).toBe(9);
  });

  test('are not read from a directive of that name from another specification', () => {
    const foreign = SUPERGRAPH.replace(
      'schema',
      'schema @link(url: "https://example.com/prices/v1.0", import: ["@cost"])',
    )
      .concat('directive @cost(weight: Int!) on FIELD_DEFINITION')
      .replace('total(at: Int): Int', 'total(at: Int): Int @cost(weight: 7)');
    expect(() => readSupergraph(foreign)).not.toThrow();
    expect(readCostDirectives(foreign).weights.size).toBe(0);
  });
});

const linking = (...links: string[]) => SUPERGRAPH.replace('schema', `schema ${links.join(' ')}`);
const access = (rest = '', url = ACCESS) => `@link(url: "${url}"${rest})`;
const guarding = (directive: string, imports = '', args = '') =>
  compose([
    {
      name: 'only',
      sdl: `extend schema @link(url: "${FEDERATION}"${imports}) type Query { a: Int @${directive}${args} }`,
    },
  ]);
const scopes = '(scopes: [["a"]])';

/** Directives that cannot be resolved or would not be enforced, and the error message. */
const REFUSED: [what: string, supergraph: string, sentence: RegExp][] = [
  [
    'another version',
    linking(access('', 'https://credit.hedong.example/access/v2.0')),
    /^The supergraph links https:\/\/credit\.hedong\.example\/access\/v2\.0; this gateway supports only v1\.0 of the specification\.$/,
  ],
  [
    'a later minor version',
    linking(access('', 'https://credit.hedong.example/access/v1.1')),
    /supports only v1\.0/,
  ],
  ['two links', linking(access(), access(', as: "b"')), /more than once/],
  [
    'another scheme',
    linking(access(', import: [{ name: "@access", as: "@p" }]', ACCESS.replace('https', 'http'))),
    /which this gateway does not support/,
  ],
  ['no version', linking(access('', 'https://credit.hedong.example/access')), /credit\.hedong/],
  ['a slash at the end', linking(access('', `${ACCESS}/`)), /not the URL of a specification/],
  [
    'a link that does not link',
    linking(access()).replace('@link(url: "https://credit', '@linked(url: "https://credit'),
    /not the URL of a specification/,
  ],
  ['an unknown import', linking(access(', import: ["@acces"]')), /imports @acces from/],
  ['a link for security', linking(access(', for: SECURITY')), /for: SECURITY/],
  [
    '@access without a link',
    `directive @access(rule: [[String!]!]!) on OBJECT\n${SUPERGRAPH}`,
    /^The supergraph has @access, but no link/,
  ],
  [
    '@access that is used alone',
    SUPERGRAPH.replace('type Query', 'type Query @access(rule: [["auth"]])'),
    /has @access, but no link/,
  ],
  [
    '@access with the prefix of no link',
    SUPERGRAPH.replace('type Query', 'type Query @hedong__access(rule: [["auth"]])'),
    /has @hedong__access, but no link/,
  ],
  ['@mask without a link', `directive @mask on OBJECT\n${SUPERGRAPH}`, /has @mask, but no link/],
  ['@cost without a link', `directive @cost on OBJECT\n${SUPERGRAPH}`, /has @cost, but no link/],
  [
    '@access of another specification',
    `${linking('@link(url: "https://example.com/door/v1.0", import: ["@access"])')} directive @access on OBJECT`,
    /@access from https:\/\/example\.com\/door\/v1\.0/,
  ],
  [
    'an unknown version of the costs',
    linking('@link(url: "https://specs.apollo.dev/cost/v0.9")'),
    /supports only v0\.1/,
  ],
  [
    '@authenticated',
    guarding('authenticated', ', import: ["@authenticated"]'),
    /^The supergraph has @authenticated of https:\/\/specs\.apollo\.dev\/authenticated\/v0\.1, and this gateway enforces only @access .*; express the rule with @access, or remove @authenticated from the subgraphs\.$/,
  ],
  [
    '@requiresScopes',
    guarding('requiresScopes', ', import: ["@requiresScopes"]', scopes),
    /has @requiresScopes of/,
  ],
  [
    '@policy under another name',
    guarding('pol', ', import: [{ name: "@policy", as: "@pol" }]', '(policies: [["a"]])'),
    /has @pol of https:\/\/specs\.apollo\.dev\/policy/,
  ],
  [
    '@requiresScopes with a prefix',
    guarding('f__requiresScopes', ', as: "f"', scopes),
    /has @f__requiresScopes of/,
  ],
  [
    '@policy without a link',
    SUPERGRAPH.replace('type Query', 'type Query @policy'),
    /^The supergraph has @policy, and/,
  ],
  [
    'another protection',
    linking('@link(url: "https://example.com/lock/v1.0", for: SECURITY)'),
    /links https:\/\/example\.com\/lock\/v1\.0 for: SECURITY/,
  ],
  [
    'what the planner does not know',
    linking('@link(url: "https://example.com/run/v1.0", for: EXECUTION)'),
    /^The supergraph cannot be served: feature https:\/\/example\.com\/run\/v1\.0 is for: EXECUTION but is unsupported\.$/,
  ],
];

describe.each(REFUSED)('%s', (_what, supergraph, sentence) => {
  test('is refused at the start in one sentence', async () => {
    const starting = testGateway({ supergraph, verifyToken: async () => ({ viewer: ANONYMOUS }) });
    await expect(starting).rejects.toThrow(sentence);
    await expect(starting).rejects.toThrow(/^[^\n]*$/);
  });

  test('does not replace a valid supergraph', async () => {
    const [, link, name] = NAMES[2]!;
    gateway = await start(supergraphOf(link, name), link, name);
    await expect(gateway.reload({ supergraph })).rejects.toThrow(sentence);
    const { body } = await request(gateway.app).post('/graphql').send({ query: '{ open secret }' });
    expect(body.data).toEqual({ open: 1, secret: null });
  });
});

test('a supergraph without any of them is open', async () => {
  expect(readSupergraph(SUPERGRAPH).hasAccessRules).toBe(false);
  expect(buildAccessIndex(SUPERGRAPH).enabled).toBe(false);
});
