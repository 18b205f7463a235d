import { Readable } from 'node:stream';
import iconv from 'iconv-lite';
import { writeXlsx } from 'hucre/xlsx';
import { chineseOf } from '../../../../schema/chinese/chineseOf';
import { countRows, readTable } from '../../../../subgraphs/framework/intake/files/readTable';
import {
  bytesSource,
  type TableSource,
} from '../../../../subgraphs/framework/intake/files/tableSource';
import { TableFault, type TableFormat } from '../../../../subgraphs/framework/intake/table';
import { zipOf } from '../../../support/zip';

const HEADINGS = ['XK_XDR_MC', 'XK_WSH', 'XK_NR', 'XK_JDRQ'];
const HEAD = `${HEADINGS.join()}\r\n`;
const isHeading = (text: string) => HEADINGS.includes(text);

/** Lines 2 to 6,999. */
const LINES = Array.from(
  { length: 6998 },
  (_, index) => `海河公司,津许${index},内容,2026-11-02\r\n`,
);
const LONG = HEAD + LINES.join('');

/** Lines 7,000 to 69,999. */
const MORE = LINES[0]!.repeat(63_000);

const gb18030 = (text: string) => iconv.encode(text, 'gb18030');

async function faultOf(bytes: Buffer | TableSource, format: TableFormat): Promise<TableFault> {
  const source = Buffer.isBuffer(bytes) ? bytesSource(bytes) : bytes;
  try {
    await countRows(await readTable(source, format, { isHeading }));
  } catch (error) {
    if (error instanceof TableFault) return error;
    throw error;
  }
  throw new Error('The file was read.');
}

type Rows = (string | number | boolean | null)[][];
const workbook = async (...sheets: { name: string; rows: Rows; merges?: [] }[]) =>
  Buffer.from(await writeXlsx({ sheets }));

const SHEET = '<worksheet><sheetData>';
const cell = (text: string, at: string) => `<c r="${at}" t="inlineStr"><is><t>${text}</t></is></c>`;
const HEADING_ROW = `<row r="1">${HEADINGS.map((text, index) => cell(text, `${'ABCD'[index]}1`)).join('')}</row>`;

/** A workbook of one sheet with the given XML. */
function handmade(sheet: string | Buffer, sharedStrings?: string): Buffer {
  const type = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  return zipOf({
    'xl/workbook.xml': '<workbook><sheets><sheet name="数据" r:id="r1"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels': `<Relationships><Relationship Id="r1" Type="${type}/worksheet" Target="worksheets/sheet1.xml"/>${
      sharedStrings === undefined
        ? ''
        : `<Relationship Id="r2" Type="${type}/sharedStrings" Target="sharedStrings.xml"/>`
    }</Relationships>`,
    'xl/worksheets/sheet1.xml': sheet,
    ...(sharedStrings !== undefined && { 'xl/sharedStrings.xml': sharedStrings }),
  });
}

const data = (rows: string) => handmade(`${SHEET}${HEADING_ROW}${rows}</sheetData></worksheet>`);

const CSV_FILES: readonly [string, Buffer, string, number?][] = [
  [
    'a stray quotation mark at line 70,000',
    Buffer.from(`${LONG}${MORE}津"海公司,a,b,c\r\n${LINES[0]!}`),
    'The row at line 70000 has a quotation mark (") in the middle of a cell; enclose the cell in quotation marks and write "" inside it.',
    70_000,
  ],
  [
    'an opening quotation mark at line 7,000 that is never closed',
    Buffer.from(`${LONG}"津海公司,a,b,c\r\n${LINES.join('')}`),
    'The row at line 7000 has an opening quotation mark (") without a closing one; add it, or write "" for a quotation mark inside a cell.',
    7000,
  ],
  [
    'GB18030 after UTF-8',
    Buffer.concat([Buffer.from(LONG), gb18030('津海公司,a,b,c\r\n')]),
    'Line 7000 is GB18030, but the lines before it are UTF-8; save the whole file in one encoding.',
    7000,
  ],
  [
    'UTF-8 after GB18030',
    Buffer.concat([gb18030(LONG), Buffer.from('津海有限公司,a,b,c\r\n')]),
    'Line 7000 is UTF-8, but the lines before it are GB18030; save the whole file in one encoding.',
    7000,
  ],
  [
    'bytes of no encoding',
    Buffer.concat([Buffer.from(LONG), Buffer.from([0xff, 0x41, 0x0a])]),
    'Line 7000 contains bytes that are neither UTF-8 nor GB18030; correct the line and save the file again.',
    7000,
  ],
  [
    'UTF-16',
    Buffer.from(`\ufeff${HEAD}`, 'utf16le'),
    'The file is UTF-16; save it as CSV in UTF-8 or GB18030.',
  ],
  [
    'a NUL character',
    Buffer.from(`${HEAD}a,b\0,c,d\r\n`),
    'Line 2 contains a NUL character, so the file is not a text file; submit CSV or JSON Lines.',
    2,
  ],
  [
    'a comma in a cell without quotation marks',
    Buffer.from(`${HEAD}a,b,c,2026-11-02,d\r\n`),
    'Row 2 has a value in column E, which has no heading; add the heading, or enclose cells with commas in quotation marks.',
    2,
  ],
  [
    '10,000 columns',
    Buffer.from(`${Array<string>(10_000).fill('XK_NR').join()}\r\n`),
    'The headings in row 1 have 10000 columns; a table may have at most 500.',
    1,
  ],
  [
    'a cell of 40,000 characters',
    Buffer.from(`${HEAD}a,b,${'文'.repeat(40_000)},d\r\n`),
    'Row 2 has more than 32767 characters in column C; shorten the value.',
    2,
  ],
  [
    'a line that does not end',
    Buffer.from(HEAD + 'x'.repeat(5 * 1024 ** 2)),
    'Line 2 is longer than 4 MB; submit a text file with one row a line.',
    2,
  ],
  [
    'no headings',
    Buffer.from('a,b,c\r\nd,e,f\r\n'),
    'The file has no row of headings among its first 20 rows; use the headings of the template.',
  ],
  [
    'an old workbook',
    Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]),
    'The file is an old or encrypted Excel workbook; save it without password as .xlsx.',
  ],
];

it.each(CSV_FILES)('refuses a CSV file with %s', async (...[, bytes, message, row]) => {
  const fault = await faultOf(bytes, 'CSV');
  expect(fault.message).toBe(message);
  expect(fault.row).toBe(row);
  expect(chineseOf(message)).not.toBe(message);
});

const JSON_FILES: readonly [string, string, string][] = [
  ['CSV in it', 'a,b\n', 'Line 1 is not JSON; write one object a line, such as {"XK_WSH": "…"}.'],
  [
    'a list',
    '{"XK_WSH":"1"}\n\n["1"]\n',
    'Line 3 is not a JSON object; write one object a line, such as {"XK_WSH": "…"}.',
  ],
  [
    'a nested object',
    '{"XK_WSH":"1","XK_NR":{"a":1}}\n',
    'Line 1 has an object or a mixed list in "XK_NR"; write a text, a number, a boolean, null or a list of texts.',
  ],
  [
    'a number of 18 digits',
    '{"XK_WSH":120102188001011234}\n',
    'Line 1 has a number in "XK_WSH" that is too long to be exact; write it as text, in quotation marks.',
  ],
  [
    'a name that comes late',
    `${'{"XK_WSH":"1"}\n'.repeat(600)}{"XK_NR":"1"}\n`,
    'Line 601 is the first with the name "XK_NR"; write it in the first line too, with null if it has no value there.',
  ],
  ['nothing', '', 'The file is empty.'],
];

it.each(JSON_FILES)('refuses a JSON Lines file with %s', async (...[, text, message]) => {
  expect((await faultOf(Buffer.from(text), 'JSON_LINES')).message).toBe(message);
  expect(chineseOf(message)).not.toBe(message);
});

const XLSX_FILES: readonly [string, () => Buffer | Promise<Buffer>, string, string?][] = [
  [
    'a formula',
    () => data('<row r="7"><c r="D7"><f>SUM(A1:A2)</f><v>3</v></c></row>'),
    'Cell D7 contains a formula; replace it by its value.',
    'D',
  ],
  [
    'an error of Excel',
    () => data('<row r="7"><c r="B7" t="e"><v>#N/A</v></c></row>'),
    'Cell B7 contains the Excel error #N/A; replace it by a value.',
    'B',
  ],
  [
    'merged cells in its data',
    () =>
      handmade(
        `${SHEET}${HEADING_ROW}<row r="2">${cell('a', 'A2')}</row><row r="3">${cell('b', 'B3')}</row></sheetData><mergeCells><mergeCell ref="A2:A3"/></mergeCells></worksheet>`,
      ),
    'The cells A2:A3 are merged; separate them and repeat the value in each row.',
  ],
  [
    'a cell of 40,000 characters',
    () => data(`<row r="2">${cell('文'.repeat(40_000), 'C2')}</row>`),
    'Cell C2 has more than 32767 characters; shorten it or submit several rows.',
    'C',
  ],
  [
    'a value in column 10,000',
    () => data(`<row r="2">${cell('a', 'NTP2')}</row>`),
    'Cell NTP2 is beyond column 500; a table may have at most 500.',
    'NTP',
  ],
  [
    'a text that is not there',
    () => data('<row r="2"><c r="A2" t="s"><v>9</v></c></row>'),
    'Cell A2 refers to a text that the workbook lacks; save it again as .xlsx.',
    'A',
  ],
  [
    'a sheet that expands a thousandfold',
    () => handmade(Buffer.alloc(100 * 1024 ** 2, ' ')),
    'A part of the workbook expands to 1029 times its size; submit the table as CSV.',
  ],
  [
    'a text of 8 MB',
    () => data(`<row r="2">${cell('x'.repeat(8 * 1024 ** 2), 'A2')}</row>`),
    'The workbook has a text of more than 4 MB; submit the table as CSV.',
  ],
  [
    'entities that expand',
    () => handmade(`<!DOCTYPE x [<!ENTITY a "aaaa">]>${SHEET}</sheetData></worksheet>`),
    'The workbook contains a document type; save it again as .xlsx.',
  ],
  [
    'two tables',
    () =>
      workbook({ name: '一季度', rows: [HEADINGS, ['a']] }, { name: '二季度', rows: [HEADINGS] }),
    'The sheets 一季度 and 二季度 both have headings; submit each as a file of its own.',
  ],
  [
    'its end cut off',
    async () => {
      const whole = await workbook({ name: '数据', rows: [HEADINGS, ['a']] });
      return whole.subarray(0, whole.length - 200);
    },
    'The workbook is incomplete or damaged; save it again as .xlsx.',
  ],
  [
    'damaged bytes',
    async () => {
      const bytes = data(
        Array.from(
          { length: 2000 },
          (_, index) => `<row r="${index + 2}">${cell(`文${index}`, `A${index + 2}`)}</row>`,
        ).join(''),
      );
      return bytes.fill(0x55, 900, 1400);
    },
    'The workbook is incomplete or damaged; save it again as .xlsx.',
  ],
  ['CSV in it', () => Buffer.from(HEAD), 'The file is not an Excel workbook; save it as .xlsx.'],
  [
    'another kind of archive',
    () => zipOf({ 'a.txt': 'a' }),
    'The file is not an Excel workbook; save it as .xlsx.',
  ],
  ['nothing', () => Buffer.alloc(0), 'The file is empty.'],
];

it.each(XLSX_FILES)('refuses a workbook with %s', async (...[, file, message, column]) => {
  const fault = await faultOf(await file(), 'XLSX');
  expect(fault.message).toBe(message);
  expect(fault.column).toBe(column);
  expect(chineseOf(message)).not.toBe(message);
});

it('does not blame the file when the place where it lies fails', async () => {
  const bytes = data('');
  const lost = new Error('connection lost');
  const source: TableSource = {
    size: bytes.length,
    read: (range) =>
      range?.end === 4
        ? Readable.from([bytes.subarray(0, 4)])
        : new Readable({
            read() {
              this.destroy(lost);
            },
          }),
  };
  await expect(readTable(source, 'XLSX', { isHeading })).rejects.toBe(lost);
});
