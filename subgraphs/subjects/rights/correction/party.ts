import type { Viewer } from '../../../../schema/viewer';
import type { CorrectionParty } from '../../../../schema/generated/subjects.rows';

/** On whose part a viewer may ask for a correction about a subject; undefined for strangers. */
export function partyOf(
  { subjectId, represents, kinOf, roles }: Viewer,
  about: string,
): CorrectionParty | undefined {
  if (!roles.includes('person')) return undefined;
  if (about === subjectId) return 'SUBJECT';
  if (represents.includes(about)) return 'REPRESENTATIVE';
  return about === kinOf ? 'KIN' : undefined;
}

/**
 * The requests that exist for a viewer: a person's are those about themself, the organisations
 * they represent and the next of kin they act for; a steward's those addressed to the department.
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
  // Nobody's request has no id.
  return branches.length > 0 ? { $or: branches } : { _id: null };
}
