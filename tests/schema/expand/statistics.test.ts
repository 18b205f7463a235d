import { Kind } from 'graphql';
import { expanded, refusalOf, typeIn } from './sources';

const SHARED = `
  type Query @access(rule: [["public"]])
  type Subject @interfaceObject @key(fields: "id") { id: ID! }
  type Department @key(fields: "id", resolvable: false) { id: ID! }
  type PageInfo { hasNextPage: Boolean! }
  scalar Date
  scalar MoneyCents
  enum Form { WOODEN STEEL }
  directive @stored(as: String, sealed: Boolean! = false) on FIELD_DEFINITION
  directive @computed(from: [String!]!) on FIELD_DEFINITION
  interface CreditRecord {
    id: ID!
    keeper: Department @stored(as: "keeperId") @dimension
  }
`;

const POLICIES = `extend schema
  @accessPolicy(name: "crew", description: "船员。Crew.", rule: [["role:officer"], ["rel:self"]])`;

/** A record with the fields, the first on the second line. */
const record = (fields: string) => ({
  shared: SHARED,
  policies: POLICIES,
  own: `type Berth @record(title: "泊位|berths", owners: ["court"], list: "berths") @access(rule: [["public"]]) {
${fields}
}`,
});

const refusalOfField = (fields: string) => refusalOf(record(fields));

describe('@dimension and @measure', () => {
  it('are in the SDL of the subgraph, with their definitions', () => {
    const sources = record(
      'length: Int! @measure\nform: Form! @filter(at: [LIST], note: "式|Form") @dimension',
    );
    const type = typeIn(sources, 'Berth');
    expect(type).toContain('  length: Int! @measure\n  form: Form! @dimension\n');
    const defined = expanded(sources).definitions.flatMap((node) =>
      node.kind === Kind.DIRECTIVE_DEFINITION ? [node.name.value] : [],
    );
    expect(defined).toEqual(expect.arrayContaining(['dimension', 'measure']));
  });

  it('are defined only where they are used', () => {
    const defined = expanded({ own: 'type A { b: Int }' }).definitions.map(({ kind }) => kind);
    expect(defined).not.toContain(Kind.DIRECTIVE_DEFINITION);
  });

  it('move from the interface of all records to each record', () => {
    const sources = record('length: Int!');
    expect(typeIn(sources, 'Berth')).toContain('keeper: Department @stored(as: "keeperId") @dimen');
    expect(typeIn(sources, 'CreditRecord')).toContain('keeper: Department\n');
  });

  it('do not reach a reference to a record of another subgraph', () => {
    const sources = {
      ...record(''),
      own: 'extend interface CreditRecord @recordReferences',
      others: record('form: Form! @dimension').own,
    };
    expect(typeIn(sources, 'Berth')).toMatch(/\{\n {2}id: ID!\n\}$/);
  });

  it.each([
    ['an enum', 'form: Form! @dimension'],
    ['a list of an enum', 'forms: [Form!]! @dimension'],
    ['a Boolean', 'open: Boolean @dimension'],
    ['a department', 'authority: Department @dimension'],
    ['a band of an amount', 'band: Form! @computed(from: ["fee"]) @dimension'],
    ['a field whose own rule is public', 'form: Form! @access(rule: [["public"]]) @dimension'],
    ['an Int', 'length: Int! @measure'],
    ['a Float', 'draught: Float @measure'],
    ['an amount of money', 'fee: MoneyCents! @measure'],
  ])('go on %s', (_, field) => {
    expect(refusalOfField(field)).toBeUndefined();
  });
});

describe('a dimension is refused', () => {
  it.each([
    ['String!', 'name'],
    ['ID', 'berthId'],
    ['Date!', 'builtOn'],
    ['Int!', 'length'],
    ['MoneyCents', 'fee'],
    ['[Boolean!]', 'flags'],
    ['[Department!]', 'authorities'],
    ['[[Form!]]', 'grid'],
    ['Query', 'other'],
  ])('on %s', (type, name) => {
    expect(refusalOfField(`${name}: ${type} @dimension`)).toBe(
      `a.graphql:2: Berth.${name} is ${type}, but a dimension is an enum, a list of one, a Boolean or a Department: remove @dimension.`,
    );
  });
});

describe('a measure is refused', () => {
  it.each([
    ['String', 'name'],
    ['Form!', 'form'],
    ['Boolean!', 'open'],
    ['[Int!]', 'lengths'],
    ['Date', 'builtOn'],
    ['Department', 'authority'],
  ])('on %s', (type, name) => {
    expect(refusalOfField(`${name}: ${type} @measure`)).toBe(
      `a.graphql:2: Berth.${name} is ${type}, but a measure is an Int, a Float or MoneyCents: remove @measure.`,
    );
  });
});

describe('a personal field is refused', () => {
  const UNPUBLISHED = 'has an @access that is not public, and statistics would disclose it';
  it.each([
    ['form: Form @access(policy: "crew") @dimension', 'form', UNPUBLISHED],
    ['form: Form @access(rule: [["auth"]]) @dimension', 'form', UNPUBLISHED],
    ['fee: MoneyCents @access(rule: [["rel:self"]]) @measure', 'fee', UNPUBLISHED],
    [
      'form: Form @stored(as: "f", sealed: true) @dimension',
      'form',
      'is sealed in the vault, and statistics would disclose it',
    ],
    [
      'fee: MoneyCents @stored(sealed: true) @measure',
      'fee',
      'is sealed in the vault, and statistics would disclose it',
    ],
    ['owner: Subject @dimension', 'owner', 'refers to a subject, and statistics would disclose it'],
  ])('in %j', (field, name, reason) => {
    const use = field.endsWith('@measure') ? '@measure' : '@dimension';
    expect(refusalOfField(`length: Int!\n${field}`)).toBe(
      `a.graphql:3: Berth.${name} ${reason}: remove ${use}.`,
    );
  });

  it('at its line in an extension, and on the interface of all records', () => {
    const { own } = record('length: Int!');
    expect(
      refusalOf({
        ...record(''),
        own: `${own}\nextend type Berth {\n  form: Form @access(policy: "crew") @dimension\n}`,
      }),
    ).toBe(`a.graphql:5: Berth.form ${UNPUBLISHED}: remove @dimension.`);
    const shared = SHARED.replace(
      'id: ID!\n    keeper',
      'id: ID!\n    owner: Subject @measure\n    k',
    );
    expect(refusalOf({ ...record('length: Int!'), shared })).toBe(
      'shared.graphql:12: Berth.owner refers to a subject, and statistics would disclose it: remove @measure.',
    );
  });
});

describe('the use of a field is refused', () => {
  it.each([
    [
      'form: Form!\n@dimension\n@dimension',
      'a.graphql:4: Berth.form has @dimension twice: remove one.',
    ],
    [
      'length: Int!\n@measure @measure',
      'a.graphql:3: Berth.length has @measure twice: remove one.',
    ],
    [
      'length: Int! @measure\n@dimension',
      'a.graphql:3: Berth.length has both @measure and @dimension: keep one.',
    ],
    ['form: Form! @dimension(by: "x")', 'a.graphql:2: @dimension has no argument by.'],
    ['length(unit: Int @measure): Int', 'a.graphql:2: @measure has no effect here: remove it.'],
  ])('in %j', (fields, sentence) => {
    expect(refusalOfField(fields)).toBe(sentence);
  });

  it.each([
    [
      'type Crane {\n  form: Form @dimension\n}',
      'a.graphql:2: @dimension belongs on a field of a @record, not on Crane.form: remove it.',
    ],
    [
      'type Crane @catalogued(owners: ["court"]) {\n  weight: Int @measure\n}',
      'a.graphql:2: @measure belongs on a field of a @record, not on Crane.weight: remove it.',
    ],
    [
      'interface Ship {\n  form: Form @dimension\n}\ntype Tug implements Ship { power: Int }',
      'a.graphql:2: @dimension belongs on a field of a @record, not on Tug.form: remove it.',
    ],
    ['type Crane @measure { weight: Int }', 'a.graphql:1: @measure has no effect here: remove it.'],
    ['enum Sail { JIB @dimension }', 'a.graphql:1: @dimension has no effect here: remove it.'],
  ])('in %j', (own, sentence) => {
    expect(refusalOf({ ...record(''), own })).toBe(sentence);
  });
});
