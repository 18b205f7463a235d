import type { Model } from 'mongoose';
import { creditError } from '../../../schema/errors';
import type { StoreRequest } from '../context';
import type { CreditRecord } from '../records/record';
import type { RecordModels } from '../records/recordModels';
import { versionOf } from '../records/writer/event';
import { recordWriter } from '../records/writer/recordWriter';
import { textOf } from '../textOf';
import {
  changeFreezing,
  entryId,
  FREEZING_FIELDS,
  type FreezableRecord,
  type FreezingInput,
} from './changeFreezing';
import type { FreezingAction, FreezingRecord, FreezingView } from './record';

export interface FreezingStore {
  /**
   * A record's freezing, for stewards of its source department and for auditors; null if the record
   * does not exist or the viewer is neither.
   * @throws BAD_USER_INPUT when the type is not a record type of this subgraph
   */
  ofRecord(type: string, id: string): Promise<FreezingView | null>;
  /** @throws NOT_FOUND, CONFLICT, INVALID_TRANSITION, IDEMPOTENCY_KEY_REUSED, BAD_USER_INPUT */
  change(action: FreezingAction, input: FreezingInput, key: string): Promise<FreezingView>;
}

/** The stores that the resolvers of freezings need. */
export interface WithFreezings {
  readonly freezings: FreezingStore;
}

/** @param records the models of the subgraph's record kinds, by type name */
export function freezingStore(
  freezing: Model<FreezingRecord>,
  records: RecordModels,
  request: StoreRequest,
): FreezingStore {
  const { viewer, kinds, vault } = request;
  const writer = recordWriter(freezing.db, [...kinds.values()], vault);

  function modelOf(type: string): Model<CreditRecord> {
    const model = Object.hasOwn(records, type) ? records[type] : undefined;
    if (model === undefined)
      throw creditError(
        'BAD_USER_INPUT',
        'The field type must name a type of record of this subgraph.',
      );
    return model;
  }

  return {
    async ofRecord(type, id) {
      const model = modelOf(type);
      const [record, entry] = await Promise.all([
        model.findById(id, FREEZING_FIELDS).lean<FreezableRecord>().exec(),
        freezing.findById(entryId(type, id)).lean<FreezingRecord>().exec(),
      ]);
      const mayRead =
        viewer.roles.includes('auditor') || record?.sourceDepartmentId === viewer.department;
      if (record === null || !mayRead) return null;
      return {
        type,
        recordId: id,
        frozen: record.state === 'FROZEN',
        version: versionOf(record),
        steps: entry?.steps ?? [],
      };
    },
    async change(action, input, key) {
      modelOf(input.type);
      return changeFreezing(writer, freezing, request, {
        action,
        key,
        input: {
          ...input,
          reason: textOf('reason', input.reason, 2, 500),
          legalBasis: textOf('legalBasis', input.legalBasis, 2, 500),
        },
      });
    },
  };
}
