import { nameGrams } from '../../subgraphs/framework/nameGrams';
import type { CreditRecord } from '../../subgraphs/framework/records/record';
import type { RecordKind } from '../../subgraphs/framework/records/recordKind';
import type { NewRow } from '../../subgraphs/framework/records/writer/rowFault';
import { datesOf } from './dates';
import { valueAt, type RowFacts } from './values';

/** The input for a generated row. */
export interface RowSpec extends Omit<RowFacts, 'type' | 'decisionDate'> {
  /** The department that decided, if a row names it besides its source. */
  readonly departmentId: string;
}

/**
 * Generates a row of a kind: the common fields as given, and the others from the types of the kind.
 * It is as plausible as types allow, and the record writer accepts it; flags are left unset.
 * @param common fields that are not generated
 */
export function fillRow(kind: RecordKind, common: CreditRecord, spec: RowSpec): NewRow {
  const facts = { ...spec, type: kind.type, decisionDate: common.decisionDate };
  const row: Record<string, unknown> = { ...common, type: kind.type };
  const own = [...kind.row].filter(([path, { mark }]) => !(path in row) && !mark);
  const dates = own.flatMap(([path, { value }]) =>
    value.is === 'SCALAR' && value.scalar === 'Date' ? [path] : [],
  );
  Object.assign(row, datesOf(facts, kind.row, dates));
  for (const [path, shape] of own) {
    if (path in row || shape.value.is === 'GRAMS') continue;
    const entity = kind.fields.find((field) => field.path === path)?.entity;
    if (entity === 'Subject') row[path] = spec.subject.id;
    else if (entity === 'Department') row[path] = spec.departmentId;
    else row[path] = valueAt(facts, path, shape);
  }
  for (const [path, { value }] of own)
    if (value.is === 'GRAMS') row[path] = nameGrams((row[value.of] ?? '') as string);
  // Every path of the kind is present with a value of its type; the writer checks it again.
  return row as NewRow & typeof row;
}
