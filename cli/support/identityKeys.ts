import { generateKeyPairSync, randomBytes } from 'node:crypto';

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

/** Generates the keys of one gateway: a pair, and a secret for each subgraph. */
export function makeGatewaySide(gateway: string, subgraphs: readonly string[]): GatewaySide {
  const kid = `${gateway}-${randomBytes(4).toString('hex')}`;
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const secrets = new Map(
    subgraphs.map((name) => [name, randomBytes(32).toString('base64url')] as const),
  );
  const requestKeys = Object.fromEntries([...secrets].map(([name, key]) => [name, { kid, key }]));
  return {
    kid,
    own: {
      privateKey: JSON.stringify({ ...privateKey.export({ format: 'jwk' }), kid }),
      requestKeys: JSON.stringify(requestKeys),
    },
    publicJwk: { ...publicKey.export({ format: 'jwk' }), kid },
    secrets,
  };
}

/**
 * Generates new keys: a pair for each gateway, and a secret for each pair of gateway and subgraph.
 */
export function makeIdentityKeys(
  gateways: readonly string[],
  subgraphs: readonly string[],
): IdentityKeys {
  const sides = gateways.map((gateway) => [gateway, makeGatewaySide(gateway, subgraphs)] as const);
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
