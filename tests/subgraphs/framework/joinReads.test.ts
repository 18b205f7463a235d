import fc from 'fast-check';
import { joinReads } from '../../../subgraphs/framework/reading/joinReads';
import type { RowsRead } from '../../../subgraphs/framework/reading/rowsRead';

interface Row {
  readonly _id: string;
  readonly subjectId: string;
  readonly open: boolean;
  readonly basis: { readonly at: Date };
}

const row = (subjectId: string, number: number, open = true): Row => ({
  _id: `${subjectId}-${String(number).padStart(4, '0')}`,
  subjectId,
  open,
  basis: { at: new Date(number) },
});

/** A collection of rows, and the reads it received. */
function collection(rows: readonly Row[]) {
  const reads: RowsRead[] = [];
  const readAlone = async (read: RowsRead): Promise<object[]> => {
    reads.push(read);
    const { of, match, limit } = read;
    const found = rows
      .filter(
        (each) => of === undefined || of.values.includes(each[of.field as keyof Row] as string),
      )
      .filter(({ open }) => match['open'] === undefined || open === match['open'])
      .toSorted((a, b) => (a._id < b._id ? -1 : 1));
    return Promise.resolve(found.slice(0, limit).map((each) => ({ ...each })));
  };
  return { reads, readAlone, read: joinReads(readAlone) };
}

const ofSubjects = (values: readonly string[], more: Partial<RowsRead> = {}): RowsRead => ({
  collection: 'records',
  of: { field: 'subjectId', values },
  match: { open: true },
  sort: { subjectId: 1, _id: 1 },
  ...more,
});

function withoutOrder(values: readonly string[], limit: number): RowsRead {
  const { collection: name, of, match } = ofSubjects(values);
  return { collection: name, of: of!, match, limit };
}

const ROWS = ['a', 'b', 'c'].flatMap((subject) => [1, 2, 3].map((n) => row(subject, n)));

test('requests of one turn that read different subjects’ rows share one read', async () => {
  const { read, reads } = collection(ROWS);
  const answers = await Promise.all([read(ofSubjects(['a'])), read(ofSubjects(['c', 'b']))]);
  expect(answers).toEqual([
    ROWS.filter(({ subjectId }) => subjectId === 'a'),
    ROWS.filter(({ subjectId }) => subjectId !== 'a'),
  ]);
  expect(reads).toEqual([ofSubjects(['a', 'c', 'b'])]);
});

test.each<[string, RowsRead]>([
  ['conditions', ofSubjects(['b'], { match: { open: false } })],
  ['a condition that JSON does not tell apart', ofSubjects(['b'], { match: { name: /x/ } })],
  ['orders', ofSubjects(['b'], { sort: { subjectId: 1, _id: -1 } })],
  ['an order that mixes subjects', ofSubjects(['b'], { sort: { _id: 1 } })],
  ['a limit without an order', withoutOrder(['b'], 5)],
  ['projections', ofSubjects(['b'], { project: { _id: 1 } })],
  ['collections', ofSubjects(['b'], { collection: 'others' })],
  ['fields', ofSubjects(['b'], { of: { field: '_id', values: ['b'] } })],
  ['a count', ofSubjects(['b'], { countBy: 'subjectId' })],
])('reads that differ in %s are never combined', async (_what, other) => {
  const { read, reads } = collection(ROWS);
  await Promise.all([read(ofSubjects(['a'])), read(other)]);
  expect(reads).toEqual(expect.arrayContaining([ofSubjects(['a']), other]));
  expect(reads).toHaveLength(2);
});

const DAY = '2026-11-29T00:00:00.000Z';

test.each<[string, object, object]>([
  ['a date and its text', { at: new Date(DAY) }, { at: DAY }],
  ['no number and nothing', { at: Number.NaN }, { at: null }],
  ['a missing value and none', { at: undefined }, {}],
])('conditions on %s are never combined', async (_what, one, other) => {
  const { read, reads } = collection(ROWS);
  await Promise.all([
    read(ofSubjects(['a'], { match: { ...one } })),
    read(ofSubjects(['b'], { match: { ...other } })),
  ]);
  expect(reads).toHaveLength(2);
});

test('a row that several requests want is read once, and no object is shared', async () => {
  const { read, reads } = collection(ROWS);
  const [one, two] = await Promise.all([read(ofSubjects(['a', 'b'])), read(ofSubjects(['b']))]);
  expect(one.slice(3)).toEqual(two);
  expect(reads).toEqual([ofSubjects(['a', 'b'])]);
  const [mine, other] = [one[3] as Row, two[0] as Row];
  expect(mine).not.toBe(other);
  expect(mine.basis).not.toBe(other.basis);
  expect(mine.basis.at).not.toBe(other.basis.at);
});

test('reads are repeated separately when one has more rows than all may have together', async () => {
  const many = Array.from({ length: 500 }, (_, n) => row('a', n));
  const { read, reads } = collection([...many, row('b', 1)]);
  const limited = (subject: string) => ofSubjects([subject], { limit: 6 });
  const [a, b] = await Promise.all([read(limited('a')), read(limited('b'))]);
  expect([a, b]).toEqual([many.slice(0, 6), [row('b', 1)]]);
  expect(reads).toHaveLength(3);
});

test('a combined command has a bounded size', async () => {
  const { read, reads } = collection(ROWS);
  const names = Array.from({ length: 150 }, (_, n) => `s${n}`);
  await Promise.all([
    read(ofSubjects(names)),
    read(ofSubjects(names.map((name) => `${name}x`))),
    ...['a', 'b', 'c'].map((name) => read(ofSubjects([name], { limit: 9_000 }))),
  ]);
  expect(reads.map(({ of }) => of!.values.length)).toEqual([150, 152, 1]);
});

test('a failed read fails for each request', async () => {
  const read = joinReads(() => Promise.reject(new Error('The database is away.')));
  const answers = await Promise.allSettled([read(ofSubjects(['a'])), read(ofSubjects(['b']))]);
  expect(answers.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
});

test('every request gets the result of its own read', async () => {
  const subject = fc.constantFrom('a', 'b', 'c', 'd', 'e');
  const asked = fc.record({
    values: fc.uniqueArray(subject, { minLength: 1, maxLength: 4 }),
    open: fc.boolean(),
    limit: fc.option(fc.integer({ min: 1, max: 8 }), { nil: undefined }),
  });
  const stored = fc.uniqueArray(fc.record({ subject, number: fc.nat(9), open: fc.boolean() }), {
    maxLength: 40,
    selector: (each) => `${each.subject}${each.number}`,
  });
  await fc.assert(
    fc.asyncProperty(
      stored,
      fc.array(asked, { minLength: 1, maxLength: 6 }),
      async (made, asks) => {
        const { read, readAlone } = collection(
          made.map((each) => row(each.subject, each.number, each.open)),
        );
        const wanted = asks.map(({ values, open, limit }) =>
          ofSubjects(values, { match: { open }, ...(limit !== undefined && { limit }) }),
        );
        expect(await Promise.all(wanted.map(read))).toEqual(
          await Promise.all(wanted.map(readAlone)),
        );
      },
    ),
  );
});
