import type { Rule } from '../../../schema/policy/rule';
import type { Viewer } from '../../../schema/viewer';
import { aboutRecord } from '../guard/about';
import { allows } from '../guard/verdict';
import { isLive, liveFilter } from './live';
import type { CreditRecord } from './record';

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
  return allows(RESTRICTED_ROWS, viewer, aboutRecord('', { ...row }), cluster);
}

/** The same rule as a MongoDB filter; a property test holds the two together. */
export function rowFilter({ viewer, today, cluster }: RowQuestion): Record<string, unknown> {
  const live = liveFilter(today);
  const subjects = subjectsOf(viewer);
  const branches: Record<string, unknown>[] = [
    ...(subjects.length > 0 ? [{ subjectId: { $in: subjects } }] : []),
    ...(isStaff(viewer) && viewer.department !== undefined
      ? [{ sourceDepartmentId: viewer.department }]
      : []),
    ...consentBranches(viewer, cluster),
  ];
  if (branches.length === 0) return { ...live, disclosure: 'OPEN' };
  return { ...live, $or: [{ disclosure: 'OPEN' }, ...branches] };
}

function isStaff({ roles }: Viewer): boolean {
  return roles.includes('officer') || roles.includes('steward');
}

/** Subjects all of whose records a viewer sees: themself, those represented, those of the case. */
function subjectsOf(viewer: Viewer): string[] {
  const ofCase = viewer.roles.includes('officer') ? (viewer.caseFile?.subjects ?? []) : [];
  const self = viewer.subjectId === undefined ? [] : [viewer.subjectId];
  return [...new Set([...self, ...viewer.represents, ...ofCase])];
}

function consentBranches(viewer: Viewer, cluster: string | undefined): Record<string, unknown>[] {
  if (!viewer.roles.includes('bank') || cluster === undefined) return [];
  return (viewer.consents ?? [])
    .filter(({ clusters }) => clusters.includes(cluster))
    .map(({ subjectId, historyFrom, historyTo }) => {
      const period = {
        ...(historyFrom !== undefined && { $gte: historyFrom }),
        ...(historyTo !== undefined && { $lte: historyTo }),
      };
      return { subjectId, ...(Object.keys(period).length > 0 && { decisionDate: period }) };
    });
}
