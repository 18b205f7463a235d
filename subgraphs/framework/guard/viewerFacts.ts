import { matrixInForce, type Opening } from '../../../schema/policy/matrix';
import { proofShown } from '../../../schema/policy/proof';
import { purposeOf, type PurposeEntry } from '../../../schema/policy/purposes';
import type { Rule } from '../../../schema/policy/rule';
import { purposeAsked, staticTerms, type Viewer } from '../../../schema/viewer';

/** The part of a permission decision that depends only on the viewer, their purpose and the day. */
export interface ViewerFacts {
  readonly today: string;
  readonly terms: ReadonlySet<string>;
  /** The purpose of the request; undefined if it has none or an unknown one. */
  readonly purpose: PurposeEntry | undefined;
  /** The viewer's roles that may use the purpose; only these roles can satisfy a rule. */
  readonly roles: ReadonlySet<string>;
  /** Whether the request has the proof that the purpose demands, except for a consent. */
  readonly proven: boolean;
  /** How the purpose opens each cluster, by the matrix of the day and for this client. */
  readonly openings: ReadonlyMap<string, Opening>;
  /** The remaining relations of rules, cached by verdict.ts: by rule, then by cluster. */
  readonly remaining: WeakMap<Rule, Map<string | undefined, readonly RemainingRelations[]>>;
}

/** The relations that one alternative of a rule still demands of the object. */
export type RemainingRelations = readonly string[];

const known = new WeakMap<Viewer, ViewerFacts>();

/**
 * The facts about a viewer on a day, computed once per viewer and day. Denies by default: without a
 * purpose, with an unknown purpose or one of another role, and before the first matrix, no cluster
 * is open.
 * @param today YYYY-MM-DD, China Standard Time
 */
export function viewerFactsOf(viewer: Viewer, today: string): ViewerFacts {
  const before = known.get(viewer);
  // A viewer cached with its token may outlive midnight, after which another matrix may apply.
  if (before !== undefined && before.today === today) return before;
  const facts = computeViewerFacts(viewer, today);
  known.set(viewer, facts);
  return facts;
}

function computeViewerFacts(viewer: Viewer, today: string): ViewerFacts {
  const code = purposeAsked(viewer);
  const purpose = code === undefined ? undefined : purposeOf(code);
  const roles = new Set<string>(viewer.roles.filter((role) => purpose?.roles.includes(role)));
  return {
    today,
    terms: staticTerms(viewer),
    purpose,
    roles,
    proven: purpose !== undefined && proofShown(purpose, viewer),
    openings: openingsOf(purpose?.code, viewer.clientClusters, today),
    remaining: new WeakMap(),
  };
}

function openingsOf(
  purpose: string | undefined,
  ofClient: readonly string[] | undefined,
  today: string,
): ReadonlyMap<string, Opening> {
  const opened = purpose === undefined ? undefined : matrixInForce(today)?.purposes[purpose];
  return new Map(
    Object.entries(opened ?? {}).filter(([cluster]) => ofClient?.includes(cluster) ?? true),
  );
}
