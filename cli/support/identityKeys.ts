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

/**
 * Generates new keys: a pair for each gateway, and a secret for each pair of gateway and subgraph.
 */
export function makeIdentityKeys(
  gateways: readonly string[],
  subgraphs: readonly string[],
): IdentityKeys {
  const sides = gateways.map((gateway) => {
    const kid = `${gateway}-${randomBytes(4).toString('hex')}`;
    const { privateKey, publicKey } = generateKeyPairSync('ed25519');
    return {
      gateway,
      kid,
      privateJwk: { ...privateKey.export({ format: 'jwk' }), kid },
      publicJwk: { ...publicKey.export({ format: 'jwk' }), kid },
      secrets: new Map(
        subgraphs.map((name) => [name, { kid, key: randomBytes(32).toString('base64url') }]),
      ),
    };
  });
  return {
    gateways: new Map(
      sides.map(({ gateway, privateJwk, secrets }) => [
        gateway,
        {
          privateKey: JSON.stringify(privateJwk),
          requestKeys: JSON.stringify(Object.fromEntries(secrets)),
        },
      ]),
    ),
    publicKeys: JSON.stringify({ keys: sides.map(({ publicJwk }) => publicJwk) }),
    subgraphs: new Map(
      subgraphs.map((name) => [
        name,
        JSON.stringify(
          Object.fromEntries(sides.map(({ kid, secrets }) => [kid, secrets.get(name)?.key])),
        ),
      ]),
    ),
  };
}
