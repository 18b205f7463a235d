import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { withLock } from './folderLock';
import { gatewayDraft, gatewayFile, gatewaysIn, subgraphsIn } from './identityFolder';
import { eachSubgraph, keyIdsOf, readTrusted, withoutKeys } from './trustedKeys';

/**
 * Lets no subgraph accept a gateway any more, and deletes its keys.
 * @throws Error with one sentence when it does not exist, or is the only one
 */
export async function removeGateway(secrets: string, name: string): Promise<void> {
  const subgraphs = await subgraphsIn(secrets);
  await withLock(secrets, async () => {
    const gateways = await gatewaysIn(secrets);
    const known = await Promise.all(
      subgraphs.map(async (each) => keyIdsOf(await readTrusted(secrets, each), name).length > 0),
    );
    if (!gateways.includes(name) && !known.includes(true))
      throw new Error(`There is no gateway ${name}.`);
    if (gateways.every((other) => other === name))
      throw new Error(`${name} is the only gateway: add another before you remove it.`);
    await eachSubgraph(secrets, subgraphs, (trusted) =>
      withoutKeys(trusted, keyIdsOf(trusted, name)),
    );
    for (const folder of [gatewayFile(name, ''), gatewayDraft(name)])
      await rm(join(secrets, folder), { recursive: true, force: true });
  });
}
