import { createPrivateKey, createPublicKey, type JsonWebKey, type KeyObject } from 'node:crypto';
import { z } from 'zod';

/** The keys with which a gateway signs for one subgraph. */
export interface SigningKeys {
  /** Ed25519: signs the assertion of the viewer. */
  readonly assertion: { readonly kid: string; readonly key: KeyObject };
  /** Shared by this gateway and this subgraph only: signs each request. */
  readonly request: { readonly kid: string; readonly secret: Buffer };
}

/**
 * The keys with which a subgraph verifies, by key id. To rotate: add the new key to the subgraphs
 * beside the old one, replace the old key by the new one in the gateways, then remove the old one
 * from the subgraphs.
 */
export interface VerifyingKeys {
  readonly assertion: ReadonlyMap<string, KeyObject>;
  readonly request: ReadonlyMap<string, Buffer>;
}

const kid = z.string().regex(/^[A-Za-z0-9._-]{1,64}$/);
/** 32 bytes in base64url: the length of the hash that the key is used with. */
const secret = z.string().regex(/^[A-Za-z0-9_-]{43,}$/);
const okp = z.object({ kty: z.literal('OKP'), crv: z.literal('Ed25519'), x: z.string(), kid });

const privateSchema = okp.extend({ d: z.string() });
const publicSchema = z.object({ keys: z.array(okp).min(1) });
const secretsSchema = z.record(z.string(), z.object({ kid, key: secret }));
const secretSetSchema = z.record(kid, secret);

/**
 * Reads a gateway's keys.
 * @param privateJwk JWK of an Ed25519 private key with a `kid`
 * @param requestKeys JSON, subgraph name → `{ "kid", "key" }`, the key in base64url
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
    'an Ed25519 private JWK with a kid',
  );
  const secrets = read(
    secretsSchema,
    requestKeys,
    'IDENTITY_REQUEST_KEYS',
    'a JSON object from subgraph names to { "kid", "key" } with keys of at least 32 bytes in base64url',
  );
  const key = importKey('IDENTITY_PRIVATE_KEY', () =>
    createPrivateKey({ key: jwk as JsonWebKey, format: 'jwk' }),
  );
  return new Map(
    Object.entries(secrets).map(([subgraph, shared]) => [
      subgraph,
      {
        assertion: { kid: jwk.kid, key },
        request: { kid: shared.kid, secret: Buffer.from(shared.key, 'base64url') },
      },
    ]),
  );
}

/**
 * Reads a subgraph's keys.
 * @param jwks JSON Web Key Set of the gateways' Ed25519 public keys
 * @param requestKeys JSON, key id → secret in base64url
 * @throws Error with one sentence that quotes no key
 */
export function readVerifyingKeys(jwks: string, requestKeys: string): VerifyingKeys {
  const { keys } = read(
    publicSchema,
    jwks,
    'IDENTITY_PUBLIC_KEYS',
    'a JWKS of Ed25519 keys with kids',
  );
  const secrets = read(
    secretSetSchema,
    requestKeys,
    'IDENTITY_REQUEST_KEYS',
    'a JSON object from key ids to keys of at least 32 bytes in base64url',
  );
  return {
    assertion: new Map(
      keys.map(({ kid: id, kty, crv, x }) => [
        id,
        importKey('IDENTITY_PUBLIC_KEYS', () =>
          createPublicKey({ key: { kty, crv, x }, format: 'jwk' }),
        ),
      ]),
    ),
    request: new Map(
      Object.entries(secrets).map(([id, key]) => [id, Buffer.from(key, 'base64url')]),
    ),
  };
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
    throw new Error(`${name} contains a key that is not a valid Ed25519 key.`);
  }
}
