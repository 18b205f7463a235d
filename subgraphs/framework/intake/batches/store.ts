import { creditError } from '../../../../schema/errors';
import type { StoreRequest } from '../../context';
import { departmentLimit } from '../../guard/departmentLimit';
import { idempotencyOf } from '../../idempotency';
import { statedReason, type ReasonInput } from '../rows/statedReason';
import { rowList, type RowList } from '../../lists/list';
import type { Connection, PageArgs } from '../../lists/page';
import { searchPage } from '../../lists/pager';
import type { ListSelection } from '../../selection';
import { textOf } from '../../textOf';
import type { CellValue, TableFormat } from '../table';
import type { IntakeTarget } from '../target';
import type { FilePlace } from './files';
import { intakeOf } from './intake';
import type { IntakeModels } from './model';
import type { BatchRecord, BatchState, StoredFault } from './record';
import { submitRows, type NewBatch } from './submit';
import { openUpload, type OpenedUpload } from './upload';
import { withdrawBatch } from './withdraw';

/** What a caller states about a batch, besides its rows. */
interface BatchInput {
  readonly kind: string;
  readonly atomic?: boolean | null;
  readonly dryRun?: boolean | null;
  readonly lateReason?: ReasonInput | null;
}

export interface SubmitInput extends BatchInput {
  readonly rows: readonly Readonly<Record<string, CellValue>>[];
}

export interface UploadInput extends BatchInput {
  readonly format: TableFormat;
  readonly fileName?: string | null;
}

export interface BatchFilter {
  readonly state?: BatchState | null;
  readonly kind?: string | null;
  /** First and last day of receipt. */
  readonly from?: string | null;
  readonly to?: string | null;
}

/** The batches of a subgraph, for stewards of their department and for auditors. */
export interface IntakeStore {
  /** @throws FORBIDDEN, BAD_USER_INPUT, IDEMPOTENCY_KEY_REUSED */
  submit(input: SubmitInput, key: string): Promise<BatchRecord>;
  /** @throws FORBIDDEN, BAD_USER_INPUT, IDEMPOTENCY_KEY_REUSED */
  openUpload(input: UploadInput, key: string): Promise<OpenedUpload>;
  /** @throws NOT_FOUND, INVALID_TRANSITION, BAD_USER_INPUT, IDEMPOTENCY_KEY_REUSED */
  withdraw(number: string, reason: string, key: string): Promise<BatchRecord>;
  /** Null if there is no such batch, or the viewer may not see it. */
  byNumber(number: string): Promise<BatchRecord | null>;
  /** The batches that the viewer may see, latest first. */
  search(
    args: PageArgs & { readonly filter?: BatchFilter | null },
    selection: ListSelection,
  ): Promise<Connection<BatchRecord>>;
  /** The faults of a batch in the order of its rows. */
  faults(
    batch: BatchRecord,
    args: PageArgs,
    selection: ListSelection,
  ): Promise<Connection<StoredFault>>;
  /** The faults of the first rows of a batch that was submitted as rows, by row. */
  faultsByRow(batch: BatchRecord): Promise<ReadonlyMap<number, readonly StoredFault[]>>;
  /** Issues a ticket for the error file; null if the batch has no file or no refused row. */
  errorFile(batch: BatchRecord): Promise<FilePlace | null>;
}

export interface WithIntake {
  readonly intake: IntakeStore;
}

const LATEST = [
  ['receivedAt', -1],
  ['_id', -1],
] as const;
const BY_ROW = [
  ['row', 1],
  ['_id', 1],
] as const;
const MAX_FILE_NAME = 200;

export function intakeStore(models: IntakeModels, request: StoreRequest): IntakeStore {
  const { viewer, vault, now, today, memo } = request;

  /** @throws FORBIDDEN, BAD_USER_INPUT */
  function targetOf(kind: string): IntakeTarget {
    const target = intakeOf(models).targets.get(kind);
    if (target === undefined)
      throw creditError(
        'BAD_USER_INPUT',
        'The field kind must name a type of record that this domain receives.',
      );
    if (viewer.department === undefined || !target.owners.includes(viewer.department))
      throw creditError('FORBIDDEN', 'Your department does not report records of this kind.');
    return target;
  }

  function newBatch(mutation: string, input: BatchInput, key: string): NewBatch {
    const { lateReason } = input;
    if (lateReason != null && intakeOf(models).targets.get(input.kind)?.takesLateReason !== true)
      throw creditError(
        'BAD_USER_INPUT',
        'The field lateReason is only for kinds of double publicity; leave it out.',
      );
    return {
      kind: input.kind,
      department: viewer.department!,
      atomic: input.atomic ?? false,
      dryRun: input.dryRun ?? false,
      ...(lateReason != null && { lateReason: statedReason(lateReason, today) }),
      by: viewer.actor,
      client: viewer.client ?? null,
      receivedAt: now,
      idempotency: idempotencyOf(key, [mutation, input], viewer, vault),
    };
  }

  function page<T extends object>(
    list: Pick<RowList, 'collection' | 'name' | 'scope' | 'order'>,
    args: PageArgs,
    { wantsTotal }: ListSelection,
  ): Promise<Connection<T>> {
    return searchPage<T>(request, rowList(request, { ...list, args, project: {}, wantsTotal }));
  }

  /** The condition of the batches that exist for the viewer. */
  const scope = departmentLimit(viewer, null, ['auditor']) ?? { department: '' };

  return {
    async submit(input, key) {
      const target = targetOf(input.kind);
      const { writer } = intakeOf(models);
      const rows = input.rows.map((cells, index) => ({ number: index + 1, cells }));
      return submitRows(
        { models, writer, now: () => now },
        target,
        newBatch('SUBMIT_BATCH', input, key),
        rows,
      );
    },
    async openUpload(input, key) {
      targetOf(input.kind);
      const fileName =
        input.fileName == null ? null : textOf('fileName', input.fileName, 1, MAX_FILE_NAME);
      const batch = newBatch('OPEN_UPLOAD', input, key);
      const { format } = input;
      return openUpload(models, intakeOf(models), { ...batch, format, fileName });
    },
    async withdraw(number, reason, key) {
      if (viewer.department === undefined) throw creditError('NOT_FOUND');
      const withdrawn = await withdrawBatch(models, {
        number,
        department: viewer.department,
        by: viewer.actor,
        reason: textOf('reason', reason, 2, 500),
        at: now,
        idempotency: idempotencyOf(key, ['WITHDRAW_BATCH', { number, reason }], viewer, vault),
      });
      intakeOf(models).wake();
      return withdrawn;
    },
    byNumber: (number) =>
      models.batch
        .findOne({ _id: number, ...scope })
        .lean<BatchRecord>()
        .exec(),
    search: ({ filter, ...args }, selection) =>
      page(
        {
          collection: models.batch.collection.collectionName,
          name: 'IntakeBatch.search',
          scope: { ...scope, ...conditionsOf(filter ?? {}) },
          order: LATEST,
        },
        args,
        selection,
      ),
    faults: ({ _id }, args, selection) =>
      page(
        {
          collection: models.fault.collection.collectionName,
          name: `IntakeFault.${_id}`,
          scope: { batch: _id },
          order: BY_ROW,
        },
        args,
        selection,
      ),
    faultsByRow: ({ _id }) => memo.get(`IntakeFault.${_id}`, () => faultsByRow(models, _id)),
    async errorFile(batch) {
      if (batch.file === null || batch.finishedAt === null || batch.counts.refused === 0)
        return null;
      for (const personId of await personsIn(models, batch._id))
        request.disclosures.note('disclosed', personId, 'IntakeBatch.errorFile', 'IDENTITY');
      const faults = models.fault
        .find({ batch: batch._id })
        .sort({ row: 1, _id: 1 })
        .lean<StoredFault>()
        .cursor();
      return intakeOf(models).files.errorFile(batch, faults, viewer.actor);
    },
  };
}

/** Known persons in one error file: each is noted in the disclosure log. */
const MAX_PERSONS = 5000;

/**
 * The stored persons whose data the refused rows of a batch have.
 * @throws BAD_USER_INPUT when there are more than one disclosure can name
 */
async function personsIn({ fault }: IntakeModels, batch: string): Promise<readonly string[]> {
  const found = await fault
    .aggregate<{ readonly _id: string }>([
      { $match: { batch, personId: { $exists: true } } },
      { $group: { _id: '$personId' } },
      { $limit: MAX_PERSONS + 1 },
    ])
    .exec();
  if (found.length > MAX_PERSONS)
    throw creditError(
      'BAD_USER_INPUT',
      `The error file has the data of more than ${MAX_PERSONS} persons; split the file, and send its parts again.`,
    );
  return found.map(({ _id }) => _id);
}

async function faultsByRow(
  { fault }: IntakeModels,
  batch: string,
): Promise<ReadonlyMap<number, readonly StoredFault[]>> {
  const byRow = new Map<number, StoredFault[]>();
  const faults = fault.find({ batch }).sort({ row: 1, _id: 1 }).lean<StoredFault>().cursor();
  for await (const one of faults) {
    const others = byRow.get(one.row);
    if (others === undefined) byRow.set(one.row, [one]);
    else others.push(one);
  }
  return byRow;
}

function conditionsOf({ state, kind, from, to }: BatchFilter) {
  return {
    ...(state != null && { state }),
    ...(kind != null && { kind }),
    ...((from != null || to != null) && {
      receivedAt: {
        ...(from != null && { $gte: new Date(`${from}T00:00:00+08:00`) }),
        ...(to != null && { $lt: new Date(`${to}T24:00:00+08:00`) }),
      },
    }),
  };
}
