import { readSettings } from '../../../process/settings/readSettings';
import { SUBGRAPH_IDENTITY_SETTINGS } from '../../../process/settings/subgraphCalls';
import { readVerifyingKeys, type VerifyingKeys } from '../../../schema/identity/keys';

/**
 * The keys with which a subgraph process authenticates its gateways, from IDENTITY_PUBLIC_KEYS (a
 * JWKS of Ed25519 keys) and IDENTITY_REQUEST_KEYS (JSON, key id → secret in base64url), or from the
 * files that `…_FILE` names. A subgraph cannot be served over HTTP without them.
 * @throws Error with one sentence for each invalid setting; no message contains a key
 */
export function readIdentityKeys(env: NodeJS.ProcessEnv = process.env): VerifyingKeys {
  const { IDENTITY_PUBLIC_KEYS, IDENTITY_REQUEST_KEYS } = readSettings(
    SUBGRAPH_IDENTITY_SETTINGS,
    env,
    { required: ['IDENTITY_PUBLIC_KEYS', 'IDENTITY_REQUEST_KEYS'] },
  );
  return readVerifyingKeys(IDENTITY_PUBLIC_KEYS, IDENTITY_REQUEST_KEYS);
}
