import type { Viewer } from '../../../schema/viewer';
import { liveFilter, isLive } from './live';
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

/**
 * Which records exist for a viewer: those that are live, and of these the OPEN ones for
 * everybody, the RESTRICTED ones for the subject, its representatives, officers, and
 * organisations with the subject's consent for the period. What the rule leaves out is missing:
 * from lists, counts, cursors and references alike.
 * @param today calendar date in China, YYYY-MM-DD
 */
export function rowVisible(row: Row, viewer: Viewer, today: string): boolean {
  if (!isLive(row, today)) return false;
  if (row.disclosure === 'OPEN' || viewer.roles.includes('officer')) return true;
  return (
    ownSubjects(viewer).includes(row.subjectId) ||
    consentedPeriods(viewer).some(
      (consent) =>
        consent.subjectId === row.subjectId &&
        consent.from <= row.decisionDate &&
        row.decisionDate <= consent.to,
    )
  );
}

/** The same rule as a MongoDB filter; a property test holds the two together. */
export function rowFilter(viewer: Viewer, today: string): Record<string, unknown> {
  const live = liveFilter(today);
  if (viewer.roles.includes('officer')) return live;
  const own = ownSubjects(viewer);
  const branches: Record<string, unknown>[] = [
    ...(own.length > 0 ? [{ subjectId: { $in: own } }] : []),
    ...consentedPeriods(viewer).map(({ subjectId, from, to }) => ({
      subjectId,
      decisionDate: { $gte: from, $lte: to },
    })),
  ];
  if (branches.length === 0) return { ...live, disclosure: 'OPEN' };
  return { ...live, $or: [{ disclosure: 'OPEN' }, ...branches] };
}

function ownSubjects(viewer: Viewer): string[] {
  return [...(viewer.subjectId === undefined ? [] : [viewer.subjectId]), ...viewer.represents];
}

function consentedPeriods(viewer: Viewer) {
  return (viewer.consents ?? []).map(({ subjectId, historyFrom, historyTo }) => ({
    subjectId,
    from: historyFrom ?? '',
    to: historyTo ?? '9999-12-31',
  }));
}
