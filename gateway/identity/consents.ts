import { randomUUID } from 'node:crypto';
import type { GraphQLError } from 'graphql';
import type { Authority, ConsentVerdict } from '../../schema/authority';
import { creditError } from '../../schema/errors';
import type { ConsentGrant, FailedConsent, Viewer } from '../../schema/viewer';
import type { GatewayContext } from '../context';

/**
 * Settles what the consents a request names open, once, and counts their use: from here on the
 * request is answered for a Viewer that carries them. That some or all of them fail refuses
 * nothing; what they would have opened stays closed.
 * @returns the error that refuses the request, where the authority does not answer
 */
export async function settleConsents(
  context: GatewayContext,
  authority: Authority,
): Promise<GraphQLError | undefined> {
  const { consents: ids, viewer, at, log, requestId } = context;
  if (ids === undefined) return undefined;
  let verdicts: readonly ConsentVerdict[];
  try {
    verdicts = await verdictsOn(ids, viewer, at, authority);
  } catch (error) {
    const kind = error instanceof Error ? error.name : typeof error;
    log.error({ requestId, kind }, 'the consents of a request could not be settled');
    return creditError('SUBGRAPH_UNAVAILABLE');
  }
  context.viewer = withConsents(viewer, verdicts);
  context.consentReport = verdicts.map((verdict) => ({
    id: verdict.id,
    status: verdict.holds ? 'HOLDS' : verdict.code,
  }));
  return undefined;
}

async function verdictsOn(
  ids: readonly string[],
  { roles, organization, purpose }: Viewer,
  at: Date,
  authority: Authority,
): Promise<readonly ConsentVerdict[]> {
  // Consents are given to institutions, for a purpose: to anybody else they are nothing.
  if (!roles.includes('bank') || organization === undefined || purpose === undefined)
    return ids.map((id) => ({ id, holds: false, code: 'CONSENT_REQUIRED' }));
  return authority.useConsents({
    // Not the id a proxy may give: two requests under one id would count as one.
    requestId: randomUUID(),
    at: at.toISOString(),
    organization,
    purpose,
    ids,
  });
}

/** The Viewer with what its consents open, within the clusters its client may ever ask for. */
function withConsents(viewer: Viewer, verdicts: readonly ConsentVerdict[]): Viewer {
  const consents: ConsentGrant[] = [];
  const failedConsents: FailedConsent[] = [];
  for (const verdict of verdicts) {
    if (verdict.holds) consents.push(grantOf(verdict, viewer.clientClusters));
    else failedConsents.push(failureOf(verdict));
  }
  return Object.freeze({ ...viewer, consents, failedConsents });
}

function grantOf(
  { id, version, subjectId, clusters, historyFrom, historyTo }: ConsentVerdict & { holds: true },
  may: readonly string[] | undefined,
): ConsentGrant {
  return {
    id,
    version,
    subjectId,
    clusters: may ? clusters.filter((cluster) => may.includes(cluster)) : clusters,
    ...(historyFrom !== undefined && { historyFrom }),
    ...(historyTo !== undefined && { historyTo }),
  };
}

function failureOf({ id, code, subjectId }: ConsentVerdict & { holds: false }): FailedConsent {
  return { id, code, ...(subjectId !== undefined && { subjectId }) };
}
