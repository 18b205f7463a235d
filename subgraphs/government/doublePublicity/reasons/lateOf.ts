import type { Collection } from 'mongoose';
import { creditError } from '../../../../schema/errors';
import type { AcceptedChunk } from '../../../framework/intake/batches/record';
import { reportedLate } from '../../../framework/records/doublePublicity';
import type { WrittenRow } from '../../../framework/records/writer/event';

/** Records for which one request states a reason. */
const MAX_RECORDS = 5000;
const MAX_IDS = 500;

type Row = Pick<WrittenRow, '_id' | 'decisionDate' | 'provenance'> & {
  readonly lateReason?: string | null;
};

/** The late records to which a statement applies, and how many of the batch are left. */
export interface LateRecords {
  readonly ids: readonly string[];
  readonly remaining: number;
}

const READ = { decisionDate: 1, provenance: 1, lateReason: 1 } as const;

/**
 * The named records.
 * @param own the kind and the department that they must have
 * @throws NOT_FOUND if one of them is no record of the department, BAD_USER_INPUT if one was in time
 */
export async function lateByIds(
  rows: Collection<WrittenRow>,
  own: { readonly type: string; readonly sourceDepartmentId: string },
  ids: readonly string[],
): Promise<LateRecords> {
  const wanted = new Set(ids);
  if (wanted.size === 0 || wanted.size > MAX_IDS)
    throw creditError(
      'BAD_USER_INPUT',
      `The field ids has ${wanted.size} ids; it must have 1 to ${MAX_IDS}.`,
    );
  const found = await rows
    .find<Row>({ _id: { $in: [...wanted] }, ...own }, { projection: READ })
    .toArray();
  if (found.length < wanted.size) throw creditError('NOT_FOUND');
  if (!found.every((row) => reportedLate(row) === true))
    throw creditError('BAD_USER_INPUT', 'The field ids names a record that was reported in time.');
  return { ids: [...wanted], remaining: 0 };
}

/**
 * The records that a batch brought and that have no reason yet.
 * @param chunks of the batch
 */
export async function lateOfBatch(
  rows: Collection<WrittenRow>,
  own: { readonly type: string; readonly sourceDepartmentId: string },
  chunks: AsyncIterable<AcceptedChunk>,
): Promise<LateRecords> {
  const ids: string[] = [];
  let remaining = 0;
  for await (const chunk of chunks) {
    const found = await rows
      .find<Row>({ _id: { $in: [...chunk.ids] }, ...own }, { projection: READ })
      .toArray();
    for (const row of found) {
      if (row.lateReason != null || reportedLate(row) !== true) continue;
      if (ids.length < MAX_RECORDS) ids.push(row._id);
      else remaining++;
    }
  }
  return { ids, remaining };
}
