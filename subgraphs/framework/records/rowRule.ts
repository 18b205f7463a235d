import type { Rule } from '../../../schema/policy/rule';
import type { Viewer } from '../../../schema/viewer';
import { aboutRecord } from '../guard/about';
import { viewerFactsOf } from '../guard/viewerFacts';
import { allows, remainingRelations } from '../guard/verdict';
import { HELD, isHeld, isLive, liveFilter, shownFilter } from './live';
import type { CreditRecord } from './record';
import { allOf, asList, eitherOf, NO_ROWS, type RowConditions } from './rowConditions';

type Row = Pick<
  CreditRecord,
  | 'subjectId'
  | 'sourceDepartmentId'
  | 'decisionDate'
  | 'disclosure'
  | 'state'
  | 'publicityStart'
  | 'visibleUntil'
  | 'subjectIsMinor'
  | 'subjectHidden'
>;

/** The document fields that the row rule reads. */
export const ROW_FIELDS = [
  'subjectId',
  'sourceDepartmentId',
  'decisionDate',
  'disclosure',
  'state',
  'publicityStart',
  'visibleUntil',
  'subjectIsMinor',
  'subjectHidden',
] as const satisfies readonly (keyof Row)[];

/**
 * The callers for whom a live RESTRICTED record exists. `rowFilter` is the same rule as a filter.
 */
export const RESTRICTED_ROWS: Rule = [
  ['rel:self'],
  ['rel:representative'],
  ['role:officer', 'rel:jurisdiction'],
  ['role:officer', 'rel:case'],
  ['role:steward', 'rel:jurisdiction'],
  ['role:bank', 'rel:consent'],
];

/**
 * The callers for whom a record exists as long as it is held, even after it has ended or is frozen:
 * its subject, and the next of kin of a deceased subject (PIPL, Arts 45 and 49: the right to
 * consult and copy all information that is held; neither excepts information frozen under Art. 47).
 * All other callers, including representatives of organisations, see only live records.
 */
const HELD_ROWS: Rule = [['rel:self']];

/** The input of the row rule besides the row. */
export interface RowRuleInput {
  readonly viewer: Viewer;
  /** Calendar date in China, YYYY-MM-DD. */
  readonly today: string;
  /** The consent cluster of the record type. */
  readonly cluster: string | undefined;
}

/**
 * Whether a record exists for a viewer. Live OPEN records exist for every caller, live RESTRICTED
 * records for the callers of RESTRICTED_ROWS, and all held records for the callers of HELD_ROWS.
 * All other records are missing from lists, counts, cursors and references alike.
 */
export function rowVisible(row: Row, { viewer, today, cluster }: RowRuleInput): boolean {
  if (!isHeld(row)) return false;
  const live = isLive(row, today);
  if (live && row.disclosure === 'OPEN') return true;
  const rule = live ? RESTRICTED_ROWS : HELD_ROWS;
  return allows(rule, viewer, aboutRecord('', { ...row }), cluster, today);
}

/** `rowVisible` as a MongoDB filter; a property test checks that both agree. */
export function rowFilter(input: RowRuleInput): Record<string, unknown> {
  const { today } = input;
  const held = seesEnded(input) ? asList(rowsOfRule(HELD_ROWS, input)) : [];
  const live = held.length > 0 ? shownFilter(today) : liveFilter(today);
  const restricted = asList(restrictedRows(input));
  const shown =
    restricted.length === 0
      ? { ...live, disclosure: 'OPEN' }
      : { ...live, $or: [{ disclosure: 'OPEN' }, ...restricted] };
  return held.length > 0 ? { ...HELD, $or: [shown, ...held] } : shown;
}

/** Whether records may exist for a viewer that have ended. */
export function seesEnded({ viewer, today, cluster }: RowRuleInput): boolean {
  return remainingRelations(HELD_ROWS, viewerFactsOf(viewer, today), cluster).length > 0;
}

/** The live RESTRICTED records that exist for a viewer, as MongoDB conditions. */
export function restrictedRows(input: RowRuleInput): RowConditions {
  return rowsOfRule(RESTRICTED_ROWS, input);
}

/** The rows to which a rule gives a viewer access. */
function rowsOfRule(rule: Rule, { viewer, today, cluster }: RowRuleInput): RowConditions {
  return remainingRelations(rule, viewerFactsOf(viewer, today), cluster)
    .map((relations) => allOf(relations, viewer, cluster))
    .reduce(eitherOf, NO_ROWS);
}
