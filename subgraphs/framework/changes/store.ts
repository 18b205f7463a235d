import type { Connection } from 'mongoose';
import { creditError } from '../../../schema/errors';
import type { StoreRequest } from '../context';
import type { WrittenRecord } from '../records/writer/event';
import { recordWriter } from '../records/writer/recordWriter';

/** The changes of state by which a source department ends a record. */
export type EndAction = 'REVOKE' | 'EXPIRE';

export interface RecordEndInput {
  /** Name of the record's type. */
  readonly type: string;
  readonly id: string;
  /** Version of the record that was read. */
  readonly version: number;
  readonly reason: string;
  readonly legalBasis: string;
  /** Day of the decision to end it; the day of the request if omitted. */
  readonly decidedOn?: string | null;
}

export interface ChangeStore {
  /**
   * Ends a record of the steward's own department.
   * @throws NOT_FOUND if the steward's department has no such record, CONFLICT, INVALID_TRANSITION,
   *   IDEMPOTENCY_KEY_REUSED, BAD_USER_INPUT
   */
  end(action: EndAction, input: RecordEndInput, key: string): Promise<WrittenRecord>;
}

/** The stores that the resolvers of changes need. */
export interface WithChanges {
  readonly changes: ChangeStore;
}

export function changeStore(
  connection: Connection,
  {
    viewer,
    kinds,
    vault,
    now,
    today,
  }: Pick<StoreRequest, 'viewer' | 'kinds' | 'vault' | 'now' | 'today'>,
): ChangeStore {
  const writer = recordWriter(connection, [...kinds.values()], vault);
  return {
    async end(action, { type, id, version, reason, legalBasis, decidedOn = null }, key) {
      if (!kinds.has(type))
        throw creditError(
          'BAD_USER_INPUT',
          'The field type must name a type of record of this subgraph.',
        );
      if (decidedOn !== null && decidedOn > today)
        throw creditError('BAD_USER_INPUT', 'The field decidedOn must not be in the future.');
      return writer.change(type, id, action, {
        key,
        version,
        reason,
        legalBasis,
        decidedOn,
        actor: viewer.actor,
        client: viewer.client,
        department: viewer.department,
        at: now,
        exists: (row) =>
          viewer.department !== undefined && row.sourceDepartmentId === viewer.department,
      });
    },
  };
}
