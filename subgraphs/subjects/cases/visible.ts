import type { CaseActor } from '../../../schema/cases/caseKind';
import type { Viewer } from '../../../schema/viewer';
import { partyOf, visibleTo } from '../rights/correction/party';
import type { CaseRecord } from './record';

/**
 * The filter for the cases that exist for a viewer: a person's own, those of the organisations they
 * represent and of the deceased relative they act for; a steward's department's; all for auditors.
 */
export function casesOf(viewer: Viewer): Record<string, unknown> {
  return viewer.roles.includes('auditor') ? {} : visibleTo(viewer);
}

/** Whether a viewer may take the steps of an actor. */
export function actsAs(
  viewer: Viewer,
  actor: CaseActor,
  { subjectId, departmentId }: Pick<CaseRecord, 'subjectId' | 'departmentId'>,
): boolean {
  if (actor === 'PARTY') return partyOf(viewer, subjectId) !== undefined;
  return viewer.roles.includes('steward') && viewer.department === departmentId;
}
