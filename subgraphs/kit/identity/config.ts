import { readFileSync } from 'node:fs';
import { readVerifyingKeys, type VerifyingKeys } from '../../../schema/identity/keys';

/**
 * The keys by which a subgraph process knows its gateways, from IDENTITY_PUBLIC_KEYS (a JWKS of
 * Ed25519 keys) and IDENTITY_REQUEST_KEYS (JSON, key id → secret in base64url), or from the files
 * that `…_FILE` names. There is no way to run a subgraph over HTTP without them.
 * @throws Error with one sentence for each fault, none with a key in it
 */
export function readIdentityKeys(env: NodeJS.ProcessEnv = process.env): VerifyingKeys {
  const publicKeys = setting(env, 'IDENTITY_PUBLIC_KEYS');
  const requestKeys = setting(env, 'IDENTITY_REQUEST_KEYS');
  return readVerifyingKeys(publicKeys, requestKeys);
}

function setting(env: NodeJS.ProcessEnv, name: string): string {
  const file = env[`${name}_FILE`];
  if (file) {
    try {
      return readFileSync(file, 'utf8').trim();
    } catch {
      throw new Error(`${name}_FILE names a file that cannot be read.`);
    }
  }
  const value = env[name];
  if (!value) throw new Error(`${name} or ${name}_FILE must be set.`);
  return value;
}
