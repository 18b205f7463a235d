import type { Model } from 'mongoose';
import { creditError } from '../../../../schema/errors';
import type { StoreRequest } from '../../../framework/context';
import { idempotencyOf, stepOf } from '../../../framework/idempotency';
import { intakeModels } from '../../../framework/intake/batches/model';
import type { AcceptedChunk, BatchRecord } from '../../../framework/intake/batches/record';
import { statedReason, type ReasonInput } from '../../../framework/intake/rows/statedReason';
import { RECORDS } from '../../../framework/records/recordModels';
import type { WrittenRow } from '../../../framework/records/writer/event';
import { recordWriter } from '../../../framework/records/writer/recordWriter';
import { TYPES, type PublicityType } from '../types';
import { lateByIds, lateOfBatch, type LateRecords } from './lateOf';
import type { ReasonStatement } from './model';

export interface LateReasonInput extends ReasonInput {
  readonly type: string;
  readonly ids?: readonly string[] | null;
  readonly batch?: string | null;
}

/** The result of a statement. */
export interface Statement {
  readonly stated: number;
  readonly remaining: number;
}

export interface ReasonStore {
  /**
   * States why records of the steward's department were reported late. A repeated request changes
   * nothing and returns the first result.
   * @throws BAD_USER_INPUT, NOT_FOUND, IDEMPOTENCY_KEY_REUSED
   */
  state(input: LateReasonInput, key: string): Promise<Statement>;
}

/** The stores that the resolvers of stated reasons need. */
export interface WithReasons {
  readonly lateReasons: ReasonStore;
}

export function reasonStore(
  statement: Model<ReasonStatement>,
  { viewer, vault, kinds, now, today }: StoreRequest,
): ReasonStore {
  const connection = statement.db;
  const intake = intakeModels(connection);
  const writer = recordWriter(connection, [...kinds.values()], vault);

  async function recordsOf(
    { type, ids, batch }: LateReasonInput,
    department: string,
  ): Promise<LateRecords> {
    const rows = connection.collection<WrittenRow>(RECORDS);
    const own = { type, sourceDepartmentId: department };
    if (batch == null) return lateByIds(rows, own, ids ?? []);
    const found = await intake.batch
      .findOne({ _id: batch, department, kind: type })
      .lean<BatchRecord>()
      .exec();
    if (found === null) throw creditError('NOT_FOUND');
    const chunks = intake.accepted
      .find({ batch })
      .sort({ firstRow: 1 })
      .lean<AcceptedChunk>()
      .cursor();
    return lateOfBatch(rows, own, chunks);
  }

  return {
    async state(input, key) {
      const { type, ids, batch, note = null } = input;
      if (!TYPES.includes(type as PublicityType))
        throw creditError(
          'BAD_USER_INPUT',
          'The field type must name a type of record of this subgraph.',
        );
      if ((ids == null) === (batch == null))
        throw creditError('BAD_USER_INPUT', 'Give either the field ids or the field batch.');
      const reason = statedReason({ reason: input.reason, note }, today);
      const { department } = viewer;
      if (department === undefined) throw creditError('NOT_FOUND');
      const idempotency = idempotencyOf(key, ['STATE_LATE_REASON', input], viewer, vault);
      const before = async () => {
        const found = await statement.findById(idempotency.key).lean<ReasonStatement>().exec();
        if (found === null) return undefined;
        stepOf({ steps: [{ key: found._id, input: found.input }] }, idempotency);
        return { stated: found.recordIds.length, remaining: found.remaining };
      };
      const first = await before();
      if (first !== undefined) return first;
      const { ids: recordIds, remaining } = await recordsOf(input, department);
      return writer.transaction(async (open) => {
        // A concurrent request with the same key may have been first.
        const other = await before();
        if (other !== undefined) return other;
        await statement.collection.insertOne(
          {
            _id: idempotency.key,
            input: idempotency.digests[0]!,
            type,
            department,
            ...reason,
            by: viewer.actor,
            at: now,
            recordIds,
            remaining,
          } as never,
          { session: open.session },
        );
        await open.stateReason(type, recordIds, reason);
        return { stated: recordIds.length, remaining };
      });
    },
  };
}
