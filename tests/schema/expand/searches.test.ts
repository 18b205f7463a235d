import { refusalOf, typeIn, typesIn, type Sources } from './sources';

const SHARED = `
  "查询。Reading." type Query @access(rule: [["public"]])
  "主体。Subject." type Subject @interfaceObject @key(fields: "id") { "标识。Id." id: ID! }
  "部门。Department." type Department { "标识。Id." id: ID! }
  "分页。Paging." type PageInfo { "后。More." hasNextPage: Boolean! }
  "日期。Date." scalar Date
  "记录。Record." interface CreditRecord {
    "标识。Id." id: ID! @stored(as: "_id")
    "日期。Day." day: Date!
  }
`;

/** A record of one field, with a list and a search. */
function berth(
  onType: string,
  field: string,
  record = 'list: "berths", search: "berths"',
): Sources {
  return {
    shared: SHARED,
    own: `type Berth @record(title: "泊位|berths", owners: ["court"], ${record}) ${onType} @access(rule: [["public"]]) {
      ${field}
    }
    enum Side { PORT STARBOARD }`,
  };
}

const PAGING = `    first: Int
    after: String
    last: Int
    before: String
  ): BerthConnection`;

describe('a search', () => {
  it('without conditions has paging alone, and the expanded type names it', () => {
    const sources = berth('', 'length: Int!');
    expect(typeIn(sources, 'Query')).toContain(`  berths(\n${PAGING}`);
    expect(typesIn(sources)).not.toContain('BerthFilter');
    expect(typesIn(sources)).not.toContain('BerthOrder');
    expect(typeIn(sources, 'Berth')).toContain('@record(list: "berths", search: "berths") {');
  });

  it('has conditions in its filter, compared with what is in the row', () => {
    const sources = berth(
      '@filter(field: "day", as: "decided", match: RANGE, note: "日期|Decided")',
      `side: Side! @filter(note: "侧|Side")
       owner: Department @stored(as: "ownerId") @filter(as: "department", note: "部门|Owner")
       draught: Int @filter(as: "draughtFrom", match: FROM, needs: "DEEP", note: "吃水|Draught")
         @sort(as: "DEEP", note: "由深到浅|Deepest first")`,
    );
    expect(typeIn(sources, 'BerthFilter')).toBe(`input BerthFilter {
  decidedFrom: Date @access(rule: [["public"]]) @filtered(by: "day", match: FROM)
  decidedTo: Date @access(rule: [["public"]]) @filtered(by: "day", match: TO)
  side: Side @access(rule: [["public"]]) @filtered(by: "side", match: EQUAL)
  department: ID @access(rule: [["public"]]) @filtered(by: "ownerId", match: EQUAL)
  draughtFrom: Int @access(rule: [["public"]]) @filtered(by: "draught", match: FROM, needs: "DEEP")
}`);
    expect(typeIn(sources, 'Query')).toContain(
      `  berths(\n    filter: BerthFilter\n    order: BerthOrder = DEEP\n${PAGING}`,
    );
  });

  it('has conditions as arguments, required or with a default', () => {
    const sources = berth(
      '',
      `side: Side! @filter(at: [ARGUMENT], required: true, note: "侧|Side")
       flag: Int @filter(at: [ARGUMENT], default: "3", note: "旗|Flag")
       name: String @filter(at: [ARGUMENT, LIST], match: TEXT, note: "名|Name")
       kinds: [Side!]! @filter(as: "kind", at: [LIST], match: ONE_OF, note: "类|Kind")`,
    );
    expect(typeIn(sources, 'Query')).toContain(`  berths(
    side: Side! @filtered(by: "side", match: EQUAL)
    flag: Int = 3 @filtered(by: "flag", match: EQUAL)
    name: String @filtered(by: "name", match: TEXT)
${PAGING}`);
    expect(typeIn(sources, 'Subject')).toContain(`  berths(
    name: String @filtered(by: "name", match: TEXT)
    kind: Side @filtered(by: "kinds", match: ONE_OF)
${PAGING}`);
  });

  it('guards a condition as its field is guarded', () => {
    const sources = berth(
      '',
      'draught: Int @access(rule: [["role:officer"]], cluster: GRADE) @filter(note: "吃水|Draught")',
    );
    expect(typeIn(sources, 'BerthFilter')).toContain(
      'draught: Int @access(rule: [["public"]]) @access(rule: [["role:officer"]]) @filtered',
    );
  });
});

describe('orders', () => {
  it('are values of an enum, the marked one the default', () => {
    const sources = berth(
      '@sort(field: "day", as: "NEWEST", note: "由近到远|Latest first")',
      `length: Int!
         @sort(as: "LONGEST", then: ["day DESC"], default: true, note: "由长到短|Longest first")
       name: String! @sort(as: "NAME", direction: ASC, note: "名称|By name")`,
    );
    expect(typeIn(sources, 'BerthOrder')).toBe(`enum BerthOrder @access(rule: [["public"]]) {
  NEWEST @ordered(by: ["day DESC"])
  LONGEST @ordered(by: ["length DESC", "day DESC"])
  NAME @ordered(by: ["name ASC"])
}`);
    expect(typeIn(sources, 'Query')).toContain('order: BerthOrder = LONGEST');
  });

  it('may be a single one, which callers do not choose', () => {
    const sources = berth('', 'length: Int! @sort');
    expect(typesIn(sources)).not.toContain('BerthOrder');
    expect(typeIn(sources, 'Query')).toMatch(/BerthConnection @ordered\(by: \["length DESC"\]\)/);
  });
});

describe('what is stored', () => {
  it('is handed down from the interface, also to a field that replaces the inherited one', () => {
    expect(typeIn(berth('', '"标识。Number." id: ID!'), 'Berth')).toContain(
      'id: ID! @stored(as: "_id")',
    );
    expect(typeIn(berth('', '"标识。Number." id: ID!'), 'CreditRecord')).toContain('id: ID!\n');
  });
});

describe('what is stored is refused', () => {
  const shared = `${SHARED}
    directive @stored(as: String) on FIELD_DEFINITION
    directive @computed(from: [String!]!) on FIELD_DEFINITION`;
  it.each([
    ['a: Int @stored(at: "b")', 'a.graphql:2: @stored has no argument at.'],
    ['a: Int @stored(as: 3)', 'a.graphql:2: @stored: Argument "as" has invalid value 3.'],
    [
      'a: Int @stored(as: "b") @computed(from: ["b"])',
      'a.graphql:2: a is both stored and computed.',
    ],
  ])('in %s', (field, sentence) => {
    expect(refusalOf({ shared, own: `type A {\n  ${field}\n}` })).toBe(sentence);
  });
});

describe('a search or list is refused', () => {
  const at = 'a.graphql';
  it.each([
    [
      berth('@filter(note: "日|Day")', 'a: Int'),
      `${at}:1: @filter names no field of Berth (field: is missing).`,
    ],
    [
      berth('@sort(field: "dai", as: "X", note: "日|Day")', 'a: Int'),
      `${at}:1: @sort names no field of Berth (dai).`,
    ],
    [
      berth('', 'a: Int @filter(field: "day", note: "日|Day")'),
      `${at}:2: @filter on a field needs no field:.`,
    ],
    [
      berth('', 'a: Int @filter(note: "日|Day")', 'list: "berths"'),
      `${at}:2: Berth has no search.`,
    ],
    [berth('', 'a: Int @sort', 'list: "berths"'), `${at}:2: Berth has no search.`],
    [
      berth('', 'a: Int @filter(at: [LIST], note: "日|Day")', 'search: "berths"'),
      `${at}:2: Berth has no list.`,
    ],
    [
      berth('', 'a: Int @computed(from: ["b"]) @filter(note: "日|Day")'),
      `${at}:2: a is not in the row.`,
    ],
    [berth('', 'a: Int @computed(from: ["b"]) @sort'), `${at}:2: a is not in the row.`],
    [
      berth('', 'a: Int @sort\nb: Int @sort'),
      `${at}:2: One of several orders needs the argument as:.`,
    ],
    [berth('', 'a: Int @sort(as: "A")'), `${at}:2: An order with a name needs a note:.`],
    [
      berth('', 'a: Int @filter(match: MORE, note: "日|Day")'),
      `${at}:2: @filter: Argument "match" has invalid value MORE.`,
    ],
    [
      { shared: SHARED, own: 'type A {\n  a: Int @filter(note: "日|Day")\n}' },
      `${at}:2: @filter has no effect here: remove it.`,
    ],
    [
      {
        shared: SHARED,
        own: 'type A @record(title: "甲|a", owners: ["court"], search: "as") { a: Int }\ntype B @record(title: "乙|b", owners: ["court"], search: "as") { a: Int }',
      },
      `${at}:2: The search as of B is A's.`,
    ],
  ])('%#', (sources, sentence) => {
    expect(refusalOf(sources)).toBe(sentence);
  });
});
