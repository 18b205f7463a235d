import type { Connection } from 'mongoose';
import type { RecordKind } from '../../records/recordKind';
import { RECORDS } from '../../records/recordModels';
import { sealedOfKind } from '../../records/sealedRecords';
import type { NewRow } from '../../records/writer/rowFault';
import { openDocument } from '../../vault/sealedFields';
import type { Vault } from '../../vault/vault';

/** The key by which a record exists once: one document decides once about one subject. */
export function rowKey({ subjectId, basis }: Pick<NewRow, 'subjectId' | 'basis'>): string {
  return `${basis.number}\0${subjectId}`;
}

/**
 * The stored records of a kind with the keys or the ids of these rows, by both, in one database
 * command. A record whose document number was corrected still has the id of its first number.
 */
export async function heldRows(
  connection: Connection,
  kind: RecordKind,
  vault: Vault,
  rows: readonly NewRow[],
): Promise<ReadonlyMap<string, NewRow>> {
  if (rows.length === 0) return new Map();
  const found = await connection
    .collection<NewRow>(RECORDS)
    .find({
      // The type is in both branches: beside $or it would be a condition by whose index the
      // embedded database reads every record of the kind.
      $or: [
        {
          type: kind.type,
          subjectId: { $in: [...new Set(rows.map(({ subjectId }) => subjectId))] },
          'basis.number': { $in: [...new Set(rows.map(({ basis }) => basis.number))] },
        },
        { _id: { $in: rows.map(({ _id }) => _id) }, type: kind.type },
      ],
    })
    .toArray();
  const wanted = new Set(rows.flatMap((row) => [rowKey(row), row._id]));
  const held = found.filter((row) => wanted.has(rowKey(row)) || wanted.has(row._id));
  const opened = await openRows(vault, kind, held);
  return new Map(opened.flatMap((row) => [[rowKey(row), row] as const, [row._id, row] as const]));
}

/** The rows with their sealed values decrypted. */
export async function openRows(
  vault: Vault,
  kind: RecordKind,
  rows: readonly NewRow[],
): Promise<readonly NewRow[]> {
  const sealed = sealedOfKind(kind);
  if (sealed === undefined) return rows;
  await vault.prefetch(rows.map(({ subjectId }) => subjectId));
  return Promise.all(rows.map((row) => openDocument(vault, sealed, row)));
}

/** Paths that differ whenever a record is written, changed or hidden. */
const NOT_COMPARED: ReadonlySet<string> = new Set([
  '_id',
  'type',
  'subjectId',
  'category',
  'disclosure',
  'state',
  'versions',
  'provenance',
  'publicityStart',
  'visibleUntil',
  'subjectIsMinor',
]);

/** The paths in which a stored record differs from a new row. */
export function differingPaths({ row: shape }: RecordKind, held: NewRow, row: NewRow): string[] {
  return [...shape]
    .filter(([path, { value, mark }]) => !NOT_COMPARED.has(path) && !mark && value.is !== 'GRAMS')
    .map(([path]) => path)
    .filter((path) => textAt(held, path) !== textAt(row, path));
}

const textAt = (row: object, path: string) =>
  textOf((row as Readonly<Record<string, unknown>>)[path]);

/** Whether a value is the driver's own form of a 64-bit integer. */
export function isLong(value: object): value is { toBigInt(): bigint } {
  return 'toBigInt' in value;
}

/** A value as text, whichever of its forms the driver returns: 64-bit integers have three. */
export function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'bigint' || typeof value === 'boolean')
    return value.toString();
  if (typeof value !== 'object') return '';
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return JSON.stringify(value.map(textOf));
  if (isLong(value)) return value.toBigInt().toString();
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify(entries.map(([name, part]) => [name, textOf(part)]));
}
