import type { BatchRecord } from '../../../../subgraphs/framework/intake/batches/record';
import { isOutdated } from '../../../../subgraphs/framework/quality/isOutdated';
import { measuredKind } from '../../../../subgraphs/framework/quality/measuredKind';
import {
  measureQuality,
  type QualityModels,
} from '../../../../subgraphs/framework/quality/measure';
import { recordSource } from '../../../../subgraphs/framework/quality/recordSource';
import type { RecordModels } from '../../../../subgraphs/framework/records/recordModels';
import { subgraphTypes } from '../../../../subgraphs/framework/subgraphDocument';
import { governmentSubgraph } from '../../../../subgraphs/government/subgraph';
import { ask } from '../../../support/ask';
import { creditRecord, now } from '../../../support/creditRecord';
import { subgraphUnderTest, type SubgraphUnderTest } from '../../../support/subgraph';
import {
  analyst,
  auditor,
  bank,
  nobody,
  officer,
  person,
  viewerAs,
} from '../../../support/viewers';

type Models = QualityModels & { readonly records: RecordModels };

const steward = viewerAs('steward', { department: 'market-regulation', assurance: 3 });
const SOURCE = recordSource(
  (governmentSubgraph.records ?? []).map((kind) => measuredKind(subgraphTypes('government'), kind)),
);

let underTest: SubgraphUnderTest<Models>;
let outdatedAtFirst: boolean;
const measure = (signal = new AbortController().signal) =>
  measureQuality(underTest.models, SOURCE, {
    now: now(),
    context: { signal, touch: () => Promise.resolve() },
  });

function permit(id: string, department: string, received: string, more: object = {}) {
  return {
    ...creditRecord({
      _id: id,
      sourceDepartmentId: department,
      provenance: { batch: 'B', receivedAt: new Date(received) },
    }),
    type: 'Permit',
    permitClass: 'ORDINARY',
    content: '经营',
    validFrom: '2026-03-01',
    certificateName: null,
    ...more,
  };
}

beforeAll(async () => {
  underTest = await subgraphUnderTest<Models>(governmentSubgraph, { now });
  const { records, intake } = underTest.models;
  await records['Permit']!.collection.insertMany([
    permit('p1', 'market-regulation', '2026-06-02T02:00:00Z', { decisionDate: '2026-06-01' }),
    permit('p2', 'market-regulation', '2026-05-20T02:00:00Z', { certificateName: '许可证' }),
    permit('p3', 'health', '2026-06-02T02:00:00Z', { publicityStart: '2026-06-16' }),
  ] as never);
  const counts = { rows: 4, accepted: 1, unchanged: 1, refused: 2 };
  const submitted = { kind: 'Permit', receivedAt: new Date('2026-06-02T02:00:00Z'), counts };
  await intake.batch.collection.insertMany([
    { ...submitted, _id: 'b1', key: 'k1', department: 'market-regulation', dryRun: false },
    { ...submitted, _id: 'b2', key: 'k2', department: 'market-regulation', dryRun: true },
  ] as Partial<BatchRecord>[] as never);
  outdatedAtFirst = await isOutdated(underTest.models, SOURCE, now());
  await underTest.subgraph.jobs.run('quality.refresh');
}, 60_000);
afterAll(() => underTest.stop());

const REPORTS = `query ($department: ID, $kind: String, $month: String) {
  reports: qualityOfGovernmentRecords(department: $department, kind: $kind, month: $month) {
    department kind month records submitted refused lastReceivedAt
    indicators { code numerator denominator value weight }
    fields { field filled records } unpublished { reason count }
  }
}`;
const reports = async (variables: Record<string, unknown> = {}, viewer = officer) =>
  (await ask(underTest.subgraph, REPORTS, variables, viewer)).data?.['reports'] as any[] | null;

describe('the quality of records', () => {
  it('is reported per department and kind, for all stored records', async () => {
    const found = await reports();
    expect(
      found?.map(({ department, kind, month, records }) => [department, kind, month, records]),
    ).toEqual([
      ['health', 'Permit', null, 1],
      ['market-regulation', 'Permit', null, 2],
    ]);
    const [health, market] = found!;
    expect(health.unpublished).toEqual([{ reason: 'OVERDUE', count: 1 }]);
    expect(market).toMatchObject({
      submitted: 4,
      refused: 2,
      lastReceivedAt: '2026-06-02T02:00:00.000Z',
    });
    expect(market.fields).toContainEqual({ field: 'certificateName', filled: 1, records: 2 });
    const timeliness = market.indicators.find(({ code }: any) => code === 'TIMELINESS');
    expect(timeliness).toMatchObject({ numerator: 1, denominator: 2, value: 0.5 });
  });

  it('is reported for a month of receipt', async () => {
    expect(await reports({ month: '2026-05' })).toMatchObject([
      { department: 'market-regulation', month: '2026-05', records: 1 },
    ]);
    expect(await reports({ month: '2026-04' })).toEqual([]);
  });

  it('stays the same when it is measured twice, and when a run is aborted', async () => {
    const before = await reports();
    await underTest.subgraph.jobs.run('quality.measure');
    await measure(AbortSignal.abort());
    expect(await reports()).toEqual(before);
  });

  it('is measured once records have arrived, and again some time after a batch has ended', async () => {
    const { models } = underTest;
    const later = (minutes: number) => new Date(now().getTime() + minutes * 60_000);
    expect(outdatedAtFirst).toBe(true);
    expect(await isOutdated(models, SOURCE, later(30))).toBe(false);
    const ended = (id: string, dryRun: boolean) =>
      models.intake.batch.collection.insertOne({
        _id: id,
        key: id,
        department: 'health',
        dryRun,
        finishedAt: later(5),
      } as never);
    await ended('dry', true);
    expect(await isOutdated(models, SOURCE, later(30))).toBe(false);
    await ended('ended', false);
    expect(await isOutdated(models, SOURCE, later(10))).toBe(false);
    expect(await isOutdated(models, SOURCE, later(30))).toBe(true);
    await models.intake.batch.deleteMany({ _id: { $in: ['dry', 'ended'] } });
  });

  it.each([
    ['a kind of another subgraph', { kind: 'TaxGrade' }],
    ['a month that does not exist', { month: '2026-13' }],
  ])('refuses %s', async (_, variables) => {
    const { errors } = await ask(underTest.subgraph, REPORTS, variables, officer);
    expect(errors?.[0]?.extensions?.['code']).toBe('BAD_USER_INPUT');
  });
});

describe('a monthly scorecard', () => {
  it('has one score per department, the highest first', async () => {
    const { data } = await ask(
      underTest.subgraph,
      '{ cards: scorecardsOfGovernmentRecords(month: "2026-06") { department kind score records } }',
      {},
      auditor,
    );
    const cards = data?.['cards'] as { department: string; score: number }[];
    expect(cards.map(({ department }) => department)).toEqual(['market-regulation', 'health']);
    expect(cards[0]!.score).toBeGreaterThan(cards[1]!.score);
    expect(cards[0]).toMatchObject({ kind: null, records: 1 });
  });
});

describe('who reads the quality', () => {
  it('officers and auditors read all departments', async () => {
    expect(await reports({}, officer)).toHaveLength(2);
    expect(await reports({}, auditor)).toHaveLength(2);
  });

  it('a steward reads the own department alone', async () => {
    expect(await reports({}, steward)).toMatchObject([{ department: 'market-regulation' }]);
    expect(await reports({ department: 'health' }, steward)).toEqual([]);
  });

  it.each([
    ['a visitor', nobody],
    ['a person', person('sub-1')],
    ['a bank', bank],
    ['an analyst', analyst],
  ])('%s does not', async (_, viewer) => {
    expect(await reports({}, viewer)).toBeNull();
    const { data } = await ask(
      underTest.subgraph,
      '{ scorecardsOfGovernmentRecords(month: "2026-06") { department } }',
      {},
      viewer,
    );
    expect(data?.['scorecardsOfGovernmentRecords']).toBeNull();
  });
});
