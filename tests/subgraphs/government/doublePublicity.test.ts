import type { Model } from 'mongoose';
import { serialNumber } from '../../../subgraphs/government/doublePublicity/missing/series';
import type { PermitRow } from '../../../schema/generated/government.rows';
import type { Viewer } from '../../../schema/viewer';
import type { IntakeModels } from '../../../subgraphs/framework/intake/batches/model';
import { governmentSubgraph } from '../../../subgraphs/government/subgraph';
import { ask, codes } from '../../support/ask';
import { creditRecord, now } from '../../support/creditRecord';
import { subgraphUnderTest, type SubgraphUnderTest } from '../../support/subgraph';
import { analyst, auditor, bank, nobody, officer, person, viewerAs } from '../../support/viewers';

interface Models {
  readonly records: { readonly Permit: Model<PermitRow> };
  readonly intake: IntakeModels;
}

/** A permit decided on Monday, 2 March 2026; its term of seven working days ends on 11 March. */
const permit = (
  _id: string,
  receivedAt: string,
  publicityStart: string,
  sourceDepartmentId = 'health',
  decisionDate = '2026-03-02',
): PermitRow => ({
  ...creditRecord({ _id, category: 'ADMINISTRATIVE', sourceDepartmentId, decisionDate }),
  publicityStart,
  provenance: { batch: 'B-1', receivedAt: new Date(receivedAt) },
  permitClass: 'ORDINARY',
  certificateName: null,
  certificateNumber: null,
  content: '食品销售',
  validFrom: decisionDate,
  validTo: null,
  authorityId: sourceDepartmentId,
  status: 'IN_FORCE',
});

const steward = (department: string) => viewerAs('steward', { department });

let underTest: SubgraphUnderTest<Models>;
beforeAll(async () => {
  underTest = await subgraphUnderTest<Models>(governmentSubgraph, { now });
  await underTest.models.records.Permit.insertMany([
    permit('early', '2026-03-04T00:00:00Z', '2026-03-05'),
    // The last minute of the last day in China.
    permit('last-minute', '2026-03-11T15:59:00Z', '2026-03-12'),
    // One minute later it is 12 March in China.
    permit('late', '2026-03-11T16:00:00Z', '2026-03-12'),
    permit('april', '2026-04-02T00:00:00Z', '2026-04-03', 'health', '2026-04-01'),
    permit('other', '2026-03-04T00:00:00Z', '2026-03-05', 'education'),
    permit('outside', '2026-05-06T00:00:00Z', '2026-05-07', 'health', '2026-05-01'),
  ]);
});
afterAll(() => underTest.stop());

const PERIOD = 'from: "2026-03-01", to: "2026-04-30"';
const COUNTS = 'department month type reported inTime late publishedLate';
const count = (viewer: Viewer, more = '', period = PERIOD, fields = COUNTS) =>
  ask(
    underTest.subgraph,
    `{ doublePublicityOfGovernment(${period}${more}) { ${fields} } }`,
    {},
    viewer,
  );
const linesOf = async (...given: Parameters<typeof count>) =>
  (await count(...given)).data!['doublePublicityOfGovernment'] as Record<string, unknown>[];

const line = (month: string, type: string, ...counts: number[]) => {
  const [reported = 0, inTime = 0, late = 0, publishedLate = 0] = counts;
  return { department: 'health', month, type, reported, inTime, late, publishedLate };
};

test('counts by China days what was reported and published in time, and shows empty months', async () => {
  expect(await linesOf(steward('health'))).toEqual([
    line('2026-03', 'Penalty'),
    line('2026-03', 'Permit', 3, 2, 1, 2),
    line('2026-04', 'Penalty'),
    line('2026-04', 'Permit', 1, 1),
  ]);
});

test('officers and stewards see their own department, auditors and the leading department all', async () => {
  const all = await linesOf(auditor);
  expect(all.filter(({ reported }) => reported === 1)).toHaveLength(2);
  expect(new Set(all.map(({ department }) => department)).size).toBeGreaterThan(9);
  for (const role of ['officer', 'steward'] as const) {
    const [own, leading] = ['health', 'development-reform'].map((department) =>
      viewerAs(role, { department }),
    ) as [Viewer, Viewer];
    expect(await linesOf(own)).toEqual(await linesOf(auditor, ', department: "health"'));
    expect(await linesOf(own, ', department: "education"')).toEqual([]);
    expect(await linesOf(leading)).toEqual(all);
  }
  const named = await linesOf(auditor, ', department: "education"');
  expect(new Set(named.map(({ department }) => department))).toEqual(new Set(['education']));
  expect(await linesOf(steward('education'), ', department: "health"')).toEqual([]);
  for (const viewer of [nobody, person('sub-1'), analyst, bank])
    expect(codes(await count(viewer))).toEqual(['UNAUTHORIZED_FIELD_OR_TYPE']);
});

test('refuses a period that is reversed or longer than 92 days', async () => {
  for (const period of [
    'from: "2026-03-02", to: "2026-03-01"',
    'from: "2026-01-01", to: "2026-04-03"',
  ])
    expect(codes(await count(auditor, '', period))).toEqual(['BAD_USER_INPUT']);
  expect(codes(await count(auditor, '', 'from: "2026-01-01", to: "2026-04-02"'))).toEqual([]);
});

test('counts nothing that was decided before the first term of double publicity', async () => {
  await underTest.models.records.Permit.create(
    permit('ancient', '2015-11-20T00:00:00Z', '2015-11-21', 'health', '2015-11-10'),
  );
  const lines = await linesOf(steward('health'), '', 'from: "2015-11-01", to: "2015-12-31"');
  expect(lines.filter(({ reported }) => reported !== 0)).toEqual([]);
});

test('counts working days to receipt and publication, and leaves out what is not published', async () => {
  await underTest.models.records.Permit.create({
    ...permit('of a person', '2026-05-13T00:00:00Z', '2026-05-13', 'culture-tourism', '2026-05-06'),
    disclosure: 'RESTRICTED',
  });
  const fields =
    'type daysToReceipt mostDaysToReceipt daysToPublication mostDaysToPublication publishedLate';
  const { data } = await count(
    steward('health'),
    '',
    'from: "2026-03-01", to: "2026-03-31"',
    fields,
  );
  // Received after 2, 7 and 8 working days; published after 3, 8 and 8.
  expect(data!['doublePublicityOfGovernment']).toEqual([
    {
      type: 'Penalty',
      daysToReceipt: null,
      mostDaysToReceipt: null,
      daysToPublication: null,
      mostDaysToPublication: null,
      publishedLate: 0,
    },
    {
      type: 'Permit',
      daysToReceipt: 5.7,
      mostDaysToReceipt: 8,
      daysToPublication: 6.3,
      mostDaysToPublication: 8,
      publishedLate: 2,
    },
  ]);
  const restricted = await count(
    steward('culture-tourism'),
    '',
    'from: "2026-05-06", to: "2026-05-06"',
    fields,
  );
  expect(restricted.data!['doublePublicityOfGovernment']).toContainEqual(
    expect.objectContaining({ daysToReceipt: 6, daysToPublication: null, publishedLate: 0 }),
  );
});

describe('reasons for late reports', () => {
  const list = (viewer: Viewer, more = '', fields = 'recordId reason note') =>
    ask(
      underTest.subgraph,
      `{ lateReportsOfGovernment(${PERIOD}${more}) { totalCount nodes { ${fields} } } }`,
      {},
      viewer,
    );
  const lateOf = async (...given: Parameters<typeof list>) =>
    (await list(...given)).data!['lateReportsOfGovernment'] as {
      totalCount: number;
      nodes: Record<string, unknown>[];
    };
  const state = (input: object, key: string, viewer = steward3) =>
    ask(
      underTest.subgraph,
      `mutation ($input: LateReasonInput!, $key: ID!) {
        statement: stateLateReasonOfGovernment(input: $input, key: $key) { stated remaining } }`,
      { input: { type: 'Permit', ...input }, key },
      viewer,
    );
  const steward3 = viewerAs('steward', { department: 'health', assurance: 3 });

  test('lists late records with their days, page by page', async () => {
    const { nodes, totalCount } = await lateOf(
      steward('health'),
      ', first: 1',
      'recordId type department documentNumber batch decidedOn dueOn receivedOn workingDays reason',
    );
    expect(totalCount).toBe(1);
    expect(nodes).toEqual([
      {
        recordId: 'late',
        type: 'Permit',
        department: 'health',
        documentNumber: '（2026）津0102执1号',
        batch: 'B-1',
        decidedOn: '2026-03-02',
        dueOn: '2026-03-11',
        receivedOn: '2026-03-12',
        workingDays: 8,
        reason: null,
      },
    ]);
  });

  test('is listed for the department, the leading department and auditors only', async () => {
    const readers = [
      viewerAs('officer', { department: 'health' }),
      viewerAs('officer', { department: 'development-reform' }),
      auditor,
    ];
    for (const viewer of readers) expect((await lateOf(viewer)).totalCount).toBe(1);
    expect((await lateOf(officer)).totalCount).toBe(0);
    expect((await lateOf(steward('education'), ', department: "health"')).totalCount).toBe(0);
    for (const viewer of [nobody, person('sub-1'), analyst, bank])
      expect(codes(await list(viewer))).toEqual(['UNAUTHORIZED_FIELD_OR_TYPE']);
  });

  test('refuses a reason without its note, forbidden content, and records of others or in time', async () => {
    const refusals: [object, string][] = [
      [{ ids: ['late'], reason: 'OTHER' }, 'BAD_USER_INPUT'],
      [{ ids: ['late'], reason: 'BACKLOG', note: '电话13812345678' }, 'BAD_USER_INPUT'],
      [{ ids: ['early'], reason: 'BACKLOG' }, 'BAD_USER_INPUT'],
      [{ ids: ['other'], reason: 'BACKLOG' }, 'NOT_FOUND'],
      [{ ids: ['late'], batch: 'B-1', reason: 'BACKLOG' }, 'BAD_USER_INPUT'],
      [{ batch: 'B-1', reason: 'BACKLOG' }, 'NOT_FOUND'],
      [{ ids: [], reason: 'BACKLOG' }, 'BAD_USER_INPUT'],
    ];
    for (const [at, [input, code]] of refusals.entries())
      expect([input, codes(await state(input, `refused-${at}`))]).toEqual([input, [code]]);
    const mayNot = [nobody, steward('health'), viewerAs('officer', { department: 'health' })];
    for (const viewer of mayNot)
      expect(codes(await state({ ids: ['late'], reason: 'BACKLOG' }, 'may-not-1', viewer))).toEqual(
        ['UNAUTHORIZED_FIELD_OR_TYPE'],
      );
    expect((await lateOf(steward('health'), ', reasonStated: true')).totalCount).toBe(0);
  });

  test('states the reason of named records once, and counts it', async () => {
    const input = { ids: ['late'], reason: 'OTHER', note: '接口升级' };
    for (let repeated = 0; repeated < 2; repeated++)
      expect((await state(input, 'state-late-1')).data).toEqual({
        statement: { stated: 1, remaining: 0 },
      });
    expect(codes(await state({ ...input, note: '另一说明' }, 'state-late-1'))).toEqual([
      'IDEMPOTENCY_KEY_REUSED',
    ]);
    expect((await lateOf(steward('health'), ', reasonStated: true')).nodes).toEqual([
      { recordId: 'late', reason: 'OTHER', note: '接口升级' },
    ]);
    expect((await lateOf(steward('health'), ', reasonStated: false')).totalCount).toBe(0);
    const { data } = await count(
      steward('health'),
      '',
      PERIOD,
      'late lateWithReason lateWithoutReason',
    );
    expect(data!['doublePublicityOfGovernment']).toContainEqual({
      late: 1,
      lateWithReason: 1,
      lateWithoutReason: 0,
    });
  });

  test('states the reason of the late records of a batch that have none', async () => {
    const late = (id: string) =>
      permit(id, '2026-04-20T00:00:00Z', '2026-04-20', 'health', '2026-04-02');
    await underTest.models.records.Permit.insertMany([
      late('batch-late'),
      { ...late('batch-stated'), lateReason: 'BACKLOG', lateNote: null },
      permit('batch-early', '2026-04-03T00:00:00Z', '2026-04-03', 'health', '2026-04-02'),
    ]);
    const { batch, accepted } = underTest.models.intake;
    await batch.collection.insertOne({
      _id: 'HB-1',
      department: 'health',
      kind: 'Permit',
    } as never);
    await accepted.collection.insertOne({
      _id: 'HB-1/1',
      batch: 'HB-1',
      firstRow: 1,
      ids: ['batch-late', 'batch-stated', 'batch-early'],
    } as never);
    expect((await state({ batch: 'HB-1', reason: 'SYSTEM_FAULT' }, 'state-batch-1')).data).toEqual({
      statement: { stated: 1, remaining: 0 },
    });
    const { nodes } = await lateOf(steward('health'), ', reasonStated: true');
    expect(nodes.filter(({ recordId }) => String(recordId).startsWith('batch'))).toEqual([
      { recordId: 'batch-late', reason: 'SYSTEM_FAULT', note: null },
      { recordId: 'batch-stated', reason: 'BACKLOG', note: null },
    ]);
  });

  test('notes a listed record that not everybody sees in the disclosure log', async () => {
    await underTest.models.records.Permit.create({
      ...permit(
        'restricted',
        '2026-04-28T00:00:00Z',
        '2026-04-28',
        'science-technology',
        '2026-04-15',
      ),
      subjectId: 'per-1',
      disclosure: 'RESTRICTED',
    });
    const noted = async (viewer: Viewer) => (await list(viewer)).extensions?.['disclosures'];
    expect(await noted(steward('science-technology'))).toEqual([
      expect.objectContaining({ subjectId: 'per-1', disclosed: ['LateReport.recordId'] }),
    ]);
    expect(await noted(steward('health'))).toBeUndefined();
  });

  test('the reason on a record is for officers and stewards', async () => {
    const reasonFor = (viewer: Viewer) =>
      ask(
        underTest.subgraph,
        '{ _entities(representations: [{ __typename: "Permit", id: "late" }]) { ... on Permit { lateReason } } }',
        {},
        viewer,
      );
    for (const viewer of [officer, steward('education')])
      expect((await reasonFor(viewer)).data!['_entities']).toEqual([{ lateReason: 'OTHER' }]);
    for (const viewer of [nobody, person('sub-1'), bank])
      expect((await reasonFor(viewer)).data!['_entities']).toEqual([{ lateReason: null }]);
  });
});

describe('missing reports', () => {
  const missing = async (viewer: Viewer, more = '') =>
    (
      await ask(
        underTest.subgraph,
        `{ missingReportsOfGovernment(first: 10${more}) { totalCount nodes {
          department type series year firstNumber lastNumber count } } }`,
        {},
        viewer,
      )
    ).data!['missingReportsOfGovernment'];

  test('finds the gaps between the numbers of a series and year, and fills them', async () => {
    const numbered = (number: string, year = 2026) => ({
      ...permit(number, '2026-03-04T00:00:00Z', '2026-03-05', 'fire-rescue', `${year}-03-02`),
      basis: { title: '许可', number, date: `${year}-03-02` },
    });
    await underTest.models.records.Permit.insertMany([
      ...['0001', '0003', '0007'].map((serial) => numbered(`津东消安许〔2026〕${serial}号`)),
      numbered('津东消验许〔2026〕第5号'),
      numbered('津东消安许〔2024〕0001号', 2024),
      numbered('津东消安许〔2024〕0005号', 2024),
    ]);
    await underTest.subgraph.jobs.run('publicity.missing');
    const gap = (firstNumber: string, lastNumber: string, size: number) => ({
      department: 'fire-rescue',
      type: 'Permit',
      series: '津东消安许',
      year: 2026,
      firstNumber: `津东消安许〔2026〕${firstNumber}号`,
      lastNumber: `津东消安许〔2026〕${lastNumber}号`,
      count: size,
    });
    const found = { totalCount: 2, nodes: [gap('0002', '0002', 1), gap('0004', '0006', 3)] };
    expect(await missing(steward('fire-rescue'))).toEqual(found);
    expect(await missing(auditor, ', type: "Permit", year: 2026')).toEqual(found);
    const nothing = { totalCount: 0, nodes: [] };
    expect(await missing(steward('fire-rescue'), ', year: 2025')).toEqual(nothing);
    expect(await missing(officer)).toEqual(nothing);
    expect(await missing(steward('health'), ', department: "fire-rescue"')).toEqual(nothing);
    await underTest.models.records.Permit.create(numbered('津东消安许〔2026〕0002号'));
    await underTest.subgraph.jobs.run('publicity.missing');
    expect(await missing(steward('fire-rescue'))).toEqual({
      totalCount: 1,
      nodes: [gap('0004', '0006', 3)],
    });
  });

  test('reads numbers with a year and a serial number, and no others', () => {
    expect(serialNumber('津东市监罚〔2026〕第12号')).toMatchObject({
      series: '津东市监罚',
      serial: 12,
    });
    expect(serialNumber('（2026）津0102执1号')).toBeUndefined();
    expect(serialNumber('津东市监罚2026-12')).toBeUndefined();
    expect(serialNumber('津东〔2026〕20260101001号')).toBeUndefined();
  });
});
