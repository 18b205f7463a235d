import { creditError } from '../../../../schema/errors';
import type { RecordKind } from '../recordKind';
import { rowFault } from './rowFault';

/**
 * Refuses a row that breaks its type.
 * @param row with nothing sealed
 * @param at its place among others, which the error's extensions then tell
 * @throws BAD_USER_INPUT with one sentence that names the field, and never a value
 */
export function validateRow(kind: RecordKind, row: object, at?: number): void {
  const fault = rowFault(kind, row);
  if (fault !== undefined)
    throw creditError('BAD_USER_INPUT', fault, at === undefined ? {} : { row: at });
}
