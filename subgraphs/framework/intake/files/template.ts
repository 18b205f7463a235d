import { stringify } from 'csv-stringify/sync';
import { writeXlsx } from 'hucre/xlsx';
import { columnName } from './rawRow';

/** A column of a template, described for people. */
export interface TemplateColumn {
  readonly heading: string;
  readonly title: string;
  readonly description: string;
  readonly required: boolean;
  /** The values that the column may have. */
  readonly codes?: readonly { readonly code: string; readonly title: string }[];
}

const DATA = '数据';
const NOTES = '填写说明';
const CODES = '代码表';
/** Rows with drop-downs; Excel shows none below. */
const LIST_ROWS = 10_000;
const BYTE_ORDER_MARK = '\ufeff';

/**
 * An empty file with the headings of a kind. A workbook has drop-downs of the code lists, and a
 * sheet that explains the columns.
 */
export async function writeTemplate(
  columns: readonly TemplateColumn[],
  format: 'XLSX' | 'CSV',
): Promise<Buffer> {
  const headings = columns.map(({ heading }) => heading);
  if (format === 'CSV')
    return Buffer.from(BYTE_ORDER_MARK + stringify([headings], { record_delimiter: '\r\n' }));
  const lists = columns.flatMap(({ codes, heading }, index) =>
    codes && codes.length > 0 ? [{ at: index, heading, codes }] : [],
  );
  return Buffer.from(
    await writeXlsx({
      sheets: [
        {
          name: DATA,
          rows: [headings],
          freezePane: { rows: 1 },
          columns: columns.map(({ title }) => ({ width: Math.max(14, title.length * 2 + 4) })),
          dataValidations: lists.map(({ at, codes }, list) => ({
            type: 'list' as const,
            range: `${columnName(at)}2:${columnName(at)}${LIST_ROWS}`,
            // A list within the cell may have 255 characters; a range has no limit.
            formula1: `'${CODES}'!$${columnName(list)}$2:$${columnName(list)}$${codes.length + 1}`,
            allowBlank: true,
            showErrorMessage: true,
            errorStyle: 'warning' as const,
            errorTitle: '代码表',
            errorMessage: `请从下拉列表中选择，含义见“${NOTES}”。`,
          })),
        },
        {
          name: NOTES,
          rows: [
            ['表格说明', '名称', '必填', '说明', '可填的值'],
            ...columns.map(({ heading, title, required, description, codes = [] }) => [
              heading,
              title,
              required ? '是' : '否',
              description,
              codes.map(({ code, title: meaning }) => `${code} ${meaning}`).join('；'),
            ]),
          ],
        },
        ...(lists.length > 0 ? [{ name: CODES, hidden: true, rows: codeRows(lists) }] : []),
      ],
    }),
  );
}

/** One code list a column, below the heading of its column. */
function codeRows(
  lists: readonly Pick<Required<TemplateColumn>, 'heading' | 'codes'>[],
): (string | null)[][] {
  const longest = Math.max(...lists.map(({ codes }) => codes.length));
  return [
    lists.map(({ heading }) => heading),
    ...Array.from({ length: longest }, (_, row) =>
      lists.map(({ codes }) => codes[row]?.code ?? null),
    ),
  ];
}
