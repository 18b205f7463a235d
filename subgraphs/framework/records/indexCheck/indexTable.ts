import type { IndexKey } from '../recordKind';
import type { IndexReport, IndexUse } from './checkIndexes';
import type { ListInOrder } from './listsInOrder';
import type { ListQuery } from './serves';

const HEADINGS = ['key', 'rows', 'serves'] as const;

type Row = readonly [key: string, rows: string, serves: string];

/** The indexes of a subgraph's records as a table, with one line per list and order. */
export function indexTable(subgraph: string, { indexes }: IndexReport): string {
  const rows: Row[] = [HEADINGS, ...indexes.flatMap(rowsOf)];
  const widths = [0, 1].map((column) => Math.max(...rows.map((row) => row[column]!.length)));
  const lines = rows.map(([key, of, use]) =>
    `  ${key.padEnd(widths[0]!)}  ${of.padEnd(widths[1]!)}  ${use}`.trimEnd(),
  );
  return `${subgraph}: ${indexes.length} indexes of records\n${lines.join('\n')}\n`;
}

function rowsOf({ key, of, serves }: IndexUse): Row[] {
  const [first = 'no list', ...others] = usesOf(key, serves);
  return [
    [keyText(key), of === undefined ? 'all' : `type: ${of}`, first],
    ...others.map((use): Row => ['', '', use]),
  ];
}

function usesOf(key: IndexKey, queries: readonly ListQuery[]): string[] {
  // An index with one field serves no list: it finds the rows of the subject of a subject event.
  if (queries.length === 0 && Object.keys(key).length === 1) return ['subject events'];
  const lists = new Map<ListInOrder, string[]>();
  for (const { list, given } of queries)
    lists.set(list, [...(lists.get(list) ?? []), ...given.map(({ argument }) => argument)]);
  return [...lists].map(([list, given]) => {
    const { type, field, orderName, always, parent, optional } = list;
    const conditions = [...always.map(({ argument }) => argument), ...given];
    const name = field.includes('.') ? field : `${type}, ${field}`;
    const checked = parent === undefined ? [] : optional.map(({ argument }) => argument);
    return [
      `${name} ${orderName}`,
      ...(conditions.length > 0 ? [`by ${conditions.join(', ')}`] : []),
      ...(checked.length > 0 ? [`(${checked.join(', ')} checked on the rows)`] : []),
    ].join(' ');
  });
}

function keyText(key: IndexKey): string {
  return Object.entries(key)
    .map(([field, direction]) => (direction === 1 ? field : `${field} desc`))
    .join(', ');
}
