import type { Model } from 'mongoose';
import { referencesOf } from '../../../../subgraphs/framework/unreported/references';
import type { RecordModels } from '../../../../subgraphs/framework/records/recordModels';
import { governmentSubgraph } from '../../../../subgraphs/government/subgraph';
import { judicialSubgraph } from '../../../../subgraphs/judicial/subgraph';
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

interface Models {
  readonly records: RecordModels;
}

const steward = (department: string) => viewerAs('steward', { department });
const leading = viewerAs('officer', { department: 'development-reform' });
const FIELDS = 'department type ground reference recordType recordId recordDepartment decidedOn';

function listOf(underTest: () => SubgraphUnderTest<Models>, domain: string) {
  return async (viewer = auditor, args = '') => {
    const { data } = await ask(
      underTest().subgraph,
      `{ list: unreportedRecordsOf${domain}(first: 20${args}) { totalCount nodes { ${FIELDS} } } }`,
      {},
      viewer,
    );
    return (data?.['list'] ?? null) as { totalCount: number; nodes: any[] } | null;
  };
}

const record = (_id: string, type: string, more: object) => ({
  ...creditRecord({ _id }),
  type,
  ...more,
});
const insert = (models: Models, rows: readonly { readonly type: string }[]) =>
  (Object.values(models.records)[0] as Model<object>).collection.insertMany(rows);

describe('records of double publicity that were not reported', () => {
  let underTest: SubgraphUnderTest<Models>;
  const list = listOf(() => underTest, 'Government');
  const find = () => underTest.subgraph.jobs.run('records.unreported');
  const penalty = (_id: string, licenceAffected: string | null, more: object = {}) =>
    record(_id, 'Penalty', {
      subjectId: 'company',
      sourceDepartmentId: 'health',
      licenceAffected,
      ...more,
    });
  const permit = (_id: string, more: object = {}) =>
    record(_id, 'Permit', {
      subjectId: 'company',
      sourceDepartmentId: 'health',
      certificateNumber: 'JY-0001',
      ...more,
    });
  const provenance = {
    batch: 'B',
    receivedAt: now(),
    origin: 'CITY',
    sourceUnit: '天津市河东区教育局',
  };

  beforeAll(async () => {
    underTest = await subgraphUnderTest<Models>(governmentSubgraph, { now });
    await insert(underTest.models, [
      permit('held', { state: 'EXPIRED' }),
      permit('of-another', { subjectId: 'other', certificateNumber: 'JY-0002' }),
      permit('from-city', { sourceDepartmentId: 'education', provenance }),
      penalty('names-held', '卫生许可证 JY-0001'),
      penalty('names-other', '卫生许可证 JY-0002'),
      penalty('names-none', null),
      penalty('by-emergency', '经营许可证 JY-0003', { sourceDepartmentId: 'emergency-management' }),
      penalty('revoked', '卫生许可证 JY-0004', { state: 'REVOKED' }),
      penalty('of-minor', '卫生许可证 JY-0005', { subjectIsMinor: true }),
    ]);
    await find();
  });
  afterAll(() => underTest.stop());

  it('are those to which a record refers, and those that only the city has', async () => {
    expect(await list()).toEqual({
      totalCount: 3,
      nodes: [
        {
          department: 'education',
          type: 'Permit',
          ground: 'EXCHANGE',
          reference: '（2026）津0102执1号',
          recordType: 'Permit',
          recordId: 'from-city',
          recordDepartment: 'education',
          decidedOn: '2026-03-01',
        },
        {
          department: 'health',
          type: 'Permit',
          ground: 'REFERENCE',
          reference: '卫生许可证 JY-0002',
          recordType: 'Penalty',
          recordId: 'names-other',
          recordDepartment: 'health',
          decidedOn: '2026-03-01',
        },
        expect.objectContaining({
          // Emergency management reports no permits.
          department: 'market-regulation',
          recordId: 'by-emergency',
          recordDepartment: 'emergency-management',
        }),
      ],
    });
  });

  it('are selected by department, kind and ground', async () => {
    expect((await list(auditor, ', ground: EXCHANGE'))?.totalCount).toBe(1);
    expect((await list(auditor, ', type: "Penalty"'))?.totalCount).toBe(0);
    expect((await list(auditor, ', department: "health"'))?.totalCount).toBe(1);
  });

  it('are read by auditors and the leading department; by others for their own', async () => {
    expect((await list(leading))?.totalCount).toBe(3);
    expect((await list(steward('health')))?.nodes).toMatchObject([{ department: 'health' }]);
    expect((await list(steward('health'), ', department: "education"'))?.totalCount).toBe(0);
    expect((await list(officer))?.nodes ?? []).toEqual(
      (await list(auditor, `, department: "${officer.department!}"`))?.nodes,
    );
  });

  it.each([
    ['a visitor', nobody],
    ['a person', person('company')],
    ['a bank', bank],
    ['an analyst', analyst],
  ])('are not read by %s', async (_, viewer) => {
    expect(await list(viewer)).toBeNull();
  });

  it('are gone once they are reported', async () => {
    await insert(underTest.models, [permit('reported', { certificateNumber: 'JY-0002' })]);
    await find();
    expect((await list())?.nodes.map(({ recordId }) => recordId as string)).toEqual([
      'from-city',
      'by-emergency',
    ]);
  });
});

describe('the enforcement behind a judicial record', () => {
  let underTest: SubgraphUnderTest<Models>;
  const list = listOf(() => underTest, 'Judicial');
  const [one, other] = ['（2026）津0102执1号', '（2026）津0102执2号'];

  beforeAll(async () => {
    underTest = await subgraphUnderTest<Models>(judicialSubgraph, { now });
    await insert(underTest.models, [
      record('debtor', 'JudgmentDebtor', { subjectId: 'debtor', caseNumber: one }),
      record('listed', 'JudgmentDefaulter', { subjectId: 'debtor', caseNumber: one }),
      record('unknown-case', 'JudgmentDefaulter', { subjectId: 'debtor', caseNumber: other }),
      // A restriction of the representative refers to the debtor's case.
      record('restricted', 'ConsumptionRestriction', {
        subjectId: 'representative',
        debtorId: 'debtor',
        caseNumber: one,
      }),
      record('without-debtor', 'ConsumptionRestriction', {
        subjectId: 'representative',
        debtorId: 'nobody',
        caseNumber: one,
      }),
      record('no-debtor-known', 'ConsumptionRestriction', {
        subjectId: 'representative',
        debtorId: null,
        caseNumber: other,
      }),
    ]);
    await underTest.subgraph.jobs.run('records.unreported');
  });
  afterAll(() => underTest.stop());

  it('is missing when the case of the party was not reported', async () => {
    const found = await list(steward('court'));
    expect(found?.nodes.map(({ type, recordId }) => [type, recordId])).toEqual([
      ['JudgmentDebtor', 'unknown-case'],
      ['JudgmentDebtor', 'without-debtor'],
    ]);
  });
});

test('a reference to a field that is not stored in clear text is refused', () => {
  const reference = { from: 'Penalty', to: 'Permit', match: 'EQUAL', source: '' } as const;
  const refer = (field: string, by: string) => () =>
    referencesOf(governmentSubgraph.records ?? [], [{ ...reference, field, by: [by] }]);
  expect(refer('licenceAffected', 'unknown')).toThrow('Permit.unknown');
  expect(refer('amountBand', 'documentNumber')).toThrow('Penalty.amountBand');
  expect(refer('licenceAffected', 'documentNumber')).not.toThrow();
});
