import { ANONYMOUS, type Role, type Viewer } from '../../schema/viewer';

/** A logged-in viewer with a role, and whatever else the case needs. */
export function viewerAs(role: Role, more: Partial<Viewer> = {}): Viewer {
  return {
    actor: `test-${role}`,
    authenticated: true,
    roles: [role],
    assurance: 2,
    represents: [],
    ...more,
  };
}

export const nobody = ANONYMOUS;
export const officer = viewerAs('officer', { department: 'market-regulation' });
export const bank = viewerAs('bank', { organization: '91120102MA00XX0A90' });
export const analyst = viewerAs('analyst');
export const auditor = viewerAs('auditor');
export const person = (subjectId: string, represents: string[] = []) =>
  viewerAs('person', { subjectId, represents });
