import { commitmentTemplate } from '../../schema/policy/commitmentTemplates';
import { commerceSubgraph } from '../../subgraphs/commerce/subgraph';
import { recordTargets } from '../../subgraphs/framework/intake/rows/recordTargets';
import { connect, type Database } from '../../subgraphs/framework/mongo';
import { ask } from '../support/ask';
import { startTestStore, type TestStore } from '../support/store';
import { subgraphUnderTest, type SubgraphUnderTest } from '../support/subgraph';
import { memoryVault } from '../support/vault';
import { nobody } from '../support/viewers';
import { BATCH, COMPANY, row, someDirectory } from './framework/intake/rows/support';

let commerce: SubgraphUnderTest<unknown>;
let store: TestStore;
let database: Database;
beforeAll(async () => {
  commerce = await subgraphUnderTest(commerceSubgraph);
  store = await startTestStore();
  database = await connect(store.uri, `${store.dbPrefix}_any`);
}, 60_000);
afterAll(async () => {
  await database.close();
  await store.stop();
  await commerce.stop();
});

describe('the sample letters of commitments', () => {
  it('are public, with their placeholders and what follows from a breach', async () => {
    const { data, errors } = await ask(
      commerce.subgraph,
      `{ commitmentTemplates(on: "2026-06-30", commitmentType: CREDIT_REPAIR) {
           code version commitmentType department publicity placeholders consequence } }`,
      {},
      nobody,
    );
    expect(errors).toBeUndefined();
    expect(data!['commitmentTemplates']).toEqual([
      {
        ...{ code: 'REPAIR_GENERAL', version: '2026-1', commitmentType: 'CREDIT_REPAIR' },
        ...{ department: 'market-regulation', publicity: 'PUBLIC' },
        placeholders: ['matter', 'undertaking'],
        consequence: '相关行政处罚信息公示至最长公示期',
      },
    ]);
  });

  it('are not in force before their first day', () => {
    expect(commitmentTemplate('REPAIR_GENERAL', '2025-12-31')).toBeUndefined();
  });
});

describe('a row of a commitment under the names of the exchange form', () => {
  const CELLS = {
    承诺编码: '12010220260601000001',
    承诺人名称: COMPANY.name,
    承诺人类别: '法人及非法人组织',
    承诺人统一社会信用代码: COMPANY.code,
    承诺类型: '审批替代型',
    承诺事由: '食品经营许可新办',
    承诺内容: '经营场所符合食品安全标准',
    违诺责任: '依法撤销行政许可决定',
    承诺作出日期: '2026-06-01',
    承诺履行状态: '全部履行',
    公开类型: '可向社会公开',
  };
  async function check(more: Readonly<Record<string, string>> = {}) {
    const [kind] = commerceSubgraph.records!.filter(({ type }) => type === 'CreditCommitment');
    const target = recordTargets('commerce', [kind!], {
      connection: database.connection,
      vault: memoryVault('commerce'),
      directory: someDirectory(),
    }).get('CreditCommitment')!;
    const department = 'market-regulation';
    const cells = { ...CELLS, 承诺受理单位: '天津市河东区市场监督管理局', ...more };
    const batch = { ...BATCH, department, today: '2026-06-30' };
    const [checked] = await target.check([row(cells)], batch);
    return checked!;
  }
  const faultsOf = async (more: Readonly<Record<string, string>>) => {
    const checked = await check(more);
    return checked.result === 'FAULTY'
      ? checked.faults.map(({ code, heading }) => [code, heading])
      : checked.result;
  };

  it('becomes a public record with its code', async () => {
    expect(await check()).toMatchObject({
      result: 'NEW',
      row: {
        ...{ category: 'COMMITMENT', disclosure: 'OPEN', fulfilment: 'FULL' },
        basis: { title: '信用承诺书', number: '12010220260601000001' },
      },
    });
  });

  it('becomes a restricted record when it is not for the public', async () => {
    expect(await check({ 公开类型: '特定范围内公开' })).toMatchObject({
      row: { disclosure: 'RESTRICTED', publicity: 'LIMITED' },
    });
  });

  it('must say what was not performed and how the liability was pursued, unless in full', async () => {
    expect(await faultsOf({ 承诺履行状态: '部分履行' })).toEqual([
      ['MISSING', '未履行的承诺内容'],
      ['MISSING', '违诺责任追究内容'],
    ]);
    expect(await faultsOf({ 未履行的承诺内容: '未公示' })).toEqual([
      ['NOT_EMPTY', '未履行的承诺内容'],
    ]);
  });

  it('must name another type, and only then', async () => {
    expect(await faultsOf({ 承诺类型: '其他' })).toEqual([['MISSING', '其他承诺类型名称']]);
    expect(await faultsOf({ 其他承诺类型名称: '工资' })).toEqual([
      ['NOT_EMPTY', '其他承诺类型名称'],
    ]);
  });
});
