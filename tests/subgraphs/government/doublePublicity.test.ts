import type { Model } from 'mongoose';
import type { PermitRow } from '../../../schema/generated/government.rows';
import type { Viewer } from '../../../schema/viewer';
import { governmentSubgraph } from '../../../subgraphs/government/subgraph';
import { ask, codes } from '../../support/ask';
import { creditRecord, now } from '../../support/creditRecord';
import { subgraphUnderTest, type SubgraphUnderTest } from '../../support/subgraph';
import { auditor, nobody, person, viewerAs } from '../../support/viewers';

interface Models {
  readonly records: { readonly Permit: Model<PermitRow> };
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

const count = (viewer: Viewer, more = '', period = 'from: "2026-03-01", to: "2026-04-30"') =>
  ask(
    underTest.subgraph,
    `{ doublePublicityOfGovernment(${period}${more}) {
      department month type reported inTime late publishedLate } }`,
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

test('stewards see their own department, auditors all or the one they name', async () => {
  const all = await linesOf(auditor);
  expect(all.filter(({ reported }) => reported === 1)).toHaveLength(2);
  expect(new Set(all.map(({ department }) => department)).size).toBeGreaterThan(9);
  const named = await linesOf(auditor, ', department: "education"');
  expect(new Set(named.map(({ department }) => department))).toEqual(new Set(['education']));
  expect(await linesOf(steward('education'), ', department: "health"')).toEqual([]);
  for (const viewer of [nobody, person('sub-1')])
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
