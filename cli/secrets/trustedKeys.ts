import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { gatewayOfKey, type GatewaySide } from '../support/identityKeys';
import { gatewayFile, gatewaysIn, replaceFile, subgraphFile } from './identityFolder';

const publicSchema = z.looseObject({ keys: z.array(z.looseObject({ kid: z.string() })) });
const secretsSchema = z.record(z.string(), z.string());
const privateSchema = z.looseObject({ kid: z.string() });
const ownSecretsSchema = z.record(z.string(), z.looseObject({ kid: z.string() }));

/** The keys that a subgraph accepts, by key id. */
export interface TrustedKeys {
  readonly publicKeys: readonly { readonly kid: string }[];
  readonly secrets: Readonly<Record<string, string>>;
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
async function writeTrusted(
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

/** Changes the keys that each of the subgraphs accepts. */
export async function eachSubgraph(
  secrets: string,
  subgraphs: readonly string[],
  change: (trusted: TrustedKeys, subgraph: string) => TrustedKeys,
): Promise<void> {
  for (const subgraph of subgraphs)
    await writeTrusted(secrets, subgraph, change(await readTrusted(secrets, subgraph), subgraph));
}

/** The keys with those of a gateway beside them. */
export function withKey(trusted: TrustedKeys, side: GatewaySide, subgraph: string): TrustedKeys {
  return {
    publicKeys: [...trusted.publicKeys, side.publicJwk as { kid: string }],
    secrets: { ...trusted.secrets, [side.kid]: side.secrets.get(subgraph)! },
  };
}

/**
 * The ids of a gateway's keys that subgraphs accept and it does not use.
 * @throws Error when the gateway does not exist
 */
export async function oldKeyIds(
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
