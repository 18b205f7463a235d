import type { Logger } from 'pino';
import { followFiles, type Followed } from '../../../process/followFiles';
import { readSettings } from '../../../process/settings/readSettings';
import { SUBGRAPH_IDENTITY_SETTINGS } from '../../../process/settings/subgraphCalls';
import { secretFileSettings } from '../../../process/settingsFromFiles';
import { readVerifyingKeys, type VerifyingKeys } from '../../../schema/identity/keys';

/**
 * The keys with which a subgraph process authenticates its gateways, from IDENTITY_PUBLIC_KEYS (a
 * JWKS of keys for Ed25519 or SM2) and IDENTITY_REQUEST_KEYS (JSON, key id → secret in base64url), or
 * from the files that `…_FILE` names. A subgraph cannot be served over HTTP without them.
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

/**
 * The same keys, which follow their files: gateways are added and removed without a restart. A
 * faulty file changes nothing and is logged.
 * @throws Error with one sentence for each setting that is invalid at the start
 */
export function followIdentityKeys(
  log: Logger,
  env: NodeJS.ProcessEnv = process.env,
): Followed<VerifyingKeys> {
  return followFiles({
    files: Object.values(secretFileSettings(env, Object.keys(SUBGRAPH_IDENTITY_SETTINGS))),
    read: () => readIdentityKeys(env),
    onReplaced: () => log.info('the keys of the gateways have changed and are in use'),
    onFault: (reason) =>
      log.error(
        { reason },
        'the keys of the gateways are not valid; the previous ones stay in use',
      ),
  });
}
