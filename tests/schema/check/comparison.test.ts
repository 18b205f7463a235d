import { filtersNotWeaker } from '../../../schema/check/filtersNotWeaker';
import { masksFit } from '../../../schema/check/masksFit';
import { overrideKeepsRule } from '../../../schema/check/overrideKeepsRule';
import { requiresNotWeaker } from '../../../schema/check/requiresNotWeaker';
import { sameRuleOnCopies } from '../../../schema/check/sameRuleOnCopies';
import { expectations } from './harness';

describe('same rule on copies', () => {
  const { expectValid, expectFindings } = expectations(sameRuleOnCopies);
  const open = 'type Place @shareable @access(rule: [["public"]]) { name: String }';

  test('@shareable copies ruled alike, by type or by field', () => {
    expectValid({
      a: open,
      b: 'type Place @shareable { name: String @access(rule: [["public"]]) }',
    });
  });

  test('@shareable copies ruled differently', () => {
    expectFindings(
      { a: open, b: 'type Place { name: String @shareable @access(rule: [["auth"]]) }' },
      [
        'b.graphql:1: Place.name has rule "auth", cluster none in b, but rule "public", cluster none in a.',
      ],
    );
  });

  test('a copy that is not ruled at all, of another cluster, or masked otherwise', () => {
    const guarded = (mask: string, cluster: string) =>
      `type Place { name: String @shareable @access(rule: [["auth"]], cluster: ${cluster}) ${mask} }`;
    const masked = '@mask(as: NAME, unless: [["rel:self"]])';
    expectFindings({ a: guarded('', 'CONTACT'), b: 'type Place { name: String @shareable }' }, [
      'b.graphql:1: Place.name has rule "public", cluster none in b, but rule "auth", cluster CONTACT in a.',
    ]);
    expectFindings({ a: guarded('', 'CONTACT'), b: guarded(masked, 'IDENTITY') }, [
      'b.graphql:1: Place.name has rule "auth", cluster IDENTITY, mask NAME unless "rel:self" in b, but rule "auth", cluster CONTACT in a.',
    ]);
  });

  test('a type, enum or scalar ruled differently', () => {
    expectFindings(
      {
        a: 'type Person @access(rule: [["public"]]) { a: Int } enum Sex @access(rule: [["public"]]) { F }',
        b: 'type Person @access(rule: [["auth"]]) { b: Int } enum Sex @access(rule: [["auth"]]) { F }',
      },
      [
        'b.graphql:1: Person has rule "auth" in b, but "public" in a.',
        'b.graphql:1: Sex has rule "auth" in b, but "public" in a.',
      ],
    );
  });

  test('an external copy matters only where @provides returns it', () => {
    const owner = 'type Person @key(fields: "id") { name: String @access(rule: [["rel:self"]]) }';
    const copy = (directives: string, provides: string) =>
      `type Person @key(fields: "id") { name: String @external ${directives} }
       type Query { best: Person ${provides} }`;
    const provides = '@provides(fields: "name")';
    expectValid({ a: owner, b: copy('', '') });
    expectValid({ a: owner, b: copy('@access(rule: [["rel:self"]])', provides) });
    expectFindings({ a: owner, b: copy('', provides) }, [
      'b.graphql:1: Person.name has rule "public", cluster none in b, but rule "rel:self", cluster none in a.',
    ]);
  });

  test('@provides through nested selections and interfaces', () => {
    expectFindings(
      {
        a: 'type Person @key(fields: "id") { name: String @access(rule: [["rel:self"]]) }',
        b: `
interface Named { name: String }
type Person implements Named @key(fields: "id") { name: String @external @access(rule: [["auth"]]) }
type Firm { boss: Named @access(rule: [["public"]]) }
type Query { firm: Firm @provides(fields: "boss { name }") }`,
      },
      [
        'b.graphql:2: Person.name has rule "auth", cluster none in b, but rule "rel:self", cluster none in a.',
      ],
    );
  });
});

describe('requires not weaker', () => {
  const { expectValid, expectFindings } = expectations(requiresNotWeaker);
  const person = `
type Person @key(fields: "id") @access(rule: [["public"]]) {
  birthDate: String @access(rule: [["rel:self"], ["role:officer"]])
  home: Home
}
type Home @access(rule: [["public"]]) { street: String @access(rule: [["role:officer"]]) }`;
  const made = (rule: string, fields: string) => `
type Person @key(fields: "id") {
  birthDate: String @external
  home: Home @external
  made: Int @access(rule: ${rule}) @requires(fields: "${fields}")
}
type Home { street: String @external }`;

  test('a field as strong as what it reads', () => {
    expectValid({ a: person, b: made('[["rel:self"]]', 'birthDate') });
    expectValid({ a: person, b: made('[["role:officer"]]', 'birthDate home { street }') });
  });

  test('a field weaker than what it reads, nested selections included', () => {
    expectFindings({ a: person, b: made('[["public"]]', 'birthDate') }, [
      'b.graphql:4: Person.made requires Person.birthDate, whose rule is "rel:self or role:officer": its own rule is weaker.',
    ]);
    expectFindings({ a: person, b: made('[["rel:self"]]', 'home { street }') }, [
      'b.graphql:4: Person.made requires Home.street, whose rule is "role:officer": its own rule is weaker.',
    ]);
  });

  test('through @interfaceObject, for each implementation', () => {
    const subjects = `
interface Subject @key(fields: "id") { id: ID! name: String }
type Person implements Subject @key(fields: "id") { name: String @access(rule: [["rel:self"]]) }
type Firm implements Subject @key(fields: "id") { name: String @access(rule: [["public"]]) }`;
    const label = (rule: string) => `
type Subject @interfaceObject @key(fields: "id") {
  name: String @external
  label: String @access(rule: ${rule}) @requires(fields: "name")
}`;
    expectValid({ a: subjects, b: label('[["rel:self"]]') });
    expectFindings({ a: subjects, b: label('[["public"]]') }, [
      'b.graphql:3: Subject.label requires Person.name, whose rule is "rel:self": its own rule is weaker.',
    ]);
  });
});

describe('filters not weaker', () => {
  const { expectValid, expectFindings } = expectations(filtersNotWeaker);
  const graph = (query: string, rest = '') => `
type Query @access(rule: [["public"]]) { ${query} }
type Connection @access(rule: [["public"]]) { nodes: [Person!]! edges: [Edge!]! }
type Edge @access(rule: [["public"]]) { node: Person! }
type Person @access(rule: [["public"]]) {
  id: ID!
  city: String
  filedOn: Int
  income: Int @access(rule: [["role:officer"]])
  phone: String @access(rule: [["auth"]]) @mask(as: PHONE, unless: [["role:officer"]])
}
${rest}`;

  test('open filters, and guarded ones ruled like their field', () => {
    expectValid(
      graph(
        'people(city: String, filedFrom: Int, ids: [ID!], income: Int @access(rule: [["role:officer"]]), first: Int, after: String): Connection',
      ),
    );
    expectValid(
      graph('rich(income: Int, phone: String): Connection @access(rule: [["role:officer"]])'),
    );
  });

  test('an argument weaker than its field', () => {
    expectFindings(graph('people(income: Int): Connection'), [
      'a.graphql:1: Query.people.income compares Person.income, which requires "role:officer": its own rule, "public", is weaker.',
    ]);
    expectFindings(graph('person(income: Int): Person'), [
      'a.graphql:1: Query.person.income compares Person.income, which requires "role:officer": its own rule, "public", is weaker.',
    ]);
  });

  test('what the SDL says is compared, whatever its name', () => {
    const stored =
      'extend type Person { pay: Int @stored(as: "salary.net") @access(rule: [["role:officer"]]) }';
    expectFindings(
      graph('people(city: Int @filtered(by: "salary.net", match: FROM)): Connection', stored),
      [
        'a.graphql:1: Query.people.city compares Person.pay, which requires "role:officer": its own rule, "public", is weaker.',
      ],
    );
    expectFindings(graph('people: Connection @ordered(by: ["city ASC", "income DESC"])'), [
      'a.graphql:1: Query.people compares Person.income, which requires "role:officer": its own rule, "public", is weaker.',
    ]);
    expectFindings(
      graph(
        'people(order: Order): Connection',
        'enum Order @access(rule: [["public"]]) { CITY @ordered(by: ["income DESC"]) }',
      ),
      [
        'a.graphql:11: Order.CITY compares Person.income, which requires "role:officer": its own rule, "public", is weaker.',
      ],
    );
    expectFindings(graph('people(income: Int @filtered(by: "wealth", match: EQUAL)): Connection'), [
      'a.graphql:1: Query.people.income names no field of Person: list the fields that it compares in schema/policy/filterFields.ts.',
    ]);
    expectValid(graph('people(income: Int @filtered(by: "city", match: EQUAL)): Connection'));
  });

  test('an input field, a nested one, and a bound of a range', () => {
    const inputs = `
input Filter {
  incomeFrom: Int @access(rule: [["public"]])
  and: [Filter!] @access(rule: [["auth"]])
  not: Inner @access(rule: [["auth"]])
}
input Inner { incomeTo: Int @access(rule: [["auth"]]) }`;
    expectFindings(graph('people(filter: Filter): Connection', inputs), [
      'a.graphql:13: Filter.incomeFrom compares Person.income, which requires "role:officer": its own rule, "public", is weaker.',
      'a.graphql:17: Inner.incomeTo compares Person.income, which requires "role:officer": its own rule, "auth", is weaker.',
    ]);
  });

  test('a sort order', () => {
    const order = (rule: string) => `
enum PersonOrder @access(rule: ${rule}) { FILED_ON_DESC INCOME_DESC }`;
    const query = 'people(order: PersonOrder = FILED_ON_DESC): Connection';
    expectValid(graph(query, order('[["role:officer"]]')));
    expectFindings(graph(query, order('[["public"]]')), [
      'a.graphql:12: PersonOrder.INCOME_DESC compares Person.income, which requires "role:officer": its own rule, "public", is weaker.',
    ]);
  });

  test('a masked field is compared only by those who see it unmasked', () => {
    expectFindings(graph('people(phone: String @access(rule: [["auth"]])): Connection'), [
      'a.graphql:1: Query.people.phone compares Person.phone, which requires "auth and role:officer": its own rule, "auth", is weaker.',
    ]);
  });

  test('on an interface, each implementation counts; what @interfaceObject adds too', () => {
    expectFindings(
      {
        a: `
type Query @access(rule: [["public"]]) { subjects(name: String, permits: Int): [Subject] }
interface Subject { name: String }
type Person implements Subject { name: String @access(rule: [["rel:self"]]) }
type Firm implements Subject { name: String @access(rule: [["public"]]) }`,
        b: `
type Subject @interfaceObject @key(fields: "id") { permits: Int @access(rule: [["auth"]]) }`,
      },
      [
        'a.graphql:1: Query.subjects.name compares Person.name, which requires "rel:self": its own rule, "public", is weaker.',
        'a.graphql:1: Query.subjects.permits compares Person.permits, which requires "auth": its own rule, "public", is weaker.',
        'a.graphql:1: Query.subjects.permits compares Firm.permits, which requires "auth": its own rule, "public", is weaker.',
      ],
    );
  });

  test('what nothing explains', () => {
    expectFindings(graph('people(wealth: Int): Connection count(income: Int): Int'), [
      'a.graphql:1: Query.people.wealth names no field of Person: list the fields that it compares in schema/policy/filterFields.ts.',
      'a.graphql:1: Query.count.income names no field of Int: list the fields that it compares in schema/policy/filterFields.ts.',
    ]);
  });

  test('the table that explains must name fields that exist', () => {
    expectFindings(
      `
type Query @access(rule: [["public"]]) { disclosures(filter: DisclosureFilter): [DisclosureEntry] consents(filter: ConsentFilter): [Consent] }
type DisclosureEntry @access(rule: [["public"]]) { at: Int @access(rule: [["auth"]]) }
type Consent @access(rule: [["public"]]) { grantee: Int }
input DisclosureFilter { from: Int } input ConsentFilter { organization: ID }`,
      [
        'a.graphql:4: DisclosureFilter.from compares DisclosureEntry.at, which requires "auth": its own rule, "public", is weaker.',
        'a.graphql:4: ConsentFilter.organization compares ConsentGrantee.organization, which does not exist.',
      ],
    );
  });
});

describe('override keeps rule', () => {
  const { expectValid, expectFindings } = expectations(overrideKeepsRule);
  const origin = 'type Person { phone: String @access(rule: [["rel:self"]]) }';

  test('as strong or stronger', () => {
    expectValid({
      a: origin,
      b: 'type Person @access(rule: [["loa:2"]]) { phone: String @override(from: "a") @access(rule: [["rel:self"]]) }',
    });
  });

  test('dropped or weakened', () => {
    const dropped = 'b.graphql:1: Person.phone drops the rule "rel:self" it has in a.';
    expectFindings({ a: origin, b: 'type Person { phone: String @override(from: "a") }' }, [
      dropped,
    ]);
    expectFindings(
      {
        a: origin,
        b: 'type Person { phone: String @override(from: "a") @access(rule: [["rel:self"], ["role:bank"]]) }',
      },
      [dropped],
    );
  });
});

describe('masks fit', () => {
  const { expectValid, expectFindings } = expectations(masksFit);
  const person = (fields: string) =>
    `type Person @key(fields: "code") @access(rule: [["public"]]) { ${fields} }`;
  const mask = '@mask(as: PHONE, unless: [["rel:self"]])';

  test('nullable texts, open or guarded', () => {
    expectValid(person(`phone: String ${mask} code: ID!`));
    expectValid(person(`id: ResidentId @access(rule: [["rel:self"], ["role:bank"]]) ${mask}`));
  });

  test.each([
    [`phone: String! ${mask}`, 'phone is masked and must be nullable'],
    [`phone: Int ${mask}`, 'phone is masked but not a text: offer a band field instead'],
    [`phone: [String] ${mask}`, 'phone is masked but not a text: offer a band field instead'],
    [
      `phone: String @access(rule: [["role:bank"]]) ${mask}`,
      'phone is unmasked for "rel:self", but not all of these callers may read it ("role:bank")',
    ],
    [
      `phone: String @access(rule: [["rel:self"]]) ${mask}`,
      'phone is masked for nobody who may read it',
    ],
    [`code: String ${mask}`, 'code is masked but a key'],
  ])('%s', (field, fault) => {
    expectFindings(person(field), [`a.graphql:1: Person.${fault}.`]);
  });

  test('without a rule, or required by another field', () => {
    expectFindings(`type Person { phone: String ${mask} }`, [
      'a.graphql:1: Person.phone is masked but has no rule.',
    ]);
    expectFindings(
      {
        a: person(`phone: String ${mask}`),
        b: 'type Person { phone: String @external area: String @requires(fields: "phone") }',
      },
      ['a.graphql:1: Person.phone is masked but required by another field.'],
    );
  });
});
