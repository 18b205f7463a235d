import { creditError } from '../../../../schema/errors';
import type { RecordKind } from '../recordKind';
import { rowFault } from './rowFault';

/**
 * Refuses an invalid row.
 * @param row a row without sealed values
 * @param at index of the row in its batch, for `extensions.row` of the error
 * @throws BAD_USER_INPUT with one sentence that names the field but never a value
 */
export function validateRow(kind: RecordKind, row: object, at?: number): void {
  const fault = rowFault(kind, row);
  if (fault !== undefined)
    throw creditError('BAD_USER_INPUT', fault, at === undefined ? {} : { row: at });
}
