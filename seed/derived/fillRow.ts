import { nameGrams } from '../../subgraphs/framework/nameGrams';
import type { CreditRecord } from '../../subgraphs/framework/records/record';
import type { RecordKind } from '../../subgraphs/framework/records/recordKind';
import type { NewRow } from '../../subgraphs/framework/records/writer/rowFault';
import { datesOf } from './dates';
import { valueAt, type RowFacts } from './values';

/** What of a row is made from its kind's type. */
export interface RowWish extends Omit<RowFacts, 'type' | 'decisionDate'> {
  /** The department that decided, where a row names it besides its source. */
  readonly departmentId: string;
}

/**
 * A row of a kind: what all records have as given, and the rest from the types of the kind. It is
 * plausible as far as types can tell, and the writer takes it; marks are left unset.
 * @param common whose fields are not made anew
 */
export function fillRow(kind: RecordKind, common: CreditRecord, wish: RowWish): NewRow {
  const facts = { ...wish, type: kind.type, decisionDate: common.decisionDate };
  const row: Record<string, unknown> = { ...common, type: kind.type };
  const own = [...kind.row].filter(([path, { mark }]) => !(path in row) && !mark);
  const dates = own.flatMap(([path, { value }]) =>
    value.is === 'SCALAR' && value.scalar === 'Date' ? [path] : [],
  );
  Object.assign(row, datesOf(facts, kind.row, dates));
  for (const [path, shape] of own) {
    if (path in row || shape.value.is === 'GRAMS') continue;
    const entity = kind.fields.find((field) => field.path === path)?.entity;
    if (entity === 'Subject') row[path] = wish.subject.id;
    else if (entity === 'Department') row[path] = wish.departmentId;
    else row[path] = valueAt(facts, path, shape);
  }
  for (const [path, { value }] of own)
    if (value.is === 'GRAMS') row[path] = nameGrams((row[value.of] ?? '') as string);
  // Every path of the kind is there, with a value of its type; the writer says so again.
  return row as NewRow & typeof row;
}
