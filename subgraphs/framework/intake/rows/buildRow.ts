import { defaultsOf, type DefaultFacts } from '../../../../schema/exchange/defaults';
import { endOfPublicity, endOfTerm } from '../../../../schema/policy/publicity';
import { kindRules } from '../../../../schema/policy/kindRules';
import { nameGrams } from '../../nameGrams';
import { categoryOf } from '../../records/categories';
import { commonRecord } from '../../records/commonRecord';
import { reportedLate } from '../../records/doublePublicity';
import type { KindFacts } from '../../records/kindFacts';
import { LATE_NOTE, LATE_REASON, statesLateReason } from '../../records/lateReports';
import { disclosureOf, type RestrictedClasses } from '../../records/restricted';
import { valueFault } from '../../records/writer/valueFault';
import type { NewRow } from '../../records/writer/rowFault';
import type { BatchContext, RowFault } from '../target';
import { fault, type FaultPlace } from './faults';
import type { ParsedRow } from './parsedRow';

export const ADVERSE = 'retention.adverse';

/** The facts about the subject of a row that values are derived from. */
export type RowSubject = Pick<DefaultFacts, 'name' | 'unifiedCode' | 'idNumber'> & {
  readonly isPerson: boolean;
};

/** What a row is built from, besides its values. */
export interface RowSource {
  readonly facts: KindFacts;
  readonly batch: Pick<
    BatchContext,
    'number' | 'department' | 'receivedAt' | 'today' | 'lateReason' | 'feed'
  >;
  readonly subject: RowSubject;
  readonly digest: (text: string) => string;
  /** The place of a meaning that the file has no column for. */
  readonly placeOf: (meaning: string) => FaultPlace;
}

/** The ids that are known last: of the subject, and of the record. */
export interface RowIds {
  readonly subjectId: string;
  readonly recordId: string;
}

/**
 * Builds the row of a record from the values of a submitted row, the defaults of its kind and the
 * terms in force. The result passes the checks of the record writer.
 * @returns faults for required values that nothing delivers, and for a record that is too old
 */
export function buildRow(
  parsed: ParsedRow,
  source: RowSource,
): { readonly faults: readonly RowFault[]; readonly build: (ids: RowIds) => NewRow } {
  const { facts, batch } = source;
  const { values, faults } = ownValues(parsed, source);
  const decisionDate = values['decisionDate'] as string;
  // The rules read values that are missing in a faulty row.
  const sound = faults.length === 0 && parsed.faults.length === 0;
  const { category, severity, expiresOn } = kindRules(facts.kind.type);
  const adverse = facts.retention === ADVERSE;
  const publicityEnd = earliest(
    values['publicityEnd'],
    severity === undefined || !sound ? null : endOfPublicity(severity(values), decisionDate),
  );
  const place = source.placeOf('decisionDate');
  const retentionEnd = adverse && sound ? endOfTerm(ADVERSE, decisionDate) : null;
  if (retentionEnd !== null && retentionEnd < batch.today)
    faults.push(fault('RETENTION_ENDED', place));
  const build = ({ subjectId, recordId }: RowIds): NewRow => {
    const about = { ...values, subjectIsPerson: source.subject.isPerson };
    const common = commonRecord({
      _id: recordId,
      subjectId,
      category: category?.(values) ?? categoryOf(facts.cluster),
      sourceDepartmentId: batch.department,
      basis: {
        title: values['basis.title'] as string,
        number: values['basis.number'] as string,
        date: (values['basis.date'] ?? decisionDate) as string,
      },
      decisionDate,
      // A record whose publicity is over has been published before it was submitted.
      publicityStart: earliest(batch.today, publicityEnd)!,
      publicityEnd,
      expiresOn: earliest(
        values['expiresOn'] ?? expiresOn?.(values),
        adverse ? null : endOfTerm(facts.retention, decisionDate),
      ),
      adverse,
      provenance: {
        batch: batch.number,
        receivedAt: batch.receivedAt,
        ...(batch.feed && {
          origin: batch.feed.origin,
          sourceUnit: batch.feed.units.get(parsed.number) ?? null,
        }),
      },
      subjectIsMinor: false,
      disclosure: disclosureOf(facts.kind.restricted as RestrictedClasses<object>, about),
    });
    const row: Record<string, unknown> = { ...common, type: facts.kind.type };
    const stated = lateReasonOf(values, source);
    for (const [path, { value, mark }] of facts.kind.row) {
      if (path in row || mark || value.is === 'GRAMS') continue;
      row[path] = path in stated ? stated[path] : (values[path] ?? null);
    }
    for (const [path, { value }] of facts.kind.row)
      if (value.is === 'GRAMS') row[path] = nameGrams((row[value.of] ?? '') as string);
    return row as NewRow & typeof row;
  };
  return { faults, build };
}

/**
 * Why the row is reported late: as it states itself, else as its batch does. A row that is in time
 * needs no reason, and stores none.
 */
function lateReasonOf(
  values: Readonly<Record<string, unknown>>,
  { facts, batch }: RowSource,
): Readonly<Record<string, unknown>> {
  if (!statesLateReason(facts.kind)) return {};
  const { receivedAt, lateReason = null } = batch;
  const decisionDate = values['decisionDate'] as string;
  const late = reportedLate({ decisionDate, provenance: { batch: batch.number, receivedAt } });
  if (late !== true) return { [LATE_REASON]: null, [LATE_NOTE]: null };
  const own = values[LATE_REASON] ?? null;
  return own === null
    ? { [LATE_REASON]: lateReason?.reason ?? null, [LATE_NOTE]: lateReason?.note ?? null }
    : { [LATE_REASON]: own, [LATE_NOTE]: values[LATE_NOTE] ?? null };
}

/** The values of the kind's own paths: from the file, or by default. */
function ownValues(parsed: ParsedRow, { facts, subject, digest, placeOf, batch }: RowSource) {
  const { kind } = facts;
  const values: Record<string, unknown> = { ...parsed.values };
  const of: DefaultFacts = {
    ...subject,
    values,
    decisionDate: values['decisionDate'] as string,
    digest,
  };
  // The authority has been compared with the department that submits the row.
  for (const { path, entity } of kind.fields)
    if (path !== undefined && entity === 'Department' && path !== 'sourceDepartmentId')
      values[path] = batch.feed?.authority ?? batch.department;
  for (const [path, { value }] of Object.entries(defaultsOf(kind.type)))
    if (values[path] === undefined) values[path] = value(of);
  const faults: RowFault[] = [];
  const required = [...kind.row]
    .filter(([path, shape]) => shape.required && !DERIVED.has(path) && shape.value.is !== 'GRAMS')
    .map(([path]) => path);
  for (const path of [...required, 'basis.title', 'basis.number', 'decisionDate']) {
    if (values[path] !== undefined && values[path] !== null) continue;
    if (!alreadyFaulty(parsed, path)) faults.push(fault('MISSING', placeOf(path)));
  }
  for (const [path, shape] of kind.row) {
    const value = values[path];
    if (value === undefined || DERIVED.has(path)) continue;
    // An empty cell is a missing value, which the check above reports.
    const wrong = value === null ? shape.mark : valueFault(shape.value, value, path) !== undefined;
    if (wrong) faults.push(fault('FIELD', placeOf(path)));
  }
  return { values, faults };
}

function alreadyFaulty({ faults }: ParsedRow, path: string): boolean {
  return faults.some(({ field }) => field === path);
}

/** The paths that `commonRecord` and `buildRow` derive. */
export const DERIVED: ReadonlySet<string> = new Set([
  '_id',
  'type',
  'subjectId',
  'category',
  'sourceDepartmentId',
  'basis',
  'publicityStart',
  'state',
  'versions',
  'provenance',
  'visibleUntil',
  'subjectIsMinor',
  'disclosure',
  'decisionDate',
]);

export function earliest(...dates: readonly unknown[]): string | null {
  return dates.filter((date) => typeof date === 'string').sort()[0] ?? null;
}
