import type { ClientSession, Connection } from 'mongoose';
import { writerModels } from '../../framework/records/writer/model';
import { allocateNumbers, insertFactChanges } from '../../framework/records/writer/tables';
import type { FactRow } from '../../framework/statistics/factOf';
import { SUBJECT_PLAN } from './subjectPlan';
import { subjectRows } from './subjectRows';

/**
 * Runs a write of subjects in a transaction, and stores in it what the write changes in their facts,
 * from which statistics count them. Every write of a subject goes through here.
 * @param ids of all subjects that it inserts or changes
 * @returns what the write returns
 */
export async function writeSubjects<T>(
  connection: Connection,
  ids: readonly string[],
  session: ClientSession,
  write: () => Promise<T>,
): Promise<T> {
  // The first write of the transaction: of two concurrent ones, the second restarts early.
  const models = writerModels(connection);
  const { factChanges: number } = await allocateNumbers(models, 0, session);
  const before = await subjectsWith(connection, ids, session);
  const result = await write();
  const after = await subjectsWith(connection, ids, session);
  const changes = ids.map((id) => ({
    before: before.get(id) ?? null,
    after: after.get(id) ?? null,
    plan: SUBJECT_PLAN,
  }));
  await insertFactChanges(models, number, changes, session);
  return result;
}

async function subjectsWith(
  connection: Connection,
  ids: readonly string[],
  session: ClientSession,
): Promise<ReadonlyMap<string, FactRow>> {
  const { rows, paths } = subjectRows(connection);
  const projection = Object.fromEntries(paths.map((path) => [path, 1]));
  const found = await rows.find({ _id: { $in: [...ids] } }, { session, projection }).toArray();
  return new Map(found.map((row) => [row._id, row]));
}
