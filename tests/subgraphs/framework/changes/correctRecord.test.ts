import type { Model } from 'mongoose';
import type { PenaltyRow, PermitRow } from '../../../../schema/generated/government.rows';
import {
  identifierText,
  type DirectoryAnswer,
  type SubjectDirectory,
} from '../../../../schema/directory';
import type { Viewer } from '../../../../schema/viewer';
import { heldRows, openRows } from '../../../../subgraphs/framework/intake/rows/heldRows';
import type { RowFault } from '../../../../subgraphs/framework/intake/target';
import type { WriterModels } from '../../../../subgraphs/framework/records/writer/model';
import type { NewRow } from '../../../../subgraphs/framework/records/writer/rowFault';
import { governmentSubgraph } from '../../../../subgraphs/government/subgraph';
import { ask, codes } from '../../../support/ask';
import { creditRecord, now } from '../../../support/creditRecord';
import { subgraphUnderTest, type SubgraphUnderTest } from '../../../support/subgraph';
import { auditor, nobody, officer, person, viewerAs } from '../../../support/viewers';

interface Models {
  readonly records: { readonly Permit: Model<PermitRow>; readonly Penalty: Model<PenaltyRow> };
  readonly writing: WriterModels;
}

const numbered = (id: string) => ({
  _id: id,
  category: 'ADMINISTRATIVE',
  sourceDepartmentId: 'health',
  basis: { title: '许可证', number: `NO-${id}`, date: '2026-03-01' },
});
const permit = (id: string, more: Partial<PermitRow> = {}): PermitRow => ({
  ...creditRecord(numbered(id)),
  permitClass: 'ORDINARY',
  certificateName: null,
  certificateNumber: 'C-1',
  content: '食品销售',
  validFrom: '2026-03-01',
  validTo: '2027-02-28',
  expiresOn: '2027-02-28',
  visibleUntil: '2027-02-28',
  authorityId: 'health',
  status: 'IN_FORCE',
  ...more,
});
const penalty = (id: string): PenaltyRow => ({
  ...creditRecord(numbered(id)),
  decisionDate: '2026-04-10',
  basis: { title: '行政处罚决定书', number: `NO-${id}`, date: '2026-04-10' },
  publicityStart: '2026-04-12',
  publicityEnd: '2026-07-10',
  visibleUntil: '2026-07-10',
  violationType: '经营超过保质期的食品',
  fact: '当事人经营超过保质期的食品。',
  legalBasis: '食品安全法第一百二十四条',
  penaltyClasses: ['FINE'],
  content: '罚款5万元。',
  fine: 5_000_000,
  confiscation: 0,
  severity: 'MINOR',
  procedure: 'ORDINARY',
  authorityId: 'health',
  status: 'IN_FORCE',
  disclosure: 'RESTRICTED',
});

const stewardOf = (department: string, assurance: 2 | 3 = 3) =>
  viewerAs('steward', { department, assurance });
const steward = stewardOf('health');
const WHY = { reason: '原报送内容与决定书不符', legalBasis: '个人信息保护法第四十六条' };

/** Knows a company and a person. */
const directory: SubjectDirectory = {
  resolve: (questions) =>
    Promise.resolve(
      questions.map(({ identifier }): DirectoryAnswer => {
        const id = identifierText(identifier);
        const kinds = { company: 'LEGAL_PERSON', person: 'NATURAL_PERSON' } as const;
        return id in kinds
          ? {
              result: 'HELD',
              subject: { id, kind: kinds[id as keyof typeof kinds], region: '120102' },
            }
          : { result: 'REFUSED', reason: 'UNKNOWN' };
      }),
    ),
  describe: () => Promise.resolve([]),
  classify: () => Promise.resolve([]),
};

let underTest: SubgraphUnderTest<Models>;
beforeAll(async () => {
  underTest = await subgraphUnderTest<Models>(governmentSubgraph, { now, directory });
  const { Permit, Penalty } = underTest.models.records;
  await Permit.insertMany(
    ['content', 'same', 'untouched', 'frozen', 'again', 'moved', 'others', 'versions'].map((id) =>
      permit(id, id === 'frozen' ? { state: 'FROZEN' } : {}),
    ),
  );
  await Penalty.insertMany([
    penalty('fine'),
    { ...penalty('of a company'), subjectId: 'company' },
    { ...penalty('of a person'), subjectId: 'person' },
  ]);
});
afterAll(() => underTest.stop());

let keys = 0;
interface Request {
  readonly viewer?: Viewer;
  readonly version?: number;
  readonly key?: string;
  readonly type?: string;
  readonly reason?: string;
}
const correct = (id: string, values: Record<string, unknown>, request: Request = {}) => {
  const { viewer = steward, version = 1, key = `correct-key-${++keys}`, ...more } = request;
  return ask(
    underTest.subgraph,
    `mutation ($input: RecordCorrectionInput!, $key: ID!) {
      answer: correctGovernmentRecord(input: $input, key: $key) { type recordId state version }
    }`,
    { input: { type: 'Permit', id, version, values, ...WHY, ...more }, key },
    viewer,
  );
};
const faultsOf = ({ errors }: Awaited<ReturnType<typeof correct>>) =>
  (errors![0]!.extensions!['faults'] as RowFault[]).map(({ field, code }) => [field, code]);
const kindOf = (type: string) => governmentSubgraph.records!.find((kind) => kind.type === type)!;
async function stored(type: 'Permit' | 'Penalty', id: string): Promise<NewRow> {
  const { records } = underTest.models;
  const row = await records[type].collection.findOne({ _id: id as never });
  return (await openRows(underTest.vault, kindOf(type), [row as unknown as NewRow]))[0]!;
}

test('a steward corrects values under any heading; what depends on them follows, the rest stays', async () => {
  const { data } = await correct('content', { XK_NR: '餐饮服务', validTo: '2028-02-29' });
  const answer = { type: 'Permit', recordId: 'content', state: 'ACTIVE', version: 2 };
  expect(data!['answer']).toEqual(answer);
  const before = permit('content');
  expect(await stored('Permit', 'content')).toMatchObject({
    content: '餐饮服务',
    validTo: '2028-02-29',
    expiresOn: '2028-02-29',
    visibleUntil: '2028-02-29',
    certificateNumber: 'C-1',
    publicityStart: before.publicityStart,
    provenance: before.provenance,
    subjectId: before.subjectId,
  });
  const [event] = await underTest.models.writing.event.find({ recordId: 'content' }).lean();
  expect(event).toMatchObject({ action: 'CORRECT', department: 'health', ...WHY });
  const earlier = await underTest.models.writing.version.findOne({ recordId: 'content' }).lean();
  expect(earlier).toMatchObject({ version: 1, row: { content: before.content } });
});

test('a corrected severity moves the end of publicity; a doubtful disclosure stays RESTRICTED', async () => {
  const { data } = await correct('fine', { severity: 'GENERAL' }, { type: 'Penalty' });
  expect(data!['answer']).toMatchObject({ version: 2 });
  expect(await stored('Penalty', 'fine')).toMatchObject({
    fine: 5_000_000,
    publicityEnd: '2027-04-10',
    visibleUntil: '2027-04-10',
    disclosure: 'RESTRICTED',
  });
  // The intake reads the fine from the content, unless the file states another.
  await correct('fine', { content: '罚款6万元。' }, { type: 'Penalty', version: 2 });
  expect(await stored('Penalty', 'fine')).toMatchObject({ fine: 6_000_000 });
});

test("a company's penalty is published with its severity, a person's never", async () => {
  await correct('of a company', { severity: 'GENERAL' }, { type: 'Penalty' });
  const today = now().toISOString().slice(0, 10);
  expect(await stored('Penalty', 'of a company')).toMatchObject({
    disclosure: 'OPEN',
    publicityStart: today,
    publicityEnd: '2027-04-10',
  });
  await correct('of a company', { severity: 'MINOR' }, { type: 'Penalty', version: 2 });
  expect(await stored('Penalty', 'of a company')).toMatchObject({ disclosure: 'RESTRICTED' });
  await correct('of a person', { severity: 'GENERAL' }, { type: 'Penalty' });
  expect(await stored('Penalty', 'of a person')).toMatchObject({ disclosure: 'RESTRICTED' });
});

test('a null value clears an optional field and is refused for a required one', async () => {
  expect((await correct('moved', { certificateNumber: null })).data!['answer']).not.toBeNull();
  expect(await stored('Permit', 'moved')).toMatchObject({ certificateNumber: null });
  expect(faultsOf(await correct('same', { content: null }))).toEqual([['content', 'MISSING']]);
});

test('everything wrong is reported in one answer, in both languages, and nothing changes', async () => {
  const answer = await correct('same', {
    permitClass: '无此类别',
    validTo: '2026-02-30',
    decisionDate: '2026-12-01',
    subjectName: '天津示例商贸有限公司',
    noSuchField: 'x',
  });
  expect(codes(answer)).toEqual(['BAD_USER_INPUT']);
  expect(faultsOf(answer)).toEqual(
    expect.arrayContaining([
      [null, 'HEADING_UNKNOWN'],
      ['permitClass', 'CODE'],
      ['validTo', 'DATE_NOT_REAL'],
      ['decisionDate', 'FUTURE'],
      ['subject.name', 'SUBJECT_FIXED'],
    ]),
  );
  const faults = answer.errors![0]!.extensions!['faults'] as RowFault[];
  for (const { message, messageZh } of faults) {
    expect(message).toMatch(/^[A-Z].*\.$/);
    expect(messageZh).toMatch(/。$/);
  }
  // Dates are compared with those that are stored.
  expect(faultsOf(await correct('same', { validTo: '2026-02-01' }))).toContainEqual([
    'validTo',
    'ORDER',
  ]);
  expect(await stored('Permit', 'same')).toMatchObject({ content: '食品销售', state: 'ACTIVE' });
});

test('values that are stored already are refused, and a number that another record has', async () => {
  expect(faultsOf(await correct('same', { content: '食品销售' }))).toEqual([[null, 'NO_CHANGE']]);
  expect(faultsOf(await correct('same', { documentNumber: 'NO-others' }))).toEqual([
    ['basis.number', 'NUMBER_HELD'],
  ]);
});

test('the intake finds a record by its first number after the number was corrected', async () => {
  await correct('others', { documentNumber: 'NO-new' });
  const again = { ...permit('others'), type: 'Permit' };
  const { db } = underTest.models.writing.event;
  const held = await heldRows(db, kindOf('Permit'), underTest.vault, [again]);
  expect(held.get('others')).toMatchObject({ basis: { number: 'NO-new' } });
});

test('a repeated request changes nothing, even after a later correction', async () => {
  const key = 'the-same-key';
  const first = await correct('again', { content: '甲' }, { key });
  await correct('again', { content: '乙' }, { version: 2 });
  expect((await correct('again', { content: '甲' }, { key })).data).toEqual(first.data);
  expect(await stored('Permit', 'again')).toMatchObject({ content: '乙' });
  expect(codes(await correct('again', { content: '丙' }, { key }))).toEqual([
    'IDEMPOTENCY_KEY_REUSED',
  ]);
});

test('others are refused, and nothing changes', async () => {
  for (const viewer of [nobody, person('sub-1'), officer, auditor, stewardOf('health', 2)])
    expect(codes(await correct('untouched', { content: '甲' }, { viewer }))).toEqual([
      'UNAUTHORIZED_FIELD_OR_TYPE',
    ]);
  // A record of another department looks like a missing one.
  const foreign = await correct('untouched', { content: '甲' }, { viewer: stewardOf('taxation') });
  const missing = await correct('nothing', { content: '甲' });
  for (const answer of [foreign, missing]) expect(codes(answer)).toEqual(['NOT_FOUND']);
  expect(foreign.errors![0]!.message).toBe(missing.errors![0]!.message);
  expect(await stored('Permit', 'untouched')).toMatchObject({ content: '食品销售' });
});

test('a stale version, a frozen record and an unknown type are refused', async () => {
  const values = { content: '甲' };
  expect(codes(await correct('untouched', values, { version: 7 }))).toEqual(['CONFLICT']);
  expect(codes(await correct('frozen', values))).toEqual(['INVALID_TRANSITION']);
  expect(codes(await correct('untouched', values, { type: 'Nothing' }))).toEqual([
    'BAD_USER_INPUT',
  ]);
  expect(codes(await correct('untouched', values, { reason: 'x' }))).toEqual(['BAD_USER_INPUT']);
});

const versionsOf = (viewer: Viewer, recordId = 'versions', type = 'Permit') =>
  ask(
    underTest.subgraph,
    `query ($type: String!, $recordId: ID!) {
      answer: versionsOfGovernmentRecord(type: $type, recordId: $recordId) {
        version state reason changes { field before after } } }`,
    { type, recordId },
    viewer,
  );

test('stewards of the source department and auditors read what each version changed', async () => {
  await correct('versions', { content: '餐饮服务', certificateNumber: null });
  await correct('versions', { status: 'SUSPENDED' }, { version: 2 });
  const corrected = (version: number, ...changes: unknown[]) => ({
    version,
    state: 'ACTIVE',
    reason: WHY.reason,
    changes,
  });
  for (const viewer of [steward, auditor])
    expect((await versionsOf(viewer)).data!['answer']).toEqual([
      { ...corrected(1), reason: '首次公示' },
      corrected(
        2,
        { field: 'certificateNumber', before: 'C-1', after: null },
        { field: 'content', before: '食品销售', after: '餐饮服务' },
      ),
      corrected(3, { field: 'status', before: 'IN_FORCE', after: 'SUSPENDED' }),
    ]);
});

test('versions exist for nobody else, and values of a frozen record are not shown', async () => {
  expect((await versionsOf(stewardOf('taxation'))).data).toEqual({ answer: null });
  expect((await versionsOf(steward, 'nothing')).data).toEqual({ answer: null });
  for (const viewer of [nobody, person('sub-1'), officer])
    expect(codes(await versionsOf(viewer))).toEqual(['UNAUTHORIZED_FIELD_OR_TYPE']);
  expect(codes(await versionsOf(steward, 'versions', 'Nothing'))).toEqual(['BAD_USER_INPUT']);
  const { Permit } = underTest.models.records;
  await Permit.updateOne({ _id: 'versions' }, { state: 'FROZEN' });
  const { answer } = (await versionsOf(auditor)).data as {
    answer: { changes: unknown[] }[];
  };
  expect(answer[2]!.changes).toEqual([{ field: 'status', before: null, after: null }]);
});
