import { isInterfaceType } from 'graphql';
import { subgraphTypes } from '../../../subgraphs/framework/subgraphDocument';
import { RECORD_SUBGRAPH_NAMES, type SubgraphName } from '../../../schema/subgraphs';
import { refusalOf, typeIn, typesIn } from './sources';

const INDEX = `
extend interface CreditRecord @listed(title: "信用记录|credit records") @recordReferences
extend type Query {
  "记录。Records." records: [CreditRecord!]! @page
  "一条。One." record: CreditRecord
}
`;
const BERTH = `
"泊位。Berth."
type Berth @record(title: "泊位|berths", owners: ["court"], list: "berths") @access(rule: [["public"]], cluster: GRADE) {
  "长度。Length."
  length: Int!
}
`;
const own = INDEX;

describe('a subgraph that references the records of other subgraphs', () => {
  it('has each kind with its rule and only its key', () => {
    expect(typeIn({ own, others: BERTH }, 'Berth')).toBe(
      `type Berth implements CreditRecord @key(fields: "id", resolvable: false) @access(rule: [["public"]], cluster: GRADE) @indexed(restricted: ["NATURAL_PERSON_RECORDS"]) {
  id: ID!
}`,
    );
    expect(typeIn({ own, others: BERTH }, 'CreditRecord')).toBe(
      'interface CreditRecord {\n  id: ID!\n}',
    );
  });

  it.each([
    ['persons: OPEN', ''],
    ['restricted: ["SHORT", "LONG"]', '"LONG", "SHORT"'],
  ])('has the classes of records for %s', (given, classes) => {
    const others = BERTH.replace('list:', `${given}, list:`);
    expect(typeIn({ own, others }, 'Berth')).toContain(`@indexed(restricted: [${classes}])`);
  });

  it('does not define how the key is stored', () => {
    const others = BERTH.replace(
      '"长度',
      '"泊位号。Number."\n  id: ID! @stored(as: "_id")\n  "长度',
    );
    expect(typeIn({ own, others }, 'Berth')).toContain('{\n  id: ID!\n}');
  });

  it('has pages with nullable items, because the owning subgraph decides each item', () => {
    expect(typeIn({ own, others: BERTH }, 'CreditRecordConnection')).toContain(
      'nodes: [CreditRecord]!',
    );
    expect(typeIn({ own, others: BERTH }, 'CreditRecordEdge')).toContain('node: CreditRecord\n');
  });

  it('changes when another subgraph gains a kind, although its own source does not', () => {
    const quay = BERTH.replace('Berth @', 'Quay @').replace('"berths")', '"quays")');
    expect(typesIn({ own, others: BERTH })).not.toContain('Quay');
    expect(typesIn({ own, others: `${BERTH}${quay}` })).toEqual(
      expect.arrayContaining(['Berth', 'Quay']),
    );
  });

  it('has no types of the others except records', () => {
    const others = `${BERTH} "码头。Pier." type Pier @access(rule: [["public"]]) { "号。Id." id: ID! }`;
    expect(typesIn({ own, others })).not.toContain('Pier');
  });
});

describe('a subgraph without the directive', () => {
  it('has no records of other subgraphs', () => {
    expect(
      typesIn({ own: 'extend type Query { "船。Ships." ships: Int }', others: BERTH }),
    ).toEqual(['Query']);
  });
});

describe('@recordReferences is refused', () => {
  it('on an interface other than the record interface', () => {
    expect(
      refusalOf({
        own: `"船。Ship." interface Ship { "号。Id." id: ID! } extend interface Ship @recordReferences`,
      }),
    ).toBe('a.graphql:1: @recordReferences belongs on CreditRecord, not Ship.');
  });

  it('beside records of the subgraph itself', () => {
    expect(refusalOf({ own: `${INDEX}${BERTH}` })).toBe(
      'a.graphql:8: @recordReferences does not go with records of its own.',
    );
  });
});

describe('the subjects subgraph', () => {
  it('references every kind of record of the other subgraphs', () => {
    const kindsOf = (name: SubgraphName) => {
      const schema = subgraphTypes(name);
      const record = schema.getType('CreditRecord');
      return isInterfaceType(record)
        ? schema.getPossibleTypes(record).map((type) => type.name)
        : [];
    };
    const kept = RECORD_SUBGRAPH_NAMES.flatMap(kindsOf);
    expect(kindsOf('subjects').sort()).toEqual(kept.sort());
    expect(kept.length).toBeGreaterThan(10);
  });
});
