import type { CellValue } from '../table';

/** A row by position, before the headings are known; null for an empty cell. */
export interface RawRow {
  readonly number: number;
  readonly values: readonly CellValue[];
}

export function isBlank({ values }: RawRow): boolean {
  return values.every((value) => value === null);
}

/** The letters of a column, as spreadsheets show them. @param index counted from 0 */
export function columnName(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : columnName(Math.floor(index / 26) - 1) + letter;
}
