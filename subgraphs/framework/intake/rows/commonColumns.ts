import { codeList } from '../../../../schema/exchange/codeList';
import { OWN, type CellType, type Column } from './column';

/** Creates a column with a kind's own names. */
export const own = (
  name: string,
  title: string,
  type: CellType,
  meaning: string,
  more: Partial<Pick<Column, 'required' | 'length' | 'headings'>> = {},
): Column => ({
  heading: title,
  title,
  meaning,
  form: OWN,
  type,
  length: null,
  required: false,
  several: false,
  ...more,
  headings: [title, name, ...(more.headings ?? [])],
});

const entriesOf = (id: string, version: string) => codeList(id, version).entries;

/** The columns that every kind has under its own names. */
export const COMMON_COLUMNS: readonly Column[] = [
  own('subjectName', '主体名称', { is: 'NAME' }, 'subject.name', {
    required: true,
    length: 200,
    headings: ['信用主体名称'],
  }),
  own(
    'subjectClass',
    '主体类别',
    { is: 'CODE', entries: entriesOf('XDR_LB', '2018') },
    'subject.class',
  ),
  own('unifiedCode', '统一社会信用代码', { is: 'UNIFIED_CODE' }, 'subject.unifiedCode', {
    required: 'ORGANIZATION',
  }),
  own(
    'documentType',
    '证件类型',
    { is: 'CODE', entries: entriesOf('ZJLX', '2018') },
    'subject.documentType',
  ),
  own('identityNumber', '证件号码', { is: 'IDENTITY' }, 'subject.documentNumber', {
    required: 'PERSON',
    length: 64,
  }),
  own('documentTitle', '文书名称', { is: 'TEXT' }, 'basis.title', { required: true, length: 128 }),
  own('documentNumber', '文号', { is: 'DOCUMENT_NUMBER' }, 'basis.number', {
    required: true,
    length: 128,
    headings: ['文书号'],
  }),
  own('documentDate', '文书日期', { is: 'DATE' }, 'basis.date'),
  own('decisionDate', '决定日期', { is: 'DATE' }, 'decisionDate', { required: true }),
  own('publicityEnd', '公示截止日期', { is: 'DATE' }, 'publicityEnd'),
  own('expiresOn', '失效日期', { is: 'DATE' }, 'expiresOn'),
  own('remark', '备注', { is: 'TEXT' }, 'remark'),
];
