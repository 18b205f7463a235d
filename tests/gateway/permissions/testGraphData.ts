type Row = Record<string, unknown> & { readonly __typename: string };

const contact = (kind: 'PhoneContact' | 'PostContact', id: string): Row => ({
  __typename: kind,
  subjectId: id,
  note: `note-${id}`,
  phone: `phone-${id}`,
  address: `address-${id}`,
});

const SUBJECTS: Row[] = [
  ...['p1', 'p2', 'p3'].map((id, index): Row => ({
    __typename: 'Person',
    id,
    subjectId: id,
    name: `name-${id}`,
    code: `code-${id}`,
    contact: contact('PhoneContact', id),
    level: index === 0 ? 'LOW' : 'HIGH',
    income: 1000 + index,
    born: 1980 + index * 20,
    employer: index === 2 ? null : 'c1',
    grades: [[index, null], [], null],
    related: ['c1', 'p2', 'h1'],
    cases: index === 1 ? [] : ['k1', 'k2'],
  })),
  ...['c1', 'c2'].map((id, index): Row => ({
    __typename: 'Company',
    id,
    subjectId: id,
    name: `name-${id}`,
    code: `code-${id}`,
    contact: contact(index === 0 ? 'PhoneContact' : 'PostContact', id),
    level: 'LOW',
    owner: index === 0 ? 'p1' : null,
    related: ['p1', null, 'c2'],
    ledger: [
      { __typename: 'Entry', subjectId: id, amount: 5, memo: `memo-${id}`, party: 'p2' },
      { __typename: 'Entry', subjectId: id, amount: 6, memo: null, party: 'c1' },
    ],
  })),
  {
    __typename: 'Household',
    id: 'h1',
    subjectId: 'h1',
    name: 'name-h1',
    code: null,
    contact: contact('PostContact', 'h1'),
    level: 'HIGH',
    related: [],
    head: 'p3',
  },
];

const RECORDS: Row[] = ['r1', 'r2', 'r3'].map((id, index) => ({
  __typename: 'Record',
  id,
  title: `title-${id}`,
  detail: `detail-${id}`,
  about: ['p1', 'c1', 'h1'][index],
  subjectId: ['p1', 'c1', 'h1'][index],
  parts: [
    { __typename: 'Fine', amount: index, label: 'fine' },
    { __typename: 'Ban', until: 2030, label: 'ban' },
  ],
}));

const CASES: Row[] = ['k1', 'k2'].map((number, index) => ({
  __typename: 'Case',
  number,
  debtor: index === 0 ? 'p1' : 'p2',
  sealed: `sealed-${number}`,
}));

const byId = (rows: readonly Row[], key: string) => new Map(rows.map((row) => [row[key], row]));
const subjects = byId(SUBJECTS, 'id');
const records = byId(RECORDS, 'id');
const cases = byId(CASES, 'number');

type Args = Record<string, unknown>;
type Answer = (row: Row, args: Args) => unknown;

const subject: Answer = (_, { id }) => subjects.get(id) ?? null;
const take = (rows: unknown[], { first }: Args) =>
  typeof first === 'number' ? rows.slice(0, Math.max(0, first)) : rows;
const related: Answer = (row, args) =>
  take(row['related'] as string[], args).map((id) => subjects.get(id) ?? null);
const grade: Answer = ({ id }) => `grade-${String(id)}`;
const score: Answer = ({ id }) => String(id).charCodeAt(1);
const recordsOf: Answer = ({ id }, args) =>
  take(
    RECORDS.filter((record) => record['about'] === id),
    args,
  );
const ofSubject = { related, grade, score, records: recordsOf };

/** Resolvers of the fields that are not properties of the row, the same for every executor. */
export const ANSWERS: Readonly<Record<string, Readonly<Record<string, Answer>>>> = {
  Query: {
    subject,
    subjects: (_, { filter }) =>
      filter == null ? [...SUBJECTS, null] : SUBJECTS.filter((_row, index) => index % 2 === 0),
    persons: (_, args) =>
      take(
        SUBJECTS.filter((row) => row.__typename === 'Person'),
        args,
      ),
    company: (_, { id }) => SUBJECTS.find((r) => r.__typename === 'Company' && r['id'] === id),
    hits: () => [SUBJECTS[0], SUBJECTS[3], (SUBJECTS[3]!['ledger'] as Row[])[0]],
    statistics: () => ({ __typename: 'Statistics', total: 7, secret: 9, top: [SUBJECTS[1], null] }),
    audit: () => ({ __typename: 'Statistics', total: 8, secret: 3, top: null }),
    record: (_, { id }) => records.get(id) ?? null,
    latest: () => RECORDS,
    cases: () => [...CASES, null],
  },
  Mutation: { rename: subject, object: subject },
  Person: {
    ...ofSubject,
    employer: (row) => subjects.get(row['employer']) ?? null,
    adult: (row) => (subjects.get(row['id'])!['born'] as number) < 2008,
    cases: (row) =>
      (subjects.get(row['id'])!['cases'] as string[]).map((number) => cases.get(number)),
  },
  Company: { ...ofSubject, owner: (row) => subjects.get(row['owner']) ?? null },
  Household: { ...ofSubject, head: (row) => subjects.get(row['head']) ?? null },
  // The records subgraph knows all subjects as this type.
  Subject: { grade, score, records: recordsOf },
  Record: { about: (row) => subjects.get(row['about']) ?? null },
  Case: { debtor: (row) => subjects.get(row['debtor']) ?? null },
  Entry: { party: (row) => subjects.get(row['party']) ?? null },
};

/** Finds an entity by its representation. */
export function entity(representation: Row): Row | null {
  const { __typename: type } = representation;
  if (type === 'Record') return records.get(representation['id']) ?? null;
  if (type === 'Case') return cases.get(representation['number']) ?? null;
  return subjects.get(representation['id']) ?? null;
}

export type { Row };
