import type { CodeEntry } from '../../../../../schema/exchange/codeList';
import type { CellType, Column, Part } from '../column';
import { isLong } from '../heldRows';
import { amountText } from './amount';
import { partsOf } from './codes';

/** Between the values of one cell, and between the values of an object in it. */
const DIVIDER = '；';
const PART_DIVIDER = '｜';

/**
 * The text of a cell with a stored value: `readCell` of the same column reads it as that value.
 * @param value without sealed values; null and undefined give an empty cell
 */
export function writeCell({ type, several }: Pick<Column, 'type' | 'several'>, value: unknown) {
  if (value === null || value === undefined) return '';
  const values = several && Array.isArray(value) ? (value as unknown[]) : [value];
  return values
    .map((each) => (type.is === 'PARTS' ? partsText(type.parts, each) : scalarText(type, each)))
    .join(DIVIDER);
}

function partsText(parts: readonly Part[], value: unknown): string {
  const object = value as Readonly<Record<string, unknown>>;
  return parts
    .map(({ name, type }) => (object[name] == null ? '' : scalarText(type, object[name])))
    .join(PART_DIVIDER);
}

function scalarText(type: Exclude<CellType, { readonly is: 'PARTS' }>, value: unknown): string {
  switch (type.is) {
    case 'CODE':
      return codeText(type.entries, String(value));
    case 'AMOUNT':
      return amountText(fenOf(value), type.unit);
    case 'BOOLEAN':
      return value === true ? '是' : '否';
    case 'TEXT':
    case 'NAME':
    case 'DOCUMENT_NUMBER':
    case 'DATE':
    case 'INTEGER':
    case 'DECIMAL':
    case 'UNIFIED_CODE':
    case 'IDENTITY':
    case 'CASE_NUMBER':
    case 'REGION':
      return String(value);
  }
}

/** The driver returns 64-bit integers in three forms. */
function fenOf(value: unknown): bigint {
  return typeof value === 'object' && value !== null && isLong(value)
    ? value.toBigInt()
    : BigInt(value as number | bigint);
}

/** The code of the list; a value that only the kind's own enum has is written in words. */
function codeText(entries: readonly CodeEntry[], value: string): string {
  const entry = entries.find((each) => each.value === value);
  if (entry === undefined) return value;
  if (entry.code !== entry.value) return entry.code;
  // Words with a divider would be read as several values of one cell.
  return partsOf(entry.title).length > 1 ? entry.code : entry.title;
}
