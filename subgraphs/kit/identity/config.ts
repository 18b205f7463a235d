import { secretsFromFiles } from '../../../process/settingsFromFiles';
import { readVerifyingKeys, type VerifyingKeys } from '../../../schema/identity/keys';

/**
 * The keys by which a subgraph process knows its gateways, from IDENTITY_PUBLIC_KEYS (a JWKS of
 * Ed25519 keys) and IDENTITY_REQUEST_KEYS (JSON, key id → secret in base64url), or from the files
 * that `…_FILE` names. There is no way to run a subgraph over HTTP without them.
 * @throws Error with one sentence for each fault, none with a key in it
 */
export function readIdentityKeys(env: NodeJS.ProcessEnv = process.env): VerifyingKeys {
  const values = secretsFromFiles(env, ['IDENTITY_PUBLIC_KEYS', 'IDENTITY_REQUEST_KEYS']);
  const set = (name: string): string => {
    const value = values[name];
    if (value === undefined) throw new Error(`${name} or ${name}_FILE must be set.`);
    return value;
  };
  return readVerifyingKeys(set('IDENTITY_PUBLIC_KEYS'), set('IDENTITY_REQUEST_KEYS'));
}
