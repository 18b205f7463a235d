import { ANONYMOUS, type ConsentGrant, type Role, type Viewer } from '../../schema/viewer';

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
/** An officer of the market regulation bureau of Hedong, without a case. */
export const officer = viewerAs('officer', { department: 'market-regulation', district: '120102' });
/** An officer of another department and district, without a case. */
export const strangeOfficer = viewerAs('officer', { department: 'education', district: '120103' });
/** An officer of another department and district, acting in a case about these subjects. */
export const officerOfCase = (...subjects: string[]) =>
  viewerAs('officer', {
    department: 'justice',
    district: '120103',
    caseFile: { reference: 'HD-2026-0001', subjects },
  });
/** A bank with a subject's consent to clusters, for records of a period where one is given. */
export const bankWithConsent = (
  subjectId: string,
  clusters: string[],
  period: Pick<ConsentGrant, 'historyFrom' | 'historyTo'> = {},
) =>
  viewerAs('bank', {
    organization: '91120102MA00XX0A90',
    purpose: 'lending',
    consents: [{ id: 'consent-1', version: 1, subjectId, clusters, ...period }],
  });
export const bank = viewerAs('bank', { organization: '91120102MA00XX0A90' });
export const analyst = viewerAs('analyst');
export const auditor = viewerAs('auditor');
export const person = (subjectId: string, represents: string[] = []) =>
  viewerAs('person', { subjectId, represents });
