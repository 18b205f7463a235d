import { createHash } from 'node:crypto';
import { createLocalJWKSet, decodeJwt, errors, jwtVerify, type JSONWebKeySet } from 'jose';
import type { Registry, ClientEntry } from '../../schema/registry';
import { FAPI_ALGORITHMS } from './challenge';
import type { Replays } from './dpop/replays';
import { OauthError } from './oauthError';

/** Longest lifetime of an assertion. */
const MAX_LIFETIME_SECONDS = 300;
const CLOCK_TOLERANCE_SECONDS = 10;

/**
 * Authenticates the client of a token request by its assertion, signed with one of the client's
 * registered keys. An assertion is valid once. Source: RFC 7523, section 3; OpenID Connect Core,
 * section 9.
 * @param audiences the names by which an assertion may address this issuer
 * @throws OauthError `invalid_client`; the message does not reveal whether the client is registered
 */
export async function assertedClient(
  assertion: string,
  audiences: readonly string[],
  registry: Pick<Registry, 'client'>,
  replays: Replays,
): Promise<ClientEntry> {
  const id = claimedId(assertion);
  const entry = id === undefined ? null : await registry.client(id);
  if (id === undefined || !entry?.jwks || entry.status !== 'ACTIVE' || !entry.confirmed)
    throw refused();
  const keys = createLocalJWKSet(entry.jwks as unknown as JSONWebKeySet);
  try {
    const { payload } = await jwtVerify(assertion, keys, {
      issuer: id,
      subject: id,
      audience: [...audiences],
      algorithms: FAPI_ALGORITHMS,
      requiredClaims: ['exp', 'jti'],
      clockTolerance: CLOCK_TOLERANCE_SECONDS,
    });
    const left = (payload.exp ?? Infinity) - Date.now() / 1000;
    if (left > MAX_LIFETIME_SECONDS + CLOCK_TOLERANCE_SECONDS) throw refused();
    const { jti } = payload;
    if (typeof jti !== 'string' || jti.length > 256) throw refused();
    const replayId = createHash('sha256').update(`${id}.${jti}`).digest('base64url');
    if (!(await replays.first(replayId, MAX_LIFETIME_SECONDS + 2 * CLOCK_TOLERANCE_SECONDS)))
      throw refused();
    return entry;
  } catch (error) {
    if (error instanceof errors.JOSEError || error instanceof TypeError) throw refused();
    throw error;
  }
}

function claimedId(assertion: string): string | undefined {
  try {
    const { iss } = decodeJwt(assertion);
    return iss !== undefined && /^[a-z][a-z0-9-]{2,63}$/.test(iss) ? iss : undefined;
  } catch {
    return undefined;
  }
}

function refused(): OauthError {
  return new OauthError(
    'invalid_client',
    'The assertion must be signed with a registered key of an active, confirmed client, for this issuer, for at most five minutes, and used once.',
  );
}
