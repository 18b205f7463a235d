/** A small federated test graph with every construct that permissions have to cover. */
const HEAD = `
  extend schema
    @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable", "@interfaceObject", "@external", "@requires", "@composeDirective"])
    @link(url: "https://credit.hedong.example/access/v1.0", import: ["@access"])
    @composeDirective(name: "@access")
  directive @access(rule: [[String!]!]!) repeatable on OBJECT | FIELD_DEFINITION | ENUM | SCALAR | ARGUMENT_DEFINITION | INPUT_FIELD_DEFINITION
`;

const PEOPLE = `${HEAD}
  type Query @access(rule: [["public"]]) {
    subject(id: ID!): Subject
    subjects(filter: Filter, level: Level, near: String @access(rule: [["role:officer"], ["dept:justice"]])): [Subject]
    persons(first: Int = 2): [Person!]!
    company(id: ID!): Company
    hits(text: String @access(rule: [["auth"]]), filters: [Filter!]): [Hit!]
    statistics: Statistics @access(rule: [["role:analyst"]])
    audit: Statistics @access(rule: [["role:auditor"], ["role:officer", "loa:2"]])
  }
  type Mutation @access(rule: [["public"]]) {
    rename(id: ID!, name: String!, force: Boolean @access(rule: [["role:steward"]])): Subject @access(rule: [["role:steward"], ["role:officer"]])
    object(id: ID!): Company @access(rule: [["auth"]])
  }
  input Filter {
    kind: Kind
    nameLike: String @access(rule: [["role:officer"]])
    minIncome: Int @access(rule: [["role:officer"], ["role:bank", "purpose:lending"]])
    any: [Filter!]
    not: Filter
  }
  enum Kind @access(rule: [["public"]]) { PERSON COMPANY HOUSEHOLD }
  enum Level @access(rule: [["loa:2"]]) { LOW HIGH }
  scalar Code @access(rule: [["auth"]])

  interface Subject @key(fields: "id") {
    id: ID!
    name: String
    code: Code
    contact: Contact
    related(first: Int): [Subject]
    level: Level
  }
  interface Named { name: String }
  type Person implements Subject & Named @key(fields: "id") @access(rule: [["public"]]) {
    id: ID!
    name: String @access(rule: [["rel:self"], ["role:officer"]])
    code: Code @access(rule: [["rel:self"], ["rel:representative"]])
    contact: PhoneContact @access(rule: [["rel:self"], ["role:officer", "loa:2"]])
    related(first: Int): [Subject] @access(rule: [["rel:self"], ["dept:justice"]])
    level: Level @access(rule: [["auth"]])
    income: Int @access(rule: [["rel:self"], ["role:person", "purpose:self", "rel:representative"]]) @access(rule: [["loa:1"]])
    born: Int @access(rule: [["auth"]])
    employer: Company @access(rule: [["role:officer"], ["rel:self"]])
    grades: [[Int]] @access(rule: [["role:bank"], ["rel:self"], ["role:officer", "purpose:break-glass"]])
  }
  type Company implements Subject & Named @key(fields: "id") @access(rule: [["public"]]) {
    id: ID!
    name: String @access(rule: [["public"]])
    code: Code @access(rule: [["public"]])
    contact: Contact
    related(first: Int): [Subject] @access(rule: [["auth"]])
    level: Level @access(rule: [["public"]])
    owner: Person @access(rule: [["role:officer"], ["rel:representative"]])
    ledger: [Entry!] @access(rule: [["rel:representative"], ["role:bank", "purpose:lending"]])
  }
  type Household implements Subject @key(fields: "id") @access(rule: [["public"]]) {
    id: ID!
    name: String
    code: Code
    contact: PostContact @access(rule: [["role:officer"]])
    related(first: Int): [Subject] @access(rule: [["role:bank"]])
    level: Level
    head: Person
  }
  interface Contact { note: String }
  type PhoneContact implements Contact @access(rule: [["public"]]) {
    note: String
    phone: String @access(rule: [["rel:self"], ["role:officer"]])
  }
  type PostContact implements Contact @access(rule: [["auth"]]) {
    note: String @access(rule: [["role:officer"]])
    address: String
  }
  type Entry @access(rule: [["role:bank"], ["rel:representative"]]) {
    amount: Int
    party: Named
    memo: String @access(rule: [["loa:2"]])
  }
  union Hit = Person | Company | Entry
  type Statistics @access(rule: [["public"]]) {
    total: Int
    secret: Int @access(rule: [["role:auditor"]])
    top: [Hit] @access(rule: [["auth"]])
  }
`;

const RECORDS = `${HEAD}
  type Query @access(rule: [["public"]]) {
    record(id: ID!): Record
    latest(since: Int @access(rule: [["auth"]])): [Record!]! @access(rule: [["public"]])
  }
  type Subject @key(fields: "id") @interfaceObject {
    id: ID!
    grade: String @access(rule: [["role:bank"], ["role:officer"]])
    score(model: String @access(rule: [["role:bank"]])): Int @access(rule: [["public"]])
    records(first: Int): [Record!] @access(rule: [["rel:self"], ["rel:representative"], ["role:officer"]])
  }
  type Record @key(fields: "id") @access(rule: [["public"]]) {
    id: ID!
    title: String
    detail: String @access(rule: [["role:officer"]])
    about: Subject @access(rule: [["auth"]])
    parts: [Part!]
  }
  union Part = Fine | Ban
  type Fine @access(rule: [["public"]]) { amount: Int @access(rule: [["auth"]]) label: String }
  type Ban @access(rule: [["auth"]]) { until: Int label: String }
`;

const COURT = `${HEAD}
  type Query @access(rule: [["public"]]) { cases(court: String): [Case] }
  type Person @key(fields: "id") @access(rule: [["public"]]) {
    id: ID!
    born: Int @external
    adult: Boolean @requires(fields: "born") @access(rule: [["auth"]])
    cases: [Case!] @access(rule: [["rel:self"], ["dept:justice"]])
  }
  type Case @key(fields: "number") @access(rule: [["public"]]) {
    number: ID!
    debtor: Person
    sealed: String @access(rule: [["dept:justice", "role:officer"]])
  }
`;

export const SUBGRAPH_SDL = { people: PEOPLE, records: RECORDS, court: COURT } as const;
