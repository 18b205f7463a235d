import { parseCaseNumber } from '../../../../../schema/identifiers/caseNumber';
import { IdentifierError } from '../../../../../schema/identifiers/identifierError';
import { parseRegionCode } from '../../../../../schema/identifiers/regionCode';
import { scaled } from '../../../../../schema/exchange/decimal';
import type { CellValue } from '../../table';
import type { CellType, Column } from '../column';
import { fault } from '../faults';
import type { FaultCode } from '../sentences';
import { PLACES, readAmount } from './amount';
import { cleanCode, cleanText, isBlank } from './clean';
import { partsOf, titlesOf, valueOfCode } from './codes';
import { readDay } from './date';
import { documentNumber } from './documentNumber';
import { isPlaceholder, readUnifiedCode } from './identifiers';
import { numberText } from './number';
import type { ReadCell } from './cell';
import { readParts } from './parts';

/** The longest text of a field without a length of its own. */
const MAX_CHARACTERS = 4000;
/** The most values of one cell. */
const MAX_VALUES = 50;

/** Reads a cell of a column. Every fault names the heading, and none quotes the cell. */
export function readCell(column: Column, cell: CellValue | undefined): ReadCell {
  if (cell === null || cell === undefined) return { empty: true };
  if (typeof cell === 'boolean')
    return column.type.is === 'BOOLEAN' ? { value: cell } : readText(column, cell ? '是' : '否');
  if (typeof cell === 'number') return readText(column, cell);
  if (typeof cell === 'string') return readText(column, cell);
  return readText(column, cell.join('；'));
}

function readText(column: Column, cell: string | number): ReadCell {
  const text = cleanText(typeof cell === 'number' ? numberText(cell) : cell);
  if (isBlank(text)) return { empty: true };
  const most = column.length ?? MAX_CHARACTERS;
  const length = [...text].length;
  if (length > most) return { fault: fault('TOO_LONG', column, { length, most }) };
  const { type, several } = column;
  if (type.is === 'PARTS') return readParts(column, type.parts, text, readScalar);
  if (!several) return readScalar(column, type, typeof cell === 'number' ? cell : text);
  const values: unknown[] = [];
  for (const part of severalIn(type, text)) {
    const read = readScalar(column, type, part);
    if ('fault' in read) return read;
    if ('value' in read && !values.includes(read.value)) values.push(read.value);
  }
  if (values.length > MAX_VALUES)
    return { fault: fault('TOO_LONG', column, { length: values.length, most: MAX_VALUES }) };
  return values.length === 0 ? { empty: true } : { value: values };
}

/** The values of a cell; words of a code list that contain a divider are one value. */
function severalIn(type: CellType, text: string): readonly string[] {
  return type.is === 'CODE' && valueOfCode(type.entries, text) !== undefined
    ? [text]
    : partsOf(text);
}

function readScalar(
  column: Pick<Column, 'heading' | 'meaning'>,
  type: Exclude<CellType, { readonly is: 'PARTS' }>,
  cell: string | number,
): ReadCell {
  const refused = (code: FaultCode, values: Readonly<Record<string, string | number>> = {}) => ({
    fault: fault(code, column, values),
  });
  const text = String(cell);
  switch (type.is) {
    case 'TEXT':
      return { value: text };
    case 'NAME':
      return { value: text.replace(/\s+/gu, ' ').replace(/\(/g, '（').replace(/\)/g, '）') };
    case 'DOCUMENT_NUMBER':
      return { value: documentNumber(text) };
    case 'CODE': {
      const value = valueOfCode(type.entries, text);
      if (value !== undefined) return { value };
      if (partsOf(text).length > 1) return refused('SEVERAL_VALUES');
      return refused('CODE', { codes: titlesOf(type.entries) });
    }
    case 'DATE': {
      const day = readDay(cell);
      if ('fault' in day) return refused(day.fault);
      // No end is a value of its own: it is right for the end of a term, and wrong elsewhere.
      return { value: day.date };
    }
    case 'AMOUNT': {
      const amount = readAmount(cell, type.unit);
      if ('fen' in amount) return { value: amount.fen };
      return refused(amount.fault, { places: PLACES[type.unit] });
    }
    case 'INTEGER': {
      const whole = scaled(numberText(cell), 0);
      const fits = whole !== undefined && whole === BigInt.asIntN(32, whole);
      return fits ? { value: Number(whole) } : refused('NUMBER');
    }
    case 'DECIMAL':
      return scaled(numberText(cell), 15) === undefined
        ? refused('NUMBER')
        : { value: Number(numberText(cell)) };
    case 'BOOLEAN':
      if (/^(是|有|true|1|Y|YES)$/i.test(text)) return { value: true };
      return /^(否|无|false|0|N|NO)$/i.test(text) ? { value: false } : refused('BOOLEAN');
    case 'UNIFIED_CODE': {
      const read = readUnifiedCode(text);
      if ('value' in read) return read;
      return refused(read.code, { ...read.values, other: '自然人证件号码' });
    }
    case 'IDENTITY': {
      // Which kind of number it is depends on the type of document in another column.
      const number = cleanCode(text);
      return isPlaceholder(number) ? refused('PLACEHOLDER') : { value: number };
    }
    case 'CASE_NUMBER':
      return parsed(parseCaseNumber, text) ?? refused('CASE_NUMBER');
    case 'REGION':
      return parsed(parseRegionCode, cleanCode(text)) ?? refused('REGION');
  }
}

function parsed(parse: (text: string) => string, text: string): ReadCell | undefined {
  try {
    return { value: parse(cleanText(text).replace(/\s+/gu, '')) };
  } catch (error) {
    if (error instanceof IdentifierError) return undefined;
    throw error;
  }
}
