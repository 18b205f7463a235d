import { randomBytes } from 'node:crypto';
import { open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import { gatewayOfKey } from '../support/identityKeys';

/**
 * The keys between gateways and subgraphs in a folder of secrets: one folder for each gateway and
 * each subgraph, which a container mounts as a whole. A container that mounts a single file does
 * not see the file that replaces it.
 */
const FOLDER = 'identity';

export const SECRET_MODE = 0o444;
export const SHARED_FOLDER_MODE = 0o755;

/** Path of a gateway's file in the folder of secrets. */
export const gatewayFile = (gateway: string, file: 'private_key' | 'request_keys' | '') =>
  join(FOLDER, 'gateways', gateway, file);

/** Path of a subgraph's file in the folder of secrets. */
export const subgraphFile = (subgraph: string, file: 'public_keys' | 'request_keys' | '') =>
  join(FOLDER, 'subgraphs', subgraph, file);

const publicSchema = z.looseObject({ keys: z.array(z.looseObject({ kid: z.string() })) });
const secretsSchema = z.record(z.string(), z.string());
const privateSchema = z.looseObject({ kid: z.string() });
const ownSecretsSchema = z.record(z.string(), z.looseObject({ kid: z.string() }));

/** The keys that a subgraph accepts, by key id. */
export interface TrustedKeys {
  readonly publicKeys: readonly { readonly kid: string }[];
  readonly secrets: Readonly<Record<string, string>>;
}

/** Names of the gateways in a folder of secrets, in alphabetical order. */
export const gatewaysIn = (secrets: string) => foldersIn(join(secrets, gatewayFile('', '')));

/**
 * Names of the subgraphs in a folder of secrets.
 * @throws Error with one sentence when there are none
 */
export async function subgraphsIn(secrets: string): Promise<string[]> {
  const names = await foldersIn(join(secrets, subgraphFile('', '')));
  if (names.length === 0)
    throw new Error(
      `The folder ${secrets} contains no keys of subgraphs: name another with --folder, or create it with --out.`,
    );
  return names;
}

/** Hidden folders are drafts. */
async function foldersIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  });
  return entries
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
    .map(({ name }) => name)
    .sort();
}

/** The ids of the keys with which a gateway signs. @throws Error that names the file */
export async function ownKeyIds(secrets: string, gateway: string): Promise<string[]> {
  const { kid } = await readJson(join(secrets, gatewayFile(gateway, 'private_key')), privateSchema);
  const file = join(secrets, gatewayFile(gateway, 'request_keys'));
  const shared = Object.values(await readJson(file, ownSecretsSchema));
  return [...new Set([kid, ...shared.map((each) => each.kid)])];
}

/** @throws Error that names the file, without its content */
export async function readTrusted(secrets: string, subgraph: string): Promise<TrustedKeys> {
  const { keys } = await readJson(
    join(secrets, subgraphFile(subgraph, 'public_keys')),
    publicSchema,
  );
  const file = join(secrets, subgraphFile(subgraph, 'request_keys'));
  return { publicKeys: keys, secrets: await readJson(file, secretsSchema) };
}

/** Replaces both files of a subgraph, each atomically. */
export async function writeTrusted(
  secrets: string,
  subgraph: string,
  { publicKeys, secrets: shared }: TrustedKeys,
): Promise<void> {
  const write = (file: 'public_keys' | 'request_keys', value: object) =>
    replaceFile(join(secrets, subgraphFile(subgraph, file)), JSON.stringify(value));
  await write('public_keys', { keys: publicKeys });
  await write('request_keys', shared);
}

/** The ids of a gateway's keys among those that a subgraph accepts, oldest first. */
export function keyIdsOf({ publicKeys, secrets }: TrustedKeys, gateway: string): string[] {
  const ids = [...publicKeys.map(({ kid }) => kid), ...Object.keys(secrets)];
  return [...new Set(ids)].filter((kid) => gatewayOfKey(kid) === gateway);
}

/** The keys without those with certain ids. */
export function withoutKeys(
  { publicKeys, secrets }: TrustedKeys,
  ids: readonly string[],
): TrustedKeys {
  return {
    publicKeys: publicKeys.filter(({ kid }) => !ids.includes(kid)),
    secrets: Object.fromEntries(Object.entries(secrets).filter(([kid]) => !ids.includes(kid))),
  };
}

/** Writes a file under another name and renames it, so that no reader sees half of it. */
export async function replaceFile(file: string, text: string): Promise<void> {
  const draft = join(dirname(file), `.${basename(file)}.${randomBytes(6).toString('hex')}`);
  try {
    const handle = await open(draft, 'wx', SECRET_MODE);
    try {
      await handle.writeFile(`${text}\n`);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(draft, file);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}

async function readJson<T>(file: string, schema: z.ZodType<T>): Promise<T> {
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new Error(`The file ${file} cannot be read.`, { cause });
  });
  try {
    return schema.parse(JSON.parse(text));
  } catch {
    throw new Error(`The file ${file} does not contain keys.`);
  }
}
