import type { Connection } from 'mongoose';
import { creditError } from '../../../../schema/errors';
import type { StoreRequest } from '../../context';
import { fault } from '../../intake/rows/faults';
import { heldRows, openRows, rowKey } from '../../intake/rows/heldRows';
import type { SubmittedRow } from '../../intake/table';
import type { RowFault } from '../../intake/target';
import { RECORDS } from '../../records/recordModels';
import { versionOf, type WrittenRecord } from '../../records/writer/event';
import { recordWriter } from '../../records/writer/recordWriter';
import type { NewRow } from '../../records/writer/rowFault';
import { correctedRow } from './correctedRow';
import type { CorrectionForm, CorrectionForms } from './form';

export interface RecordCorrectionInput {
  /** Name of the record's type. */
  readonly type: string;
  readonly id: string;
  /** Version of the record that was read. */
  readonly version: number;
  /** The values to correct, by heading. */
  readonly values: SubmittedRow['cells'];
  readonly reason: string;
  readonly legalBasis: string;
}

export interface CorrectionStore {
  /**
   * Corrects a record of the steward's own department.
   * @throws NOT_FOUND if the steward's department has no such record, CONFLICT, INVALID_TRANSITION,
   *   IDEMPOTENCY_KEY_REUSED, BAD_USER_INPUT with `extensions.faults` for values that are refused
   */
  correct(input: RecordCorrectionInput, key: string): Promise<WrittenRecord>;
}

/** The stores that the resolvers of corrections need. */
export interface WithCorrections {
  readonly corrections: CorrectionStore;
}

export function correctionStore(
  connection: Connection,
  forms: CorrectionForms,
  { viewer, kinds, vault, now, today, directory }: StoreRequest,
): CorrectionStore {
  const writer = recordWriter(connection, [...kinds.values()], vault);
  const exists = (row: Pick<NewRow, 'sourceDepartmentId'>) =>
    viewer.department !== undefined && row.sourceDepartmentId === viewer.department;

  async function stored({ facts }: CorrectionForm, id: string, version: number): Promise<NewRow> {
    const { kind } = facts;
    const row = await connection.collection<NewRow>(RECORDS).findOne({ _id: id, type: kind.type });
    if (row === null || !exists(row)) throw creditError('NOT_FOUND');
    if (versionOf(row) !== version) throw creditError('CONFLICT');
    const [opened] = await openRows(vault, kind, [row]);
    return opened!;
  }

  /**
   * Whether the subject of a record is a natural person. Rows do not store it. Where the directory
   * does not tell, a RESTRICTED record is treated as if it was of one, so that a correction never
   * publishes a person's record.
   */
  async function isPerson({ disclosure, subjectId }: NewRow): Promise<boolean> {
    if (disclosure === 'OPEN') return false;
    const question = {
      identifier: { by: 'ID', id: subjectId },
      name: '',
      mayCreate: false,
    } as const;
    const [answer] = (await directory?.resolve([question])) ?? [];
    return answer?.result === 'HELD' ? answer.subject.kind === 'NATURAL_PERSON' : true;
  }

  /** Another record of the subject with the corrected document number. */
  async function numberFaults({ facts, own }: CorrectionForm, row: NewRow): Promise<RowFault[]> {
    const held = (await heldRows(connection, facts.kind, vault, [row])).get(rowKey(row));
    return held === undefined || held._id === row._id
      ? []
      : [fault('NUMBER_HELD', own.get('basis.number')!)];
  }

  return {
    async correct(input, key) {
      const { type, id, version, values, reason, legalBasis } = input;
      const form = forms(type);
      if (form === undefined)
        throw creditError(
          'BAD_USER_INPUT',
          'The field type must name a type of record of this subgraph.',
        );
      const { actor, client, department } = viewer;
      const request = { type, id, version, values, reason, legalBasis };
      // A repeated request is merged into the row that the first one has corrected.
      const before = await writer.corrected(request, { actor, client, key });
      if (before !== undefined) return before;
      const held = await stored(form, id, version);
      const corrected = correctedRow(form, held, values, {
        today,
        isPerson: await isPerson(held),
      });
      if ('faults' in corrected) throw refused(corrected.faults);
      const { row } = corrected;
      const numbers = await numberFaults(form, row);
      if (numbers.length > 0) throw refused(numbers);
      return writer.correct(row, {
        key,
        request,
        version,
        reason,
        legalBasis,
        actor,
        client,
        department,
        at: now,
        exists,
      });
    },
  };
}

function refused(faults: readonly RowFault[]) {
  return creditError('BAD_USER_INPUT', 'The corrected values are refused; see the faults.', {
    faults,
  });
}
