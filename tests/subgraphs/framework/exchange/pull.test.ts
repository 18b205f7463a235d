import type { DepartmentRow } from '../../../../schema/generated/government.rows';
import { departmentRecords } from '../../../../subgraphs/government/department/reference';
import { ask, codes } from '../../../support/ask';
import { auditor, viewerAs } from '../../../support/viewers';
import {
  COMPANY,
  MINOR,
  PERSON,
  settingsOf,
  startCity,
  startDistrict,
  type City,
  type District,
} from './scene';

jest.setTimeout(60_000);

let today = '2026-06-15';
const now = () => new Date(`${today}T04:00:00Z`);
type Served = Awaited<ReturnType<District['subgraph']>>;

let city: City;
let district: District;
let judicial: Served;
let commerce: Served;
let government: Served;

beforeAll(async () => {
  city = await startCity();
  district = await startDistrict(now);
  judicial = await district.subgraph('judicial', settingsOf(city));
  commerce = await district.subgraph('commerce', settingsOf(city));
  government = await district.subgraph('government', settingsOf(city));
  await government.connection
    .collection<DepartmentRow>('departments')
    .insertMany(departmentRecords());
});
afterAll(async () => {
  await district.stop();
  await city.stop();
});
beforeEach(() => {
  city.fail();
  today = '2026-06-15';
});

let cases = 0;
const defaulter = (party: object, more: object = {}) => {
  const number = `（2026）津0102执${++cases}号`;
  return {
    id: `c-${cases}`,
    day: '2026-06-01',
    region: '120102',
    unit: '天津市河东区人民法院',
    items: {
      ...party,
      文书名称: '执行决定书',
      文号: number,
      决定日期: '2026-06-01',
      执行法院全称: '天津市河东区人民法院',
      省份: '天津',
      执行案号: number,
      立案日期: '2026-05-06',
      发布日期: '2026-06-01',
      执行依据文号: '（2026）津0102民初9号',
      作出执行依据的单位: '天津市河东区人民法院',
      生效法律文书确定的义务: '支付货款',
      被执行人的履行情况: '全部未履行',
      失信行为情形: '有履行能力而拒不履行生效法律文书确定义务',
      ...more,
    },
  };
};
const company = { 主体名称: COMPANY.name, 统一社会信用代码: COMPANY.code };
const natural = ({ name, number }: typeof PERSON) => ({ 主体名称: name, 证件号码: number });
const put = (row: ReturnType<typeof defaulter>) => {
  city.store.putRow('court', 'JudgmentDefaulter', row);
  return row.id;
};
const pulledOf = (id: string) =>
  judicial.exchange.pulled.findById(`court/JudgmentDefaulter/${id}`).lean();
const recordOf = async (id: string) =>
  judicial.records.findOne({ _id: (await pulledOf(id))!.recordId! });
const report = async ({ subgraph } = judicial, domain = 'Judicial'): Promise<any> => {
  const { data, errors } = await ask(
    subgraph,
    `{ report: exchangeOf${domain} {
      channels { direction source kind failure behind }
      removals { source inTime late pending overdue }
      reconciliations { direction source kind here there differences open } } }`,
    {},
    auditor,
  );
  expect(errors).toBeUndefined();
  return data!['report'];
};

describe('pull', () => {
  test('stores rows with their origin label, unit and a receipt', async () => {
    const id = put(defaulter(company));
    const other = put(defaulter(natural(PERSON)));
    await judicial.run('exchange.pull');
    const record = await recordOf(id);
    expect(record).toMatchObject({
      type: 'JudgmentDefaulter',
      sourceDepartmentId: 'court',
      state: 'ACTIVE',
      name: COMPANY.name,
      provenance: { origin: 'COURT', sourceUnit: '天津市河东区人民法院' },
    });
    expect(await recordOf(other)).toMatchObject({ maskedIdNumber: `1${'*'.repeat(16)}X` });
    const { data } = await ask(
      judicial.subgraph,
      `{ judgmentDefaulters(first: 1) { nodes { provenance { origin sourceUnit } } }
        intakeBatchOfJudicial(number: "${record!.provenance.batch}") {
          state by department counts { rows accepted } receipt { digest } } }`,
      {},
      auditor,
    );
    expect(data).toMatchObject({
      judgmentDefaulters: {
        nodes: [{ provenance: { origin: 'COURT', sourceUnit: '天津市河东区人民法院' } }],
      },
      intakeBatchOfJudicial: {
        state: 'ACCEPTED',
        by: 'system:exchange',
        department: 'court',
        counts: { rows: 2, accepted: 2 },
        receipt: { digest: expect.stringMatching(/^[0-9a-f]{64}$/) },
      },
    });
  });

  test('never stores a minor, and stores nothing of the row', async () => {
    const id = put(defaulter(natural(MINOR)));
    await judicial.run('exchange.pull');
    expect(await pulledOf(id)).toMatchObject({
      state: 'REFUSED',
      recordId: null,
      fault: { code: 'MINOR' },
    });
    for (const name of await judicial.connection.db!.listCollections().toArray()) {
      const documents = await judicial.connection.collection(name.name).find().toArray();
      expect(JSON.stringify(documents)).not.toMatch(new RegExp(`${MINOR.number}|${MINOR.name}`));
    }
  });

  test('leaves out what is not of the district, and fields that the feed may not deliver', async () => {
    const elsewhere = put({ ...defaulter(company), region: '120103' });
    const more = put(defaulter(company, { 备注: '住址', 家庭情况: '已婚' }));
    await judicial.run('exchange.pull');
    expect(await pulledOf(elsewhere)).toMatchObject({ state: 'SKIPPED', recordId: null });
    expect(await pulledOf(more)).toMatchObject({ state: 'STORED' });
    expect(JSON.stringify(await recordOf(more))).not.toMatch(/住址|已婚/);
  });

  test('corrects a record when its row has a new version', async () => {
    const row = defaulter(company);
    put(row);
    await judicial.run('exchange.pull');
    put({ ...row, items: { ...row.items, 被执行人的履行情况: '部分履行' } });
    await judicial.run('exchange.pull');
    const record = await recordOf(row.id);
    expect(record).toMatchObject({ performance: 'PARTIAL', provenance: { origin: 'COURT' } });
    expect(record!.versions).toHaveLength(2);
    expect(await pulledOf(row.id)).toMatchObject({ version: 2, recordVersion: 2 });
  });

  test('takes each row once when the process ends before its cursor is stored', async () => {
    const ids = [put(defaulter(company)), put(defaulter(company))];
    const { channel } = judicial.exchange;
    const before = await channel.findById('court/JudgmentDefaulter').lean();
    await judicial.run('exchange.pull');
    const events = () => judicial.connection.collection('recordEvents').countDocuments();
    const written = await events();
    // What a process that had read the page before the crash would do.
    await channel.updateOne({ _id: before!._id }, { $set: { cursor: before!.cursor } });
    await judicial.run('exchange.pull');
    expect(await events()).toBe(written);
    for (const id of ids) expect(await recordOf(id)).toMatchObject({ state: 'ACTIVE' });
  });

  test.each([
    ['is down', { status: 503 }, 'SERVER_ERROR'],
    ['is not the city', { forged: true }, 'SIGNATURE_INVALID'],
  ])(
    'stores nothing while the endpoint %s, and goes on afterwards',
    async (_, trouble, failure) => {
      const id = put(defaulter(company));
      city.fail(trouble);
      await expect(judicial.run('exchange.pull')).rejects.toThrow(`CityError ${failure}`);
      expect(await pulledOf(id)).toBeNull();
      const channel = async () =>
        (await report()).channels.find(({ kind }: any) => kind === 'JudgmentDefaulter');
      expect(await channel()).toMatchObject({ source: 'COURT', failure });
      city.fail();
      await judicial.run('exchange.pull');
      expect(await pulledOf(id)).toMatchObject({ state: 'STORED' });
      expect(await channel()).toMatchObject({ failure: null });
    },
  );

  test('takes pages until the feed has no more', async () => {
    const before = city.requests.length;
    const ids = Array.from({ length: 205 }, () => put(defaulter(company)));
    await judicial.run('exchange.pull');
    const asked = city.requests.slice(before).filter((each) => /JudgmentDefaulter/.test(each));
    expect(asked).toHaveLength(2);
    expect(await judicial.records.countDocuments({ 'basis.number': /执/ })).toBeGreaterThan(204);
    expect(await pulledOf(ids.at(-1)!)).toMatchObject({ state: 'STORED' });
  });
});

describe('removal', () => {
  const remove = (id: string, on: string, reason = 'REPAIRED') =>
    city.store.removeRow('court', 'JudgmentDefaulter', id, { reason, on });
  const clock = async () => (await report()).removals;

  test('hides the record at once, and counts whether the term of three working days was met', async () => {
    const [soon, late] = [put(defaulter(company)), put(defaulter(company))];
    await judicial.run('exchange.pull');
    remove(soon, '2026-06-12');
    remove(late, '2026-06-05', 'REVOKED');
    await judicial.run('exchange.pull');
    expect(await recordOf(soon)).toMatchObject({ state: 'REPAIRED' });
    expect(await recordOf(late)).toMatchObject({ state: 'REVOKED' });
    expect(await pulledOf(soon)).toMatchObject({
      state: 'REMOVED',
      removal: { on: '2026-06-12', due: '2026-06-17', executedOn: '2026-06-15' },
    });
    expect(await pulledOf(late)).toMatchObject({ removal: { due: '2026-06-10' } });
    expect(await clock()).toEqual([
      { source: 'COURT', inTime: 1, late: 1, pending: 0, overdue: 0 },
    ]);
  });

  test('waits for a frozen record, reports it as overdue, and is executed afterwards', async () => {
    const id = put(defaulter(company));
    await judicial.run('exchange.pull');
    const { recordId } = (await pulledOf(id))!;
    const steward = viewerAs('steward', { department: 'court', assurance: 3 });
    const freezing = async (mutation: string, version: number) => {
      const answer = await ask(
        judicial.subgraph,
        `mutation { changed: ${mutation}(input: { type: "JudgmentDefaulter", id: "${recordId}",
          version: ${version}, reason: "核实", legalBasis: "个人信息保护法第四十七条" },
          key: "freezing-${version}") { frozen } }`,
        {},
        steward,
      );
      expect(codes(answer)).toEqual([]);
    };
    await freezing('freezeJudicialRecord', 1);
    remove(id, '2026-06-12');
    await judicial.run('exchange.pull');
    expect(await recordOf(id)).toMatchObject({ state: 'FROZEN' });
    expect(await clock()).toMatchObject([{ pending: 1, overdue: 0 }]);
    today = '2026-06-18';
    expect(await clock()).toMatchObject([{ pending: 1, overdue: 1 }]);
    await freezing('unfreezeJudicialRecord', 2);
    await judicial.run('exchange.pull');
    expect(await recordOf(id)).toMatchObject({ state: 'REPAIRED' });
    expect(await clock()).toMatchObject([{ late: 2, pending: 0 }]);
  });

  test('keeps a record that has ended here when its row comes again', async () => {
    const row = defaulter(company);
    put(row);
    await judicial.run('exchange.pull');
    remove(row.id, '2026-06-15');
    await judicial.run('exchange.pull');
    put(row);
    await judicial.run('exchange.pull');
    expect(await pulledOf(row.id)).toMatchObject({ state: 'REFUSED', fault: { code: 'ENDED' } });
  });
});

describe('the feeds of the city, the procuratorate and the police', () => {
  test('label their rows, name the deciding unit, and leave the district its own', async () => {
    const own = '津东市监罚〔2026〕1号';
    const items = (number: string) => ({
      CF_XDR_MC: COMPANY.name,
      CF_XDR_LB: '法人及非法人组织',
      CF_XDR_SHXYM: COMPANY.code,
      CF_WSH: number,
      CF_WFXW: '未依法公示信息',
      CF_SY: '未在规定期限内公示年度报告',
      CF_YJ: '《企业信息公示暂行条例》第十七条',
      CF_CFLB: '罚款',
      CF_NR: '罚款人民币五千元',
      CF_NR_FK: '0.5',
      CF_JDRQ: '2026-01-06',
    });
    const steward = viewerAs('steward', { department: 'market-regulation', assurance: 3 });
    await ask(
      government.subgraph,
      `mutation ($rows: [IntakeRow!]!) { submitGovernmentBatch(
        input: { kind: "Penalty", rows: $rows }, key: "own-penalty") { state } }`,
      { rows: [{ ...items(own), CF_CFJG: '天津市河东区市场监督管理局' }] },
      steward,
    );
    const unit = '天津市市场监督管理委员会';
    const row = { day: '2026-01-06', region: '120102', unit };
    city.store.putRow('city', 'Penalty', { ...row, id: 'p-1', items: items(own) });
    const theirs = { ...items('津市监罚〔2026〕1号'), CF_CFJG: unit };
    city.store.putRow('city', 'Penalty', { ...row, id: 'p-2', items: theirs });
    await government.run('exchange.pull');
    const pulled = (id: string) => government.exchange.pulled.findById(`city/Penalty/${id}`).lean();
    expect(await pulled('p-1')).toMatchObject({ state: 'KEPT' });
    const { recordId } = (await pulled('p-2'))!;
    const { data } = await ask(
      government.subgraph,
      `{ penalties(first: 5) { nodes { id authority { id } sourceDepartment { id } reportedLate
        provenance { origin sourceUnit } } } }`,
      {},
      auditor,
    );
    expect((data!['penalties'] as any).nodes.find(({ id }: any) => id === recordId)).toEqual({
      id: recordId,
      authority: null,
      sourceDepartment: { id: 'development-reform' },
      reportedLate: null,
      provenance: { origin: 'CITY', sourceUnit: unit },
    });
    // The district does not send back what it has from the city, nor removes its own record.
    city.store.removeRow('city', 'Penalty', 'p-1', { reason: 'REVOKED', on: '2026-06-15' });
    await government.run('exchange.pull');
    await government.run('exchange.push');
    expect(city.store.received).not.toHaveProperty([recordId!]);
    const kept = (await pulled('p-1'))!.recordId!;
    expect(await government.records.findOne({ _id: kept })).toMatchObject({ state: 'ACTIVE' });
    expect(city.store.received[kept]).toMatchObject({ kind: 'Penalty', version: 1 });
  });

  test.each([
    ['procuratorate', 'PROCURATORATE', 'procuratorate'],
    ['police', 'POLICE', 'public-security'],
  ])(
    'the %s delivers entries of lists without the facts of the case',
    async (feed, origin, dept) => {
      city.store.putRow(feed, 'ListEntry', {
        id: 'l-1',
        day: '2026-06-01',
        region: '120102',
        unit: '天津市公安局',
        items: {
          ...company,
          文书名称: '惩戒决定书',
          文号: `津惩〔2026〕${feed}号`,
          决定日期: '2026-06-01',
          名单类别: '严重失信主体名单',
          名单全称: '电信网络诈骗惩戒名单',
          列入事由: '向他人出售银行卡三张',
        },
      });
      await commerce.run('exchange.pull');
      const { recordId } = (await commerce.exchange.pulled
        .findById(`${feed}/ListEntry/l-1`)
        .lean())!;
      expect(await commerce.records.findOne({ _id: recordId! })).toMatchObject({
        sourceDepartmentId: dept,
        authorityId: dept,
        cause: '依法由认定机关掌握，不予共享',
        provenance: { origin },
      });
    },
  );
});

describe('reconciliation of what was pulled', () => {
  test('finds and heals what either side has lost or changed', async () => {
    const [lost, changed, unknown, gone] = [1, 2, 3, 4].map(() => put(defaulter(company)));
    await judicial.run('exchange.pull');
    await judicial.run('exchange.reconcile');
    const of = async () =>
      (await report()).reconciliations.find(({ kind }: any) => kind === 'JudgmentDefaulter');
    const first = await of();
    expect(first).toMatchObject({ direction: 'PULL', source: 'COURT', differences: 0, open: 0 });
    expect(first.here).toBe(first.there);

    const { recordId } = (await pulledOf(lost!))!;
    await judicial.records.deleteOne({ _id: recordId! });
    const { recordId: corrected } = (await pulledOf(changed!))!;
    await judicial.records.updateOne(
      { _id: corrected! },
      {
        $set: { duty: '不同的义务' },
        $push: {
          versions: { version: 2, state: 'ACTIVE', changedAt: now(), reason: '更正' } as never,
        },
      },
    );
    await judicial.exchange.pulled.deleteOne({ _id: `court/JudgmentDefaulter/${unknown}` });
    city.store.forget('court', 'JudgmentDefaulter', gone!);
    await judicial.run('exchange.reconcile');

    const { data } = await ask(
      judicial.subgraph,
      `{ found: exchangeDifferencesOfJudicial(from: "${today}", to: "${today}") {
        nodes { source row difference healed } } }`,
      {},
      auditor,
    );
    const found = (row: string | undefined, difference: string) => ({
      source: 'COURT',
      row,
      difference,
      healed: true,
    });
    expect((data!['found'] as any).nodes).toEqual([
      found(lost, 'CHANGED_HERE'),
      found(changed, 'CHANGED_HERE'),
      found(unknown, 'MISSING_HERE'),
      found(gone, 'ONLY_HERE'),
    ]);
    expect(await judicial.records.findOne({ _id: recordId! })).toMatchObject({ state: 'ACTIVE' });
    expect(await judicial.records.findOne({ _id: corrected! })).toMatchObject({ duty: '支付货款' });
    expect(await pulledOf(unknown!)).toMatchObject({ state: 'STORED' });
    expect(await recordOf(gone!)).toMatchObject({ state: 'REVOKED' });
    expect(await of()).toMatchObject({ differences: 4, open: 0 });
  });
});
