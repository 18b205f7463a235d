import { matrixInForce, type Opening } from '../../../schema/policy/matrix';
import { proofShown } from '../../../schema/policy/proof';
import { purposeOf, type PurposeEntry } from '../../../schema/policy/purposes';
import type { Rule } from '../../../schema/policy/rule';
import { purposeAsked, staticTerms, type Viewer } from '../../../schema/viewer';

/** What a viewer and their purpose come to on a day, before any object is known. */
export interface Standing {
  readonly today: string;
  readonly terms: ReadonlySet<string>;
  /** The purpose asked for; undefined where none is, or one that does not exist. */
  readonly purpose: PurposeEntry | undefined;
  /** The viewer's roles that may name the purpose; a rule opens by one of these alone. */
  readonly roles: ReadonlySet<string>;
  /** Whether the viewer shows what the purpose demands, a consent apart. */
  readonly proven: boolean;
  /** How the purpose opens each cluster, in the matrix of the day and for this client. */
  readonly openings: ReadonlyMap<string, Opening>;
  /** What is left of rules under all this, remembered by verdict.ts: rule, then cluster. */
  readonly left: WeakMap<Rule, Map<string | undefined, readonly RelationsLeft[]>>;
}

/** The relations that one alternative of a rule still asks of the object. */
export type RelationsLeft = readonly string[];

const known = new WeakMap<Viewer, Standing>();

/**
 * The standing of a viewer on a day, worked out once for each viewer and day. Fails closed: with
 * no purpose, an unknown one, one of another role, or before the first matrix, nothing is open.
 * @param today YYYY-MM-DD, China Standard Time
 */
export function standingOf(viewer: Viewer, today: string): Standing {
  const before = known.get(viewer);
  // A viewer remembered with its token may see midnight, and with it a new matrix.
  if (before !== undefined && before.today === today) return before;
  const standing = workOut(viewer, today);
  known.set(viewer, standing);
  return standing;
}

function workOut(viewer: Viewer, today: string): Standing {
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
    left: new WeakMap(),
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
