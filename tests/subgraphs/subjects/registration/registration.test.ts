import type { Model } from 'mongoose';
import type { SubjectRow } from '../../../../schema/generated/subjects.rows';
import { syntheticResident, syntheticUscc } from '../../../../seed/syntheticIdentifiers';
import type { DirectoryQuestion } from '../../../../schema/directory';
import { chinaDate } from '../../../../schema/policy/chinaDate';
import type { IntakeModels } from '../../../../subgraphs/framework/intake/batches/model';
import {
  outcomesOf,
  type RowOutcomes,
} from '../../../../subgraphs/framework/intake/batches/outcome';
import { writeRows } from '../../../../subgraphs/framework/intake/batches/writeRows';
import type { SubmittedRow } from '../../../../subgraphs/framework/intake/table';
import type { FormerCodeRecord } from '../../../../subgraphs/subjects/codes/record';
import type { RegistrationVersion } from '../../../../subgraphs/subjects/registration/model';
import { subjectDirectory } from '../../../../subgraphs/subjects/directory/subjectDirectory';
import { registrationTarget } from '../../../../subgraphs/subjects/registration/target';
import { registrationWriter } from '../../../../subgraphs/subjects/registration/writer';
import { subjectsSubgraph } from '../../../../subgraphs/subjects/subgraph';
import { ask, codes } from '../../../support/ask';
import { now } from '../../../support/creditRecord';
import { eventually } from '../../../support/eventually';
import { organization } from '../../../support/subjects';
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
  readonly subject: Model<SubjectRow>;
  readonly formerCode: Model<FormerCodeRecord>;
  readonly intake: IntakeModels;
  readonly registrationVersion: Model<RegistrationVersion>;
}

const stewardOf = (department: string, assurance: 2 | 3 = 3) =>
  viewerAs('steward', { department, assurance });
const steward = stewardOf('market-regulation');

let underTest: SubgraphUnderTest<Models>;
beforeAll(async () => {
  underTest = await subgraphUnderTest<Models>(subjectsSubgraph, {
    now,
    intakeTimes: { pollMs: 20 },
  });
});
afterAll(() => underTest.stop());

let keys = 0;
const code = (serial: number, prefix = '91') => syntheticUscc(prefix, serial, 1);
const row = (serial: number, more: Record<string, unknown> = {}) => ({
  名称: `天津河东示例${serial}有限公司`,
  统一社会信用代码: code(serial),
  法定代表人: '张示例',
  登记状态: '存续',
  住所: '天津市河东区示例路1号',
  成立日期: '2020-03-02',
  核准日期: '2026-06-01',
  '注册资本（万元）': '500',
  经营范围: '食品销售',
  行业门类: 'F',
  联系电话: '022-00000000',
  ...more,
});
const submit = (rows: readonly object[], { viewer = steward, ...more } = {}) =>
  ask(
    underTest.subgraph,
    `mutation ($input: IntakeBatchInput!, $key: ID!) {
      batch: submitSubjectsBatch(input: $input, key: $key) {
        number state counts { accepted unchanged refused }
        results { row outcome recordId faults { field code } } } }`,
    { input: { kind: 'Organization', rows, ...more }, key: `registration-${++keys}` },
    viewer,
  );
const batchOf = ({ data, errors }: Awaited<ReturnType<typeof submit>>) => {
  expect(errors).toBeUndefined();
  return data!['batch'] as any;
};
const faultsOf = async (cells: object, viewer = steward) =>
  batchOf(await submit([cells], { viewer })).results[0].faults.map(
    ({ field, code: fault }: any) => `${field} ${fault}`,
  );
const FIELDS = `__typename ... on Organization { name formerNames contact { address }
  registration { status authority region establishedOn approvedOn validUntil capital scope
    industry representativeName } }`;
const shown = async (uscc: string) =>
  (await ask(underTest.subgraph, `{ organization(uscc: "${uscc}") { ${FIELDS} } }`)).data![
    'organization'
  ] as any;

test('an organisation that is not stored is created with its registration, its telephone sealed', async () => {
  const { state, results } = batchOf(
    await submit([row(1), row(2, { 名称: '天津河东示例2（有限合伙）', 经营范围: '咨询' })]),
  );
  expect(state).toBe('ACCEPTED');
  expect(await shown(code(1))).toEqual({
    __typename: 'LegalPerson',
    name: '天津河东示例1有限公司',
    formerNames: [],
    contact: { address: '天津市河东区示例路1号' },
    registration: {
      status: 'IN_OPERATION',
      authority: '天津市河东区市场监督管理局',
      region: '120102',
      establishedOn: '2020-03-02',
      approvedOn: '2026-06-01',
      validUntil: null,
      capital: '500000000',
      scope: '食品销售',
      industry: 'F',
      representativeName: '张示例',
    },
  });
  expect(await shown(code(2))).toMatchObject({ __typename: 'UnincorporatedOrganization' });
  const stored = await underTest.models.subject.findById(results[0].recordId).lean();
  expect(JSON.stringify(stored)).not.toContain('022-00000000');
});

test('other registers report their own organisations: associations, law firms, institutions', async () => {
  const registers: [string, string, string, string][] = [
    ['civil-affairs', '51', '天津河东示例协会', 'LegalPerson'],
    ['justice', '31', '天津示例律师事务所', 'UnincorporatedOrganization'],
    ['party-organization', '12', '天津河东示例图书馆', 'LegalPerson'],
    ['market-regulation', '92', '河东区示例便民超市', 'SelfEmployed'],
  ];
  for (const [at, [department, prefix, name, type]] of registers.entries()) {
    const uscc = code(50 + at, prefix);
    const cells = row(50 + at, { 名称: name, 统一社会信用代码: uscc });
    expect(await faultsOf(cells, stewardOf(department))).toEqual([]);
    expect(await shown(uscc)).toMatchObject({ __typename: type, name });
  }
});

test('an organisation that a record made known gets its registration', async () => {
  const directory = underTest.subgraph.directory!;
  const name = '天津河东示例3有限公司';
  const identifier = { by: 'UNIFIED_CODE', code: code(3) } as const;
  const [answer] = await directory.resolve([{ identifier, name, mayCreate: true }]);
  expect(await shown(code(3))).toMatchObject({ registration: null, contact: { address: null } });
  const { results } = batchOf(await submit([row(3)]));
  expect(results[0]).toMatchObject({
    outcome: 'ACCEPTED',
    recordId: (answer as { subject: { id: string } }).subject.id,
  });
  expect(await shown(code(3))).toMatchObject({ registration: { establishedOn: '2020-03-02' } });
});

test('a changed registration is a new version, an equal one stays, and an older one is refused', async () => {
  await submit([row(4)]);
  expect(batchOf(await submit([row(4)])).counts).toEqual({ accepted: 0, unchanged: 1, refused: 0 });
  const renamed = { 名称: '天津河东改名有限公司', 核准日期: '2026-06-10', 登记状态: '停业' };
  expect(batchOf(await submit([row(4, renamed)])).counts.accepted).toBe(1);
  expect(await shown(code(4))).toMatchObject({
    name: '天津河东改名有限公司',
    formerNames: ['天津河东示例4有限公司'],
    registration: { status: 'SUSPENDED', approvedOn: '2026-06-10' },
  });
  expect(await faultsOf(row(4))).toEqual(['approvedOn OLDER_THAN_STORED']);

  const versions = (viewer = steward) =>
    ask(
      underTest.subgraph,
      `{ registrationVersions(uscc: "${code(4)}") {
        version department nameBefore registrationBefore { approvedOn } } }`,
      {},
      viewer,
    );
  const history = [
    {
      version: 1,
      department: 'market-regulation',
      nameBefore: null,
      registrationBefore: null,
    },
    {
      version: 2,
      department: 'market-regulation',
      nameBefore: '天津河东示例4有限公司',
      registrationBefore: { approvedOn: '2026-06-01' },
    },
  ];
  for (const viewer of [steward, auditor])
    expect((await versions(viewer)).data).toEqual({ registrationVersions: history });
  expect((await versions(stewardOf('health'))).data).toEqual({ registrationVersions: [] });
  for (const viewer of [nobody, officer, bank, analyst, person('sub-1')])
    expect(codes(await versions(viewer))).toEqual(['UNAUTHORIZED_FIELD_OR_TYPE']);
});

test.each<[string, Record<string, unknown>, string[]]>([
  ['of another register', { 统一社会信用代码: code(60, '51') }, ['uscc OTHER_REGISTER']],
  ['with a wrong code', { 统一社会信用代码: '91120102MA00XX0A91' }, ['uscc CODE_CHECK']],
  ['with a status that does not exist', { 登记状态: '营业' }, ['status CODE']],
  ['established tomorrow', { 成立日期: '2026-06-16', 核准日期: '' }, ['establishedOn FUTURE']],
  ['approved before it was established', { 核准日期: '2020-03-01' }, ['approvedOn ORDER']],
  ['with an industry that does not exist', { 行业门类: 'Z' }, ['industry FIELD']],
  ['of another department', { 登记机关: '区民政局' }, ['authority OTHER_DEPARTMENT']],
  ['with a mobile number in its scope', { 经营范围: '电话13812345678' }, ['scope FORBIDDEN']],
  ['without a name', { 名称: '' }, ['name MISSING']],
])('a registration %s is refused', async (_, cells, faults) => {
  expect(await faultsOf(row(61, cells))).toEqual(faults);
  expect(await shown(code(61))).toBeNull();
});

test('a row that lacks columns, repeats a code, or names a frozen organisation is refused', async () => {
  const { results } = batchOf(
    await submit([
      row(62),
      { 名称: '天津河东示例63有限公司', 统一社会信用代码: code(63) },
      row(62),
    ]),
  );
  expect(results.map(({ outcome }: any) => outcome)).toEqual(['ACCEPTED', 'REFUSED', 'REFUSED']);
  expect(results[1].faults).toContainEqual({ field: 'scope', code: 'MISSING' });
  expect(results[2].faults).toEqual([{ field: 'uscc', code: 'REPEATED_CODE' }]);
  const frozen = organization({ _id: 'frozen', uscc: code(64), frozen: true });
  await underTest.models.subject.insertMany([frozen]);
  expect(await faultsOf(row(64))).toEqual(['uscc SUBJECT_STORED_ONLY']);
});

test('a dry run stores nothing', async () => {
  expect(batchOf(await submit([row(65)], { dryRun: true } as object)).counts.accepted).toBe(1);
  expect(await shown(code(65))).toBeNull();
});

test('of concurrent batches with one organisation, one creates it', async () => {
  const batches = await Promise.all([66, 66, 66].map((serial) => submit([row(serial)])));
  expect(batches.map((each) => batchOf(each).counts.accepted).sort()).toEqual([0, 0, 1]);
  const { subject, registrationVersion } = underTest.models;
  expect(await subject.countDocuments({ uscc: code(66) })).toBe(1);
  expect(await registrationVersion.countDocuments({ uscc: code(66) })).toBe(1);
});

test('a withdrawn batch restores what it has changed, unless it was changed since', async () => {
  await submit([row(70), row(71)]);
  const later = { 核准日期: '2026-06-12', 住所: '天津市河东区示例路2号' };
  const { number } = batchOf(await submit([row(70, later), row(71, later), row(72)]));
  await submit([row(71, { ...later, 经营范围: '餐饮服务' })]);
  const withdraw = (viewer = steward) =>
    ask(
      underTest.subgraph,
      `mutation { withdrawSubjectsBatch(number: "${number}", reason: "报送有误", key: "withdraw-${keys++}") {
        state } }`,
      {},
      viewer,
    );
  expect(codes(await withdraw(stewardOf('civil-affairs')))).toEqual(['NOT_FOUND']);
  expect((await withdraw()).data).toEqual({ withdrawSubjectsBatch: { state: 'WITHDRAWN' } });
  await eventually(async () => {
    const batch = await underTest.models.intake.batch.findById(number).lean();
    expect(batch!.withdrawal).toMatchObject({ revoked: 2, kept: 1, done: true });
  });
  expect(await shown(code(70))).toMatchObject({ contact: { address: '天津市河东区示例路1号' } });
  expect(await shown(code(71))).toMatchObject({ registration: { scope: '餐饮服务' } });
  // Records may be about it, so that its code and name stay known.
  expect(await shown(code(72))).toMatchObject({
    name: '天津河东示例72有限公司',
    registration: null,
  });
});

/** Changes the code of an organisation, or merges a second registration into it. */
async function change(mutation: string, input: object, viewer = steward) {
  const { errors } = await ask(
    underTest.subgraph,
    mutation,
    { input: { reason: '登记部门核对后办理', ...input }, key: `change-${++keys}` },
    viewer,
  );
  expect(errors).toBeUndefined();
}
const idOf = async (uscc: string) =>
  (await underTest.models.subject.collection.findOne({ uscc } as object))!._id as unknown as string;
const MERGE = `mutation ($input: SubjectMergeInput!, $key: ID!) {
  mergeSubjects(input: $input, key: $key) { id } }`;

const replace = async (subject: number, from: number, to: number) =>
  change(
    `mutation ($input: CodeChangeInput!, $key: ID!) {
      changeSubjectCode(input: $input, key: $key) { id } }`,
    {
      subjectId: await idOf(code(subject)),
      from: code(from),
      to: code(to),
      changedOn: '2026-06-01',
      ground: 'REPLACED',
    },
  );
const merge = async (survivor: number, duplicate: number) =>
  change(MERGE, {
    survivorId: await idOf(code(survivor)),
    duplicateId: await idOf(code(duplicate)),
    contradictions: '两项登记名称不同，实为同一组织',
  });

test('a former code is refused, so that it does not become a second organisation', async () => {
  await submit([row(90), row(92), row(93)]);
  await replace(90, 90, 91);
  await merge(92, 93);
  for (const former of [90, 93]) expect(await faultsOf(row(former))).toEqual(['uscc FORMER_CODE']);
  expect(await faultsOf(row(91, { 核准日期: '2026-06-12' }))).toEqual([]);
});

/** Checks and writes a row as a batch does; the change is made between the two. */
async function checkedBefore(cells: object, change: () => Promise<void>): Promise<RowOutcomes> {
  const { subject, formerCode, intake, registrationVersion: version } = underTest.models;
  const target = registrationTarget({ subject, formerCode }, underTest.vault);
  const writer = registrationWriter({ subject, formerCode, version }, underTest.vault);
  const context = { receivedAt: now(), today: chinaDate(now()), create: true };
  const batch = { _id: `between-${keys++}`, by: 'test-steward', client: null, dryRun: false };
  const department = 'market-regulation';
  let changed = false;
  const check = async () => {
    const rows = [{ number: 1, cells: cells as SubmittedRow['cells'] }];
    const checked = await target.check(rows, { number: batch._id, department, ...context });
    if (!changed) await change();
    changed = true;
    return outcomesOf(checked);
  };
  return writeRows({ models: intake, writer, now }, { ...batch, department }, check, (outcomes) =>
    Promise.resolve(outcomes),
  );
}

test.each<[string, number, () => Promise<void>]>([
  ['replaced', 100, () => replace(100, 100, 101)],
  ['merged into another', 102, () => merge(103, 102)],
  ['recorded as an earlier code of another', 104, () => replace(103, 104, 103)],
])('a code that is %s between check and write is refused', async (_, serial, changeCode) => {
  await submit([row(100), row(102), row(103)]);
  const before = await underTest.models.subject.find({}, { name: 1 }).sort({ _id: 1 }).lean();
  const { created, refused } = await checkedBefore(
    row(serial, { 名称: '天津河东改名有限公司', 核准日期: '2026-06-12' }),
    changeCode,
  );
  expect(created).toEqual([]);
  expect(refused).toMatchObject([{ number: 1, faults: [{ field: 'uscc', code: 'FORMER_CODE' }] }]);
  expect(await underTest.models.subject.find({}, { name: 1 }).sort({ _id: 1 }).lean()).toEqual(
    before,
  );
  expect(await underTest.models.registrationVersion.countDocuments({ batch: /^between/ })).toBe(0);
});

/** Asks the directory; the change is made between its look-up and the creation. */
async function resolvedAround(question: DirectoryQuestion, change: () => Promise<unknown>) {
  const connection = underTest.models.subject.db;
  const withSession = connection.withSession.bind(connection);
  const spy = jest.spyOn(connection, 'withSession').mockImplementationOnce(async (work) => {
    spy.mockRestore();
    await change();
    return withSession(work);
  });
  const { subject: model, formerCode } = underTest.models;
  const directory = subjectDirectory({ model, formerCode, vault: underTest.vault, now });
  const [answer] = await directory.resolve([question]);
  return answer!;
}

describe('a subject that a record creates while', () => {
  const asking = (serial: number, named: number): DirectoryQuestion => ({
    identifier: { by: 'UNIFIED_CODE', code: code(serial) },
    name: `天津河东示例${named}有限公司`,
    mayCreate: true,
  });

  it.each<[string, number, number, () => Promise<unknown>]>([
    ['recorded as an earlier code of another', 111, 110, () => replace(110, 111, 110)],
    [
      'registered and replaced',
      112,
      112,
      () => submit([row(112)]).then(() => replace(112, 112, 113)),
    ],
    ['registered and merged', 114, 110, () => submit([row(114)]).then(() => merge(110, 114))],
  ])('its code is %s is that subject', async (_, serial, owner, changeCode) => {
    await submit([row(110)]);
    const answer = await resolvedAround(asking(serial, owner), changeCode);
    const present = owner === serial ? serial + 1 : owner;
    expect(answer).toMatchObject({
      result: 'HELD',
      former: true,
      subject: { id: await idOf(code(present)) },
    });
    expect(await underTest.models.subject.countDocuments({ uscc: code(serial) })).toBe(0);
  });

  it('its number is recorded as an earlier one of another is that person', async () => {
    const directory = underTest.subgraph.directory!;
    const asked = (number: string): DirectoryQuestion => ({
      identifier: { by: 'RESIDENT_ID', number },
      name: '赵示例',
      mayCreate: true,
    });
    const [present, earlier] = [1, 2].map(
      (index) => syntheticResident(index, 'FEMALE', 0).idNumber,
    ) as [string, string];
    const [created] = await directory.resolve([asked(present)]);
    if (created?.result !== 'CREATED') throw new Error('The person was not created.');
    const { id } = created.subject;
    const people = await underTest.models.subject.countDocuments({ kind: 'NATURAL_PERSON' });
    const answer = await resolvedAround(asked(earlier), () =>
      change(
        `mutation ($input: CodeChangeInput!, $key: ID!) {
          changeSubjectCode(input: $input, key: $key) { id } }`,
        {
          subjectId: id,
          from: earlier,
          to: present,
          changedOn: '2026-06-01',
          ground: 'CORRECTED',
        },
        stewardOf('public-security'),
      ),
    );
    expect(answer).toMatchObject({ result: 'HELD', former: true, subject: { id } });
    expect(await underTest.models.subject.countDocuments({ kind: 'NATURAL_PERSON' })).toBe(people);
  });

  it('another process creates it too is created once', async () => {
    const question = asking(116, 116);
    const directory = underTest.subgraph.directory!;
    const answer = await resolvedAround(question, () => directory.resolve([question]));
    expect(answer).toMatchObject({ result: 'HELD', subject: { id: await idOf(code(116)) } });
  });
});

test('a withdrawn batch leaves a merged duplicate merged', async () => {
  await submit([row(94)]);
  const { number } = batchOf(await submit([row(95)]));
  const duplicateId = await idOf(code(95));
  await merge(94, 95);
  await ask(
    underTest.subgraph,
    `mutation { withdrawSubjectsBatch(number: "${number}", reason: "报送有误", key: "withdraw-${keys++}") {
      state } }`,
    {},
    steward,
  );
  await eventually(async () => {
    const batch = await underTest.models.intake.batch.findById(number).lean();
    expect(batch!.withdrawal).toMatchObject({ revoked: 0, kept: 1, done: true });
  });
  const duplicate = await underTest.models.subject.findById(duplicateId).lean();
  expect(duplicate).not.toHaveProperty('nameGrams');
});

test('only stewards of a registering department submit, and see their batches', async () => {
  expect(codes(await submit([row(80)], { viewer: stewardOf('health') }))).toEqual(['FORBIDDEN']);
  for (const viewer of [nobody, officer, auditor, bank, stewardOf('market-regulation', 2)])
    expect(codes(await submit([row(80)], { viewer }))).toEqual(['UNAUTHORIZED_FIELD_OR_TYPE']);
  const total = async (viewer = steward) =>
    (
      await ask(
        underTest.subgraph,
        '{ intakeBatchesOfSubjects(first: 1) { totalCount } }',
        {},
        viewer,
      )
    ).data!['intakeBatchesOfSubjects'] as { totalCount: number };
  expect((await total(auditor)).totalCount).toBeGreaterThan((await total()).totalCount);
  expect(await total(stewardOf('health'))).toEqual({ totalCount: 0 });
  expect(await shown(code(80))).toBeNull();
});
