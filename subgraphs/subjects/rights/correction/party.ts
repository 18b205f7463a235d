import type { Viewer } from '../../../../schema/viewer';
import type { CorrectionParty } from '../../../../schema/generated/subjects.rows';

/** The role in which a viewer may request a correction about a subject; undefined for no role. */
export function partyOf(
  { subjectId, represents, kinOf, roles }: Viewer,
  aboutId: string,
): CorrectionParty | undefined {
  if (!roles.includes('person')) return undefined;
  if (aboutId === subjectId) return 'SUBJECT';
  if (represents.includes(aboutId)) return 'REPRESENTATIVE';
  return aboutId === kinOf ? 'KIN' : undefined;
}

/**
 * The filter for the requests that exist for a viewer. A person sees requests about themself, the
 * organisations they represent and the deceased relative they act for; a steward sees requests
 * addressed to the department.
 */
export function visibleTo(viewer: Viewer): Record<string, unknown> {
  const { subjectId, represents, kinOf, roles, department } = viewer;
  const own = roles.includes('person')
    ? [subjectId, kinOf, ...represents].filter((id) => id !== undefined)
    : [];
  const branches = [
    ...(own.length > 0 ? [{ subjectId: { $in: own } }] : []),
    ...(roles.includes('steward') && department !== undefined
      ? [{ departmentId: department }]
      : []),
  ];
  // No document has a null id, so this filter matches nothing.
  return branches.length > 0 ? { $or: branches } : { _id: null };
}
