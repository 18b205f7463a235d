import { randomUUID, type KeyObject } from 'node:crypto';
import { decodeProtectedHeader, jwtVerify, SignJWT } from 'jose';
import { z } from 'zod';
import { signatureAlgorithmOf } from '../signatures/signingJwk';
import { signSm2Jws, verifySm2Jws } from './sm2Jws';
import { ROLES, type Viewer } from '../viewer';

/** Lifetime of an assertion in seconds. */
export const ASSERTION_LIFETIME = 30;
const ISSUER = 'hedong-credit-gateway';
const TYPE = 'identity+jwt';
/** Tolerated difference between the clocks of two machines, in seconds. */
const SKEW_SECONDS = 5;

const text = z.string().max(1024);
const viewerSchema = z
  .strictObject({
    actor: text,
    authenticated: z.boolean(),
    roles: z.array(z.enum(ROLES)),
    client: text.optional(),
    organization: text.optional(),
    department: text.optional(),
    purpose: text.optional(),
    reason: text.optional(),
    clientClusters: z.array(text).optional(),
    assurance: z.number().int().min(0).max(3),
    subjectId: text.optional(),
    represents: z.array(text),
    kinOf: text.optional(),
    district: text.optional(),
    caseFile: z
      .strictObject({
        reference: text,
        subjects: z.array(text),
        covertUntil: text.optional(),
      })
      .optional(),
    consents: z
      .array(
        z.strictObject({
          id: text,
          version: z.number().int(),
          subjectId: text,
          clusters: z.array(text),
          historyFrom: text.optional(),
          historyTo: text.optional(),
        }),
      )
      .optional(),
    failedConsents: z
      .array(z.strictObject({ id: text, code: text, subjectId: text.optional() }))
      .optional(),
  })
  .transform((viewer) => viewer as Viewer);

const gatewaySchema = z.uuid().optional();

/** A verified assertion: the viewer, and when the assertion expires. */
export interface Assertion {
  readonly viewer: Viewer;
  readonly id: string;
  /** Id of the gateway process that signed it, if it names one. */
  readonly gateway?: string;
  /** Milliseconds since the epoch. */
  readonly expires: number;
}

interface AssertionSigning {
  readonly subgraph: string;
  readonly kid: string;
  readonly key: KeyObject;
  readonly now: number;
  readonly gateway?: string;
}

/**
 * Signs an assertion of the viewer for one subgraph: a JWS over the whole Viewer that is valid for 30
 * seconds, with EdDSA or, for a key for SM2, with SM2 and SM3.
 * @param gateway id of this gateway process
 * @param now milliseconds since the epoch
 */
export async function signAssertion(
  viewer: Viewer,
  { subgraph, kid, key, now, gateway }: AssertionSigning,
): Promise<string> {
  const issued = Math.floor(now / 1000);
  const claims = {
    viewer,
    ...(gateway !== undefined && { gateway }),
    iss: ISSUER,
    aud: `sg:${subgraph}`,
    iat: issued,
    exp: issued + ASSERTION_LIFETIME,
    jti: randomUUID(),
  };
  if (signatureAlgorithmOf(key) === 'SM2') return signSm2Jws({ kid, typ: TYPE }, claims, key);
  return new SignJWT(claims).setProtectedHeader({ alg: 'EdDSA', kid, typ: TYPE }).sign(key);
}

/**
 * Verifies an assertion that is addressed to a subgraph: algorithm, key id, signature, issuer,
 * audience, times and shape.
 * @param now milliseconds since the epoch
 * @throws Error when a check fails; the caller must not learn which
 */
export async function verifyAssertion(
  assertion: string,
  { subgraph, keys, now }: { subgraph: string; keys: ReadonlyMap<string, KeyObject>; now: number },
): Promise<Assertion> {
  const { kid } = decodeProtectedHeader(assertion);
  const key = kid === undefined ? undefined : keys.get(kid);
  if (!key) throw new Error('The key of the assertion is not known.');
  const expected = {
    typ: TYPE,
    issuer: ISSUER,
    audience: `sg:${subgraph}`,
    requiredClaims: ['iat', 'exp', 'jti'],
    clockTolerance: SKEW_SECONDS,
    // Measures the age from the time of issue, so that no key holder can extend the window.
    maxTokenAge: ASSERTION_LIFETIME,
    currentDate: new Date(now),
  };
  const { payload } =
    signatureAlgorithmOf(key) === 'SM2'
      ? verifySm2Jws(assertion, key, expected)
      : await jwtVerify(assertion, key, { ...expected, algorithms: ['EdDSA'] });
  const gateway = gatewaySchema.parse(payload['gateway']);
  return {
    viewer: viewerSchema.parse(payload['viewer']),
    id: payload.jti as string,
    ...(gateway !== undefined && { gateway }),
    expires: Math.min(payload.exp as number, (payload.iat as number) + ASSERTION_LIFETIME) * 1000,
  };
}
