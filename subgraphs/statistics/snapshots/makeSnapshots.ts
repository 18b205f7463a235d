import { Readable } from 'node:stream';
import { snapshotTablesOn, type SnapshotTable } from '../../../schema/policy/snapshots';
import { chinaDate } from '../../../schema/policy/chinaDate';
import { DURABLE, isDuplicate } from '../../framework/durable';
import type { JobContext } from '../../framework/jobs/jobs';
import type { Uploads } from '../../framework/uploads/uploads';
import type { Counts } from '../counts';
import { FORMATS } from '../files/formats';
import type { SnapshotFileRecord, SnapshotFormat, SnapshotModels, SnapshotRecord } from './model';
import { snapshotOf } from './snapshotOf';

/** The owner and the purpose of the files of snapshots; no caller has this name. */
const OWNER = 'statistics.snapshots';
const DAY_MS = 24 * 3600 * 1000;
const STORED_FORMATS: readonly SnapshotFormat[] = ['PARQUET', 'CSV'];

/** What makes snapshots. */
export interface SnapshotParts {
  readonly models: SnapshotModels;
  readonly counts: Counts;
  readonly uploads: Pick<Uploads, 'put' | 'remove'>;
  readonly now: () => Date;
  /** How many days a snapshot is kept. */
  readonly days: number;
}

/**
 * Stores the snapshots of today that are not stored yet, and forgets the expired ones. A snapshot is
 * stored after its files, in one write: a run that was interrupted continues with the table that it
 * had begun, and the files that it left expire.
 */
export async function makeSnapshots(parts: SnapshotParts, context: JobContext): Promise<void> {
  const { models, now } = parts;
  const today = chinaDate(now());
  for (const table of snapshotTablesOn(today)) {
    context.signal.throwIfAborted();
    if ((await models.snapshot.exists({ _id: idOf(table, today) })) === null)
      await makeSnapshot(parts, table, today);
    await context.touch();
  }
  await models.snapshot.deleteMany({ expiresAt: { $lte: now() } });
}

const idOf = ({ name }: SnapshotTable, today: string) => `${today}:${name}`;

async function makeSnapshot(
  { models, counts, uploads, now, days }: SnapshotParts,
  table: SnapshotTable,
  today: string,
): Promise<void> {
  const { sheet, ...about } = await snapshotOf(table, counts, today);
  const { name, version: schemaVersion, title: titleZh, english: titleEn } = table;
  const madeAt = now();
  const expiresAt = new Date(madeAt.getTime() + days * DAY_MS);
  const files: SnapshotFileRecord[] = [];
  for (const format of STORED_FORMATS) {
    const { contentType, extension, write } = FORMATS[format];
    const body = Readable.from([await write(sheet)]);
    const { id, size, digest } = await uploads.put(body, {
      ...{ owner: OWNER, purpose: OWNER, contentType, expiresAt },
      name: `${name}-${today}.${extension}`,
    });
    files.push({ format, id, bytes: size, sha256: digest });
  }
  const rowCount = sheet.rows.length;
  const titles = { titleZh, titleEn };
  const isStored = await insert(models, {
    ...{ _id: idOf(table, today), name, day: today, madeAt, schemaVersion, rowCount },
    ...{ ...titles, ...about, files, expiresAt },
  });
  // Another process was faster.
  if (!isStored) for (const { id } of files) await uploads.remove(id);
}

/** @returns false when the snapshot is stored already */
async function insert({ snapshot }: SnapshotModels, record: SnapshotRecord): Promise<boolean> {
  const { _id, ...fields } = record;
  try {
    const { upsertedCount } = await snapshot.updateOne(
      { _id },
      { $setOnInsert: fields },
      { upsert: true, writeConcern: DURABLE },
    );
    return upsertedCount === 1;
  } catch (error) {
    if (isDuplicate(error)) return false;
    throw error;
  }
}
