import { Kind } from 'graphql';
import { expanded, refusalOf, typeIn, typesIn } from './sources';

const BERTH = `
"泊位。Berth."
type Berth @record(title: "泊位|berths", owners: ["court"], list: "berths") @access(rule: [["public"]], cluster: GRADE) {
  "长度。Length."
  length: Int!
}
extend type Query { "船。Ships." ships: Int }
`;

describe('a record', () => {
  it('implements CreditRecord, has its fields and is an entity', () => {
    expect(typeIn({ own: BERTH }, 'Berth')).toBe(
      `type Berth implements CreditRecord @key(fields: "id") @access(rule: [["public"]], cluster: GRADE) @catalogued(owners: ["court"]) @record(list: "berths") {
  id: ID!
  day: Date!
  length: Int!
}`,
    );
  });

  it('is an open list on the subject, in the cluster of the type', () => {
    expect(typeIn({ own: BERTH }, 'Subject')).toBe(
      `type Subject @interfaceObject @key(fields: "id") {
  id: ID!
  berths(
    first: Int
    after: String
    last: Int
    before: String
  ): BerthConnection @access(rule: [["public"]], cluster: GRADE) @listSize(assumedSize: 20, slicingArguments: ["first", "last"], sizedFields: ["edges", "nodes"], requireOneSlicingArgument: false)
}`,
    );
  });

  it.each([
    ['', '泊位，由近到远。Berths, latest first.'],
    [', listNote: "泊位，按长度|Berths, longest first"', '泊位，按长度。Berths, longest first.'],
  ])('describes its list with its title or note %#', (note, description) => {
    const own = BERTH.replace('list: "berths"', `list: "berths"${note}`);
    const subject = expanded({ own }).definitions.find(
      (node) => node.kind === Kind.OBJECT_TYPE_DEFINITION && node.name.value === 'Subject',
    );
    expect(subject).toMatchObject({
      fields: [{}, { description: expect.objectContaining({ value: description }) }],
    });
  });

  it('has no list without a list name', () => {
    const own = BERTH.replace(', list: "berths"', '');
    expect(typesIn({ own })).not.toContain('Subject');
    expect(typesIn({ own })).not.toContain('BerthConnection');
  });

  it('inserts derived parts in the position of their source', () => {
    const connection = expanded({ own: BERTH }).definitions.find(
      (node) => node.kind === Kind.OBJECT_TYPE_DEFINITION && node.name.value === 'BerthConnection',
    );
    expect(connection?.loc?.startToken.line).toBe(2);
    expect(connection?.loc?.source.name).toBe('a.graphql');
  });
});

describe('pages', () => {
  const listed = (access: string) => `
    type Crane @listed(title: "吊机|cranes", connection: "Lift") ${access} { weight: Int }
    extend type Query { cranes(least: Int = 3): [Crane!]! @page }
  `;

  it('become a connection after the arguments of the field', () => {
    expect(typeIn({ own: listed('') }, 'Query')).toBe(
      `type Query @access(rule: [["public"]]) {
  cranes(
    least: Int = 3
    first: Int
    after: String
    last: Int
    before: String
  ): LiftConnection! @listSize(assumedSize: 20, slicingArguments: ["first", "last"], sizedFields: ["edges", "nodes"], requireOneSlicingArgument: false)
}`,
    );
  });

  it.each([
    ['', '@access(rule: [["public"]])'],
    ['@access(rule: [["auth"]], cluster: GRADE)', '@access(rule: [["auth"]])'],
    ['@access(rule: [["role:officer"], ["rel:self"]])', '@access(rule: [["public"]])'],
  ])('have the rule of their items, except for one by relation: %s', (access, onPages) => {
    expect(typeIn({ own: listed(access) }, 'LiftConnection')).toBe(
      `type LiftConnection ${onPages} {
  edges: [LiftEdge!]!
  nodes: [Crane!]!
  pageInfo: PageInfo!
  totalCount: Int
}`,
    );
    expect(typeIn({ own: listed(access) }, 'LiftEdge')).toContain(`LiftEdge ${onPages} {`);
  });

  it('are described with the title', () => {
    const texts = expanded({ own: listed('') }).definitions.flatMap((node) =>
      'description' in node && node.description ? [node.description.value] : [],
    );
    expect(texts).toContain('吊机连接。A page of cranes.');
    expect(texts).toContain('吊机条目。One of cranes, with its cursor.');
  });

  it('of a list may have further fields', () => {
    const own = `${listed('')} extend type LiftConnection { weight: Int }`;
    expect(typeIn({ own }, 'LiftConnection')).toMatch(/totalCount: Int\n {2}weight: Int\n}$/);
    expect(refusalOf({ own: 'extend type CraneConnection { weight: Int }' })).toBe(
      'a.graphql:1: CraneConnection is extended, not defined.',
    );
  });

  it.each([
    ['type A { b: Int @page }', 'a.graphql:1: @page belongs on a list [Type!].'],
    ['type A { b: [A] @page }', 'a.graphql:1: @page belongs on a list [Type!].'],
    [
      'type A {\n  b: [A!] @page\n}',
      'a.graphql:2: A has no pages: it is neither @record nor @listed.',
    ],
    [
      'type A @listed(title: "甲|a") {\n  b(first: Int): [A!] @page\n}',
      'a.graphql:2: @page adds the argument first itself.',
    ],
    [
      'type A @listed(title: "甲|a") {\n  b(before: ID): [A!] @page\n}',
      'a.graphql:2: @page adds the argument before itself.',
    ],
    ['type A { b: [A!] @page(size: 3) }', 'a.graphql:1: @page has no argument size.'],
    ['type A @listed(title: "甲") { b: [A!] @page }', 'a.graphql:1: "甲" must be 中文|English.'],
  ])('are refused on %j', (own, sentence) => {
    expect(refusalOf({ own })).toBe(sentence);
  });
});

describe('named rules', () => {
  const policies = `extend schema
    @accessPolicy(name: "crew", description: "船员。Crew.", rule: [["role:officer"], ["rel:self"]])`;

  it('are replaced by their definition, and the cluster is retained', () => {
    const own = `type A {
      b: Int @access(policy: "crew", cluster: GRADE) @mask(as: NAME, unlessPolicy: "crew")
    }`;
    expect(typeIn({ own, policies }, 'A')).toContain(
      'b: Int @access(rule: [["role:officer"], ["rel:self"]], cluster: GRADE) @mask(as: NAME, unless: [["role:officer"], ["rel:self"]])',
    );
  });

  it.each([
    ['type A @access(policy: "cook") { b: Int }', 'a.graphql:1: There is no policy "cook".'],
    ['type A @access(policy: 3) { b: Int }', 'a.graphql:1: There is no policy "".'],
    [
      'type A {\n  b: Int @mask(as: NAME, unlessPolicy: "cook")\n}',
      'a.graphql:2: There is no policy "cook".',
    ],
    [
      'type A @access(policy: "crew", rule: [["auth"]]) { b: Int }',
      'a.graphql:1: @access has both policy and rule.',
    ],
  ])('are refused in %j', (own, sentence) => {
    expect(refusalOf({ own, policies })).toBe(sentence);
  });

  it.each([
    [
      `${policies}\n${policies.replace('extend schema', '')}`,
      'policies.graphql:4: Policy crew is defined twice.',
    ],
    [
      'extend schema @accessPolicy(name: "crew", rule: [["auth"]])',
      'policies.graphql:1: @accessPolicy: Argument "description" of required type "String!" was not provided.',
    ],
  ])('are refused in the wrong place %#', (text, sentence) => {
    expect(refusalOf({ own: 'type A { b: Int }', policies: text })).toBe(sentence);
  });
});

describe('the template', () => {
  const template = `extend type Mutation {
    "{领域}：{类型}。{domain}: {types}." freezeDOMAIN: Int
  }`;
  const two = `${BERTH} type Anchor @record(title: "锚|anchors", owners: ["court"]) { weight: Int }`;

  it('is inserted into a subgraph with records', () => {
    expect(typeIn({ own: two, template }, 'Mutation')).toContain('freezeHarbour: Int');
    const mutation = expanded({ own: two, template }).definitions.find(
      (node) => node.kind === Kind.OBJECT_TYPE_DEFINITION && node.name.value === 'Mutation',
    );
    expect(mutation).toMatchObject({
      fields: [{ description: { value: '港务：Berth、Anchor。harbour: Berth, Anchor.' } }],
    });
  });

  it('is omitted when there are no records', () => {
    expect(typesIn({ own: 'type A { b: Int }', template })).toEqual(['A']);
  });

  it('is refused with an unknown placeholder', () => {
    expect(refusalOf({ own: two, template: template.replace('{types}', '{kinds}') })).toBe(
      'template.graphql:2: There is no placeholder {kinds}.',
    );
  });
});

describe('definitions and extensions', () => {
  it('are merged in the order of the definitions', () => {
    const own = `extend type A @shareable { c: Int } enum E { X } type A { b: Int }
      extend enum E { Y } union U = A extend union U = Query input I { a: Int } extend input I { b: Int }`;
    expect(typesIn({ own })).toEqual(['Query', 'E', 'A', 'U', 'I']);
    expect(typeIn({ own }, 'A')).toBe('type A @shareable {\n  b: Int\n  c: Int\n}');
    expect(typeIn({ own }, 'E')).toBe('enum E {\n  X\n  Y\n}');
    expect(typeIn({ own }, 'U')).toBe('union U = A | Query');
    expect(typeIn({ own }, 'I')).toBe('input I {\n  a: Int\n  b: Int\n}');
  });

  it.each([
    ['type A { b: Int }\ntype A { c: Int }', 'a.graphql:2: A is declared twice.'],
    ['type A { b: Int }\nextend type A { b: Int }', 'a.graphql:2: A.b is declared twice.'],
    ['enum A { B }\nextend enum A { B }', 'a.graphql:2: A.B is declared twice.'],
    [
      'type A { b: Int }\nextend interface A { c: Int }',
      'a.graphql:2: A is extended as another kind of type.',
    ],
    ['extend type A { b: Int }', 'a.graphql:1: A is extended, not defined.'],
    ['type A {', 'a.graphql:1: Syntax Error: Expected Name, found <EOF>.'],
  ])('are refused in %j', (own, sentence) => {
    expect(refusalOf({ own })).toBe(sentence);
  });
});

describe('shared types', () => {
  it('are included only where they are reachable', () => {
    expect(typesIn({ own: 'type A { b: Date }' })).toEqual(['Date', 'A']);
    expect(typesIn({ own: 'extend type Query { b: Int }' })).toEqual(['Query']);
  });

  it('are replaced by the subgraph’s own definition', () => {
    expect(typeIn({ own: 'interface Subject { name: String }' }, 'Subject')).toBe(
      'interface Subject {\n  name: String\n}',
    );
  });
});

describe('interfaces', () => {
  const interfaces = `
    interface Vessel { "名。Name." name: String @access(rule: [["auth"]]) @mask(as: NAME, unless: [["rel:self"]]) flag: Int }
    interface Boat { flag: String crew: [Int!] @listSize(assumedSize: 3) }
  `;

  it('pass their fields on with rules, masks and sizes, and have none themselves', () => {
    const own = `${interfaces} type Tug implements Vessel & Boat { power: Int }`;
    expect(typeIn({ own }, 'Tug')).toBe(`type Tug implements Vessel & Boat {
  name: String @access(rule: [["auth"]]) @mask(as: NAME, unless: [["rel:self"]])
  flag: String
  crew: [Int!] @listSize(assumedSize: 3)
  power: Int
}`);
    expect(typeIn({ own }, 'Vessel')).toBe('interface Vessel {\n  name: String\n  flag: Int\n}');
    expect(typeIn({ own }, 'Boat')).toBe('interface Boat {\n  flag: String\n  crew: [Int!]\n}');
  });

  it('are overridden by a field of the object', () => {
    const own = `${interfaces} type Tug implements Vessel { name: String @access(rule: [["role:bank"]]) }`;
    expect(typeIn({ own }, 'Tug')).toContain('name: String @access(rule: [["role:bank"]])\n');
  });

  it.each([
    [
      `${interfaces}type Tug implements Vessel {\n  name: String\n}`,
      'a.graphql:4: Tug.name replaces a field with a rule and has none.',
    ],
    ['type Tug implements Ship { a: Int }', 'a.graphql:1: There is no interface Ship.'],
  ])('are refused %#', (own, sentence) => {
    expect(refusalOf({ own })).toBe(sentence);
  });
});

describe('the catalogue', () => {
  it('includes the owners and terms of a record and of another type', () => {
    const own = `type A @record(title: "甲|a", owners: ["court"], refresh: "samr.publish", retention: "retention.adverse") { b: Int }
      type B @catalogued(owners: ["health", "education"]) { b: Int }`;
    expect(typeIn({ own }, 'A')).toContain(
      '@catalogued(owners: ["court"], refresh: "samr.publish", retention: "retention.adverse") @record {',
    );
    expect(typeIn({ own }, 'B')).toContain('type B @catalogued(owners: ["health", "education"]) {');
  });

  it.each([
    [
      'type A\n@record(title: "甲|a") { b: Int }',
      'a.graphql:2: @record: Argument "owners" of required type "[String!]!" was not provided.',
    ],
    [
      'type A @record(title: "甲|a", owners: []) { b: Int }',
      'a.graphql:1: @record names no owner.',
    ],
    ['type A\n@catalogued(owners: []) { b: Int }', 'a.graphql:2: @catalogued names no owner.'],
    [
      'type A\n@catalogued(owners: ["court", "harbour"]) { b: Int }',
      'a.graphql:2: owners names no department of schema/policy/departments.ts: "harbour".',
    ],
    [
      'type A\n@record(title: "甲|a", owners: ["harbour"]) { b: Int }',
      'a.graphql:2: owners names no department of schema/policy/departments.ts: "harbour".',
    ],
    [
      'type A\n@catalogued(owners: ["court"], refresh: "daily") { b: Int }',
      'a.graphql:2: refresh names no term of schema/policy/terms.ts: "daily".',
    ],
    [
      'type A\n@record(title: "甲|a", owners: ["court"], retention: "for.ever") { b: Int }',
      'a.graphql:2: retention names no term of schema/policy/terms.ts: "for.ever".',
    ],
    [
      'type A @record(title: "甲|a", owners: ["court"])\n@catalogued(owners: ["court"]) { b: Int }',
      'a.graphql:2: @record has owners itself: leave @catalogued out.',
    ],
    [
      'type A {\n  b: Int @catalogued(owners: ["court"])\n}',
      'a.graphql:2: @catalogued has no effect here: remove it.',
    ],
  ])('is refused in %j', (own, sentence) => {
    expect(refusalOf({ own })).toBe(sentence);
  });
});

describe('source directives', () => {
  it.each([
    [
      'type A @record(title: "甲|a", owners: ["court"], list: "as") { b: Int }\ntype B @record(title: "乙|b", owners: ["court"], list: "as") { b: Int }',
      "a.graphql:2: The list as of B is A's.",
    ],
    [
      'type A @record(list: "as") { b: Int }',
      'a.graphql:1: @record: Argument "title" of required type "String!" was not provided.',
    ],
    [
      'type A @record(title: "甲|a", owners: ["court"], lists: "as") { b: Int }',
      'a.graphql:1: @record has no argument lists.',
    ],
    [
      'type A @record(title: "甲|a|b", owners: ["court"], list: "as") { b: Int }',
      'a.graphql:1: "甲|a|b" must be 中文|English.',
    ],
    ['enum A @listed(title: "甲|a") { B }', 'a.graphql:1: @listed has no effect here: remove it.'],
    [
      'type A {\n  b: Int @record(title: "甲|a", owners: ["court"])\n}',
      'a.graphql:2: @record has no effect here: remove it.',
    ],
  ])('are refused in %j', (own, sentence) => {
    expect(refusalOf({ own })).toBe(sentence);
  });
});
