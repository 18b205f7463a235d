import type { Rule } from '../../../schema/policy/rule';
import type { Viewer } from '../../../schema/viewer';
import { aboutRecord } from '../guard/about';
import { standingOf } from '../guard/standing';
import { allows, relationsLeft } from '../guard/verdict';
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

/** The document fields the row rule reads. */
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

/** For whom a RESTRICTED record exists while it is live. `rowFilter` says the same to the database. */
export const RESTRICTED_ROWS: Rule = [
  ['rel:self'],
  ['rel:representative'],
  ['role:officer', 'rel:jurisdiction'],
  ['role:officer', 'rel:case'],
  ['role:steward', 'rel:jurisdiction'],
  ['role:bank', 'rel:consent'],
];

/**
 * For whom a record exists as long as it is held, ended and frozen ones included: the person it is
 * of, and the next of kin of one who has died (PIPL, Arts 45 and 49: to consult and copy all that
 * is held; neither excepts what Art. 47 has frozen). Everybody else, representatives of
 * organisations included, sees what is live.
 */
const HELD_ROWS: Rule = [['rel:self']];

/** What the row rule needs to know besides the row. */
export interface RowQuestion {
  readonly viewer: Viewer;
  /** Calendar date in China, YYYY-MM-DD. */
  readonly today: string;
  /** The consent cluster of the record type. */
  readonly cluster: string | undefined;
}

/**
 * Which records exist for a viewer: of those that are live the OPEN ones for everybody and the
 * RESTRICTED ones for those of RESTRICTED_ROWS, and all that are held for those of HELD_ROWS.
 * What the rule leaves out is missing: from lists, counts, cursors and references alike.
 */
export function rowVisible(row: Row, { viewer, today, cluster }: RowQuestion): boolean {
  if (!isHeld(row)) return false;
  const live = isLive(row, today);
  if (live && row.disclosure === 'OPEN') return true;
  const rule = live ? RESTRICTED_ROWS : HELD_ROWS;
  return allows(rule, viewer, aboutRecord('', { ...row }), cluster, today);
}

/** The same rule as a MongoDB filter; a property test holds the two together. */
export function rowFilter(question: RowQuestion): Record<string, unknown> {
  const { today } = question;
  const held = seesEnded(question) ? asList(rowsOfRule(HELD_ROWS, question)) : [];
  const live = held.length > 0 ? shownFilter(today) : liveFilter(today);
  const restricted = asList(restrictedRows(question));
  const shown =
    restricted.length === 0
      ? { ...live, disclosure: 'OPEN' }
      : { ...live, $or: [{ disclosure: 'OPEN' }, ...restricted] };
  return held.length > 0 ? { ...HELD, $or: [shown, ...held] } : shown;
}

/** Whether some of the records that exist for a viewer may have ended. */
export function seesEnded({ viewer, today, cluster }: RowQuestion): boolean {
  return relationsLeft(HELD_ROWS, standingOf(viewer, today), cluster).length > 0;
}

/** The RESTRICTED records that exist for a viewer while they are live, as conditions of MongoDB. */
export function restrictedRows(question: RowQuestion): RowConditions {
  return rowsOfRule(RESTRICTED_ROWS, question);
}

/** The rows a rule admits a viewer to. */
function rowsOfRule(rule: Rule, { viewer, today, cluster }: RowQuestion): RowConditions {
  return relationsLeft(rule, standingOf(viewer, today), cluster)
    .map((relations) => allOf(relations, viewer, cluster))
    .reduce(eitherOf, NO_ROWS);
}
