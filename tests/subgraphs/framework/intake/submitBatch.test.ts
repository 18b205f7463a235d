import { ask, codes } from '../../../support/ask';
import { intakeUnderTest, type IntakeUnderTest } from '../../../support/intake/intakeUnderTest';
import { auditor, nobody, officer, person, viewerAs } from '../../../support/viewers';

const steward = viewerAs('steward', { department: 'market-regulation', assurance: 3 });
const otherSteward = viewerAs('steward', { department: 'education', assurance: 3 });

let underTest: IntakeUnderTest;
let keys = 0;
const newKey = () => `key-${String(++keys).padStart(8, '0')}`;

beforeAll(async () => {
  underTest = await intakeUnderTest();
}, 60_000);
afterAll(() => underTest.stop());
beforeEach(async () => {
  await underTest.models.records['Permit']!.deleteMany({});
});

const BATCH = `number kind department by state atomic dryRun format progress
  counts { rows accepted unchanged refused }
  fault { code message messageEnglish }
  results { row outcome recordId faults { row field heading code message messageEnglish } }
  receipt { text digest counts { rows } fileSha256 }`;

const permit = (number: number, content = 'trade') => ({
  number: `P-${number}`,
  subject: `sub-${number}`,
  content,
});

async function submit(
  rows: readonly unknown[],
  { viewer = steward, key = newKey(), kind = 'Permit', ...more }: Record<string, any> = {},
) {
  return ask(
    underTest.subgraph,
    `mutation ($input: IntakeBatchInput!, $key: ID!) {
      batch: submitGovernmentBatch(input: $input, key: $key) { ${BATCH} }
    }`,
    { input: { kind, rows, ...more }, key },
    viewer,
  );
}
const batchOf = ({ data }: Awaited<ReturnType<typeof ask>>) => data?.['batch'] as any;
const stored = () => underTest.models.records['Permit']!.countDocuments({});

describe('a batch of rows', () => {
  it('returns the result of each row, and stores the accepted ones with their event', async () => {
    const batch = batchOf(await submit([permit(1), { subject: 'sub-2' }, permit(3)]));
    expect(batch).toMatchObject({
      number: expect.stringMatching(/^market-regulation-20260615-\d{6}$/),
      kind: 'Permit',
      department: 'market-regulation',
      by: 'test-steward',
      state: 'PARTLY_ACCEPTED',
      format: null,
      progress: 1,
      counts: { rows: 3, accepted: 2, unchanged: 0, refused: 1 },
      fault: null,
      results: [
        { row: 1, outcome: 'ACCEPTED', faults: [] },
        {
          row: 2,
          outcome: 'REFUSED',
          recordId: null,
          faults: [
            {
              row: 2,
              field: 'number',
              code: 'MISSING',
              messageEnglish: 'The field number is missing.',
            },
          ],
        },
        { row: 3, outcome: 'ACCEPTED', faults: [] },
      ],
    });
    const ids = batch.results.flatMap(({ recordId }: any) => recordId ?? []);
    const rows = await underTest.models.records['Permit']!.find({ _id: { $in: ids } }).lean();
    expect(rows.map(({ provenance }) => provenance.batch)).toEqual([batch.number, batch.number]);
    const events = await underTest.models.writing.event.find({ recordId: { $in: ids } }).lean();
    expect(events).toEqual(
      ids.map(() =>
        expect.objectContaining({
          action: 'CREATE',
          by: 'test-steward',
          department: 'market-regulation',
          reason: `报送批次 ${batch.number}`,
        }),
      ),
    );
  });

  it('returns the same batch for the same key, and refuses the key for another input', async () => {
    const key = newKey();
    const first = batchOf(await submit([permit(1), {}], { key }));
    expect(batchOf(await submit([permit(1), {}], { key }))).toEqual(first);
    expect(codes(await submit([permit(2)], { key }))).toEqual(['IDEMPOTENCY_KEY_REUSED']);
    expect(await stored()).toBe(1);
  });

  it('writes only once when requests with one key arrive together', async () => {
    const key = newKey();
    const answers = await Promise.all([1, 2, 3].map(() => submit([permit(1)], { key })));
    const numbers = new Set(answers.map((answer) => batchOf(answer).number));
    expect(numbers.size).toBe(1);
    expect(await stored()).toBe(1);
  });

  it('changes nothing when rows are submitted again, and refuses other content', async () => {
    const [first] = batchOf(await submit([permit(1)])).results;
    const again = batchOf(await submit([permit(1), permit(2, 'x')]));
    expect(again).toMatchObject({
      state: 'ACCEPTED',
      counts: { accepted: 1, unchanged: 1 },
      results: [{ outcome: 'UNCHANGED', recordId: first.recordId }, { outcome: 'ACCEPTED' }],
    });
    expect(batchOf(await submit([permit(1, 'other')]))).toMatchObject({ state: 'REFUSED' });
    expect(await stored()).toBe(2);
  });

  it('accepts all rows of an atomic batch or none', async () => {
    const refused = batchOf(await submit([permit(1), {}], { atomic: true }));
    expect(refused).toMatchObject({
      state: 'REFUSED',
      counts: { rows: 2, accepted: 0, refused: 2 },
      fault: { code: 'BATCH_REFUSED' },
      results: [
        { row: 1, outcome: 'REFUSED', faults: [] },
        { row: 2, outcome: 'REFUSED', faults: [{ code: 'MISSING' }] },
      ],
    });
    expect(await stored()).toBe(0);
    const accepted = batchOf(await submit([permit(1), permit(2)], { atomic: true }));
    expect(accepted).toMatchObject({ state: 'ACCEPTED', counts: { accepted: 2 } });
    expect(await stored()).toBe(2);
  });

  it('stores no record in a dry run', async () => {
    const batch = batchOf(await submit([permit(1), {}], { dryRun: true }));
    expect(batch).toMatchObject({ dryRun: true, counts: { accepted: 1, refused: 1 } });
    expect(batch.results[0]).toMatchObject({ outcome: 'ACCEPTED', recordId: null });
    expect(await stored()).toBe(0);
  });

  it('refuses unknown headings as a whole', async () => {
    const batch = batchOf(await submit([{ ...permit(1), colour: 'red' }]));
    expect(batch).toMatchObject({
      state: 'REFUSED',
      counts: { rows: 1, accepted: 0, refused: 1 },
      fault: { code: 'HEADINGS_REFUSED', message: expect.stringContaining('标题') },
    });
    const { nodes } = await faultsOf(batch.number);
    expect(nodes).toEqual([expect.objectContaining({ row: null, heading: 'colour' })]);
  });

  it('refuses a row that the record writer refuses, and accepts the others', async () => {
    const batch = batchOf(await submit([{ ...permit(1), subject: '' }, permit(2)]));
    expect(batch.results[0]).toMatchObject({
      outcome: 'REFUSED',
      faults: [
        {
          code: 'INVALID_RECORD',
          message: '缺少字段 subjectId。',
          messageEnglish: 'The field subjectId is missing.',
        },
      ],
    });
    expect(batch.results[1]).toMatchObject({ outcome: 'ACCEPTED' });
  });

  it('has a receipt whose digest covers the numbers', async () => {
    const { number, receipt } = batchOf(await submit([permit(1)]));
    expect(receipt.digest).toMatch(/^[0-9a-f]{64}$/);
    expect(JSON.parse(receipt.text)).toMatchObject({ number, rows: 1, accepted: 1 });
  });

  it.each([
    ['no row', []],
    ['more than 500 rows', Array.from({ length: 501 }, (_, index) => permit(index))],
  ])('refuses %s', async (_name, rows) => {
    expect(codes(await submit(rows))).toEqual(['BAD_USER_INPUT']);
  });

  it.each([
    ['a row that is a list', [[1]]],
    ['a nested object', [{ number: { deep: 1 } }]],
  ])('refuses %s', async (_name, rows) => {
    expect(codes(await submit(rows))).toEqual(['BAD_USER_INPUT']);
  });
});

describe('the rights of a batch', () => {
  it.each([
    ['nobody', nobody, 'UNAUTHENTICATED'],
    ['a person', person('ann'), 'FORBIDDEN'],
    ['an officer', officer, 'FORBIDDEN'],
    ['an auditor', auditor, 'FORBIDDEN'],
    ['a weakly logged-in steward', { ...steward, assurance: 2 }, 'FORBIDDEN'],
    ['a steward of a department that does not report the kind', otherSteward, 'FORBIDDEN'],
    ['a steward without a department', viewerAs('steward', { assurance: 3 }), 'FORBIDDEN'],
  ])('refuse rows of %s', async (_name, viewer, code) => {
    const [found] = codes(await submit([permit(1)], { viewer }));
    expect(['FORBIDDEN', 'UNAUTHENTICATED', 'UNAUTHORIZED_FIELD_OR_TYPE', code]).toContain(found);
    expect(found).toBeDefined();
    expect(await stored()).toBe(0);
  });

  it('refuse a kind that the domain does not receive', async () => {
    expect(codes(await submit([permit(1)], { kind: 'TaxGrade' }))).toEqual(['BAD_USER_INPUT']);
  });

  it('show a batch to stewards of its department and to auditors only', async () => {
    const { number } = batchOf(await submit([permit(1), {}]));
    const see = async (viewer: typeof steward) => {
      const { data } = await ask(
        underTest.subgraph,
        `query ($number: ID!) {
          one: intakeBatchOfGovernment(number: $number) { number faults { nodes { code } } }
          all: intakeBatchesOfGovernment(first: 1) { nodes { number } }
        }`,
        { number },
        viewer,
      );
      return data as any;
    };
    const visible = { number, faults: { nodes: [{ code: 'MISSING' }] } };
    for (const viewer of [steward, { ...steward, actor: 'colleague' }, auditor])
      expect(await see(viewer)).toEqual({ one: visible, all: { nodes: [{ number }] } });
    expect(await see(otherSteward)).toEqual({ one: null, all: { nodes: [] } });
    expect(await see(viewerAs('steward'))).toEqual({ one: null, all: { nodes: [] } });
    for (const viewer of [nobody, person('ann'), officer])
      expect(await see(viewer)).toEqual({ one: null, all: null });
  });
});

describe('the list of batches', () => {
  it('is filtered by state, kind and day, and has pages', async () => {
    await submit([permit(1)]);
    await submit([{}]);
    const list = async (filter: object, first = 100, after: string | null = null) => {
      const { data, errors } = await ask(
        underTest.subgraph,
        `query ($filter: IntakeBatchFilter, $first: Int, $after: String) {
          list: intakeBatchesOfGovernment(filter: $filter, first: $first, after: $after) {
            totalCount nodes { state kind number } pageInfo { hasNextPage endCursor }
          }
        }`,
        { filter, first, after },
        steward,
      );
      expect(errors).toBeUndefined();
      return data!['list'] as any;
    };
    const states = (page: any) => [...new Set(page.nodes.map(({ state }: any) => state))];
    expect(states(await list({ state: 'REFUSED' }))).toEqual(['REFUSED']);
    expect((await list({ kind: 'Penalty' })).totalCount).toBe(0);
    const all = await list({ from: '2026-06-15', to: '2026-06-15' });
    expect(all.totalCount).toBe(await underTest.models.intake.batch.countDocuments({}));
    expect((await list({ to: '2026-06-14' })).totalCount).toBe(0);
    expect((await list({ from: '2026-06-16' })).totalCount).toBe(0);
    const page = await list({}, 1);
    expect(page).toMatchObject({
      nodes: [{ number: all.nodes[0].number }],
      pageInfo: { hasNextPage: true },
    });
    const rest = await list({}, 100, page.pageInfo.endCursor);
    expect(rest.nodes).toEqual(all.nodes.slice(1));
  });
});

async function faultsOf(number: string) {
  const { data } = await ask(
    underTest.subgraph,
    `query ($number: ID!) {
      batch: intakeBatchOfGovernment(number: $number) {
        faults(first: 100) { totalCount nodes { row heading code } }
      }
    }`,
    { number },
    steward,
  );
  return (data!['batch'] as any).faults as { totalCount: number; nodes: any[] };
}
