import type { DescribedSubject } from '../../../../schema/directory';
import { mask } from '../../guard/masks';
import type { Column } from '../../intake/rows/column';
import { writeCell } from '../../intake/rows/cells/writeCell';
import { nameOfDepartment } from '../../intake/rows/department';
import type { NewRow } from '../../records/writer/rowFault';
import type { Items } from '../city/messages';
import type { SharedKind } from './sharedKind';

/**
 * The items of a record by the headings of its form; empty ones are left out.
 * @param row without sealed values
 * @param isSealed whether they leave in a body that only the city can read. Otherwise the name and
 *   the number of a person are masked, and values that are stored encrypted are left out.
 */
export function itemsOf(
  { columns, sealed }: SharedKind,
  row: NewRow,
  subject: DescribedSubject,
  isSealed: boolean,
): Items {
  const valueOf = valuesOf(row, isSealed ? subject : masked(subject));
  return Object.fromEntries(
    columns.flatMap((column) => {
      if (!isSealed && sealed.has(column.meaning)) return [];
      const text = textOf(column, valueOf(column.meaning));
      return text === '' ? [] : [[column.heading, text]];
    }),
  );
}

const textOf = (column: Column, value: unknown) =>
  value === null && column.noEnd !== undefined ? column.noEnd : writeCell(column, value);

function masked(subject: DescribedSubject): DescribedSubject {
  const { idNumber, name } = subject;
  if (idNumber === null) return subject;
  return { ...subject, name: mask('NAME', name), idNumber: mask('ID_NUMBER', idNumber) };
}

/** The value of a meaning: of the subject, of every record, or of a path of the row. */
function valuesOf(row: NewRow, subject: DescribedSubject): (meaning: string) => unknown {
  const paths = row as NewRow & Readonly<Record<string, unknown>>;
  const isPerson = subject.kind === 'NATURAL_PERSON';
  const authority = paths['authorityId'] ?? row.sourceDepartmentId;
  const common: Readonly<Record<string, unknown>> = {
    'subject.name': subject.name,
    'subject.class': classOf(subject.kind),
    'subject.unifiedCode': subject.unifiedCode,
    'subject.documentType': isPerson ? 'RESIDENT_ID' : null,
    'subject.documentNumber': subject.idNumber,
    'basis.title': row.basis.title,
    'basis.number': row.basis.number,
    'basis.date': row.basis.date,
    'authority.name': nameOfDepartment(authority as string),
    'source.name': nameOfDepartment(row.sourceDepartmentId),
  };
  return (meaning) => (meaning in common ? common[meaning] : paths[meaning]);
}

function classOf(kind: DescribedSubject['kind']): string {
  if (kind === 'NATURAL_PERSON' || kind === 'SELF_EMPLOYED') return kind;
  return 'ORGANIZATION';
}
