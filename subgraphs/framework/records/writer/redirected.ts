import type { ClientSession, Connection } from 'mongoose';
import { survivorsOf } from '../../subjectEvents/merges';
import { sealedFor } from '../../vault/sealedFor';
import type { Vault } from '../../vault/vault';
import type { RecordKind } from '../recordKind';
import { sealedOfKind } from '../sealedRecords';
import type { WrittenRow } from './event';
import { markPaths } from './marks';

/** The paths of a kind's rows that name a subject. */
export function subjectPaths(kind: RecordKind): string[] {
  const marked = markPaths(kind).map((path) => path.replace(/Hidden$/, 'Id'));
  return [...new Set(['subjectId', ...marked])];
}

/**
 * Rows that name a merged duplicate, rewritten for the surviving subject: their subject was found
 * before the merge, and they are written after it. Without one, the rows themselves.
 */
export async function redirected(
  connection: Connection,
  vault: Vault,
  rows: readonly (readonly [RecordKind, WrittenRow])[],
  session: ClientSession,
): Promise<readonly (readonly [RecordKind, WrittenRow])[]> {
  const valueAt = (row: WrittenRow, path: string) => row[path as keyof WrittenRow];
  const named = rows.flatMap(([kind, row]) =>
    subjectPaths(kind).flatMap((path) => {
      const id = valueAt(row, path);
      return typeof id === 'string' ? [id] : [];
    }),
  );
  const survivors = await survivorsOf(connection, named, session);
  if (survivors.size === 0) return rows;
  return Promise.all(
    rows.map(async ([kind, row]) => {
      const changes = subjectPaths(kind).flatMap((path) => {
        const to = survivors.get(valueAt(row, path) as string);
        return to === undefined ? [] : [[path, to] as const];
      });
      return changes.length === 0
        ? ([kind, row] as const)
        : ([kind, await movedRow(vault, kind, row, Object.fromEntries(changes))] as const);
    }),
  );
}

/** A row with other subjects, its sealed values sealed for its own subject. */
async function movedRow(
  vault: Vault,
  kind: RecordKind,
  row: WrittenRow,
  subjects: Readonly<Record<string, string>>,
): Promise<WrittenRow> {
  const values = await movedValues(vault, kind, row, subjects);
  return Object.entries(values).reduce(
    (copy, [path, value]) => withValue(copy, path.split('.'), value),
    { ...row } as Readonly<Record<string, unknown>>,
  ) as unknown as WrittenRow;
}

/** The values by path that change when a row gets other subjects. */
export async function movedValues(
  vault: Vault,
  kind: RecordKind,
  row: WrittenRow,
  subjects: Readonly<Record<string, string>>,
): Promise<Record<string, unknown>> {
  const sealed = sealedOfKind(kind);
  const { subjectId } = subjects;
  if (sealed === undefined || subjectId === undefined) return { ...subjects };
  return { ...(await sealedFor(vault, sealed, { ...row }, subjectId)), ...subjects };
}

function withValue(
  row: Readonly<Record<string, unknown>>,
  [first, ...rest]: readonly string[],
  value: unknown,
): Readonly<Record<string, unknown>> {
  const part = row[first!] as Readonly<Record<string, unknown>>;
  return { ...row, [first!]: rest.length === 0 ? value : withValue(part, rest, value) };
}
