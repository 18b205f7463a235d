import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cryptoSuite } from '../storedKeys/config';
import { makeGatewaySide } from '../support/identityKeys';
import { withLock } from './folderLock';
import {
  gatewayDraft,
  gatewayFile,
  gatewaysIn,
  SECRET_MODE,
  SHARED_FOLDER_MODE,
  subgraphsIn,
} from './identityFolder';
import { eachSubgraph, keyIdsOf, withKey, withoutKeys } from './trustedKeys';

const NAME = /^[a-z][a-z0-9_-]{0,39}$/;

/**
 * Creates the keys of a gateway and lets every subgraph accept them. The remains of an interrupted
 * run are replaced.
 * @returns the subgraphs
 * @throws Error with one sentence when the name is invalid or exists; nothing is changed then
 */
export async function addGateway(secrets: string, name: string): Promise<string[]> {
  if (!NAME.test(name))
    throw new Error(
      `The name of a gateway must be at most 40 lower-case letters, digits, _ and -, not ${name}.`,
    );
  const subgraphs = await subgraphsIn(secrets);
  return withLock(secrets, async () => {
    if ((await gatewaysIn(secrets)).includes(name))
      throw new Error(`There is a gateway ${name} already; nothing changed.`);
    const side = makeGatewaySide(name, subgraphs, cryptoSuite());
    const draft = join(secrets, gatewayDraft(name));
    await rm(draft, { recursive: true, force: true });
    await mkdir(draft, { recursive: true, mode: SHARED_FOLDER_MODE });
    await writeFile(join(draft, 'private_key'), `${side.own.privateKey}\n`, { mode: SECRET_MODE });
    await writeFile(join(draft, 'request_keys'), `${side.own.requestKeys}\n`, {
      mode: SECRET_MODE,
    });
    await eachSubgraph(secrets, subgraphs, (trusted, subgraph) =>
      withKey(withoutKeys(trusted, keyIdsOf(trusted, name)), side, subgraph),
    );
    await rename(draft, join(secrets, gatewayFile(name, '')));
    return subgraphs;
  });
}
