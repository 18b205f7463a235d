import { statedFine } from '../../../../schema/exchange/statedFine';
import { LATE_NOTE, LATE_REASON, reasonFault } from '../../records/lateReports';
import type { RecordKind } from '../../records/recordKind';
import type { BatchContext, RowFault } from '../target';
import { dateFaults } from './dateRules';
import { nameOfDepartment, namesDepartment } from './department';
import { fault } from './faults';
import { forbiddenIn } from './forbidden';
import type { ParsedRow } from './parsedRow';

/** Meanings whose texts say nothing about a person, or name an organisation. */
const NOT_FREE = /^(?:subject|authority|source)\.|^basis\.number$/;

/**
 * What is wrong with a row besides its cells and its subject.
 * @param given the values that are submitted now; the texts of others are not checked again
 */
export function contentFaults(
  row: ParsedRow,
  kind: Pick<RecordKind, 'fields'>,
  { today, department, feed }: Pick<BatchContext, 'today' | 'department' | 'feed'>,
  given = row,
): RowFault[] {
  return [
    ...dateFaults(row, today),
    ...(feed === undefined ? authorityFaults(given, department) : []),
    ...unitFaults(row),
    ...lateReasonFaults(row, today),
    ...forbiddenFaults(given, kind),
  ];
}

function authorityFaults({ values, columns }: ParsedRow, department: string): RowFault[] {
  return ['authority.name', 'source.name'].flatMap((meaning) => {
    const name = values[meaning];
    if (typeof name !== 'string' || namesDepartment(name, department)) return [];
    const place = columns.get(meaning)!;
    return [fault('OTHER_DEPARTMENT', place, { department: nameOfDepartment(department) })];
  });
}

function lateReasonFaults({ values, columns }: ParsedRow, today: string): RowFault[] {
  const [reason, note] = [values[LATE_REASON], values[LATE_NOTE]] as (string | null | undefined)[];
  const code = reasonFault(reason, note, today);
  const place = columns.get(code === 'LATE_REASON_UNKNOWN' ? LATE_REASON : LATE_NOTE) ?? {
    meaning: LATE_NOTE,
    heading: '迟报说明',
  };
  return code === undefined ? [] : [fault(code, place)];
}

/**
 * An amount in yuan where ten thousands are asked is recognised by the text of the penalty, which
 * states the fine in yuan.
 */
function unitFaults({ values, columns }: ParsedRow): RowFault[] {
  const column = columns.get('fine');
  const [fine, content] = [values['fine'], values['content']];
  if (column?.type.is !== 'AMOUNT' || column.type.unit !== 'TEN_THOUSAND_YUAN') return [];
  if (typeof fine !== 'bigint' || typeof content !== 'string') return [];
  const stated = statedFine(content);
  return stated !== null && stated > 0n && fine === stated * 10_000n
    ? [fault('AMOUNT_IN_YUAN', column)]
    : [];
}

function forbiddenFaults({ values, columns }: ParsedRow, { fields }: Pick<RecordKind, 'fields'>) {
  const sealed = new Set(fields.flatMap(({ path, sealed: form }) => (form ? [path] : [])));
  return [...columns].flatMap(([meaning, column]) => {
    if (NOT_FREE.test(meaning)) return [];
    // Old certificate numbers contain the identity number; they are stored encrypted.
    const mayHoldNumbers = sealed.has(meaning) && /Number$/.test(meaning);
    return textsIn(values[meaning]).flatMap((text) =>
      forbiddenIn(text, mayHoldNumbers).map((found) => fault('FORBIDDEN', column, { ...found })),
    );
  });
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(textsIn);
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}
