import type { Model } from 'mongoose';
import type { PermitRow } from '../../../../schema/generated/government.rows';
import type { WriterModels } from '../../../../subgraphs/framework/records/writer/model';
import type { Viewer } from '../../../../schema/viewer';
import { governmentSubgraph } from '../../../../subgraphs/government/subgraph';
import { ask, codes } from '../../../support/ask';
import { creditRecord, now } from '../../../support/creditRecord';
import { subgraphUnderTest, type SubgraphUnderTest } from '../../../support/subgraph';
import { auditor, nobody, officer, person, viewerAs } from '../../../support/viewers';

interface Models {
  readonly records: { readonly Permit: Model<PermitRow> };
  readonly writing: WriterModels;
}

const permit = (_id: string, more: Partial<PermitRow> = {}): PermitRow => ({
  ...creditRecord({ _id, category: 'ADMINISTRATIVE', sourceDepartmentId: 'health' }),
  permitClass: 'ORDINARY',
  certificateName: null,
  certificateNumber: null,
  content: '食品销售',
  validFrom: '2026-03-01',
  validTo: null,
  authorityId: 'health',
  status: 'IN_FORCE',
  ...more,
});

const stewardOf = (department: string, assurance: 2 | 3 = 3) =>
  viewerAs('steward', { department, assurance });
const steward = stewardOf('health');
const WHY = { reason: '原许可决定已被复议机关撤销', legalBasis: '行政处罚法第四十八条' };

let underTest: SubgraphUnderTest<Models>;
beforeAll(async () => {
  underTest = await subgraphUnderTest<Models>(governmentSubgraph, { now });
  await underTest.models.records.Permit.insertMany(
    ['revoked', 'ended', 'untouched', 'repeated', 'frozen', 'in time', 'late'].map((id) =>
      permit(id, id === 'frozen' ? { state: 'FROZEN' } : {}),
    ),
  );
});
afterAll(() => underTest.stop());

let keys = 0;
interface Request {
  readonly viewer?: Viewer;
  readonly version?: number;
  readonly key?: string;
  readonly type?: string;
  readonly reason?: string;
  readonly decidedOn?: string;
}
const end = (action: 'revoke' | 'expire', id: string, request: Request = {}) => {
  const { viewer = steward, version = 1, key = `end-key-${++keys}0000`, ...more } = request;
  return ask(
    underTest.subgraph,
    `mutation ($input: RecordEndInput!, $key: ID!) {
      answer: ${action}GovernmentRecord(input: $input, key: $key) { type recordId state version }
    }`,
    { input: { type: 'Permit', id, version, ...WHY, ...more }, key },
    viewer,
  );
};
const stateOf = async (id: string) =>
  (await underTest.models.records.Permit.findById(id, { state: 1 }).lean())!.state;
const shown = async (id: string) => {
  const query =
    '($id: ID!) { _entities(representations: [{ __typename: "Permit", id: $id }]) { ... on Permit { id } } }';
  const { data } = await ask(underTest.subgraph, `query ${query}`, { id });
  return (data!['_entities'] as unknown[])[0] !== null;
};

test('a steward of the source department revokes a record, which then exists for nobody else', async () => {
  expect(await shown('revoked')).toBe(true);
  const { data } = await end('revoke', 'revoked');
  expect(data!['answer']).toEqual({
    type: 'Permit',
    recordId: 'revoked',
    state: 'REVOKED',
    version: 2,
  });
  expect(await shown('revoked')).toBe(false);
  const [event] = await underTest.models.writing.event.find({ recordId: 'revoked' }).lean();
  expect(event).toMatchObject({ action: 'REVOKE', department: 'health', ...WHY });
});

test('a steward ends a record before its term', async () => {
  expect((await end('expire', 'ended')).data!['answer']).toMatchObject({ state: 'EXPIRED' });
  expect(await stateOf('ended')).toBe('EXPIRED');
});

test('a repeated request changes nothing, and a reused key is refused', async () => {
  const key = 'the-same-key';
  const first = await end('revoke', 'repeated', { key });
  expect((await end('revoke', 'repeated', { key })).data).toEqual(first.data);
  expect(codes(await end('expire', 'repeated', { key, version: 2 }))).toEqual([
    'IDEMPOTENCY_KEY_REUSED',
  ]);
  expect(await underTest.models.writing.event.countDocuments({ recordId: 'repeated' })).toBe(1);
});

test('others are refused, and nothing changes', async () => {
  for (const viewer of [nobody, person('sub-1'), officer, auditor, stewardOf('health', 2)])
    expect(codes(await end('revoke', 'untouched', { viewer }))).toEqual([
      'UNAUTHORIZED_FIELD_OR_TYPE',
    ]);
  // A record of another department looks like a missing one.
  const foreign = await end('revoke', 'untouched', { viewer: stewardOf('taxation') });
  const missing = await end('revoke', 'nothing');
  for (const answer of [foreign, missing]) expect(codes(answer)).toEqual(['NOT_FOUND']);
  expect(foreign.errors![0]!.message).toBe(missing.errors![0]!.message);
  expect(await stateOf('untouched')).toBe('ACTIVE');
});

test('a stale version, a frozen record and an unknown type are refused', async () => {
  expect(codes(await end('revoke', 'untouched', { version: 7 }))).toEqual(['CONFLICT']);
  expect(codes(await end('expire', 'frozen'))).toEqual(['INVALID_TRANSITION']);
  expect(codes(await end('revoke', 'untouched', { type: 'Nothing' }))).toEqual(['BAD_USER_INPUT']);
  expect(codes(await end('revoke', 'untouched', { reason: 'x' }))).toEqual(['BAD_USER_INPUT']);
  expect(await stateOf('untouched')).toBe('ACTIVE');
});

describe('the withdrawal of a revoked record', () => {
  // Today is Monday, 15 June 2026: three working days after Wednesday, 10 June.
  const versionsOf = async (id: string) =>
    (await underTest.models.records.Permit.findById(id, { versions: 1 }).lean())!.versions;

  test('stores the day of the revoking decision, which by default is today', async () => {
    await end('revoke', 'in time', { decidedOn: '2026-06-10', key: 'withdraw-1' });
    expect((await versionsOf('in time')).at(-1)).toMatchObject({ decidedOn: '2026-06-10' });
    expect((await versionsOf('revoked')).at(-1)).toMatchObject({ decidedOn: '2026-06-15' });
    const repeated = await end('revoke', 'in time', { decidedOn: '2026-06-11', key: 'withdraw-1' });
    expect(codes(repeated)).toEqual(['IDEMPOTENCY_KEY_REUSED']);
  });

  test('refuses a decision in the future, and one before the record was decided', async () => {
    for (const decidedOn of ['2026-06-16', '2026-02-28'])
      expect(codes(await end('revoke', 'late', { decidedOn }))).toEqual(['BAD_USER_INPUT']);
    expect(await stateOf('late')).toBe('ACTIVE');
  });

  test('is counted in time within three working days after the decision, and late afterwards', async () => {
    await end('revoke', 'late', { decidedOn: '2026-06-09' });
    const { data } = await ask(
      underTest.subgraph,
      `{ doublePublicityOfGovernment(from: "2026-03-01", to: "2026-03-31") {
        type withdrawnInTime withdrawnLate } }`,
      {},
      steward,
    );
    // Two were revoked above without a day of the decision, which is then today.
    expect(data!['doublePublicityOfGovernment']).toContainEqual({
      type: 'Permit',
      withdrawnInTime: 3,
      withdrawnLate: 1,
    });
  });
});
