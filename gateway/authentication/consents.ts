import { createHash, randomUUID } from 'node:crypto';
import { GraphQLError } from 'graphql';
import type { Registry, ConsentOutcome, ConsentUse, ConsentVerdict } from '../../schema/registry';
import { creditError } from '../../schema/errors';
import type { ConsentGrant, FailedConsent, Viewer } from '../../schema/viewer';
import type { ConsentReport, GatewayContext } from '../context';

/**
 * The consents of one request. A use of each valid consent stays reserved until the request ends.
 */
export interface ReservedConsents {
  /**
   * Counts the uses under which something was disclosed, releases the others, and sets the report
   * of the statuses afterwards.
   * @returns the error that must replace the response when a use could not be counted
   */
  settle(disclosedUnder: ReadonlySet<string>): Promise<GraphQLError | undefined>;
}

/**
 * Resolves the consents that a request names and adds the valid ones to its Viewer. An invalid
 * consent does not refuse the request; the data that it would have opened stays closed.
 * @param operation digest of the operation and its variables
 * @returns the error that refuses the request, when the registry does not respond or the
 *   idempotency key was used with another operation
 */
export async function reserveConsents(
  context: GatewayContext,
  registry: Registry,
  operation: string,
): Promise<ReservedConsents | GraphQLError> {
  const { consents: ids = [], viewer } = context;
  const use = useOf(context, ids, operation);
  let verdicts: readonly ConsentVerdict[];
  try {
    // Consents are given to institutions for a purpose; for any other caller they are invalid.
    verdicts =
      use === undefined
        ? ids.map((id) => ({ id, valid: false, code: 'CONSENT_REQUIRED' }))
        : await registry.reserveConsents(use);
  } catch (error) {
    if (isReusedKey(error)) return creditError('IDEMPOTENCY_KEY_REUSED', error.message);
    return unavailable(error, context, 'the consents of a request could not be resolved');
  }
  context.viewer = withConsents(viewer, verdicts);
  const validIds = verdicts.filter(({ valid }) => valid).map(({ id }) => id);
  return {
    settle: async (disclosedUnder) => {
      const used = validIds.filter((id) => disclosedUnder.has(id));
      let outcomes: readonly ConsentOutcome[] = [];
      try {
        if (use !== undefined && validIds.length > 0)
          outcomes = await registry.settleConsents({ ...use, ids: validIds, used });
      } catch (error) {
        const refused = unavailable(error, context, 'the uses of consents could not be counted');
        // An unused reservation expires by itself.
        if (used.length > 0) return refused;
      }
      context.consentReport = reportOf(verdicts, outcomes);
      const uncounted = outcomes.find((outcome) => used.includes(outcome.id) && !outcome.used);
      return uncounted && creditError('CONSENT_EXHAUSTED');
    },
  };
}

/**
 * The use that a request makes of its consents; undefined for callers to whom consents cannot be
 * given.
 */
function useOf(
  { viewer, at, idempotencyKey }: GatewayContext,
  ids: readonly string[],
  operation: string,
): ConsentUse | undefined {
  const { roles, organization, purpose, client } = viewer;
  if (!roles.includes('bank') || organization === undefined || purpose === undefined)
    return undefined;
  // Not the request id, which a proxy may set: two requests with one id would share a reservation.
  const requestId = randomUUID();
  return {
    requestId,
    use: idempotencyKey === undefined ? requestId : digest([client ?? null, idempotencyKey]),
    operation,
    at: at.toISOString(),
    organization,
    purpose,
    ids,
  };
}

function digest(parts: readonly (string | null)[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url');
}

function isReusedKey(error: unknown): error is GraphQLError {
  return error instanceof GraphQLError && error.extensions['code'] === 'IDEMPOTENCY_KEY_REUSED';
}

function unavailable(
  error: unknown,
  { log, requestId }: GatewayContext,
  message: string,
): GraphQLError {
  const kind = error instanceof Error ? error.name : typeof error;
  log.error({ requestId, kind }, message);
  return creditError('SUBGRAPH_UNAVAILABLE');
}

/**
 * The status of each consent after the request; an invalid consent keeps the code of its verdict.
 */
function reportOf(
  verdicts: readonly ConsentVerdict[],
  outcomes: readonly ConsentOutcome[],
): ConsentReport[] {
  return verdicts.map((verdict) => {
    if (!verdict.valid) return { id: verdict.id, status: verdict.code };
    const outcome = outcomes.find(({ id }) => id === verdict.id);
    return {
      id: verdict.id,
      status: outcome?.status ?? 'VALID',
      ...(outcome?.used === true && { used: true }),
    };
  });
}

/** The Viewer with its valid consents, limited to the clusters that its client may read. */
function withConsents(viewer: Viewer, verdicts: readonly ConsentVerdict[]): Viewer {
  const consents: ConsentGrant[] = [];
  const failedConsents: FailedConsent[] = [];
  for (const verdict of verdicts) {
    if (verdict.valid) consents.push(grantOf(verdict, viewer.clientClusters));
    else failedConsents.push(failureOf(verdict));
  }
  return Object.freeze({ ...viewer, consents, failedConsents });
}

function grantOf(
  { id, version, subjectId, clusters, historyFrom, historyTo }: ConsentVerdict & { valid: true },
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

function failureOf({ id, code, subjectId }: ConsentVerdict & { valid: false }): FailedConsent {
  return { id, code, ...(subjectId !== undefined && { subjectId }) };
}
