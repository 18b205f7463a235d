import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import iconv from 'iconv-lite';
import { openXlsx, readXlsx, saveXlsx, writeXlsx } from 'hucre/xlsx';
import {
  errorFile,
  type RowSentences,
} from '../../../../subgraphs/framework/intake/files/errorFile';
import { readTable } from '../../../../subgraphs/framework/intake/files/readTable';
import { bytesSource } from '../../../../subgraphs/framework/intake/files/tableSource';
import { writeTemplate } from '../../../../subgraphs/framework/intake/files/template';
import type { SubmittedRow, TableFormat } from '../../../../subgraphs/framework/intake/table';

const isHeading = (text: string) => text.startsWith('XK_');
const TEXT = 'XK_XDR_MC,XK_WSH\r\n海河公司,1\r\n津海公司,"=2,a"\r\n津河公司,3\r\n';
const FAULTS: RowSentences[] = [
  { number: 3, sentences: ['=1+1', '文号重复。'] },
  { number: 4, sentences: ['日期晚于今天。'] },
];

async function errorsOf(bytes: Buffer, format: TableFormat): Promise<Buffer> {
  const file = await errorFile(bytesSource(bytes), format, Readable.from(FAULTS), { isHeading });
  return buffer(file);
}

async function rowsOf(bytes: Buffer, format: TableFormat) {
  const { headings, rows } = await readTable(bytesSource(bytes), format, { isHeading });
  const all: SubmittedRow['cells'][] = [];
  for await (const { cells } of rows) all.push(cells);
  return { headings, all };
}

const FAULTY = {
  headings: ['XK_XDR_MC', 'XK_WSH'],
  all: [
    { XK_XDR_MC: '津海公司', XK_WSH: '=2,a' },
    { XK_XDR_MC: '津河公司', XK_WSH: '3' },
  ],
};

it('has the faulty rows of a CSV file in its encoding, and no formula in our own column', async () => {
  const errors = await errorsOf(iconv.encode(TEXT, 'gb18030'), 'CSV');
  expect(iconv.decode(errors, 'gb18030')).toBe(
    'XK_XDR_MC,XK_WSH,错误说明\r\n津海公司,"=2,a","\'=1+1\n文号重复。"\r\n津河公司,3,日期晚于今天。\r\n',
  );
  expect(await rowsOf(errors, 'CSV')).toEqual(FAULTY);
});

it('can be mended and submitted: its own column is no heading, and is written anew', async () => {
  const errors = await errorsOf(await errorsOf(Buffer.from(TEXT), 'CSV'), 'CSV');
  expect(errors.toString('utf8').split('\r\n')[0]).toBe('\ufeffXK_XDR_MC,XK_WSH,错误说明');
});

it('writes a workbook for a workbook', async () => {
  const rows = TEXT.trim()
    .split('\r\n')
    .map((line, index) => (index === 2 ? ['津海公司', '=2,a'] : line.split(',')));
  const bytes = Buffer.from(await writeXlsx({ sheets: [{ name: '数据', rows }] }));
  const errors = await errorsOf(bytes, 'XLSX');
  expect((await readXlsx(errors)).sheets[0]!.rows[2]).toEqual(['津河公司', '3', '日期晚于今天。']);
  expect(await rowsOf(errors, 'XLSX')).toEqual(FAULTY);
});

it('writes JSON Lines for JSON Lines', async () => {
  const bytes = Buffer.from('{"XK_WSH":"1"}\n{"XK_WSH":"2"}\n{"XK_WSH":"3"}\n');
  const errors = await errorsOf(bytes, 'JSON_LINES');
  expect(errors.toString('utf8')).toBe('{"XK_WSH":"3","错误说明":["=1+1","文号重复。"]}\n');
  expect(await rowsOf(errors, 'JSON_LINES')).toEqual({
    headings: ['XK_WSH'],
    all: [{ XK_WSH: '3' }],
  });
});

describe('a template', () => {
  const columns = [
    {
      heading: 'XK_WSH',
      title: '许可决定文书号',
      description: '如津许〔2026〕1号',
      required: true,
    },
    {
      heading: 'XK_XKLB',
      title: '许可类别',
      description: '可填多项',
      required: false,
      codes: [
        { code: '普通', title: '普通许可' },
        { code: '特许', title: '特许' },
      ],
    },
  ];

  it('has headings, drop-downs and explanations in a workbook', async () => {
    const bytes = await writeTemplate(columns, 'XLSX');
    const { sheets } = await readXlsx(bytes);
    expect(sheets.map(({ name }) => name)).toEqual(['数据', '填写说明', '代码表']);
    expect(sheets[0]!.dataValidations).toMatchObject([
      { type: 'list', range: 'B2:B10000', formula1: "'代码表'!$A$2:$A$3" },
    ]);
    expect(sheets[1]!.rows[2]).toEqual([
      'XK_XKLB',
      '许可类别',
      '否',
      '可填多项',
      '普通 普通许可；特许 特许',
    ]);
    expect(await rowsOf(bytes, 'XLSX')).toEqual({ headings: ['XK_WSH', 'XK_XKLB'], all: [] });
  });

  it('is read once its rows are filled in, although its explanations name headings', async () => {
    const known = new Set(columns.flatMap(({ heading, title }) => [heading, title]));
    const plain = columns.map((column) => ({ ...column, description: '' }));
    const workbook = await openXlsx(await writeTemplate(plain, 'XLSX'));
    workbook.sheets[0]!.rows.push(['津许〔2026〕1号', '普通']);
    const filled = bytesSource(Buffer.from(await saveXlsx(workbook)));
    const { rows } = await readTable(filled, 'XLSX', { isHeading: (text) => known.has(text) });
    const all: SubmittedRow[] = [];
    for await (const row of rows) all.push(row);
    expect(all).toEqual([{ number: 2, cells: { XK_WSH: '津许〔2026〕1号', XK_XKLB: '普通' } }]);
  });

  it('is a row of headings in CSV', async () => {
    const bytes = await writeTemplate(columns, 'CSV');
    expect(bytes.toString('utf8')).toBe('\ufeffXK_WSH,XK_XKLB\r\n');
  });
});
