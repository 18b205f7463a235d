import type * as Csv from 'csv-stringify/sync';
import type { CityMessage } from '../city/messages';
import type { SharedKind } from './sharedKind';

/* eslint-disable @typescript-eslint/no-require-imports */
/** Only files need it, and a start would wait. */
const loadCsv = () => require('csv-stringify/sync') as typeof Csv;
/* eslint-enable @typescript-eslint/no-require-imports */

/** The columns before those of the form. */
const OWN_HEADINGS = ['记录标识', '版本', '操作', '原因', '摘要'];
const BYTE_ORDER_MARK = '\ufeff';

/** A file of one kind: the columns of its form, one row for each message. */
export function csvOf({ columns }: SharedKind, messages: readonly CityMessage[]): Buffer {
  const headings = columns.map(({ heading }) => heading);
  const rows = messages.map((message) => {
    const { record, version, action } = message;
    if (message.action === 'REMOVE')
      return [record, version, action, message.reason, '', ...headings.map(() => '')];
    const cells = headings.map((heading) => message.items[heading] ?? '');
    return [record, version, action, '', message.digest, ...cells];
  });
  const text = loadCsv().stringify([[...OWN_HEADINGS, ...headings], ...rows], {
    record_delimiter: '\r\n',
    escape_formulas: true,
  });
  return Buffer.from(BYTE_ORDER_MARK + text);
}
