import type { ClientSession } from 'mongoose';
import type { Vault } from '../../vault/vault';
import type { RecordKind } from '../recordKind';
import {
  writeOf,
  writtenOf,
  type WriteContext,
  type WrittenRecord,
  type WrittenRow,
} from './event';
import { marked } from './marks';
import { redirected } from './redirected';
import { allocateNumbers, insertEvents, type Tables } from './tables';

/**
 * Inserts rows and their events, within a transaction.
 * @param sealed the rows, validated and sealed, each with its kind
 * @throws the driver's error for an id that already exists
 */
export async function insertRows(
  tables: Tables,
  sealed: readonly (readonly [RecordKind, WrittenRow])[],
  context: WriteContext,
  session: ClientSession,
  vault: Vault,
): Promise<readonly WrittenRecord[]> {
  if (sealed.length === 0) return [];
  const numbers = await allocateNumbers(tables, sealed.length, session);
  const own = await redirected(tables.connection, vault, sealed, session);
  const rows = await marked(tables.connection, own, session);
  await tables.rows.insertMany(rows, { session, ordered: false });
  const { first } = numbers;
  const writes = rows.map((row, index) => writeOf(first + index, 'CREATE', null, row, context));
  await insertEvents(tables, numbers, writes, session);
  return rows.map((row) => writtenOf(row));
}
