import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeGatewaySide, type GatewaySide } from '../support/identityKeys';
import { withLock } from './folderLock';
import {
  gatewayFile,
  gatewaysIn,
  keyIdsOf,
  ownKeyIds,
  readTrusted,
  replaceFile,
  SECRET_MODE,
  SHARED_FOLDER_MODE,
  subgraphsIn,
  withoutKeys,
  writeTrusted,
  type TrustedKeys,
} from './identityFolder';

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
    const side = makeGatewaySide(name, subgraphs);
    const draft = join(secrets, gatewayFile(`.${name}`, ''));
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
    await rm(join(secrets, gatewayFile(name, '')), { recursive: true, force: true });
  });
}

/**
 * Gives a gateway new keys. The subgraphs accept the new and the old ones until `removeOldKeys`.
 * @throws Error with one sentence when it does not exist, or still has older keys
 */
export async function rotateGateway(secrets: string, name: string): Promise<void> {
  const subgraphs = await subgraphsIn(secrets);
  await withLock(secrets, async () => {
    if ((await oldKeys(secrets, subgraphs, name)).length > 0)
      throw new Error(`${name} still has old keys: run remove-old-keys ${name} first.`);
    const side = makeGatewaySide(name, subgraphs);
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
    const old = await oldKeys(secrets, subgraphs, name);
    if (old.length > 0)
      await eachSubgraph(secrets, subgraphs, (trusted) => withoutKeys(trusted, old));
    return old;
  });
}

/** One line for each gateway: its name, its key id, older key ids, and subgraphs without its key. */
export async function listGateways(secrets: string): Promise<string> {
  const subgraphs = await subgraphsIn(secrets);
  const lines = [];
  for (const name of await gatewaysIn(secrets)) {
    const own = await ownKeyIds(secrets, name);
    const old = await oldKeys(secrets, subgraphs, name);
    const refusing = [];
    for (const subgraph of subgraphs) {
      const { publicKeys, secrets: shared } = await readTrusted(secrets, subgraph);
      const known = new Set([...publicKeys.map(({ kid }) => kid), ...Object.keys(shared)]);
      if (!own.every((kid) => known.has(kid))) refusing.push(subgraph);
    }
    const notes = [
      ...(old.length > 0 ? [`also accepted: ${old.join(', ')}`] : []),
      ...(refusing.length > 0 ? [`not accepted by ${refusing.join(', ')}`] : []),
    ];
    lines.push([name, own.join(', '), ...notes].join('\t'));
  }
  return lines.map((line) => `${line}\n`).join('');
}

/** The ids of a gateway's keys that subgraphs accept and it does not use. */
async function oldKeys(
  secrets: string,
  subgraphs: readonly string[],
  name: string,
): Promise<string[]> {
  if (!(await gatewaysIn(secrets)).includes(name)) throw new Error(`There is no gateway ${name}.`);
  const own = await ownKeyIds(secrets, name);
  const ids = new Set<string>();
  for (const subgraph of subgraphs)
    for (const kid of keyIdsOf(await readTrusted(secrets, subgraph), name))
      if (!own.includes(kid)) ids.add(kid);
  return [...ids];
}

async function eachSubgraph(
  secrets: string,
  subgraphs: readonly string[],
  change: (trusted: TrustedKeys, subgraph: string) => TrustedKeys,
): Promise<void> {
  for (const subgraph of subgraphs)
    await writeTrusted(secrets, subgraph, change(await readTrusted(secrets, subgraph), subgraph));
}

function withKey(trusted: TrustedKeys, side: GatewaySide, subgraph: string): TrustedKeys {
  return {
    publicKeys: [...trusted.publicKeys, side.publicJwk as { kid: string }],
    secrets: { ...trusted.secrets, [side.kid]: side.secrets.get(subgraph)! },
  };
}
