import type { Rule } from '../../../schema/policy/rule';
import type { Viewer } from '../../../schema/viewer';
import { aboutRecord } from '../guard/about';
import { standingOf } from '../guard/standing';
import { allows, mayTake, relationsOf } from '../guard/verdict';
import { waysOf } from '../../../schema/policy/ways';
import { isLive, liveFilter } from './live';
import type { CreditRecord } from './record';
import { allOf, eitherOf, NO_ROWS, type RowConditions } from './rowConditions';

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

/** For whom a RESTRICTED record exists. `rowFilter` says the same to the database. */
export const RESTRICTED_ROWS: Rule = [
  ['rel:self'],
  ['rel:representative'],
  ['role:officer', 'rel:jurisdiction'],
  ['role:officer', 'rel:case'],
  ['role:steward', 'rel:jurisdiction'],
  ['role:bank', 'rel:consent'],
];

/** What the row rule needs to know besides the row. */
export interface RowQuestion {
  readonly viewer: Viewer;
  /** Calendar date in China, YYYY-MM-DD. */
  readonly today: string;
  /** The consent cluster of the record type. */
  readonly cluster: string | undefined;
}

/**
 * Which records exist for a viewer: those that are live, and of these the OPEN ones for
 * everybody and the RESTRICTED ones for those of RESTRICTED_ROWS. What the rule leaves out is
 * missing: from lists, counts, cursors and references alike.
 */
export function rowVisible(row: Row, { viewer, today, cluster }: RowQuestion): boolean {
  if (!isLive(row, today)) return false;
  if (row.disclosure === 'OPEN') return true;
  return allows(RESTRICTED_ROWS, viewer, aboutRecord('', { ...row }), cluster, today);
}

/** The same rule as a MongoDB filter; a property test holds the two together. */
export function rowFilter({ viewer, today, cluster }: RowQuestion): Record<string, unknown> {
  const live = liveFilter(today);
  const standing = standingOf(viewer, today);
  const open: RowConditions = waysOf(RESTRICTED_ROWS)
    .filter((way) => mayTake(way, standing, cluster))
    .map((way) => allOf(relationsOf(way, standing, cluster), viewer, cluster))
    .reduce(eitherOf, NO_ROWS);
  const branches = [
    ...(open.subjects.size > 0 ? [{ subjectId: { $in: [...open.subjects] } }] : []),
    ...open.others,
  ];
  if (branches.length === 0) return { ...live, disclosure: 'OPEN' };
  return { ...live, $or: [{ disclosure: 'OPEN' }, ...branches] };
}
