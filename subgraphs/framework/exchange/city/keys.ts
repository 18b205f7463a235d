import { createPrivateKey, createPublicKey, type JsonWebKey, type KeyObject } from 'node:crypto';
import { z } from 'zod';

/** A key with the id by which the other side finds it. */
export interface NamedKey {
  readonly kid: string;
  readonly key: KeyObject;
}

/** The private keys of the district. */
export interface DistrictKeys {
  /** Ed25519: signs requests and manifests. */
  readonly signing: NamedKey;
  /** P-256: decrypts feeds; undefined where nothing is pulled. */
  readonly decryption?: NamedKey;
}

/** The public keys of the city. */
export interface CityKeys {
  /** Ed25519, by key id: they sign responses. */
  readonly signing: ReadonlyMap<string, KeyObject>;
  /** P-256: personal values are encrypted to it; undefined where they leave masked. */
  readonly encryption?: NamedKey;
}

const jwksSchema = z.object({
  keys: z.array(z.looseObject({ kid: z.string().min(1).max(64), kty: z.string() })).min(1),
});

type Jwk = z.infer<typeof jwksSchema>['keys'][number];

/** @throws Error in one sentence without a key */
export function readDistrictKeys(json: string): DistrictKeys {
  const read = readKeys('EXCHANGE_KEYS', json, (jwk) =>
    createPrivateKey({ key: jwk as JsonWebKey, format: 'jwk' }),
  );
  const [signing] = read.signing;
  if (signing === undefined || read.signing.length > 1)
    throw new Error('EXCHANGE_KEYS must contain one private Ed25519 key.');
  return { signing, ...(read.encryption && { decryption: read.encryption }) };
}

/** @throws Error in one sentence without a key */
export function readCityKeys(json: string): CityKeys {
  const read = readKeys('EXCHANGE_CITY_KEYS', json, (jwk) =>
    createPublicKey({ key: jwk as JsonWebKey, format: 'jwk' }),
  );
  if (read.signing.length === 0)
    throw new Error('EXCHANGE_CITY_KEYS must contain a public Ed25519 key.');
  return {
    signing: new Map(read.signing.map(({ kid, key }) => [kid, key])),
    ...(read.encryption && { encryption: read.encryption }),
  };
}

function readKeys(setting: string, json: string, read: (jwk: Jwk) => KeyObject) {
  const invalid = () => new Error(`${setting} must be a JWKS whose keys have a \`kid\`.`);
  const keysOf = (): readonly Jwk[] => {
    try {
      return jwksSchema.parse(JSON.parse(json)).keys;
    } catch {
      throw invalid();
    }
  };
  const named = (jwk: Jwk): NamedKey => {
    try {
      return { kid: jwk.kid, key: read(jwk) };
    } catch {
      throw invalid();
    }
  };
  const jwks = keysOf();
  const signing = jwks.filter(({ kty, crv }) => kty === 'OKP' && crv === 'Ed25519').map(named);
  const others = jwks.filter(
    ({ kty, crv, use }) => kty === 'EC' && crv === 'P-256' && use === 'enc',
  );
  if (others.length > 1) throw new Error(`${setting} must contain at most one key for encryption.`);
  const [encryption] = others.map(named);
  return { signing, encryption };
}
