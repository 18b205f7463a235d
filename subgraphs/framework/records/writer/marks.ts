import type { ClientSession, Connection } from 'mongoose';
import { VISIBILITY_COLLECTION, type SubjectVisibility } from '../../subjectEvents/model';
import type { RecordKind } from '../recordKind';
import type { WrittenRow } from './event';

/**
 * The paths `<name>Hidden` of a kind's rows, which mark the subject in `<name>Id` as stored only.
 */
export function markPaths({ row }: RecordKind): string[] {
  return [...row.keys()].filter((path) => path.endsWith('Hidden') && row.get(path)!.mark);
}

/**
 * Sets the marks of rows by the last events of the subjects they name, and ignores the given marks: a
 * row that is written after a subject event is hidden like the rows that existed before it.
 */
export async function marked(
  connection: Connection,
  rows: readonly (readonly [RecordKind, WrittenRow])[],
  session: ClientSession,
): Promise<WrittenRow[]> {
  const marks = rows.map(([kind, row]) =>
    markPaths(kind).map((path) => ({
      path,
      subjectId: row[path.replace(/Hidden$/, 'Id') as keyof WrittenRow],
    })),
  );
  const named = new Set(marks.flat().flatMap(({ subjectId }) => (subjectId ? [subjectId] : [])));
  const found = await connection
    .collection<SubjectVisibility>(VISIBILITY_COLLECTION)
    .find(
      { _id: { $in: [...named] as string[] }, hidden: true },
      { session, projection: { _id: 1 } },
    )
    .toArray();
  const hidden = new Set<unknown>(found.map(({ _id }) => _id));
  return rows.map(([, row], index) => {
    const own = Object.fromEntries(
      marks[index]!.flatMap(({ path, subjectId }) => (hidden.has(subjectId) ? [[path, true]] : [])),
    );
    const given = marks[index]!.some(({ path }) => path in row);
    if (!given) return Object.keys(own).length > 0 ? { ...row, ...own } : row;
    const others = Object.entries(row).filter(([path]) => !path.endsWith('Hidden'));
    return { ...Object.fromEntries(others), ...own } as WrittenRow;
  });
}
