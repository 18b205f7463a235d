import { randomUUID } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import type { Model } from 'mongoose';
import type { JobContext } from '../jobs/jobs';
import { RECORDS } from '../records/recordModels';
import { danglingReferences, PROVING } from './findReferences';
import type { StoredRow } from './foundRow';
import { groupsOf } from './groupsOf';
import type { UnreportedGround, UnreportedRecord } from './model';
import type { ReferencePaths } from './references';

/** What is searched. */
export interface UnreportedSearch {
  readonly references: readonly ReferencePaths[];
  /** The kinds that every department has to report, even if the city has them. */
  readonly doublePublicity: readonly string[];
  /** The departments that report a kind. */
  readonly ownersOf: (type: string) => readonly string[];
}

interface Found {
  readonly row: StoredRow;
  readonly ground: UnreportedGround;
  readonly type: string;
  readonly field: string;
  readonly reference: string;
}

/**
 * Finds records that departments seem not to have reported: those to which other records refer, and
 * those of double publicity that only the city has delivered. A repeated run stores the same; one
 * that is interrupted leaves those of the run before it.
 */
export async function findUnreported(
  model: Model<UnreportedRecord>,
  search: UnreportedSearch,
  { now, context }: { readonly now: Date; readonly context: JobContext },
): Promise<void> {
  const run = { foundAt: now, run: randomUUID() };
  for await (const group of allOf(model, search)) {
    if (context.signal.aborted) return;
    await store(
      model,
      group.map((found) => ({ ...recordOf(found, search), ...run })),
    );
    await context.touch();
    await setImmediate();
  }
  await model.deleteMany({ run: { $ne: run.run } });
}

async function* allOf(
  { db }: Model<UnreportedRecord>,
  { references, doublePublicity }: UnreportedSearch,
): AsyncGenerator<readonly Found[]> {
  const records = db.collection<StoredRow>(RECORDS);
  for (const reference of references)
    for await (const group of danglingReferences(records, reference))
      yield group.map((each) => ({
        ...each,
        ground: 'REFERENCE',
        type: reference.to,
        field: reference.field,
      }));
  const delivered = records.find(
    { type: { $in: doublePublicity }, 'provenance.origin': 'CITY', ...PROVING } as object,
    {
      projection: { type: 1, subjectId: 1, sourceDepartmentId: 1, decisionDate: 1, basis: 1 },
    },
  );
  for await (const group of groupsOf(delivered))
    yield group.map((row) => ({
      row,
      ground: 'EXCHANGE',
      type: row.type,
      field: '',
      reference: row.basis?.number ?? '',
    }));
}

/** The department of the other record if it reports the kind; otherwise the first that does. */
function recordOf(
  { row, ground, type, field, reference }: Found,
  { ownersOf }: UnreportedSearch,
): Omit<UnreportedRecord, 'foundAt' | 'run'> {
  const { _id, sourceDepartmentId, decisionDate } = row;
  const owners = ownersOf(type);
  const department = owners.includes(sourceDepartmentId)
    ? sourceDepartmentId
    : (owners[0] ?? sourceDepartmentId);
  return {
    _id: `${ground}/${_id}/${field}`,
    department,
    type,
    ground,
    reference,
    recordType: row.type,
    recordId: _id,
    recordDepartment: sourceDepartmentId,
    decidedOn: decisionDate,
  };
}

async function store(
  model: Model<UnreportedRecord>,
  found: readonly UnreportedRecord[],
): Promise<void> {
  if (found.length === 0) return;
  await model.collection.bulkWrite(
    found.map(({ _id, ...rest }) => ({
      replaceOne: { filter: { _id: _id as never }, replacement: rest, upsert: true },
    })),
    { ordered: false },
  );
}
