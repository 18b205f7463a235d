import type { ClientSession } from 'mongoose';
import type { Vault } from '../../vault/vault';
import type { RecordKind } from '../recordKind';
import { versionOf, writeOf, type WriteContext, type WrittenRow } from './event';
import { marked } from './marks';
import { movedValues, subjectPaths } from './redirected';
import { allocateNumbers, insertEvents, type Tables } from './tables';
import { MOVE_NOTE } from './transitions';

/** Records that are moved in one transaction. */
const BATCH_SIZE = 200;

/** What is moved: the records that name the subject `from` will name `to`. */
export interface Move {
  readonly from: string;
  readonly to: string;
}

export interface MoveParts {
  readonly tables: Tables;
  readonly kinds: readonly RecordKind[];
  readonly vault: Vault;
  readonly inTransaction: <T>(work: (session: ClientSession) => Promise<T>) => Promise<T>;
}

/**
 * Moves all records of a subject to another one, whatever their state: each gets a new version, and
 * the earlier row stays stored with the subject that it had. Every transaction moves some and
 * leaves the others as they are, so that an interrupted move is continued by the same call and no
 * record is moved twice.
 * @returns how many records were moved
 */
export async function moveRows(parts: MoveParts, move: Move, why: WriteContext): Promise<number> {
  const byType = new Map(parts.kinds.map((kind) => [kind.type, kind]));
  let total = 0;
  for (const filter of filtersOf(parts.kinds, move.from))
    for (;;) {
      const found = await parts.tables.rows
        .find(filter)
        .sort({ _id: 1 })
        .limit(BATCH_SIZE)
        .toArray();
      if (found.length === 0) break;
      await parts.vault.prefetch([move.from, move.to]);
      const changes = await Promise.all(
        found.map((row) => changeOf(parts.vault, byType.get(row.type), row, move)),
      );
      total += await parts.inTransaction((session) => write(parts.tables, changes, why, session));
    }
  return total;
}

/** The filters that together find every record that names a subject. */
function filtersOf(kinds: readonly RecordKind[], from: string): object[] {
  const others = kinds.flatMap((kind) =>
    subjectPaths(kind)
      .filter((path) => path !== 'subjectId')
      .map((path) => ({ type: kind.type, [path]: from })),
  );
  return [{ subjectId: from }, ...others];
}

interface Change {
  readonly kind: RecordKind;
  readonly before: WrittenRow;
  /** The changed values by path. */
  readonly values: Readonly<Record<string, unknown>>;
}

async function changeOf(
  vault: Vault,
  kind: RecordKind | undefined,
  before: WrittenRow,
  { from, to }: Move,
): Promise<Change> {
  if (kind === undefined) throw new Error(`The type ${before.type} is not a kind of record here.`);
  const subjects = Object.fromEntries(
    subjectPaths(kind)
      .filter((path) => before[path as keyof WrittenRow] === from)
      .map((path) => [path, to]),
  );
  return { kind, before, values: await movedValues(vault, kind, before, subjects) };
}

/** Writes the changes of the records that nobody has changed since they were read. */
async function write(
  tables: Tables,
  changes: readonly Change[],
  why: WriteContext,
  session: ClientSession,
): Promise<number> {
  const current = await tables.rows
    .find(
      { _id: { $in: changes.map(({ before }) => before._id) } },
      { session, projection: { versions: 1 } },
    )
    .toArray();
  const versions = new Map(current.map((row) => [row._id, versionOf(row)]));
  const isUnchanged = ({ before }: Change) => versions.get(before._id) === versionOf(before);
  // A record that has changed is read again in the next batch.
  const unchanged = changes.filter(isUnchanged);
  if (unchanged.length === 0) return 0;
  const numbers = await allocateNumbers(tables, unchanged.length, session);
  const moved = unchanged.map(({ kind, before, values }) => {
    const { state } = before;
    const number = versionOf(before) + 1;
    const version = { version: number, state, changedAt: why.at, reason: MOVE_NOTE };
    const row: WrittenRow = { ...before, ...values, versions: [...before.versions, version] };
    return { kind, before, values, version, row };
  });
  const rows = await marked(
    tables.connection,
    moved.map(({ kind, row }) => [kind, row] as const),
    session,
  );
  await tables.version.collection.insertMany(
    moved.map(({ before }) => ({
      type: before.type,
      recordId: before._id,
      version: versionOf(before),
      row: before,
      reason: why.reason,
    })),
    { session, ordered: false },
  );
  await tables.rows.bulkWrite(
    moved.map(({ before, values, version }, index) => ({
      updateOne: {
        filter: { _id: before._id },
        update: { $push: { versions: version }, ...setsOf(before, rows[index]!, values) },
      },
    })),
    { session, ordered: false },
  );
  const writes = moved.map(({ before }, index) =>
    writeOf(numbers.first + index, 'MOVE', before, rows[index]!, why),
  );
  await insertEvents(tables, numbers, writes, session);
  return moved.length;
}

/** The changed values, and the marks of subjects that are stored only. */
function setsOf(before: WrittenRow, after: WrittenRow, values: Change['values']): object {
  const marksIn = (row: object) => Object.entries(row).filter(([path]) => path.endsWith('Hidden'));
  const gone = marksIn(before).filter(([path]) => !(path in after));
  return {
    $set: { ...values, ...Object.fromEntries(marksIn(after)) },
    ...(gone.length > 0 && { $unset: Object.fromEntries(gone.map(([path]) => [path, ''])) }),
  };
}
