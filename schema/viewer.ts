/** The roles that a caller may have; each is the static term `role:<name>`. */
export const ROLES = ['person', 'bank', 'officer', 'steward', 'analyst', 'auditor'] as const;
export type Role = (typeof ROLES)[number];

/**
 * The caller of a request and its purpose: everything about a caller that a permission may depend
 * on, and nothing else. The gateway creates it from a verified token; a subgraph receives this
 * object in process, or over HTTP inside a signed identity assertion.
 */
export interface Viewer {
  /** Stable pseudonym of the caller at its issuer (`sub`); `anonymous` for a visitor. */
  readonly actor: string;
  readonly authenticated: boolean;
  readonly roles: readonly Role[];
  /** Id of the client program, when the token names one. */
  readonly client?: string;
  /** Organisation that the caller acts for: for example a bank's unified social credit code. */
  readonly organization?: string;
  /** Department id (`justice`, `market-regulation`, …) of an officer or steward. */
  readonly department?: string;
  /** Purpose code of the request (`lending`, `supervision`, …). */
  readonly purpose?: string;
  /** The reason of an emergency access; it is used with the purpose `break-glass` only. */
  readonly reason?: string;
  /**
   * The consent clusters that the client may ever request; absent means that only its purposes
   * limit it.
   */
  readonly clientClusters?: readonly string[];
  /** Level of assurance of the login, 0 (none) to 3. */
  readonly assurance: number;
  /** The credit subject the caller is. */
  readonly subjectId?: string;
  /** The organisations (subject ids) that the caller lawfully represents. */
  readonly represents: readonly string[];
  /** The deceased person whose next of kin the caller is, proven by a steward's record. */
  readonly kinOf?: string;
  /** GB/T 2260 code of the district in which an officer has powers. */
  readonly district?: string;
  /** The case in which an officer acts: its reference, and the subjects concerned. */
  readonly caseFile?: CaseFile;
  /** The valid consents of the request, resolved once by the gateway. */
  readonly consents?: readonly ConsentGrant[];
  /** Consents of the request that grant nothing, and why: used only for the reason of a denial. */
  readonly failedConsents?: readonly FailedConsent[];
}

/** A consent that the request names but that is not valid. */
export interface FailedConsent {
  readonly id: string;
  /** CONSENT_REQUIRED, _REVOKED, _EXPIRED, _EXHAUSTED or _IN_USE. */
  readonly code: string;
  /** Known only when the consent was given to this caller's organisation. */
  readonly subjectId?: string;
}

/** The case in the signed identity. */
export interface CaseFile {
  readonly reference: string;
  readonly subjects: readonly string[];
  /** The moment until which the law hides the case from those it concerns, ISO 8601, UTC. */
  readonly covertUntil?: string;
}

/** The grant of one subject's consent to the caller, in the signed identity. */
export interface ConsentGrant {
  readonly id: string;
  readonly version: number;
  readonly subjectId: string;
  /** Consent clusters of the SDL's Cluster. */
  readonly clusters: readonly string[];
  /** First and last day (YYYY-MM-DD) of the acts whose records it opens; absent means no limit. */
  readonly historyFrom?: string;
  readonly historyTo?: string;
}

/** The portal visitor without a token. */
export const ANONYMOUS: Viewer = Object.freeze({
  actor: 'anonymous',
  authenticated: false,
  roles: Object.freeze([]),
  assurance: 0,
  represents: Object.freeze([]),
});

/**
 * The purpose of a request: the one that it states; a person who states none requests their own
 * data. Undefined when there is none: then there is no personal data.
 */
export function purposeAsked(viewer: Pick<Viewer, 'purpose' | 'roles'>): string | undefined {
  return viewer.purpose ?? (viewer.roles.includes('person') ? 'self' : undefined);
}

/**
 * The static terms that hold for a viewer: `public` always, `auth` for logged-in viewers, `role:…`,
 * `dept:…`, `purpose:…` and `loa:n` for every level reached.
 */
export function staticTerms(viewer: Viewer): ReadonlySet<string> {
  const terms = new Set<string>(['public']);
  if (viewer.authenticated) terms.add('auth');
  for (const role of viewer.roles) terms.add(`role:${role}`);
  if (viewer.department !== undefined) terms.add(`dept:${viewer.department}`);
  const purpose = purposeAsked(viewer);
  if (purpose !== undefined) terms.add(`purpose:${purpose}`);
  for (let level = 1; level <= viewer.assurance; level++) terms.add(`loa:${level}`);
  return terms;
}
