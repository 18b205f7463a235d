import { createHash, createPublicKey, verify } from 'node:crypto';
import { mkdtemp, readdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compactDecrypt } from 'jose';
import { FEEDS } from '../../../../schema/exchange/feeds';
import { SUBGRAPH_NAMES } from '../../../../schema/subgraphs';
import { definitionOf } from '../../../../subgraphs/definitionOf';
import { readExchangeConfig } from '../../../../subgraphs/framework/exchange/config';
import type { ExchangeSettings } from '../../../../subgraphs/framework/exchange/settings';
import { ask, codes } from '../../../support/ask';
import {
  analyst,
  auditor,
  bank,
  nobody,
  officer,
  person,
  viewerAs,
} from '../../../support/viewers';
import {
  cityJwks,
  cityKeys,
  cityPrivateKey,
  COMPANY,
  districtKeys,
  PERSON,
  settingsOf,
  startCity,
  startDistrict,
  strangeKeys,
  type City,
  type District,
} from './scene';

jest.setTimeout(60_000);

const today = '2026-06-15';
const now = () => new Date(`${today}T04:00:00Z`);
const steward = viewerAs('steward', { department: 'market-regulation', assurance: 3 });
const education = viewerAs('steward', { department: 'education', assurance: 3 });

let city: City;
let district: District;
let settings: { timeoutMs?: number };
let government: Awaited<ReturnType<District['subgraph']>>;
let keys = 0;
const newKey = () => `key-${String(++keys).padStart(8, '0')}`;

beforeAll(async () => {
  city = await startCity();
  district = await startDistrict(now);
  const exchange = settingsOf(city);
  settings = exchange;
  government = await district.subgraph('government', exchange);
});
afterAll(async () => {
  await district.stop();
  await city.stop();
});
beforeEach(() => {
  city.fail();
  city.refuse();
});

const PERMIT = {
  XK_XDR_MC: COMPANY.name,
  XK_XDR_LB: '法人及非法人组织',
  XK_XDR_SHXYM: COMPANY.code,
  XK_XKWS: '食品经营许可决定书',
  XK_XKLB: '核准',
  XK_NR: '食品销售',
  XK_JDRQ: '2026-06-01',
  XK_YXQZ: '2026-06-01',
  XK_XKJG: '天津市河东区市场监督管理局',
};
const PENALTY = {
  CF_XDR_MC: PERSON.name,
  CF_XDR_LB: '自然人',
  CF_XDR_ZJLX: '身份证',
  CF_XDR_ZJHM: PERSON.number,
  CF_WFXW: '未依法公示信息',
  CF_SY: '未在规定期限内公示年度报告',
  CF_YJ: '《企业信息公示暂行条例》第十七条',
  CF_CFLB: '罚款、没收违法所得',
  CF_NR: '罚款人民币五千元，没收违法所得三百元',
  CF_NR_FK: '0.5',
  CF_NR_WFFF: '0.03',
  CF_JDRQ: '2026-06-02',
  CF_CFJG: '天津市河东区市场监督管理局',
};

let permits = 100;
const permit = () => ({ ...PERMIT, XK_WSH: `津东市监许〔2026〕${++permits}号` });

async function submit(
  kind: string,
  rows: readonly object[],
  { subgraph } = government,
): Promise<string[]> {
  const { data, errors } = await ask(
    subgraph,
    `mutation ($input: IntakeBatchInput!, $key: ID!) {
      batch: submitGovernmentBatch(input: $input, key: $key) { state results { recordId } } }`,
    { input: { kind, rows }, key: newKey() },
    steward,
  );
  expect(errors).toBeUndefined();
  const { state, results } = data!['batch'] as any;
  expect(state).toBe('ACCEPTED');
  return results.map(({ recordId }: any) => recordId);
}
const CHANGE = {
  type: 'Permit',
  version: 1,
  reason: '数据有误',
  legalBasis: '行政许可法第六十九条',
};
async function change(mutation: string, type: string, input: object) {
  const { errors } = await ask(
    government.subgraph,
    `mutation ($input: ${type}!, $key: ID!) { ${mutation}(input: $input, key: $key) { version } }`,
    { input, key: newKey() },
    steward,
  );
  expect(errors).toBeUndefined();
}
const resend = (variables: object, viewer = steward) =>
  ask(
    government.subgraph,
    `mutation ($type: String!, $recordId: ID!, $key: ID!) {
      row: resendGovernmentRecord(type: $type, recordId: $recordId, key: $key) { row state } }`,
    { ...variables },
    viewer,
  );
async function report(viewer = steward): Promise<any> {
  const { data, errors } = await ask(
    government.subgraph,
    `{ report: exchangeOfGovernment {
      channels { direction source kind failure behind }
      counts { direction state count }
      removals { source inTime late pending overdue }
      reconciliations { direction source kind here there differences open } } }`,
    {},
    viewer,
  );
  expect(errors).toBeUndefined();
  return data!['report'];
}
async function rowsOf(viewer: typeof steward, question: string): Promise<any> {
  const { data, errors } = await ask(
    government.subgraph,
    `{ rows: exchangeRowsOfGovernment${question} { nodes {
      direction source kind row recordId department day version state code message } } }`,
    {},
    viewer,
  );
  expect(errors).toBeUndefined();
  return (data!['rows'] as any).nodes;
}
const sentOf = async (id: string) => government.exchange.sent.findById(id).lean();

describe('push', () => {
  test('sends records in the form of the national standard', async () => {
    const [permit] = await submit('Permit', [{ ...PERMIT, XK_WSH: '津东市监许〔2026〕1号' }]);
    const [penalty] = await submit('Penalty', [{ ...PENALTY, CF_WSH: '津东市监罚〔2026〕1号' }]);
    await government.run('exchange.push');
    expect(city.store.received[permit!]).toMatchObject({
      kind: 'Permit',
      version: 1,
      day: '2026-06-01',
      form: 'permit-2018',
      items: { ...PERMIT, XK_WSH: '津东市监许〔2026〕1号', XK_YXQZI: '2099-12-31', XK_ZT: '1' },
    });
    expect(city.store.received[penalty!]).toMatchObject({
      form: 'penalty-2018',
      items: { CF_XDR_MC: PERSON.name, CF_XDR_ZJHM: PERSON.number, CF_NR_FK: '0.5' },
    });
    expect(await sentOf(permit!)).toMatchObject({ state: 'CONFIRMED', version: 1 });
  });

  test('sends a correction as a new version, and a revocation as a removal', async () => {
    const [id] = await submit('Permit', [{ ...PERMIT, XK_WSH: '津东市监许〔2026〕2号' }]);
    await government.run('exchange.push');
    await change('correctGovernmentRecord', 'RecordCorrectionInput', {
      ...CHANGE,
      id,
      values: { XK_NR: '食品销售（含散装熟食）' },
    });
    await government.run('exchange.push');
    expect(city.store.received[id!]).toMatchObject({
      version: 2,
      items: { XK_NR: '食品销售（含散装熟食）' },
    });
    await change('revokeGovernmentRecord', 'RecordEndInput', { ...CHANGE, id, version: 2 });
    await government.run('exchange.push');
    expect(city.store.received[id!]).toMatchObject({ version: 3, removed: true });
    expect(city.store.received[id!]).not.toHaveProperty('items');
    expect(await sentOf(id!)).toMatchObject({ state: 'REMOVED', version: 3, digest: null });
  });

  test.each([
    ['responds with 500', { status: 500 }, 'SERVER_ERROR'],
    ['is too slow', { delayMs: 2000 }, 'UNREACHABLE'],
    ['is not the city', { forged: true }, 'SIGNATURE_INVALID'],
    ['refuses the sender', { status: 401 }, 'REFUSED_REQUEST'],
    ['cuts the connection after it has stored the records', { cutAfterwards: true }, 'UNREACHABLE'],
  ])('loses nothing and sends nothing twice when the endpoint %s', async (_, trouble, failure) => {
    const ids = await submit('Permit', [permit(), permit()]);
    city.fail(trouble);
    if ('delayMs' in trouble) settings.timeoutMs = 100;
    await expect(government.run('exchange.push')).rejects.toThrow(`CityError ${failure}`);
    delete settings.timeoutMs;
    expect(await sentOf(ids[0]!)).toBeNull();
    expect((await report()).channels[0]).toMatchObject({ failure, behind: 2 });
    city.fail();
    const accepted = city.store.accepted;
    await government.run('exchange.push');
    const isStoredBefore = 'cutAfterwards' in trouble || 'forged' in trouble;
    expect(city.store.accepted - accepted).toBe(isStoredBefore ? 0 : 2);
    for (const id of ids) {
      expect(city.store.received[id]).toMatchObject({ version: 1 });
      expect(await sentOf(id)).toMatchObject({ state: 'CONFIRMED' });
    }
    expect((await report()).channels[0]).toMatchObject({ failure: null, behind: 0 });
  });

  test('lists a refused record without holding up the others, and sends it again', async () => {
    const number = '津东市监许〔2026〕999号';
    city.refuse(number);
    const [refused, other] = await submit('Permit', [{ ...PERMIT, XK_WSH: number }, permit()]);
    await government.run('exchange.push');
    expect(await sentOf(other!)).toMatchObject({ state: 'CONFIRMED' });
    const rows = await rowsOf(steward, '(direction: PUSH, state: REFUSED)');
    expect(rows).toEqual([
      expect.objectContaining({
        row: refused,
        kind: 'Permit',
        code: 'NUMBER_UNKNOWN',
        message: '文号不在目录内',
      }),
    ]);
    const variables = { type: 'Permit', recordId: refused, key: newKey() };
    expect(codes(await resend(variables, education))).toEqual(['NOT_FOUND']);
    expect(codes(await resend(variables, officer))).toEqual(['UNAUTHORIZED_FIELD_OR_TYPE']);
    const again = await resend(variables);
    expect(again.data!['row']).toMatchObject({ state: 'WAITING' });
    expect((await resend(variables)).data).toEqual(again.data);
    expect(codes(await resend({ ...variables, recordId: other }))).toEqual([
      'IDEMPOTENCY_KEY_REUSED',
    ]);
    expect(codes(await resend({ ...variables, key: newKey() }))).toEqual(['INVALID_TRANSITION']);
    city.refuse();
    await government.run('exchange.push');
    expect(await sentOf(refused!)).toMatchObject({ state: 'CONFIRMED', fault: null });
    expect(city.store.received[refused!]).toMatchObject({ version: 1 });
  });

  test('masks what names a person when the city has no key for it', async () => {
    const { signing } = cityKeys;
    const other = await startDistrict(now);
    const plain = await other.subgraph('government', settingsOf(city, { cityKeys: { signing } }));
    const [id] = await submit('Penalty', [{ ...PENALTY, CF_WSH: '津东市监罚〔2026〕7号' }], plain);
    await plain.run('exchange.push');
    const { items } = city.store.received[id!]!;
    expect(items).toMatchObject({ CF_XDR_MC: '张*', CF_XDR_ZJHM: `1${'*'.repeat(16)}X` });
    expect(JSON.stringify(items)).not.toContain(PERSON.number);
    delete city.store.received[id!];
    await other.stop();
  });

  test('is refused with another key than that of the district', async () => {
    const other = await startDistrict(now);
    const stranger = await other.subgraph('government', settingsOf(city, { keys: strangeKeys }));
    await submit('Permit', [permit()], stranger);
    await expect(stranger.run('exchange.push')).rejects.toThrow('CityError REFUSED_REQUEST');
    expect(await stranger.exchange.sent.countDocuments()).toBe(0);
    await other.stop();
  });
});

describe('files', () => {
  const court = viewerAs('steward', { department: 'court', assurance: 3 });
  const debtor = (number: string) => ({
    主体名称: PERSON.name,
    证件号码: PERSON.number,
    文书名称: '执行通知书',
    文号: number,
    决定日期: '2026-06-01',
    执行法院全称: '天津市河东区人民法院',
    执行案号: number,
    立案日期: '2026-06-01',
    '执行标的（分）': '123456',
  });

  async function written(more: Partial<ExchangeSettings>, run = 1) {
    const folder = await mkdtemp(join(tmpdir(), 'hedong-exchange-'));
    const other = await startDistrict(now);
    const judicial = await other.subgraph('judicial', {
      ...settingsOf(city),
      mode: 'files',
      folder,
      ...more,
    });
    const { data } = await ask(
      judicial.subgraph,
      `mutation ($rows: [IntakeRow!]!) { batch: submitJudicialBatch(
        input: { kind: "JudgmentDebtor", rows: $rows }, key: "debtor-0001") { state } }`,
      { rows: [debtor('（2026）津0102执1号'), debtor('（2026）津0102执2号')] },
      court,
    );
    expect(data).toEqual({ batch: { state: 'ACCEPTED' } });
    for (let runs = 0; runs < run; runs++) {
      await judicial.run('exchange.push');
      await judicial.exchange.channel.deleteMany({});
    }
    const sent = await judicial.exchange.sent.find().lean();
    await other.stop();
    return { folder, sent, names: (await readdir(folder)).sort() };
  }

  test('have the columns of the kind, a signed manifest, and the same names when a run is repeated', async () => {
    const { signing } = cityKeys;
    const { folder, sent, names } = await written({ cityKeys: { signing } }, 2);
    expect(names).toEqual([
      expect.stringMatching(/^judicial-20260615-[0-9a-f]{16}-JudgmentDebtor\.csv$/),
      expect.stringMatching(/^judicial-20260615-[0-9a-f]{16}\.json$/),
      expect.stringMatching(/^judicial-20260615-[0-9a-f]{16}\.json\.sig$/),
    ]);
    const [csv, manifest, signature] = await Promise.all(
      names.map((name) => readFile(join(folder, name))),
    );
    const { files } = JSON.parse(manifest!.toString());
    expect(files).toEqual([
      {
        name: names[0],
        kind: 'JudgmentDebtor',
        form: 'own',
        rows: 2,
        removals: 0,
        sha256: createHash('sha256').update(csv!).digest('hex'),
      },
    ]);
    const bytes = Buffer.from(signature!.toString(), 'base64');
    expect(verify(null, manifest!, createPublicKey(districtKeys.signing.key), bytes)).toBe(true);
    const [heading, first] = csv!.toString('utf8').split('\r\n');
    expect(heading).toContain('主体名称');
    expect(first).toContain('PUT');
    expect(first).toContain(`张*`);
    expect(first).toContain('123456');
    expect(csv!.toString()).not.toContain(PERSON.number);
    expect(sent.map(({ state }) => state)).toEqual(['SENT', 'SENT']);
  });

  test('are encrypted to the city when it has a key for that', async () => {
    const { folder, names } = await written({});
    expect(names[0]).toMatch(/\.csv\.jose$/);
    const sealed = await readFile(join(folder, names[0]!), 'utf8');
    const { plaintext } = await compactDecrypt(sealed, cityPrivateKey);
    expect(Buffer.from(plaintext).toString()).toContain(PERSON.number);
  });
});

describe('the settings', () => {
  const jwks = (name: 'district' | 'cityPublic') => JSON.stringify(cityJwks[name]);

  test('are off without EXCHANGE_MODE, and complete otherwise', () => {
    expect(readExchangeConfig({})).toBeUndefined();
    expect(
      readExchangeConfig({
        EXCHANGE_MODE: 'http',
        EXCHANGE_URL: 'https://city.example/exchange/',
        EXCHANGE_FEEDS: 'court, police',
        EXCHANGE_KEYS: jwks('district'),
        EXCHANGE_CITY_KEYS: jwks('cityPublic'),
      }),
    ).toMatchObject({ url: 'https://city.example/exchange', feeds: ['court', 'police'] });
  });

  test.each([
    [{ EXCHANGE_MODE: 'http' }, /EXCHANGE_KEYS or .* EXCHANGE_URL must be set/],
    [{ EXCHANGE_MODE: 'files' }, /EXCHANGE_FOLDER must be set/],
    [{ EXCHANGE_FEEDS: 'tax' }, /EXCHANGE_FEEDS must list some of city, court/],
    [
      {
        EXCHANGE_MODE: 'files',
        EXCHANGE_FOLDER: 'out',
        EXCHANGE_KEYS: '{"keys":[{"kid":"a","kty":"oct"}]}',
      },
      /EXCHANGE_KEYS must contain one private Ed25519 key/,
    ],
    [
      { EXCHANGE_MODE: 'files', EXCHANGE_FOLDER: 'out', EXCHANGE_KEYS: 'secret-text' },
      /EXCHANGE_KEYS must be a JWKS/,
    ],
  ])('refuse %j', (env, message) => {
    expect(() => readExchangeConfig(env)).toThrow(message);
    expect(() => readExchangeConfig(env)).not.toThrow('secret-text');
  });
});

test('every field of a feed is one of its kind', () => {
  for (const { kinds } of FEEDS) expect(Object.keys(kinds).length).toBeGreaterThan(0);
  const known = SUBGRAPH_NAMES.flatMap((name) => definitionOf(name).records ?? []);
  for (const { kinds } of FEEDS)
    for (const [type, { fields, withheld = {} }] of Object.entries(kinds)) {
      const { row } = known.find((kind) => kind.type === type)!;
      for (const field of [...fields, ...Object.keys(withheld)])
        expect([field, row.has(field) || field.startsWith('basis.')]).toEqual([field, true]);
    }
});

describe('reconciliation of what was sent', () => {
  const reconciled = async () =>
    (await report()).reconciliations.find(
      ({ direction, kind }: any) => direction === 'PUSH' && kind === 'Permit',
    );
  const differences = (viewer = steward) =>
    ask(
      government.subgraph,
      `{ found: exchangeDifferencesOfGovernment(from: "${today}", to: "${today}") {
        nodes { direction kind row difference healed } } }`,
      {},
      viewer,
    );
  const found = async (viewer = steward) =>
    ((await differences(viewer)).data!['found'] as any).nodes;

  test('finds and heals what either side has lost or changed', async () => {
    const [lost, changed, gone, ended] = await submit('Permit', [
      permit(),
      permit(),
      permit(),
      permit(),
    ]);
    await government.run('exchange.reconcile');
    const { received } = city.store;
    const whole = await reconciled();
    expect(whole).toMatchObject({ kind: 'Permit', differences: 0, open: 0 });
    expect(whole.here).toBe(whole.there);

    delete received[lost!];
    received[changed!]!.digest = '0'.repeat(64);
    // Neither has an event: rows that were lost, and the end of publicity, which is a date.
    await government.records.deleteOne({ _id: gone! });
    await government.records.updateOne({ _id: ended! }, { $set: { visibleUntil: '2026-06-14' } });
    await government.run('exchange.reconcile');

    expect(await found()).toEqual(
      expect.arrayContaining([
        { direction: 'PUSH', kind: 'Permit', row: lost, difference: 'MISSING_THERE', healed: true },
        { direction: 'PUSH', kind: 'Permit', row: changed, difference: 'DIFFERS', healed: true },
        { direction: 'PUSH', kind: 'Permit', row: gone, difference: 'ONLY_THERE', healed: true },
        { direction: 'PUSH', kind: 'Permit', row: ended, difference: 'ONLY_THERE', healed: true },
      ]),
    );
    expect(received[lost!]).toMatchObject({ version: 1, items: { XK_XDR_MC: COMPANY.name } });
    expect(received[changed!]!.digest).not.toMatch(/^0+$/);
    expect(received[gone!]).toMatchObject({ removed: true });
    expect(received[ended!]).toMatchObject({ removed: true });
    expect(await reconciled()).toMatchObject({ differences: 4, open: 0 });
    await expectDifferences(0);
    await government.run('exchange.reconcile');
    expect(await reconciled()).toMatchObject({ differences: 0, open: 0 });
  });

  test('leaves open that suddenly many records are gone, and counts them', async () => {
    await submit(
      'Permit',
      Array.from({ length: 30 }, () => ({ ...permit(), XK_JDRQ: '2026-05-20' })),
    );
    await government.run('exchange.push');
    await government.records.deleteMany({ decisionDate: '2026-05-20' });
    await government.run('exchange.reconcile');
    expect(await reconciled()).toMatchObject({ differences: 30, open: 30 });
    await expectDifferences(30);
    for (const [id, row] of Object.entries(city.store.received))
      if (row.day === '2026-05-20') delete city.store.received[id];
  });

  test('is read by stewards of the department, officers and auditors', async () => {
    expect(await found(steward)).not.toEqual([]);
    expect(await found(education)).toEqual([]);
    for (const viewer of [steward, officer, auditor])
      expect((await differences(viewer)).errors).toBeUndefined();
    for (const viewer of [nobody, person('per-1'), bank, analyst])
      expect(codes(await differences(viewer))).toHaveLength(1);
  });

  async function expectDifferences(value: number) {
    const samples = await Promise.all(
      [...government.metrics.gauges.get('credit_exchange_differences')!].map(async (read) =>
        read(),
      ),
    );
    expect(samples.flat()).toContainEqual({ values: ['government', 'PUSH'], value });
  }
});

describe('the queries of the exchange', () => {
  test('show a steward the rows of the own department, and officers and auditors all', async () => {
    const question = '(direction: PUSH, state: CONFIRMED, kind: "Penalty")';
    for (const viewer of [steward, officer, auditor])
      expect(await rowsOf(viewer, question)).toHaveLength(1);
    expect(await rowsOf(education, question)).toEqual([]);
    expect(
      await rowsOf(auditor, '(direction: PUSH, state: CONFIRMED, department: "health")'),
    ).toEqual([]);
    const [{ row }] = await rowsOf(steward, question);
    const ofRecord = `(direction: PUSH, recordId: "${row}")`;
    expect(await rowsOf(steward, ofRecord)).toMatchObject([{ row, state: 'CONFIRMED' }]);
    const all = '{ exchangeRowsOfGovernment(direction: PUSH) { nodes { row } } }';
    expect(codes(await ask(government.subgraph, all, {}, auditor))).toEqual(['BAD_USER_INPUT']);
    expect((await report(education)).counts).toEqual([]);
    expect((await report(auditor)).counts).toEqual(
      expect.arrayContaining([expect.objectContaining({ direction: 'PUSH', state: 'CONFIRMED' })]),
    );
  });

  test('list rows page by page in one order, with cursors of their own', async () => {
    const page = async (args: string) => {
      const { data, errors } = await ask(
        government.subgraph,
        `{ rows: exchangeRowsOfGovernment(${args}) {
          totalCount pageInfo { hasNextPage endCursor } nodes { row } } }`,
        {},
        steward,
      );
      return errors ? { errors: codes({ errors }) } : (data!['rows'] as any);
    };
    const confirmed = 'direction: PUSH, state: CONFIRMED';
    const { totalCount, nodes } = await page(`${confirmed}, first: 100`);
    expect(totalCount).toBeGreaterThan(4);
    expect(nodes).toHaveLength(totalCount);
    const rows: object[] = [];
    let after = '';
    for (let hasNextPage = true; hasNextPage;) {
      const found = await page(`${confirmed}, first: 2${after}`);
      expect(found.nodes.length).toBeLessThanOrEqual(2);
      rows.push(...found.nodes);
      ({ hasNextPage } = found.pageInfo);
      after = `, after: "${found.pageInfo.endCursor}"`;
    }
    expect(rows).toEqual(nodes);
    expect(await page(`direction: PULL, state: STORED${after}`)).toEqual({
      errors: ['INVALID_CURSOR'],
    });
    expect(await page(`${confirmed}, first: 101`)).toEqual({ errors: ['PAGE_SIZE_OUT_OF_RANGE'] });
  });

  test.each([
    ['exchangeOfGovernment { channels { direction } }'],
    ['exchangeRowsOfGovernment(direction: PUSH, state: SENT) { nodes { row } }'],
  ])('%s is closed to visitors, persons, banks and analysts', async (field) => {
    for (const viewer of [nobody, person('per-1'), bank, analyst])
      expect(codes(await ask(government.subgraph, `{ ${field} }`, {}, viewer))).toHaveLength(1);
  });
});
