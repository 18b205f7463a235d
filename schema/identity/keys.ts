import type { KeyObject } from 'node:crypto';
import { z } from 'zod';
import {
  privateJwkSchema,
  privateKeyOf,
  publicJwkSchema,
  publicKeyOf,
} from '../signatures/signingJwk';
import type { RequestHash, RequestKey } from './requestSignature';

/** The keys with which a gateway signs for one subgraph. */
export interface SigningKeys {
  /** For Ed25519 or SM2: signs the assertion of the viewer. */
  readonly assertion: { readonly kid: string; readonly key: KeyObject };
  /** Shared by this gateway and this subgraph only: signs each request. */
  readonly request: RequestKey & { readonly kid: string };
}

/**
 * The keys with which a subgraph verifies, by key id. To rotate: add the new key to the subgraphs
 * beside the old one, replace the old key by the new one in the gateways, then remove the old one
 * from the subgraphs. Each key states its algorithm, so that a rotation can change it.
 */
export interface VerifyingKeys {
  readonly assertion: ReadonlyMap<string, KeyObject>;
  readonly request: ReadonlyMap<string, RequestKey>;
}

const kid = z.string().regex(/^[A-Za-z0-9._-]{1,64}$/);
/** Precedes a key for HMAC with SM3; base64url has no colon. */
const NATIONAL_PREFIX = 'sm:';
/** 32 bytes in base64url: the length of the hash that the key is used with. */
const secret = z.string().regex(/^(?:sm:)?[A-Za-z0-9_-]{43,}$/);

const withKid = z.object({ kid });
const privateSchema = z.intersection(privateJwkSchema, withKid);
const publicSchema = z.object({ keys: z.array(z.intersection(publicJwkSchema, withKid)).min(1) });
const secretsSchema = z.record(z.string(), z.object({ kid, key: secret }));
const secretSetSchema = z.record(kid, secret);

/**
 * Reads a gateway's keys.
 * @param privateJwk JWK of a private key for Ed25519 or SM2 with a `kid`
 * @param requestKeys JSON, subgraph name → `{ "kid", "key" }`, the key in base64url, after `sm:` for
 *   SM3
 * @returns the keys by subgraph name
 * @throws Error with one sentence that quotes no key
 */
export function readSigningKeys(
  privateJwk: string,
  requestKeys: string,
): ReadonlyMap<string, SigningKeys> {
  const jwk = read(
    privateSchema,
    privateJwk,
    'IDENTITY_PRIVATE_KEY',
    'a private JWK for Ed25519 or SM2 with a kid',
  );
  const secrets = read(
    secretsSchema,
    requestKeys,
    'IDENTITY_REQUEST_KEYS',
    'a JSON object from subgraph names to { "kid", "key" } with keys of at least 32 bytes in base64url',
  );
  const key = importKey('IDENTITY_PRIVATE_KEY', () => privateKeyOf(jwk));
  return new Map(
    Object.entries(secrets).map(([subgraph, shared]) => [
      subgraph,
      {
        assertion: { kid: jwk.kid, key },
        request: { kid: shared.kid, ...requestKeyOf(shared.key) },
      },
    ]),
  );
}

/**
 * Reads a subgraph's keys.
 * @param jwks JSON Web Key Set of the gateways' public keys for Ed25519 or SM2
 * @param requestKeys JSON, key id → secret in base64url, after `sm:` for SM3
 * @throws Error with one sentence that quotes no key
 */
export function readVerifyingKeys(jwks: string, requestKeys: string): VerifyingKeys {
  const { keys } = read(
    publicSchema,
    jwks,
    'IDENTITY_PUBLIC_KEYS',
    'a JWKS of keys for Ed25519 or SM2 with kids',
  );
  const secrets = read(
    secretSetSchema,
    requestKeys,
    'IDENTITY_REQUEST_KEYS',
    'a JSON object from key ids to keys of at least 32 bytes in base64url',
  );
  return {
    assertion: new Map(
      keys.map((jwk) => [jwk.kid, importKey('IDENTITY_PUBLIC_KEYS', () => publicKeyOf(jwk))]),
    ),
    request: new Map(Object.entries(secrets).map(([id, key]) => [id, requestKeyOf(key)])),
  };
}

function requestKeyOf(text: string): RequestKey {
  const hash: RequestHash = text.startsWith(NATIONAL_PREFIX) ? 'sm3' : 'sha256';
  const key = hash === 'sm3' ? text.slice(NATIONAL_PREFIX.length) : text;
  return { secret: Buffer.from(key, 'base64url'), hash };
}

function read<T>(schema: z.ZodType<T>, text: string, name: string, what: string): T {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    value = undefined;
  }
  const result = schema.safeParse(value);
  if (!result.success) throw new Error(`${name} must be ${what}.`);
  return result.data;
}

function importKey(name: string, make: () => KeyObject): KeyObject {
  try {
    return make();
  } catch {
    throw new Error(`${name} contains a key that is not a valid key for Ed25519 or SM2.`);
  }
}
