import { secretsFromFiles } from '../../../process/settingsFromFiles';
import { readVerifyingKeys, type VerifyingKeys } from '../../../schema/identity/keys';

/** The settings that hold the keys; `NAME_FILE` names a file that holds NAME. */
const IDENTITY_SETTINGS = {
  publicKeys: 'IDENTITY_PUBLIC_KEYS',
  requestKeys: 'IDENTITY_REQUEST_KEYS',
} as const;

/**
 * The keys by which a subgraph process knows its gateways, from IDENTITY_PUBLIC_KEYS (a JWKS of
 * Ed25519 keys) and IDENTITY_REQUEST_KEYS (JSON, key id → secret in base64url), or from the files
 * that `…_FILE` names. There is no way to run a subgraph over HTTP without them.
 * @throws Error with one sentence for each fault, none with a key in it
 */
export function readIdentityKeys(env: NodeJS.ProcessEnv = process.env): VerifyingKeys {
  const values = secretsFromFiles(env, Object.values(IDENTITY_SETTINGS));
  const set = (name: string): string => {
    const value = values[name];
    if (value === undefined) throw new Error(`${name} or ${name}_FILE must be set.`);
    return value;
  };
  return readVerifyingKeys(set(IDENTITY_SETTINGS.publicKeys), set(IDENTITY_SETTINGS.requestKeys));
}
