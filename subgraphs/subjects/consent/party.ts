import type { Viewer } from '../../../schema/viewer';
import type { ConsentRecord, ConsentStep } from './record';
import type { ConsentSide } from './machine';

/** The role of a viewer in a consent. */
export type Party = Exclude<ConsentStep['by'], 'RULE'>;

/** The side that a party acts for. */
export function sideOf(party: Party): ConsentSide {
  return party === 'GRANTEE' ? 'grantee' : 'subject';
}

/**
 * The role of a viewer in a consent; undefined for everybody else, for whom the consent does not
 * exist. For an organisation only its lawful representatives decide.
 */
export function partyOf(
  { subjectId, grantee }: Pick<ConsentRecord, 'subjectId' | 'grantee'>,
  viewer: Viewer,
): Party | undefined {
  if (viewer.roles.includes('person') && subjectId !== null) {
    if (viewer.subjectId === subjectId) return 'SUBJECT';
    if (viewer.represents.includes(subjectId)) return 'REPRESENTATIVE';
  }
  return viewer.roles.includes('bank') && viewer.organization === grantee ? 'GRANTEE' : undefined;
}

/** The filter for the consents that exist for a viewer: the same rule as `partyOf`. */
export function visibleTo(viewer: Viewer): Record<string, unknown> {
  const own = viewer.subjectId === undefined ? [] : [viewer.subjectId];
  const subjects = viewer.roles.includes('person') ? [...own, ...viewer.represents] : [];
  const asGrantee = viewer.roles.includes('bank') && viewer.organization !== undefined;
  const branches = [
    ...(subjects.length > 0 ? [{ subjectId: { $in: subjects } }] : []),
    ...(asGrantee ? [{ grantee: viewer.organization }] : []),
  ];
  return branches.length === 1
    ? branches[0]!
    : { $or: branches.length > 0 ? branches : [{ _id: null }] };
}
