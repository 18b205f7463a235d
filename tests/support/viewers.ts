import {
  ANONYMOUS,
  type CaseFile,
  type ConsentGrant,
  type Role,
  type Viewer,
} from '../../schema/viewer';

/** A case about no subject in particular, so that an officer's jurisdiction decides. */
const CASE: CaseFile = { reference: 'HD-2026-0001', subjects: [] };

/** The usual purpose of each role, with its proof. */
const USUAL: Readonly<Record<Role, Partial<Viewer>>> = {
  person: { purpose: 'self' },
  bank: { purpose: 'lending' },
  officer: { purpose: 'supervision', caseFile: CASE },
  steward: { purpose: 'stewardship' },
  analyst: { purpose: 'statistics' },
  auditor: { purpose: 'audit' },
};

/** A logged-in viewer with a role, its usual purpose, and further members of the case. */
export function viewerAs(role: Role, more: Partial<Viewer> = {}): Viewer {
  return {
    actor: `test-${role}`,
    authenticated: true,
    roles: [role],
    assurance: 2,
    represents: [],
    ...USUAL[role],
    ...more,
  };
}

/** The same viewer without a purpose and its proof: the purpose itself, its case, its reason. */
export function without(viewer: Viewer, ...fields: ('purpose' | 'caseFile' | 'reason')[]): Viewer {
  return Object.fromEntries(
    Object.entries(viewer).filter(([name]) => !(fields as string[]).includes(name)),
  ) as unknown as Viewer;
}

export const nobody = ANONYMOUS;
/** An officer of the market regulation bureau of Hedong, in a case about nobody in particular. */
export const officer = viewerAs('officer', { department: 'market-regulation', district: '120102' });
/** An officer of another department and district, in a case about nobody in particular. */
export const strangeOfficer = viewerAs('officer', { department: 'education', district: '120103' });
/** An officer of another department and district, acting in a case about these subjects. */
export const officerOfCase = (...subjects: string[]) =>
  viewerAs('officer', {
    department: 'justice',
    district: '120103',
    caseFile: { reference: 'HD-2026-0001', subjects },
  });
/** A bank with a subject's consent to clusters, for records of a period if one is passed. */
export const bankWithConsent = (
  subjectId: string,
  clusters: string[],
  period: Pick<ConsentGrant, 'historyFrom' | 'historyTo'> = {},
) =>
  viewerAs('bank', {
    organization: '91120102MA00XX0A90',
    consents: [{ id: 'consent-1', version: 1, subjectId, clusters, ...period }],
  });
export const bank = viewerAs('bank', { organization: '91120102MA00XX0A90' });
export const analyst = viewerAs('analyst');
export const auditor = viewerAs('auditor');
export const person = (subjectId: string, represents: string[] = []) =>
  viewerAs('person', { subjectId, represents });
/** The same viewer with another purpose. */
export const asking = (viewer: Viewer, purpose: string, more: Partial<Viewer> = {}): Viewer => ({
  ...viewer,
  purpose,
  ...more,
});
