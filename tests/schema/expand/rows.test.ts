import { rowTypes } from '../../../schema/compiler/rows/rowTypes';
import { expanded } from './sources';

const SHARED = `
  directive @record(list: String, search: String) on OBJECT
  "查询。Reading." type Query @access(rule: [["public"]])
  "主体。Subject." type Subject @interfaceObject @key(fields: "id") { "标识。Id." id: ID! }
  "部门。Department." type Department @key(fields: "id") { "标识。Id." id: ID! }
  "分页。Paging." type PageInfo { "后。More." hasNextPage: Boolean! }
  "日期。Date." scalar Date
  "时刻。Instant." scalar DateTime
  "金额。Money." scalar MoneyCents
  "记录。Record." interface CreditRecord {
    "标识。Id." id: ID! @stored(as: "_id")
    "日期。Day." day: Date!
  }
`;

function rows(fields: string, rest = '', arguments_ = ''): string {
  const own = `"泊位。Berth." type Berth @record(title: "泊位|berths", owners: ["court"] ${arguments_}) @access(rule: [["public"]]) { ${fields} } ${rest}`;
  return rowTypes(expanded({ own, shared: SHARED })) ?? '';
}

/** The members of the row, without comments. */
function members(fields: string, rest = ''): string[] {
  const text = rows(fields, rest);
  return text
    .slice(
      text.indexOf('extends RecordRow {'),
      text.indexOf('\n}\n', text.indexOf('extends RecordRow {')),
    )
    .split('\n')
    .filter((line) => line.startsWith('  readonly '))
    .map((line) => line.trim());
}

describe('the row of a record', () => {
  it('has the fields of its own, by the names they are stored under', () => {
    expect(rows('"长。Length." length: Int! "属。Owner." owner: Department @stored(as: "ownerId")'))
      .toBe(`import type { CreditRecord as RecordRow } from '../recordRow';

/** 泊位。Berth. */
export interface BerthRow extends RecordRow {
  /** 长。Length. */
  readonly length: number;
  /** 属。Owner. */
  readonly ownerId?: string | null;
}
`);
  });

  it.each([
    ['a: String', 'readonly a?: string | null;'],
    ['a: Date!', 'readonly a: string;'],
    ['a: DateTime!', 'readonly a: Date;'],
    ['a: Boolean!', 'readonly a: boolean;'],
    ['a: MoneyCents', 'readonly a?: number | bigint | null;'],
    ['a: [MoneyCents!]!', 'readonly a: readonly (number | bigint)[];'],
    ['a: [Int]', 'readonly a?: readonly (number | null)[] | null;'],
    ['a: String @stored(required: true)', 'readonly a: string;'],
    ['a: String! @stored(sealed: true)', 'readonly a: string;'],
    ['a: Int @stored(sealed: true)', 'readonly a?: Sealable<number> | null;'],
    ['a: [Int!] @stored(sealed: true, required: true)', 'readonly a: Sealable<readonly number[]>;'],
  ])('gives %s as %s', (field, member) => {
    expect(members(field)).toEqual([member]);
  });

  it('leaves out what a resolver makes, pages, and other names of the common fields', () => {
    expect(
      members(
        `a: Int @computed(from: ["b"]) b: Int! since: Date! @stored(as: "day")
        crew: [Crew!] @page`,
        'type Crew @listed(title: "员|crew") { name: String }',
      ),
    ).toEqual(['readonly b: number;']);
  });

  it('has a member for each enum and object, declared once', () => {
    const text = rows(
      'side: Side! sides: [Side!]! hull: Hull',
      'enum Side { PORT STARBOARD } type Hull { "料。Stuff." side: Side! age: Int }',
    );
    expect(text.match(/export type Side =\n {2}\| 'PORT'\n {2}\| 'STARBOARD';/g)).toHaveLength(1);
    expect(text).toContain(
      'export interface Hull {\n  /** 料。Stuff. */\n  readonly side: Side;\n  /** age */\n  readonly age: number | null;\n}',
    );
    expect(text).toContain('readonly hull?: Hull | null;');
  });

  it('has the pairs of characters of a text that is searched', () => {
    const text = rows(
      'name: String! @filter(at: [ARGUMENT], match: TEXT, note: "名|Name")',
      '',
      'search: "berths"',
    );
    expect(text).toContain('readonly name: string;\n  /** nameGrams(name) of the framework. */\n');
    expect(text).toContain('readonly nameGrams: readonly string[];');
  });

  it('says what is sealed', () => {
    expect(rows('"密。Secret." a: String @stored(sealed: true)')).toContain(
      '/** 密。Secret. Sealed. */',
    );
  });

  it.each([
    ['owner: Department', 'owner is a reference: name the path of its id in @stored(as:).'],
    ['a: Int @stored(as: "hull.age")', 'Berth.a is stored within hull.'],
  ])('is refused with %s', (field, message) => {
    expect(() => rows(field)).toThrow(new TypeError(message));
  });

  it('is refused where a type has the name of the kind', () => {
    expect(() =>
      rows('a: Int b: Int @computed(from: ["a"])', 'enum BerthKind { WET DRY }'),
    ).toThrow('BerthKind is the name of the kind itself: use another.');
  });

  it('comes with the kind where a resolver makes some of its fields', () => {
    expect(rows('a: Int! b: Int @computed(from: ["a"])')).toContain(`
export interface BerthKind {
  readonly type: 'Berth';
  readonly row: BerthRow;
  readonly computed: {
    readonly b: { from: 'a'; value: number | null };
  };
}`);
    expect(rows('a: Int!')).not.toContain('BerthKind');
  });

  it('is none where there are no records', () => {
    expect(rowTypes(expanded({ own: 'type A { b: Int }', shared: SHARED }))).toBeUndefined();
  });
});

describe('the row of an entity that is no record', () => {
  const entityRows = (own: string) => rowTypes(expanded({ own, shared: SHARED }));

  it('has every stored field, and what @rowField adds, with their descriptions', () => {
    expect(
      entityRows(`"码头。Quay." type Quay @key(fields: "id") @row
        @rowField(name: "depth", type: "Int!", note: "深。Depth.")
        @rowField(name: "closed", type: "Boolean") {
        "标识。Id." id: ID! @stored(as: "_id")
        "属。Owner." owner: Department @stored(as: "ownerId", required: true)
        "长。Length." length: Int
        "新。Is new." isNew: Boolean @computed(from: ["length"])
      }`),
    ).toBe(`/** 码头。Quay. */
export interface QuayRow {
  /** 标识。Id. */
  readonly _id: string;
  /** 属。Owner. */
  readonly ownerId: string;
  /** 长。Length. */
  readonly length?: number | null;
  /** 深。Depth. */
  readonly depth: number;
  readonly closed?: boolean;
}
`);
  });

  it('has the rows of a union as a union', () => {
    const text = entityRows(`type Quay @row { use: Use! } union Use = Cargo | Ferry
      type Cargo { tons: Int! } type Ferry { lines: Int! }`);
    expect(text).toContain('export type Use = Cargo | Ferry;');
    expect(text).toContain('readonly use: Use;');
  });

  it('of an interface is a row of one of its types, told apart by their kind', () => {
    const text = entityRows(`
      enum PlaceKind { QUAY LOCK }
      "地。Place." interface Place @row @rowField(name: "region", type: "String!") { kind: PlaceKind! }
      type Quay implements Place @row(kind: "QUAY") { length: Int! }
      type Lock implements Place @row(kind: "LOCK") { gates: Int! }
      type Pond implements Place { depth: Int! }`);
    expect(text).toContain('/** 地。Place. */\nexport type PlaceRow = QuayRow | LockRow;');
    for (const [name, member] of [
      ['Quay', 'length'],
      ['Lock', 'gates'],
    ] as const) {
      expect(text).toMatch(
        new RegExp(
          `interface ${name}Row \\{[^}]*kind: '${name.toUpperCase()}';[^}]*${member}: number;[^}]*region: string;`,
        ),
      );
    }
    expect(text).not.toContain('PondRow');
  });

  it('has the blind indexes of a value that is searched though it is sealed', () => {
    expect(
      entityRows('type Quay @row { code: String @stored(sealed: true, blind: true) }'),
    ).toContain('readonly codeIndex?: readonly string[];');
  });

  it('imports only what it needs', () => {
    expect(entityRows('type Quay @row { length: Int @stored(sealed: true) }')).toContain(
      "import type { Sealable } from '../recordRow';",
    );
  });

  it('is refused with a kind that its enum does not have', () => {
    expect(() =>
      entityRows('enum PlaceKind { QUAY } type Quay @row(kind: "KEY") { kind: PlaceKind! }'),
    ).toThrow('Quay.kind has no value KEY: name one of its enum in @row(kind:).');
  });

  it('is refused with a reference to an interface without a place', () => {
    expect(() =>
      entityRows(
        'interface Place @key(fields: "id") { id: ID! } type Quay @row { next: Place } type Pond implements Place { a: Int }',
      ),
    ).toThrow(new TypeError('next is a reference: name the path of its id in @stored(as:).'));
  });
});
