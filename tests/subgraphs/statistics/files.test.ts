import { readXlsx } from 'hucre/xlsx';
import { readParquet } from '../../support/parquet';
import type { TableAnswer } from '../../../subgraphs/statistics/answers/table';
import { FORMATS } from '../../../subgraphs/statistics/files/formats';
import { sheetOf } from '../../../subgraphs/statistics/files/sheet';

const key = (value: string | null, titleZh: string) => ({ value, titleZh, titleEn: titleZh });

/** A table with a suppressed value, a title that a spreadsheet would take for a formula, and others. */
const TABLE: TableAnswer = {
  columns: [
    { key: 'YEAR', kind: 'INTERVAL', titleZh: '期间', titleEn: 'Period', unit: null },
    { key: 'SEVERITY', kind: 'DIMENSION', titleZh: '失信程度', titleEn: 'Severity', unit: null },
    { key: 'RECORDS', kind: 'MEASURE', titleZh: '记录数', titleEn: 'Records', unit: 'RECORDS' },
    { key: 'FINE', kind: 'MEASURE', titleZh: '罚款金额', titleEn: 'Fine', unit: 'FEN' },
  ],
  rows: [
    { keys: [key('2025', '2025'), key('GENERAL', '=1+1')], values: [105, null] },
    { keys: [key('2025', '2025'), key(null, '无')], values: [0, -5] },
  ],
  rest: [{ keys: [key('2025', '2025')], values: [20, 100] }],
  totals: [{ keys: [key('2025', '2025')], values: [125, null] }],
  suppressed: 2,
  noteZh: '说明',
  noteEn: 'A note',
  from: '2025-01-01',
  to: '2025-12-31',
  asOf: new Date('2026-01-01T00:00:00Z'),
};

const HEADING = ['期间', 'SEVERITY', '失信程度', '记录数（条）', '罚款金额（分）'];

test('a CSV file has values and titles, empty cells where suppressed, and no formula', async () => {
  const written = (await FORMATS.CSV.write(sheetOf(TABLE))).toString();
  expect(written.split('\r\n')).toEqual([
    `\ufeff${HEADING.join()}`,
    "2025,GENERAL,'=1+1,105,",
    '2025,,无,0,-5',
    '2025,,其他,20,100',
    '',
  ]);
});

test('a workbook has the same rows as numbers and texts, and a sheet of notes', async () => {
  const { sheets } = await readXlsx(await FORMATS.XLSX.write(sheetOf(TABLE)));
  const [table, notes] = sheets;
  expect(table!.rows[0]).toEqual(HEADING);
  expect(table!.rows[1]!.slice(0, 4)).toEqual(['2025', 'GENERAL', '=1+1', 105]);
  expect(table!.rows[1]![4] ?? null).toBeNull();
  expect(table!.rows[3]).toEqual(['2025', null, '其他', 20, 100]);
  expect(notes!.rows).toEqual([
    ['统计口径', '说明'],
    ['Note', 'A note'],
    ['数据截至', '2026-01-01T00:00:00.000Z'],
  ]);
});

test('a Parquet file has the same rows in typed columns, null where suppressed, and the notes', async () => {
  const { columns, rows, notes } = await readParquet(await FORMATS.PARQUET.write(sheetOf(TABLE)));
  expect(columns).toEqual([
    'YEAR STRING',
    'SEVERITY STRING',
    'SEVERITY_TITLE STRING',
    'RECORDS INT64',
    'FINE INT64',
  ]);
  expect(rows).toEqual([
    ['2025', 'GENERAL', '=1+1', 105n, null],
    ['2025', null, '无', 0n, -5n],
    ['2025', null, '其他', 20n, 100n],
  ]);
  expect(notes).toEqual({ 统计口径: '说明', Note: 'A note', 数据截至: '2026-01-01T00:00:00.000Z' });
});

test('a Parquet file without rows has its columns', async () => {
  const empty = { ...TABLE, rows: [], rest: [] };
  const { columns, rows } = await readParquet(await FORMATS.PARQUET.write(sheetOf(empty)));
  expect([columns.length, rows]).toEqual([5, []]);
});
