import { randomBytes } from 'node:crypto';
import { newPrivateJwk, privateKeyOf, publicJwkOf } from '../../schema/signatures/signingJwk';
import type { SuiteName } from '../../subgraphs/framework/vault/suites/suite';

/** Keys between gateways and subgraphs, in the format of their settings. */
export interface IdentityKeys {
  /** By gateway: IDENTITY_PRIVATE_KEY and IDENTITY_REQUEST_KEYS. */
  readonly gateways: ReadonlyMap<string, { privateKey: string; requestKeys: string }>;
  /** IDENTITY_PUBLIC_KEYS of every subgraph. */
  readonly publicKeys: string;
  /** By subgraph: IDENTITY_REQUEST_KEYS. */
  readonly subgraphs: ReadonlyMap<string, string>;
}

/** The new keys of one gateway: what it keeps, and what its subgraphs must know. */
export interface GatewaySide {
  readonly kid: string;
  /** IDENTITY_PRIVATE_KEY and IDENTITY_REQUEST_KEYS of the gateway. */
  readonly own: { readonly privateKey: string; readonly requestKeys: string };
  /** The key in IDENTITY_PUBLIC_KEYS of every subgraph. */
  readonly publicJwk: object;
  /** By subgraph: the secret in its IDENTITY_REQUEST_KEYS, under the key id. */
  readonly secrets: ReadonlyMap<string, string>;
}

/** The gateway that a key id belongs to; undefined for ids that were not generated here. */
export function gatewayOfKey(kid: string): string | undefined {
  return /^(.+)-[0-9a-f]{8}$/.exec(kid)?.[1];
}

/**
 * Generates the keys of one gateway: a pair, and a secret for each subgraph.
 * @param suite Ed25519 and HMAC-SHA-256, or SM2 and HMAC-SM3
 */
export function makeGatewaySide(
  gateway: string,
  subgraphs: readonly string[],
  suite: SuiteName = 'international',
): GatewaySide {
  const kid = `${gateway}-${randomBytes(4).toString('hex')}`;
  const national = suite === 'national';
  const privateJwk = newPrivateJwk(national ? 'SM2' : 'Ed25519');
  const publicJwk = publicJwkOf(privateKeyOf(privateJwk));
  const newSecret = () => `${national ? 'sm:' : ''}${randomBytes(32).toString('base64url')}`;
  const secrets = new Map(subgraphs.map((name) => [name, newSecret()] as const));
  const requestKeys = Object.fromEntries([...secrets].map(([name, key]) => [name, { kid, key }]));
  return {
    kid,
    own: {
      privateKey: JSON.stringify({ ...privateJwk, kid }),
      requestKeys: JSON.stringify(requestKeys),
    },
    publicJwk: { ...publicJwk, kid },
    secrets,
  };
}

/**
 * Generates new keys: a pair for each gateway, and a secret for each pair of gateway and subgraph.
 */
export function makeIdentityKeys(
  gateways: readonly string[],
  subgraphs: readonly string[],
  suite?: SuiteName,
): IdentityKeys {
  const sides = gateways.map(
    (gateway) => [gateway, makeGatewaySide(gateway, subgraphs, suite)] as const,
  );
  return {
    gateways: new Map(sides.map(([gateway, { own }]) => [gateway, own])),
    publicKeys: JSON.stringify({ keys: sides.map(([, { publicJwk }]) => publicJwk) }),
    subgraphs: new Map(
      subgraphs.map((name) => [
        name,
        JSON.stringify(
          Object.fromEntries(sides.map(([, { kid, secrets }]) => [kid, secrets.get(name)])),
        ),
      ]),
    ),
  };
}
