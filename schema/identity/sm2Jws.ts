import type { KeyObject } from 'node:crypto';
import { UnsecuredJWT, type JWTClaimVerificationOptions, type JWTPayload } from 'jose';
import { z } from 'zod';
import { signSm2, verifySm2 } from '../signatures/sm2';

/** JOSE registers no algorithm for SM2; this name is for assertions between gateway and subgraph. */
const ALGORITHM = 'SM2';
const headerSchema = z.strictObject({
  alg: z.literal(ALGORITHM),
  kid: z.string(),
  typ: z.string(),
});
const PARTS = /^([A-Za-z0-9_-]+)\.([A-Za-z0-9_-]+)\.([A-Za-z0-9_-]+)$/;

/** A JWS in its compact form (RFC 7515, section 7.1), signed with SM2 and SM3 in DER. */
export function signSm2Jws(
  header: { readonly kid: string; readonly typ: string },
  claims: object,
  key: KeyObject,
): string {
  const input = `${part({ alg: ALGORITHM, ...header })}.${part(claims)}`;
  return `${input}.${signSm2(key, Buffer.from(input)).toString('base64url')}`;
}

/**
 * The claims of such a JWS.
 * @throws Error when the algorithm, the signature, the type or a claim is not as expected
 */
export function verifySm2Jws(
  token: string,
  key: KeyObject,
  { typ, ...expected }: JWTClaimVerificationOptions & { readonly typ: string },
): { readonly payload: JWTPayload } {
  const [, header, claims, signature] = PARTS.exec(token) ?? [];
  if (header === undefined || claims === undefined || signature === undefined)
    throw new Error('The assertion is not a JWS.');
  if (headerSchema.parse(JSON.parse(textOf(header))).typ !== typ)
    throw new Error('The assertion has another type.');
  const input = Buffer.from(`${header}.${claims}`);
  if (!verifySm2(key, input, Buffer.from(signature, 'base64url')))
    throw new Error('The signature of the assertion is invalid.');
  // The signature is verified: jose checks the claims of the same text, as it does with EdDSA.
  return UnsecuredJWT.decode(`${part({ alg: 'none' })}.${claims}.`, expected);
}

const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
const textOf = (encoded: string) => Buffer.from(encoded, 'base64url').toString('utf8');
