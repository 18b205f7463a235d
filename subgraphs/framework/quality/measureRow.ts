import { doublePublicityEnd, reportedLate } from '../records/doublePublicity';
import type { CreditRecord } from '../records/record';
import { CORRECTION_NOTE } from '../records/writer/transitions';
import { isFilled, valueAt } from './cells';
import { CONTRADICTION_FIELDS, contradictionsOf } from './contradictions';
import type { QualityCounts } from './counts';
import type { MeasuredKind } from './measuredKind';

/** The fields of every row that a measurement reads, besides those whose completeness counts. */
export const MEASURED_FIELDS = [
  'type',
  'sourceDepartmentId',
  'state',
  'versions',
  'disclosure',
  'subjectIsMinor',
  'subjectHidden',
  ...CONTRADICTION_FIELDS,
] as const satisfies readonly (keyof CreditRecord | 'type')[];

export type MeasuredRow = Pick<CreditRecord, Exclude<(typeof MEASURED_FIELDS)[number], 'type'>> & {
  readonly type: string;
};

/**
 * The counts of one record.
 * @param today calendar date in China, YYYY-MM-DD
 */
export function countsOf(
  { fields, isDoublePublicity }: MeasuredKind,
  row: MeasuredRow,
  today: string,
): QualityCounts {
  const filled = fields.filter(({ path }) => isFilled(valueAt(row, path)));
  const contradictions = contradictionsOf(row);
  const late = isDoublePublicity ? reportedLate(row) : null;
  const { due, published, reason } = publicityOf(row, isDoublePublicity, today);
  return {
    records: 1,
    cells: fields.length,
    filled: filled.length,
    filledBy: Object.fromEntries(filled.map(({ name }) => [name, 1])),
    termed: Number(late !== null),
    timely: Number(late === false),
    contradictory: Number(contradictions.length > 0),
    contradictions: Object.fromEntries(contradictions.map((rule) => [rule, 1])),
    corrected: Number(row.versions.some(({ reason: why }) => why === CORRECTION_NOTE)),
    revoked: Number(row.state === 'REVOKED'),
    submitted: 0,
    accepted: 0,
    due: Number(due),
    published: Number(due && published),
    unpublished: reason === undefined ? {} : { [reason]: 1 },
    lastReceivedAt: row.provenance.receivedAt,
    lastDecisionDate: row.decisionDate,
  };
}

/**
 * Whether a record must be published by now (应公示) and is or was (尽公示), and why it is not. The
 * reasons RESTRICTED, HIDDEN_SUBJECT and FROZEN are lawful; OVERDUE is the one to mend.
 */
function publicityOf(
  { disclosure, subjectIsMinor, subjectHidden, state, publicityStart, decisionDate }: MeasuredRow,
  isDoublePublicity: boolean,
  today: string,
): { readonly due: boolean; readonly published: boolean; readonly reason?: string } {
  const lawful = (reason: string) => ({ due: false, published: false, reason });
  if (disclosure === 'RESTRICTED') return lawful('RESTRICTED');
  if (subjectIsMinor || subjectHidden === true) return lawful('HIDDEN_SUBJECT');
  if (state === 'FROZEN') return lawful('FROZEN');
  const published = publicityStart <= today;
  if (published) return { due: true, published };
  const lastDay = isDoublePublicity ? doublePublicityEnd(decisionDate) : null;
  if (lastDay === null || today <= lastDay) return lawful('NOT_YET_DUE');
  return { due: true, published, reason: 'OVERDUE' };
}
