import { columnsOf } from '../../../../../subgraphs/framework/intake/rows/columns';
import type { Column } from '../../../../../subgraphs/framework/intake/rows/column';
import { readCell } from '../../../../../subgraphs/framework/intake/rows/cells/readCell';
import { documentNumber } from '../../../../../subgraphs/framework/intake/rows/cells/documentNumber';
import type { CellValue } from '../../../../../subgraphs/framework/intake/table';
import { governmentSubgraph } from '../../../../../subgraphs/government/subgraph';
import { PERSON } from './support';

const kindOf = (type: string) => governmentSubgraph.records!.find((kind) => kind.type === type)!;
const columns = columnsOf('government', kindOf('Penalty'));
const permits = columnsOf('government', kindOf('Permit'));
const column = (heading: string): Column => (columns.find(heading)[0] ?? permits.find(heading)[0])!;

/** The value of a cell, or the code of its fault. */
function read(heading: string, cell: CellValue): unknown {
  const result = readCell(column(heading), cell);
  if ('value' in result) return result.value;
  return 'fault' in result ? result.fault.code : undefined;
}

describe('dates', () => {
  it.each<[CellValue, unknown]>([
    ['2026-11-02', '2026-11-02'],
    ['2026/11/2', '2026-11-02'],
    ['2026.11.2', '2026-11-02'],
    ['２０２６－１１－０２', '2026-11-02'],
    ['20261102', '2026-11-02'],
    [20261102, '2026-11-02'],
    ['2026年11月2日', '2026-11-02'],
    ['2026-11-02 00:00:00', '2026-11-02'],
    [46328, '2026-11-02'],
    ['46328', '2026-11-02'],
    [46328.5, '2026-11-02'],
    ['2099-12-31', null],
    ['长期', null],
    ['2026-02-30', 'DATE_NOT_REAL'],
    ['20261302', 'DATE_NOT_REAL'],
    ['11月2日', 'DATE'],
    ['2026', 'DATE'],
    [12, 'DATE'],
    ['', undefined],
    ['　', undefined],
    ['无', undefined],
  ])('%p is read as %p', (cell, value) => expect(read('CF_YXQ', cell)).toBe(value));
});

describe('amounts in ten thousand yuan', () => {
  it.each<[CellValue, unknown]>([
    ['5', 5_000_000n],
    ['0.5', 500_000n],
    ['0.000001', 1n],
    ['１．２３４５６７', 1_234_567n],
    ['1,234.5', 1_234_500_000n],
    [0.1, 100_000n],
    [0.1 + 0.2, 300_000n],
    [1e-6, 1n],
    ['5万元', 5_000_000n],
    ['123456789012.123456', 123_456_789_012_123_456n],
    ['0.0000001', 'AMOUNT_PLACES'],
    ['0.1000000', 100_000n],
    ['-1', 'AMOUNT_NEGATIVE'],
    ['五万', 'AMOUNT'],
    ['50000元', 'AMOUNT'],
    ['999999999999999', 'AMOUNT'],
    ['1'.repeat(30), 'TOO_LONG'],
  ])('%p is read as %p fen', (cell, value) => expect(read('CF_NR_FK', cell)).toBe(value));
});

describe('amounts under the own names of a kind', () => {
  it.each<[string, CellValue, unknown]>([
    ['fine', '50000', 50_000n],
    ['fine', '0.5', 'AMOUNT_PLACES'],
    ['罚款金额（分）', 50_000, 50_000n],
    ['罚款金额（元）', '500.25', 50_025n],
  ])('%s %p is %p fen', (heading, cell, value) => expect(read(heading, cell)).toBe(value));

  it('have no column without a unit', () => expect(columns.find('罚款金额')).toEqual([]));
});

describe('codes', () => {
  it.each<[string, CellValue, unknown]>([
    ['CF_CFLB', '罚款', ['FINE']],
    ['CF_CFLB', '警告、罚款', ['WARNING', 'FINE']],
    ['CF_CFLB', '警告；罚款；警告', ['WARNING', 'FINE']],
    ['CF_CFLB', ['警告', 'FINE'], ['WARNING', 'FINE']],
    ['CF_CFLB', '没收违法所得、没收非法财物', ['CONFISCATION']],
    ['CF_CFLB', '其他-责令改正', ['OTHER']],
    ['CF_CFLB', '罚款、杖责', 'CODE'],
    ['CF_CFLB1', '罚款', ['FINE']],
    ['XK_XKLB', '普通', 'ORDINARY'],
    ['XK_XKLB', ' 核\u200b准\u3000', 'APPROVAL'],
    ['XK_XKLB', '普通、核准', 'SEVERAL_VALUES'],
    ['XK_ZT', '１', 'IN_FORCE'],
    ['XK_ZT', 1, 'IN_FORCE'],
    ['XK_ZT', '暂扣', 'SUSPENDED'],
    ['XK_ZT', '9', 'CODE'],
    ['CF_XDR_LB', '04', 'SELF_EMPLOYED'],
  ])('%s %p is read as %p', (heading, cell, value) => expect(read(heading, cell)).toEqual(value));
});

describe('unified social credit codes', () => {
  it.each<[string, unknown]>([
    ['91120102MA00XX0A90', '91120102MA00XX0A90'],
    [' 91120102ma00xx0a90\u200b', '91120102MA00XX0A90'],
    ['９１１２０１０２ＭＡ００ＸＸ０Ａ９０', '91120102MA00XX0A90'],
    ['91120102MA00XX0A91', 'CODE_CHECK'],
    ['91120102MA00XX0A9', 'CODE_LENGTH'],
    ['91120102MA00XX0AI0', 'CODE_CHARACTER'],
    ['00000000000000000X', 'PLACEHOLDER'],
    ['无', undefined],
    [PERSON.number, 'CODE_IS_ID'],
  ])('%p is read as %p', (cell, value) => expect(read('CF_XDR_SHXYM', cell)).toBe(value));
});

describe('texts', () => {
  it('lose invisible characters and blanks at their ends, and nothing else', () => {
    expect(read('CF_SY', '\ufeff 经营\u200b超过 保质期，的食品。\u00a0')).toBe(
      '经营超过 保质期，的食品。',
    );
    expect(read('CF_XDR_MC', '天津示例(河东)商贸有限公司 ')).toBe('天津示例（河东）商贸有限公司');
  });

  it('are refused when they are too long', () => {
    expect(read('CF_WSH', '津'.repeat(5000))).toBe('TOO_LONG');
  });

  it.each([
    ['津东市监罚[2026]1号', '津东市监罚〔2026〕1号'],
    ['津东市监罚【２０２６】 1 号', '津东市监罚〔2026〕1号'],
    ['津东市监罚(2026)1号', '津东市监罚〔2026〕1号'],
    ['(2024)津0102执567号', '（2024）津0102执567号'],
  ])('%s has the normal form %s', (given, normal) => expect(documentNumber(given)).toBe(normal));
});

it('quotes no cell in the fault of a personal column', () => {
  for (const cell of [PERSON.number.slice(0, 17), '1'.repeat(70)]) {
    const result = readCell(column('CF_XDR_SHXYM'), cell);
    expect(JSON.stringify(result)).not.toContain(cell);
  }
});
