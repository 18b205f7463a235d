import { join } from 'node:path';
import { cryptoSuite } from '../storedKeys/config';
import { makeGatewaySide } from '../support/identityKeys';
import { withLock } from './folderLock';
import { gatewayFile, replaceFile, subgraphsIn } from './identityFolder';
import { eachSubgraph, oldKeyIds, withKey, withoutKeys } from './trustedKeys';

/**
 * Gives a gateway new keys. The subgraphs accept the new and the old ones until `removeOldKeys`.
 * @throws Error with one sentence when it does not exist, or still has older keys
 */
export async function rotateGateway(secrets: string, name: string): Promise<void> {
  const subgraphs = await subgraphsIn(secrets);
  await withLock(secrets, async () => {
    if ((await oldKeyIds(secrets, subgraphs, name)).length > 0)
      throw new Error(`${name} still has old keys: run remove-old-keys ${name} first.`);
    const side = makeGatewaySide(name, subgraphs, cryptoSuite());
    await eachSubgraph(secrets, subgraphs, (trusted, subgraph) => withKey(trusted, side, subgraph));
    // Last, because the gateway begins to use them immediately.
    await replaceFile(join(secrets, gatewayFile(name, 'request_keys')), side.own.requestKeys);
    await replaceFile(join(secrets, gatewayFile(name, 'private_key')), side.own.privateKey);
  });
}

/**
 * Lets the subgraphs accept only the keys with which a gateway signs now.
 * @returns the ids of the keys that were removed
 * @throws Error with one sentence when the gateway does not exist
 */
export async function removeOldKeys(secrets: string, name: string): Promise<string[]> {
  const subgraphs = await subgraphsIn(secrets);
  return withLock(secrets, async () => {
    const old = await oldKeyIds(secrets, subgraphs, name);
    if (old.length > 0)
      await eachSubgraph(secrets, subgraphs, (trusted) => withoutKeys(trusted, old));
    return old;
  });
}
