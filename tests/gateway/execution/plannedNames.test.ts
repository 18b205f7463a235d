import type { Part } from './parts';
import { startPartsGraph, type PartsGraph } from './partsGraph';

const found = (more: object) => (reference: object) => ({ ...reference, ...more });
const org = (id: string) => ({
  __typename: 'Company',
  id,
  name: `name ${id}`,
  code: `code ${id}`,
  other: `o${id}`,
});
const box = (id: string) => ({ id, size: { w: `w ${id}`, h: `h ${id}`, d: `d ${id}` }, mark: 'm' });

/** Entities behind an interface without keys, in a union, with a composite key. */
const OWNER: Part = {
  sdl: `type Query {
      org: Named  orgs: [Named!]!  subject: Subject  thing: Thing  things: [Thing!]!  box: Box }
    interface Named { id: ID! name: String code: String }
    interface Subject @key(fields: "id") { id: ID! name: String }
    type Company implements Named & Subject @key(fields: "id") {
      id: ID! name: String code: String other: ID! }
    type Person implements Subject @key(fields: "id") { id: ID! name: String born: Int }
    type Plain { id: ID! text: String }
    union Thing = Company | Plain
    type Box @key(fields: "id size { w h }") { id: ID! size: Size mark: String }
    type Size @shareable { w: String h: String d: String }`,
  resolvers: {
    Subject: { __resolveReference: ({ id }: { id: string }) => org(id) },
    Company: { __resolveReference: ({ id }: { id: string }) => org(id) },
    Query: {
      org: () => org('1'),
      orgs: () => [org('1'), org('2')],
      subject: () => org('1'),
      thing: () => org('1'),
      things: () => [org('1'), { __typename: 'Plain', id: 'p', text: 't' }],
      box: () => box('1'),
    },
  },
};
const MORE: Part = {
  sdl: `type Query { about: Subject }
    type Subject @key(fields: "id") @interfaceObject { id: ID! total: Int list: [Item!]! }
    type Item { id: ID! text: String deep: Deep }
    type Deep { a: String b: String }
    type Box @key(fields: "id size { w h }") { id: ID! size: Size label: String inner: Box }
    type Size @shareable { w: String h: String }`,
  resolvers: {
    Query: { about: () => ({ id: '1' }) },
    Subject: {
      __resolveReference: found({}),
      total: ({ id }: { id: string }) => 10 + Number(id),
      list: ({ id }: { id: string }) => [
        { id: `i${id}`, text: 'one', deep: { a: 'x', b: 'y' } },
        { id: `j${id}`, text: 'two', deep: null },
      ],
    },
    Box: {
      __resolveReference: found({}),
      label: ({ id, size }: { id: string; size: { w: string; h: string } }) =>
        [id, size.w, size.h].join('/'),
      inner: ({ size }: { size: object }) => ({ id: '2', size }),
    },
  },
};

let graph: PartsGraph;
beforeAll(async () => {
  graph = await startPartsGraph({ owner: OWNER, more: MORE });
}, 60_000);
afterAll(() => graph.stop());

test.each([
  [
    'an interface without a key',
    '{ org { id: name ... on Company { total } } }',
    { org: { id: 'name 1', total: 11 } },
  ],
  [
    'an interface without a key, in a list',
    '{ orgs { a: id id: code ... on Company { total list { id: text deep { b } } } } }',
    {
      orgs: ['1', '2'].map((id) => ({
        a: id,
        id: `code ${id}`,
        total: 10 + Number(id),
        list: [
          { id: 'one', deep: { b: 'y' } },
          { id: 'two', deep: null },
        ],
      })),
    },
  ],
  [
    'a named fragment, and again outside of it',
    '{ org { ...F id: name } } fragment F on Company { total id: name list { text } }',
    { org: { total: 11, id: 'name 1', list: [{ text: 'one' }, { text: 'two' }] } },
  ],
  [
    'an interface with a key',
    '{ subject { id: name total } }',
    { subject: { id: 'name 1', total: 11 } },
  ],
  ['an interface object', '{ about { id: name total } }', { about: { id: 'name 1', total: 11 } }],
  [
    'one type of a union, while another has the name for its own',
    '{ things { ... on Company { id: other total } ... on Plain { id } } }',
    { things: [{ id: 'o1', total: 11 }, { id: 'p' }] },
  ],
  [
    'a type without keys beside one with them',
    '{ things { ... on Company { id total } ... on Plain { id: id text } } }',
    {
      things: [
        { id: '1', total: 11 },
        { id: 'p', text: 't' },
      ],
    },
  ],
  [
    'an object inside a composite key',
    '{ box { size { w: d h: w } label } }',
    { box: { size: { w: 'd 1', h: 'w 1' }, label: '1/w 1/h 1' } },
  ],
  [
    'the object of a composite key',
    '{ box { id: mark size: id label inner { size { w } label } } }',
    {
      box: {
        id: 'm',
        size: '1',
        label: '1/w 1/h 1',
        inner: { size: { w: 'w 1' }, label: '2/w 1/h 1' },
      },
    },
  ],
  [
    '__typename',
    '{ org { __typename: name id: __typename ... on Company { total } } }',
    { org: { __typename: 'name 1', id: 'Company', total: 11 } },
  ],
  [
    '__typename of a list inside raw JSON',
    '{ about { list { __typename: text id: __typename deep { __typename: a } } } }',
    {
      about: {
        list: [
          { __typename: 'one', id: 'Item', deep: { __typename: 'x' } },
          { __typename: 'two', id: 'Item', deep: null },
        ],
      },
    },
  ],
  [
    'a true condition',
    'query($c: Boolean = true) { org { id: name @include(if: $c) ... on Company @skip(if: false) { total } } }',
    { org: { id: 'name 1', total: 11 } },
  ],
  [
    'a false condition',
    'query($c: Boolean = false) { org { id: name @include(if: $c) ... on Company { total } } }',
    { org: { total: 11 } },
  ],
  [
    'aliases like the generated ones',
    '{ org { id__0: id id: name id__1: code ... on Company { total } } }',
    { org: { id__0: '1', id: 'name 1', id__1: 'code 1', total: 11 } },
  ],
  ['a single subgraph', '{ org { id: name name: id } }', { org: { id: 'name 1', name: '1' } }],
])('an alias may be the name of a key: %s', async (_what, query, data) => {
  const answer = await graph.ask(query);
  expect(answer.errors).toBeUndefined();
  // The order of fields is the client's, too.
  expect(JSON.stringify(answer.data)).toBe(JSON.stringify(data));
});

test("the aliases of Relay's compiler are answered, on interfaces of several subgraphs", async () => {
  const query = `{ org { ...Named_it } subject { ...Subject_it } about { ...Subject_it } }
    fragment Named_it on Named { __isNamed: __typename name }
    fragment Subject_it on Subject { __isSubject: __typename __typename id total }`;
  const subject = { __isSubject: 'Company', __typename: 'Company', id: '1', total: 11 };
  for (let turn = 0; turn < 2; turn++)
    expect(await graph.ask(query)).toEqual({
      data: { org: { __isNamed: 'Company', name: 'name 1' }, subject, about: subject },
    });
});

test('an alias that GraphQL or JavaScript reserves is still refused', async () => {
  for (const name of ['__schema', '__x', '__isNamed', 'constructor', '__proto__'])
    expect((await graph.ask(`{ org { ${name}: name } }`)).errors).toEqual([
      {
        message: `The alias ${name} is reserved; choose another.`,
        extensions: { code: 'INVALID_OPERATION' },
      },
    ]);
});
