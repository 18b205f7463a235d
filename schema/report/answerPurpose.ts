import { openingOf, type MatrixVersion, type Opening } from '../policy/matrix';
import { isReason } from '../policy/proof';
import { PURPOSES, purposeOf, type PurposeEntry } from '../policy/purposes';
import { isCluster, type Cluster } from '../policy/rules';
import type { Way } from '../policy/ways';
import { purposeOfCaller, type Caller } from './callers';

/** The purpose's result for one alternative of a rule, for a field of a consent cluster. */
export interface PurposeAnswer {
  readonly kind: 'holds' | 'fails' | 'open';
  /** The terms that are still needed; empty when the purpose holds or fails. */
  readonly lacking: readonly string[];
  /** The end of a sentence that begins with the word "purpose". */
  readonly reason: string;
}

/**
 * Evaluates a caller's purpose for an alternative that otherwise holds: whether the alternative's
 * role may state it, it opens the cluster, and its proof is given.
 */
export function answerPurpose(
  way: Way,
  caller: Caller,
  cluster: string,
  matrix: MatrixVersion,
): PurposeAnswer {
  if (!isCluster(cluster)) return fails(`no purpose opens ${cluster}, which is no cluster`);
  const code = purposeOfCaller(caller);
  const purpose = code === undefined ? undefined : purposeOf(code);
  return purpose === undefined
    ? anyPurpose(way, caller, cluster, matrix)
    : onePurpose(way, caller, cluster, matrix, purpose);
}

function onePurpose(
  way: Way,
  caller: Caller,
  cluster: Cluster,
  matrix: MatrixVersion,
  purpose: PurposeEntry,
): PurposeAnswer {
  if (!mayName(purpose, way, caller))
    return fails(`${purpose.code} cannot be stated for this alternative`);
  const opening = openingOf(matrix, purpose.code, cluster);
  if (opening === undefined)
    return fails(`${purpose.code} does not open cluster ${cluster} (matrix ${matrix.version})`);
  const opens = `${purpose.code} opens ${cluster}`;
  const lacking = lackingProof(purpose, opening, way, caller);
  return lacking.length === 0
    ? { kind: 'holds', lacking, reason: opens }
    : { kind: 'open', lacking, reason: `${opens} with its proof: ${proofText(purpose, opening)}` };
}

/** The result when no purpose is stated: the purposes that would open the cluster. */
function anyPurpose(
  way: Way,
  caller: Caller,
  cluster: Cluster,
  matrix: MatrixVersion,
): PurposeAnswer {
  const opening = PURPOSES.flatMap((purpose) => {
    const how = openingOf(matrix, purpose.code, cluster);
    return how !== undefined && mayName(purpose, way, caller) ? [{ purpose, how }] : [];
  });
  if (opening.length === 0)
    return fails(
      `no purpose that this caller may state opens ${cluster} (matrix ${matrix.version})`,
    );
  const codes = opening.map(({ purpose }) => purpose.code);
  const each = opening.map(({ purpose, how }) => `${purpose.code} (${proofText(purpose, how)})`);
  return {
    kind: 'open',
    lacking: [`purpose:${codes.join('/')}`],
    reason: `one that opens ${cluster} must be named: ${each.join(', ')}`,
  };
}

function mayName({ roles, code }: PurposeEntry, way: Way, caller: Caller): boolean {
  return (
    roles.some((role) => role === caller.class.id) &&
    (way.roles === undefined || roles.some((role) => way.roles?.includes(role))) &&
    way.purposes.every((term) => term === `purpose:${code}`)
  );
}

function lackingProof(
  { proof }: PurposeEntry,
  opening: Opening,
  way: Way,
  caller: Caller,
): readonly string[] {
  if (proof === 'consent' || opening === 'separate')
    return way.relations.includes('rel:consent') ? [] : ['rel:consent'];
  if (proof === 'case') return caller.caseReference === undefined ? ['a case is named'] : [];
  if (proof === 'reason') return isReason(caller.reason) ? [] : ['a reason is given'];
  return [];
}

function proofText({ proof }: PurposeEntry, opening: Opening): string {
  if (opening === 'separate') return 'separate written consent';
  return {
    consent: 'consent',
    case: 'a case is named',
    reason: 'a reason is given',
    none: 'no proof',
  }[proof];
}

function fails(reason: string): PurposeAnswer {
  return { kind: 'fails', lacking: [], reason };
}
