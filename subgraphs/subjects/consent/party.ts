import type { Viewer } from '../../../schema/viewer';
import type { ConsentRecord, ConsentStep } from './record';
import type { ConsentSide } from './machine';

/** What a viewer is to a consent. */
export type Party = Exclude<ConsentStep['by'], 'RULE'>;

/** Whose side a party stands on. */
export function sideOf(party: Party): ConsentSide {
  return party === 'GRANTEE' ? 'grantee' : 'subject';
}

/**
 * What a viewer is to a consent; undefined for everybody else, for whom it does not exist. Of an
 * organisation its lawful representatives alone decide.
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

/** The consents that exist for a viewer, as a filter: the same rule as `partyOf`. */
export function visibleTo(viewer: Viewer): Record<string, unknown> {
  const own = viewer.subjectId === undefined ? [] : [viewer.subjectId];
  const subjects = viewer.roles.includes('person') ? [...own, ...viewer.represents] : [];
  const asGrantee = viewer.roles.includes('bank') && viewer.organization !== undefined;
  const either = [
    ...(subjects.length > 0 ? [{ subjectId: { $in: subjects } }] : []),
    ...(asGrantee ? [{ grantee: viewer.organization }] : []),
  ];
  return either.length === 1 ? either[0]! : { $or: either.length > 0 ? either : [{ _id: null }] };
}
