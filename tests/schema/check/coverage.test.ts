import { everythingClassified } from '../../../schema/check/everythingClassified';
import { guardedFieldsNullable } from '../../../schema/check/guardedFieldsNullable';
import { noRuleOnInterface } from '../../../schema/check/noRuleOnInterface';
import { expectations } from './harness';

describe('the check that everything is classified', () => {
  const { expectValid, expectFindings } = expectations(everythingClassified);

  test('accepts a rule of the field or of its type', () => {
    expectValid(`
type Person @access(rule: [["auth"]]) { name: String }
type Company { name: String @access(rule: [["public"]]) }
extend type Person { alias: String }
enum Sex @access(rule: [["public"]]) { MALE }
scalar Day @access(rule: [["public"]])
input Filter { sex: Sex @access(rule: [["public"]]) since: Day @access(rule: [["public"]]) }`);
  });

  test('reports a field, input field, enum and scalar without a rule', () => {
    expectFindings(
      `
type Person {
  name: String @access(rule: [["auth"]])
  sex: Sex
}
enum Sex { MALE }
scalar Day
input Filter { since: Day }`,
      [
        'a.graphql:3: Person.sex has no @access, nor has its type.',
        'a.graphql:5: Sex has no @access.',
        'a.graphql:6: Day has no @access.',
        'a.graphql:7: Filter.since has no @access.',
      ],
    );
  });

  test('exempts interfaces, keys on an @interfaceObject, external fields and directives’ enums', () => {
    expectValid(`
interface Named { name: String }
type Subject @interfaceObject @key(fields: "id") {
  id: ID!
  permits: Int @access(rule: [["public"]])
}
type Person @key(fields: "id") {
  id: ID! @external
  sex: String @access(rule: [["auth"]]) @requires(fields: "id")
}
directive @access(rule: [[String!]!]!, cluster: Cluster) repeatable on OBJECT
enum Cluster { IDENTITY }`);
  });

  test('reports a field added to an interface through @interfaceObject', () => {
    expectFindings(
      `
type Subject @interfaceObject @key(fields: "id") {
  id: ID!
  permits: Int
}`,
      ['a.graphql:3: Subject.permits has no @access, nor has its type.'],
    );
  });

  test('reports an external field that @provides returns', () => {
    expectFindings(
      `
type Query @access(rule: [["public"]]) { best: Person @provides(fields: "name") }
type Person @key(fields: "id") {
  id: ID! @access(rule: [["public"]])
  name: String @external
}`,
      ['a.graphql:4: Person.name has no @access, nor has its type.'],
    );
  });
});

describe('the check that guarded fields are nullable', () => {
  const { expectValid, expectFindings } = expectations(guardedFieldsNullable);

  test('accepts non-null open fields and nullable guarded ones', () => {
    expectValid(`
type Person @access(rule: [["public"]]) {
  id: ID!
  phone: String @access(rule: [["rel:self"]])
  name: String! @access(rule: [["rel:self"], ["public"]])
}`);
  });

  test('reports a guarded non-null field', () => {
    expectFindings(
      `
type Person @access(rule: [["public"]]) {
  phone: String! @access(rule: [["rel:self"]])
}`,
      ['a.graphql:2: Person.phone is guarded and must be nullable.'],
    );
  });

  test('accepts a type guarded as a whole when every path to it is guarded alike', () => {
    expectValid(`
type Query @access(rule: [["public"]]) {
  files: FileConnection @access(rule: [["dept:party-organization"]])
}
type FileConnection @access(rule: [["dept:party-organization"]]) { nodes: [File!]! }
type File implements Record @access(rule: [["dept:party-organization"]]) { id: ID! }
interface Record { id: ID! }`);
  });

  test('reports a type guarded as a whole with an open path to it, direct or through an interface', () => {
    expectFindings(
      `
type Query @access(rule: [["public"]]) { file: File }
type File @access(rule: [["role:officer"]]) {
  id: ID!
  title: String
}`,
      [
        'a.graphql:3: File.id is guarded by its type and must be nullable, as Query.file leads to the type under a weaker rule.',
      ],
    );
    expectFindings(
      {
        a: `
type Query @access(rule: [["public"]]) { records: [Record!] }
interface Record { id: ID! }`,
        b: `
interface Record { id: ID! }
type File implements Record @access(rule: [["role:officer"]]) { id: ID! }`,
      },
      [
        'b.graphql:2: File.id is guarded by its type and must be nullable, as Query.records leads to the type under a weaker rule.',
      ],
    );
  });
});

describe('the check that interfaces have no rule', () => {
  const { expectValid, expectFindings } = expectations(noRuleOnInterface);

  test('accepts rules on the implementations, and through @interfaceObject', () => {
    expectValid({
      a: `
interface Subject @key(fields: "id") { id: ID! name: String }
type Person implements Subject { id: ID! name: String @access(rule: [["rel:self"]]) }`,
      b: `
type Subject @interfaceObject @key(fields: "id") {
  id: ID!
  permits: Int @access(rule: [["auth"]])
}`,
    });
  });

  test('reports a rule or mask on the interface, its field or an argument', () => {
    expectFindings(
      `
interface Subject @access(rule: [["auth"]]) {
  name: String @access(rule: [["auth"]])
  phone: String @mask(as: PHONE, unless: [["auth"]])
  permits(since: Int @access(rule: [["auth"]])): Int
}`,
      [
        'a.graphql:1: Interface Subject has a rule of its own; put it on the implementations.',
        'a.graphql:2: name of interface Subject has a rule of its own; put it on the implementations.',
        'a.graphql:3: phone of interface Subject has a rule of its own; put it on the implementations.',
        'a.graphql:4: since of interface Subject has a rule of its own; put it on the implementations.',
      ],
    );
  });
});
