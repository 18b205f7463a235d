import { chineseOf } from '../../../../schema/chinese/chineseOf';
import type { creditError } from '../../../../schema/errors';
import type { BatchRow, CheckedRow, FaultyRow, RowFault } from '../target';
import { INTAKE_LIMITS } from './limits';
import type { BatchCounts, RowResult, StoredFault } from './record';

/** A row whose record is created. */
export interface CreatedRow {
  readonly number: number;
  readonly row: BatchRow;
  readonly formerCode?: true;
}

/** The outcomes of rows that were checked together. */
export interface RowOutcomes {
  readonly created: readonly CreatedRow[];
  readonly unchanged: readonly {
    readonly number: number;
    readonly recordId: string;
    readonly formerCode?: true;
  }[];
  readonly refused: readonly Omit<FaultyRow, 'result'>[];
}

export function outcomesOf(checked: readonly CheckedRow[]): RowOutcomes {
  return {
    created: checked.filter((row) => row.result === 'NEW'),
    unchanged: checked.filter((row) => row.result === 'UNCHANGED'),
    refused: checked.filter((row) => row.result === 'FAULTY'),
  };
}

export function countsOf({ created, unchanged, refused }: RowOutcomes): BatchCounts {
  const formerCodes = [...created, ...unchanged].filter(({ formerCode }) => formerCode).length;
  return {
    rows: created.length + unchanged.length + refused.length,
    accepted: created.length,
    unchanged: unchanged.length,
    refused: refused.length,
    ...(formerCodes > 0 && { formerCodes }),
  };
}

/** The results of rows in their order. In a dry run, a new row has no record. */
export function resultsOf(
  { created, unchanged, refused }: RowOutcomes,
  dryRun = false,
): RowResult[] {
  return [
    ...created.map((one) => resultOf(one, 'ACCEPTED', dryRun ? null : one.row._id)),
    ...unchanged.map((one) => resultOf(one, 'UNCHANGED', one.recordId)),
    ...refused.map(({ number }) => resultOf({ number }, 'REFUSED', null)),
  ].sort((a, b) => a.row - b.row);
}

function resultOf(
  { number: row, formerCode }: { readonly number: number; readonly formerCode?: true },
  outcome: RowResult['outcome'],
  recordId: string | null,
): RowResult {
  return { row, outcome, recordId, ...(formerCode && { formerCode }) };
}

/** The faults of refused rows as they are stored. */
export function storedFaults(
  batch: string,
  refused: RowOutcomes['refused'],
): readonly StoredFault[] {
  return refused.flatMap(({ number, faults, personId }) =>
    faults.slice(0, INTAKE_LIMITS.faultsPerRow).map((fault, index) => ({
      _id: faultId(batch, number, index),
      batch,
      row: number,
      ...fault,
      ...(personId !== undefined && { personId }),
    })),
  );
}

/** The faults of a table's headings as they are stored. */
export function headingFaults(batch: string, faults: readonly RowFault[]): readonly StoredFault[] {
  return faults
    .slice(0, INTAKE_LIMITS.headingFaults)
    .map((fault, index) => ({ _id: faultId(batch, 0, index), batch, row: 0, ...fault }));
}

function faultId(batch: string, row: number, at: number): string {
  return `${batch}/${row}/${at}`;
}

/**
 * Refuses the row that the record writer refused, although its check had passed.
 * @param error the error of the writer
 * @throws the error itself when it is about no row
 */
export function withoutRefused(outcomes: RowOutcomes, error: unknown): RowOutcomes {
  const at = refusedRow(error);
  const row = at === undefined ? undefined : outcomes.created[at];
  if (row === undefined) throw error;
  const { message } = error as Error;
  const fault: RowFault = {
    field: null,
    heading: null,
    code: 'INVALID_RECORD',
    message,
    messageZh: chineseOf(message) ?? message,
  };
  return {
    ...outcomes,
    created: outcomes.created.filter((one) => one !== row),
    refused: [...outcomes.refused, { number: row.number, faults: [fault] }],
  };
}

function refusedRow(error: unknown): number | undefined {
  const { extensions } = (error ?? {}) as Partial<ReturnType<typeof creditError>>;
  const row = extensions?.['code'] === 'BAD_USER_INPUT' ? extensions['row'] : undefined;
  return typeof row === 'number' ? row : undefined;
}
