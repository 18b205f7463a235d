import { csvFile } from '../../csvFile';
import type { CityMessage } from '../city/messages';
import type { SharedKind } from './sharedKind';

/** The columns before those of the form. */
const OWN_HEADINGS = ['记录标识', '版本', '操作', '原因', '摘要'];

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
  return csvFile([[...OWN_HEADINGS, ...headings], ...rows]);
}
