import { recordTarget } from '../../../../../subgraphs/framework/intake/rows/recordTarget';
import type { CellValue } from '../../../../../subgraphs/framework/intake/table';
import type { PermitRow } from '../../../../../schema/generated/government.rows';
import type { BatchContext, CheckedRow } from '../../../../../subgraphs/framework/intake/target';
import { rowFault } from '../../../../../subgraphs/framework/records/writer/rowFault';
import { governmentSubgraph } from '../../../../../subgraphs/government/subgraph';
import { recordWriter } from '../../../../../subgraphs/framework/records/writer/recordWriter';
import { databaseVault } from '../../../../../subgraphs/framework/vault/databaseVault';
import { connect, type Database } from '../../../../../subgraphs/framework/mongo';
import { startTestStore, type TestStore } from '../../../../support/store';
import { testVaultKeys } from '../../../../support/vault';
import { BATCH, COMPANY, PENALTY_CELLS, PERMIT_CELLS, PERSON, row, someDirectory } from './support';

let store: TestStore;
let database: Database;
beforeAll(async () => {
  store = await startTestStore();
  database = await connect(store.uri, `${store.dbPrefix}_government`);
});
afterAll(async () => {
  await database.close();
  await store.stop();
});

const partsOf = () => {
  const { connection } = database;
  return {
    connection,
    vault: databaseVault(connection, { subgraph: 'government', keys: testVaultKeys }),
  };
};
const kindOf = (type: string) => governmentSubgraph.records!.find((kind) => kind.type === type)!;
const targetOf = (type: string, directory = someDirectory()) =>
  recordTarget('government', kindOf(type), { ...partsOf(), directory });

type Cells = Record<string, CellValue>;
const check = (type: string, cells: readonly Cells[], batch = BATCH) =>
  targetOf(type).check(
    cells.map((each, index) => row(each, index + 2)),
    batch,
  );
const codesOf = (checked: CheckedRow | undefined) =>
  checked?.result === 'FAULTY'
    ? checked.faults.map(({ code, heading }) => `${heading} ${code}`)
    : checked?.result;

const AS_PERSON = {
  CF_XDR_MC: PERSON.name,
  CF_XDR_LB: '自然人',
  CF_XDR_SHXYM: '',
  CF_XDR_ZJLX: '身份证',
  CF_XDR_ZJHM: PERSON.number,
};

describe('a penalty in the form of 2018', () => {
  it('becomes the row that the writer accepts', async () => {
    const [checked] = await check('Penalty', [PENALTY_CELLS]);
    if (checked?.result !== 'NEW') throw new Error(JSON.stringify(checked));
    expect(rowFault(kindOf('Penalty'), checked.row)).toBeUndefined();
    expect(checked.createsSubject).toBe(false);
    expect(checked.row).toMatchObject({
      type: 'Penalty',
      subjectId: 'id-LEGAL_PERSON',
      category: 'ADMINISTRATIVE',
      sourceDepartmentId: 'market-regulation',
      basis: { title: '行政处罚决定书', number: '津东市监罚〔2026〕1号', date: '2026-11-02' },
      decisionDate: '2026-11-02',
      publicityStart: '2026-11-29',
      publicityEnd: '2027-05-02',
      expiresOn: null,
      state: 'ACTIVE',
      provenance: { batch: BATCH.number, receivedAt: BATCH.receivedAt },
      visibleUntil: '2027-05-02',
      disclosure: 'OPEN',
      penaltyClasses: ['FINE', 'CONFISCATION'],
      fine: 5_000_000n,
      confiscation: 12_000n,
      severity: 'GENERAL',
      procedure: 'ORDINARY',
      status: 'IN_FORCE',
      effectEndsOn: null,
      authorityId: 'market-regulation',
    });
  });

  it.each<[string, Cells, Record<string, unknown>]>([
    [
      'publishes no longer than the severity allows',
      { CF_GSJZQ: '2099-12-31' },
      { publicityEnd: '2027-11-02' },
    ],
    [
      'is serious when a licence is revoked',
      { CF_CFLB: '吊销许可证件', CF_GSJZQ: '' },
      { severity: 'SERIOUS', publicityEnd: '2029-11-02', visibleUntil: '2029-11-02' },
    ],
    [
      'restricts a minor penalty',
      { CF_CFLB: '警告', CF_NR: '警告', CF_NR_FK: '', CF_GSJZQ: '' },
      { severity: 'MINOR', disclosure: 'RESTRICTED', fine: 0n, publicityEnd: '2027-02-02' },
    ],
    ['restricts a penalty on a person', AS_PERSON, { disclosure: 'RESTRICTED' }],
    [
      'accepts headings of its own names beside those of the form',
      { severity: 'SERIOUS', CF_GSJZQ: '' },
      { severity: 'SERIOUS', publicityEnd: '2029-11-02' },
    ],
  ])('%s', async (_name, more, row) => {
    const [checked] = await check('Penalty', [{ ...PENALTY_CELLS, ...more }]);
    expect(checked).toMatchObject({ result: 'NEW', row });
  });
});

it('reads the form of 2015, whose codes of states differ', async () => {
  const cells = {
    XK_WSH: '津东许[2026]7号',
    XK_XMMC: '设立登记',
    XK_SPLB: '登记',
    XK_NR: '设立',
    XK_XDR: COMPANY.name,
    XK_XDR_SHXYM: COMPANY.code,
    XK_FR: '李示例',
    XK_JDRQ: 46328,
    XK_JZQ: '2099/12/31',
    XK_XZJG: '天津市河东区市场监督管理局',
    XK_ZT: '1',
    DFBM: '120102',
    SJC: '2026/11/3',
  };
  const [checked] = await check('Permit', [cells]);
  expect(checked).toMatchObject({
    result: 'NEW',
    row: {
      basis: { title: '设立登记', number: '津东许〔2026〕7号' },
      status: 'ANNULLED',
      validFrom: '2026-11-02',
      validTo: null,
      expiresOn: null,
    },
  });
  expect(
    JSON.stringify((checked as { row: object }).row, (_key, value: unknown) => value),
  ).not.toContain('李示例');
});

describe('a row on a bad day', () => {
  it.each<[string, Cells, string[]]>([
    ['a decision of tomorrow', { CF_JDRQ: '2026-11-30' }, ['CF_JDRQ FUTURE']],
    ['a publicity end before the decision', { CF_GSJZQ: '2026-11-01' }, ['CF_GSJZQ ORDER']],
    ['a decision without end', { CF_JDRQ: '2099-12-31' }, ['CF_JDRQ NO_END_REFUSED']],
    ['yuan instead of ten thousand yuan', { CF_NR_FK: '50000' }, ['CF_NR_FK AMOUNT_IN_YUAN']],
    [
      'a person with the code of a company',
      { ...AS_PERSON, CF_XDR_SHXYM: COMPANY.code },
      ['CF_XDR_SHXYM PERSON_WITH_CODE'],
    ],
    [
      'a company with the number of a person',
      { CF_XDR_ZJHM: PERSON.number },
      ['CF_XDR_ZJHM ORGANIZATION_WITH_ID'],
    ],
    ['a company without a code', { CF_XDR_SHXYM: '' }, ['CF_XDR_SHXYM MISSING']],
    ['a person without a number', { ...AS_PERSON, CF_XDR_ZJHM: '' }, ['CF_XDR_ZJHM MISSING']],
    ['a passport', { ...AS_PERSON, CF_XDR_ZJLX: '02' }, ['CF_XDR_ZJLX DOCUMENT_TYPE']],
    [
      'a number with a wrong check character',
      { ...AS_PERSON, CF_XDR_ZJHM: '120102188001010020' },
      ['CF_XDR_ZJHM ID_WRONG'],
    ],
    [
      'a trader with the code of a company',
      { CF_XDR_LB: '个体工商户' },
      ['CF_XDR_SHXYM TRADER_CODE'],
    ],
    ['a name of another subject', { CF_XDR_MC: '天津另一公司' }, ['CF_XDR_MC NAME_DIFFERS']],
    ['a placeholder code', { CF_CFJGDM: '00000000000000000X' }, ['CF_CFJGDM PLACEHOLDER']],
    ["another organisation's code", { CF_CFJGDM: COMPANY.code }, ['CF_CFJGDM OTHER_DEPARTMENT']],
    ["another department's row", { CF_CFJG: '区税务局' }, ['CF_CFJG OTHER_DEPARTMENT']],
    [
      'forbidden content in two fields',
      { CF_SY: `当事人患有高血压，电话10200000001`, BZ: `证件${PERSON.number}` },
      ['CF_SY FORBIDDEN', 'CF_SY FORBIDDEN', 'BZ FORBIDDEN'],
    ],
    ['a fine that nothing states', { CF_NR: '罚款', CF_NR_FK: '' }, ['CF_NR_FK MISSING']],
    [
      'a decision too old to be retained',
      { CF_JDRQ: '2020-01-02', CF_GSJZQ: '' },
      ['CF_JDRQ RETENTION_ENDED'],
    ],
    [
      'everything at once',
      { CF_WSH: '', CF_JDRQ: '昨天', CF_CFLB: '杖责', CF_XDR_SHXYM: '9112' },
      ['CF_XDR_SHXYM CODE_LENGTH', 'CF_WSH MISSING', 'CF_CFLB CODE', 'CF_JDRQ DATE'],
    ],
  ])('with %s is refused', async (_name, more, codes) => {
    const directory = someDirectory();
    const rows = [row({ ...PENALTY_CELLS, ...more })];
    const [checked] = await targetOf('Penalty', directory).check(rows, BATCH);
    expect(codesOf(checked)).toEqual(codes);
    const text = JSON.stringify(checked);
    expect(text).not.toMatch(/"message(?:Zh)?":"[^"]*[{}]/);
    for (const secret of [PERSON.number, '10200000001', '高血压'])
      expect(text).not.toContain(secret);
  });

  it('creates no subject', async () => {
    const directory = someDirectory();
    const cells = { ...PENALTY_CELLS, CF_XDR_SHXYM: '92120102MA00XX0B7P', CF_WSH: '' };
    await targetOf('Penalty', directory).check([row(cells)], BATCH);
    expect(directory.asked.flat().map(({ mayCreate }) => mayCreate)).toEqual([false]);
  });
});

describe('a chunk', () => {
  it('asks the directory once, however many rows it has', async () => {
    const directory = someDirectory();
    const rows = Array.from({ length: 40 }, (_, index) =>
      row({ ...PENALTY_CELLS, CF_WSH: `津东市监罚〔2026〕${100 + index}号` }, index + 2),
    );
    const checked = await targetOf('Penalty', directory).check(rows, BATCH);
    expect(checked.every(({ result }) => result === 'NEW')).toBe(true);
    expect(directory.asked).toHaveLength(1);
    expect(directory.asked[0]).toHaveLength(1);
  });

  it('refuses a document number that repeats for one subject, not for two', async () => {
    const codes = (
      await check('Penalty', [PENALTY_CELLS, { ...PENALTY_CELLS, ...AS_PERSON }, PENALTY_CELLS])
    ).map(codesOf);
    expect(codes).toEqual(['NEW', 'NEW', ['CF_WSH REPEATED_ROW']]);
  });

  it('is refused of a department that is not entitled', async () => {
    const cells = { ...PERMIT_CELLS, XK_XKJG: '区司法局' };
    const [checked] = await check('Permit', [cells], { ...BATCH, department: 'justice' });
    expect(codesOf(checked)).toEqual(['null NOT_ENTITLED']);
  });

  it('is found to repeat a row of an earlier chunk of a dry run, and not itself', async () => {
    const batch = { ...BATCH, create: false, seen: new Map<string, number>() };
    const unknown = { ...PERMIT_CELLS, XK_XDR_SHXYM: '92120102MA00XX0B7P', XK_XDR_LB: '04' };
    const target = targetOf('Permit');
    const codes = async (number: number) =>
      (await target.check([row(unknown, number)], batch)).map(codesOf);
    expect(await codes(2)).toEqual(['NEW']);
    expect(await codes(2)).toEqual(['NEW']);
    expect(await codes(502)).toEqual([['XK_WSH REPEATED_ROW']]);
  });

  it('names the known person of a refused row, whose data its error file has', async () => {
    const person = { ...PENALTY_CELLS, ...AS_PERSON, CF_JDRQ: '' };
    const [ofPerson] = await check('Penalty', [person]);
    expect(ofPerson).toMatchObject({ result: 'FAULTY', personId: 'id-NATURAL_PERSON' });
    const [ofCompany] = await check('Penalty', [{ ...PENALTY_CELLS, CF_JDRQ: '' }]);
    expect(ofCompany).not.toHaveProperty('personId');
  });

  it('says what is created in a dry run, and asks to create nothing', async () => {
    const cells = { ...PERMIT_CELLS, XK_XDR_SHXYM: '92120102MA00XX0B7P', XK_XDR_LB: '个体工商户' };
    const [checked] = await check('Permit', [cells], { ...BATCH, create: false });
    expect(checked).toMatchObject({ result: 'NEW', createsSubject: true });
  });
});

describe('a permit that is reported late', () => {
  // Decided on 2 November 2026: seven working days later is the 11th; received on the 29th.
  const reasonOf = async (cells: Cells, batch: Partial<BatchContext> = {}) => {
    const [checked] = await check('Permit', [{ ...PERMIT_CELLS, ...cells }], {
      ...BATCH,
      ...batch,
    });
    if (checked?.result !== 'NEW') return codesOf(checked);
    const { lateReason, lateNote } = checked.row as Partial<PermitRow>;
    return [lateReason, lateNote];
  };

  it('states its reason in columns, else has that of its batch', async () => {
    const lateReason = { reason: 'BACKLOG', note: null };
    expect(await reasonOf({})).toEqual([null, null]);
    expect(await reasonOf({}, { lateReason })).toEqual(['BACKLOG', null]);
    const own = { 迟报原因: '系统故障', 迟报说明: '接口升级' };
    expect(await reasonOf(own, { lateReason })).toEqual(['SYSTEM_FAULT', '接口升级']);
    expect(await reasonOf({ lateReason: 'OVERLOOKED' })).toEqual(['OVERLOOKED', null]);
  });

  it('stores no reason when it is in time', async () => {
    expect(await reasonOf({ XK_JDRQ: '2026-11-25', 迟报原因: '系统故障' })).toEqual([null, null]);
  });

  it('is refused with a reason that explains nothing', async () => {
    expect(await reasonOf({ 迟报原因: '其他' })).toEqual(['迟报说明 LATE_NOTE_MISSING']);
    expect(await reasonOf({ 迟报说明: '接口升级' })).toEqual(['迟报说明 LATE_NOTE_ALONE']);
    expect(await reasonOf({ 迟报原因: '天气' })).toEqual(['迟报原因 CODE']);
    expect(await reasonOf({ 迟报原因: '其他', 迟报说明: '电话13812345678' })).toEqual([
      '迟报说明 FORBIDDEN',
    ]);
  });
});

describe('a record that is stored', () => {
  it('is unchanged when the same row is sent again, and refused with other values', async () => {
    const cells = { ...PERMIT_CELLS, XK_WSH: '津东许〔2026〕9号' };
    const [first] = await check('Permit', [cells]);
    if (first?.result !== 'NEW') throw new Error(JSON.stringify(first));
    const { connection, vault } = partsOf();
    await recordWriter(connection, governmentSubgraph.records!, vault).createMany([first.row], {
      actor: 'steward',
      at: BATCH.receivedAt,
      reason: '首次归集',
      legalBasis: '目录',
    });
    const later = { ...BATCH, today: '2026-11-30', number: 'market-regulation-20261130-000001' };
    expect(await check('Permit', [{ ...cells, XK_WSH: '津东许[2026]9号' }], later)).toEqual([
      { number: 2, result: 'UNCHANGED', recordId: first.row._id },
    ]);
    const [stated] = await check('Permit', [{ ...cells, 迟报原因: '系统故障' }], later);
    expect(codesOf(stated)).toEqual(['XK_WSH HELD_DIFFERENTLY']);
    const [other] = await check('Permit', [{ ...cells, XK_NR: '热食类食品制售' }], later);
    expect(other).toMatchObject({
      result: 'FAULTY',
      faults: [
        {
          code: 'HELD_DIFFERENTLY',
          message:
            'A record with this document number and subject is stored with other values in 许可内容; submit a correction instead.',
        },
      ],
    });
  });

  it('has the same id whenever the row is checked', async () => {
    const ids = new Set<string>();
    for (let times = 0; times < 2; times++) {
      const [checked] = await check('Penalty', [PENALTY_CELLS]);
      if (checked?.result === 'NEW') ids.add(checked.row._id);
    }
    expect([...ids]).toEqual([expect.stringMatching(/^[0-9a-z]{22}$/)]);
  });
});

describe('headings', () => {
  const faultsOf = (headings: string[], type = 'Penalty') =>
    targetOf(type)
      .readHeadings(headings)
      .faults.map(({ code, heading }) => `${heading} ${code}`);

  it.each([
    ['of the form', Object.keys(PENALTY_CELLS)],
    ['with marks', Object.keys(PENALTY_CELLS).map((heading) => `*${heading}（必填）`)],
    [
      'in Chinese',
      [
        '行政相对人名称',
        '行政相对人类别',
        '行政处罚决定书文号',
        '违法行为类型',
        '违法事实',
        '处罚依据',
        '处罚类别',
        '处罚内容',
        '处罚决定日期',
        '处罚机关',
      ],
    ],
    [
      'with both',
      [
        '行政相对人名称（CF_XDR_MC）',
        'CF_XDR_LB',
        'CF_WSH',
        'CF_WFXW',
        'CF_SY',
        'CF_YJ',
        'CF_CFLB',
        'CF_NR',
        'CF_JDRQ',
        'CF_CFJG',
      ],
    ],
    [
      'of its own',
      [
        'subjectName',
        'unifiedCode',
        'documentTitle',
        'documentNumber',
        'decisionDate',
        'violationType',
        'fact',
        'legalBasis',
        'penaltyClasses',
        'content',
      ],
    ],
  ])('%s are known', (_name, headings) => expect(faultsOf(headings)).toEqual([]));

  it('are refused when unknown, repeated or missing', () => {
    const headings = Object.keys(PENALTY_CELLS).filter((heading) => heading !== 'CF_SY');
    expect(faultsOf([...headings, 'CF_XYZ', '处罚决定日期'])).toEqual([
      'CF_XYZ HEADING_UNKNOWN',
      '处罚决定日期 HEADING_REPEATED',
      'CF_SY HEADING_MISSING',
    ]);
  });
});
