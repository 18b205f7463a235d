import type { Collection, Model } from 'mongoose';
import type { TermEntry, TermId } from '../../../schema/policy/terms';
import { entryId } from '../freezing/changeFreezing';
import type { FreezingRecord } from '../freezing/record';
import type { JobContext } from '../jobs/jobs';
import { KEPT_STATES, type Destroyed } from '../records/writer/destroyRows';
import type { WrittenRow } from '../records/writer/event';
import type { OpenWrite, RecordWriter } from '../records/writer/writer';
import { RETENTION_ACTOR } from './actor';
import type { DestructionCertificate } from './certificate';
import { RETENTION_FIELDS, storedUntil, type RetentionRule } from './rules';

/** Records in one transaction, and so at most in one certificate. */
const BATCH_SIZE = 100;

export interface RetentionParts {
  readonly subgraph: string;
  readonly rows: Collection<WrittenRow>;
  readonly freezing: Model<FreezingRecord>;
  readonly certificate: Model<DestructionCertificate>;
  readonly writer: RecordWriter;
}

interface Moment {
  readonly at: Date;
  /** Calendar date in China. */
  readonly today: string;
}

interface Due {
  readonly id: string;
  readonly term: TermEntry;
}

/**
 * Destroys the records of a kind whose retention has ended, and certifies it: a batch and its
 * certificates are one transaction, so that a run can stop anywhere and a second one finds nothing.
 */
export async function destroyRecords(
  parts: RetentionParts,
  { type, ruleId }: RetentionRule,
  moment: Moment,
  context: JobContext,
): Promise<void> {
  // Retention ends after the decision: the index by decision date bounds the scan.
  const cursor = parts.rows.find(
    { type, decisionDate: { $lt: moment.today }, state: { $nin: [...KEPT_STATES] } },
    { projection: RETENTION_FIELDS, sort: { decisionDate: 1, _id: 1 } },
  );
  let batch: Due[] = [];
  for await (const row of cursor) {
    context.signal.throwIfAborted();
    const end = storedUntil(row, ruleId);
    if (storesAll(row.decisionDate, ruleId, moment.today)) break;
    if (end === undefined || end.day >= moment.today) continue;
    // A certificate states one version of the term.
    if (batch.length === BATCH_SIZE || (batch[0] && batch[0].term !== end.term)) {
      await destroyBatch(parts, type, batch, moment);
      await context.touch();
      batch = [];
    }
    batch.push({ id: row._id, term: end.term });
  }
  if (batch.length > 0) await destroyBatch(parts, type, batch, moment);
}

/** Whether every record decided on that day or later is still stored. */
function storesAll(decisionDate: string, ruleId: TermId, today: string): boolean {
  const end = storedUntil({ decisionDate, publicityEnd: null, expiresOn: null }, ruleId);
  return end !== undefined && end.day >= today;
}

function destroyBatch(
  { subgraph, freezing, certificate, writer }: RetentionParts,
  type: string,
  batch: readonly Due[],
  { at, today }: Moment,
): Promise<void> {
  const { ruleId, value, source } = batch[0]!.term;
  const ids = batch.map(({ id }) => id);
  const context = {
    actor: RETENTION_ACTOR,
    at,
    reason: '保存期限届满，予以销毁',
    legalBasis: `${ruleId} ${value}`,
  };
  async function work(open: OpenWrite): Promise<void> {
    const { session } = open;
    const destroyed = await open.destroyAll(type, ids, context);
    await freezing.deleteMany({ _id: { $in: ids.map((id) => entryId(type, id)) } }, { session });
    for (const [department, records] of byDepartment(destroyed)) {
      const [first] = records;
      const one: DestructionCertificate = {
        _id: `${subgraph}-${today.replaceAll('-', '')}-${String(first!.eventNumber).padStart(9, '0')}`,
        day: today,
        at,
        department,
        type,
        ruleId,
        term: value,
        source,
        recordIds: records.map(({ id }) => id),
        earlierVersions: records.reduce((sum, { earlierVersions }) => sum + earlierVersions, 0),
      };
      await certificate.create([one], { session });
    }
  }
  return writer.transaction(work);
}

function byDepartment(records: readonly Destroyed[]): ReadonlyMap<string, readonly Destroyed[]> {
  const groups = new Map<string, Destroyed[]>();
  for (const record of records) {
    const group = groups.get(record.sourceDepartmentId);
    if (group) group.push(record);
    else groups.set(record.sourceDepartmentId, [record]);
  }
  return groups;
}
