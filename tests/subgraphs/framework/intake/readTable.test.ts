import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import iconv from 'iconv-lite';
import { writeXlsx } from 'hucre/xlsx';
import { countRows, readTable } from '../../../../subgraphs/framework/intake/files/readTable';
import { bytesSource, fileSource } from '../../../../subgraphs/framework/intake/files/tableSource';
import type { SubmittedRow, TableFormat } from '../../../../subgraphs/framework/intake/table';

const KNOWN = new Set(['XK_XDR_MC', 'XK_WSH', 'XK_JDRQ', '行政相对人名称', '许可编号']);
const isHeading = (text: string) => KNOWN.has(text);

async function read(bytes: Buffer, format: TableFormat) {
  const { headings, rows } = await readTable(bytesSource(bytes), format, { isHeading });
  const all: SubmittedRow[] = [];
  for await (const row of rows) all.push(row);
  return { headings, rows: all };
}

const TEXT = [
  '表格说明：本表用于行政许可,,',
  'XK_XDR_MC,XK_WSH,XK_JDRQ',
  '行政相对人名称,许可编号,',
  '填表说明：日期写作 2026-11-02,,',
  '',
  '海河公司,"津许〔2026〕1号,\r\n及附件",2026-11-02',
  ',,',
  '津海公司,"他说""好""",',
  '',
].join('\r\n');

const EXPECTED = {
  headings: ['XK_XDR_MC', 'XK_WSH', 'XK_JDRQ'],
  rows: [
    {
      number: 6,
      cells: {
        XK_XDR_MC: '海河公司',
        XK_WSH: '津许〔2026〕1号,\r\n及附件',
        XK_JDRQ: '2026-11-02',
      },
    },
    { number: 9, cells: { XK_XDR_MC: '津海公司', XK_WSH: '他说"好"', XK_JDRQ: null } },
  ],
};

it.each([
  ['UTF-8', Buffer.from(TEXT)],
  ['UTF-8 with a byte order mark', Buffer.from(`\ufeff${TEXT}`)],
  ['GB18030', iconv.encode(TEXT, 'gb18030')],
])('reads a CSV file in %s, numbered by line', async (...[, bytes]) => {
  expect(await read(bytes, 'CSV')).toEqual(EXPECTED);
});

it('decodes characters that are divided between two chunks', async () => {
  const bytes = iconv.encode(TEXT, 'gb18030');
  const chunks = Array.from(bytes, (byte) => Buffer.from([byte]));
  const { rows } = await readTable(Readable.from(chunks), 'CSV', { isHeading });
  const first = await rows[Symbol.asyncIterator]().next();
  expect(first.value).toEqual(EXPECTED.rows[0]);
});

it('reads JSON Lines, whose rows may lack names', async () => {
  const text = '{"XK_WSH":"1","tags":["a","b"]}\n\n{"XK_JDRQ":null,"XK_WSH":2}\n';
  expect(await read(Buffer.from(text), 'JSON_LINES')).toEqual({
    headings: ['XK_WSH', 'tags', 'XK_JDRQ'],
    rows: [
      { number: 1, cells: { XK_WSH: '1', tags: ['a', 'b'] } },
      { number: 3, cells: { XK_WSH: 2, XK_JDRQ: null } },
    ],
  });
});

it('reads a workbook: dates as dates, numbers as Excel shows them, rows by their number', async () => {
  const sheet = {
    name: '数据',
    rows: [
      ['表格说明', null, null],
      ['XK_XDR_MC', 'XK_WSH', 'XK_JDRQ'],
      ['行政相对人名称', '许可编号', null],
      ['海河公司', 120102188001011, new Date(Date.UTC(2026, 10, 2))],
      [],
      ['津海公司', 0.1 + 0.2, '2026/11/2'],
      [null, 1e21, true],
    ],
  };
  const notes = { name: '说明', rows: [['每列的含义']] };
  const bytes = Buffer.from(await writeXlsx({ sheets: [sheet, notes] }));
  expect(await read(bytes, 'XLSX')).toEqual({
    headings: ['XK_XDR_MC', 'XK_WSH', 'XK_JDRQ'],
    rows: [
      {
        number: 4,
        cells: { XK_XDR_MC: '海河公司', XK_WSH: '120102188001011', XK_JDRQ: '2026-11-02' },
      },
      { number: 6, cells: { XK_XDR_MC: '津海公司', XK_WSH: '0.3', XK_JDRQ: '2026/11/2' } },
      { number: 7, cells: { XK_XDR_MC: null, XK_WSH: '1000000000000000000000', XK_JDRQ: true } },
    ],
  });
});

it('reads a file of the disc in parts', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'table-'));
  const path = join(folder, 'table.xlsx');
  const rows = [['XK_WSH'], ['1'], ['2']];
  await writeFile(path, await writeXlsx({ sheets: [{ name: '数据', rows }] }));
  expect(await countRows(await readTable(await fileSource(path), 'XLSX', { isHeading }))).toBe(2);
  await rm(folder, { recursive: true });
});
