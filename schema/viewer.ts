/** The roles a caller may hold; each is the static term `role:<name>`. */
export const ROLES = ['person', 'bank', 'officer', 'steward', 'analyst', 'auditor'] as const;
export type Role = (typeof ROLES)[number];

/**
 * Who asks, for whom and why: everything about a caller that a permission may depend on, and
 * nothing else. The gateway makes it from a verified token; a subgraph receives it in process as
 * this object, or over HTTP inside a signed identity assertion.
 */
export interface Viewer {
  /** Stable pseudonym of the caller at its issuer (`sub`); `anonymous` for a visitor. */
  readonly actor: string;
  readonly authenticated: boolean;
  readonly roles: readonly Role[];
  /** Id of the client program, where the token names one. */
  readonly client?: string;
  /** Organisation the caller acts for: a bank's unified social credit code, say. */
  readonly organization?: string;
  /** Department id (`justice`, `market-regulation`, …) of an officer or steward. */
  readonly department?: string;
  /** Purpose code of the request (`lending`, `supervision`, …). */
  readonly purpose?: string;
  /** Why an emergency access is made; it counts with the purpose `break-glass` alone. */
  readonly reason?: string;
  /** The consent clusters the client may ever ask for; absent means its purposes alone decide. */
  readonly clientClusters?: readonly string[];
  /** Level of assurance of the login, 0 (none) to 3. */
  readonly assurance: number;
  /** The credit subject the caller is. */
  readonly subjectId?: string;
  /** The organisations (subject ids) the caller lawfully represents. */
  readonly represents: readonly string[];
  /** The person who has died whose next of kin the caller is, by a proof a steward recorded. */
  readonly kinOf?: string;
  /** GB/T 2260 code of the district an officer's powers reach. */
  readonly district?: string;
  /** The case an officer acts in: its reference, and the subjects it concerns. */
  readonly caseFile?: CaseFile;
  /** The consents that stand behind the request, resolved once by the gateway. */
  readonly consents?: readonly ConsentGrant[];
  /** Consents the request named that open nothing, and why: for the reason of a denial alone. */
  readonly failedConsents?: readonly FailedConsent[];
}

/** A consent that was named and does not hold. */
export interface FailedConsent {
  readonly id: string;
  /** CONSENT_REQUIRED, _REVOKED, _EXPIRED, _EXHAUSTED or _IN_USE. */
  readonly code: string;
  /** Known only where the consent is one given to this caller's organisation. */
  readonly subjectId?: string;
}

/** A case as the signed identity carries it. */
export interface CaseFile {
  readonly reference: string;
  readonly subjects: readonly string[];
  /** Until when the law keeps the case from those it concerns, ISO 8601, UTC. */
  readonly covertUntil?: string;
}

/** What one subject's consent opens to the caller, as the signed identity carries it. */
export interface ConsentGrant {
  readonly id: string;
  readonly version: number;
  readonly subjectId: string;
  /** Consent clusters of the SDL's Cluster. */
  readonly clusters: readonly string[];
  /** First and last day (YYYY-MM-DD) of the acts whose records it opens; absent means no bound. */
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
 * The purpose a request is made for: the one it names; a person who names none asks for what is
 * held about themself. Undefined where there is none: then no personal data.
 */
export function purposeAsked(viewer: Pick<Viewer, 'purpose' | 'roles'>): string | undefined {
  return viewer.purpose ?? (viewer.roles.includes('person') ? 'self' : undefined);
}

/**
 * The static terms that hold for a viewer: `public` always, `auth` for the logged in,
 * `role:…`, `dept:…`, `purpose:…` and `loa:n` for every level reached.
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
