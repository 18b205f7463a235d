import { randomBytes } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { newPseudonymKey, newSigningKey } from '../../schema/log/newLogKeys';
import { SUBGRAPH_NAMES } from '../../schema/sdl';
import { cryptoSuite } from '../storedKeys/config';
import { newRing } from '../storedKeys/vaultKeys';
import { makeIdentityKeys } from '../support/identityKeys';
import { subgraphTlsSecrets } from './subgraphTlsSecrets';
import { tlsSecrets } from './tlsSecrets';
import { gatewayFile, SECRET_MODE, SHARED_FOLDER_MODE, subgraphFile } from './identityFolder';

/** The gateways of docker-compose.yml. */
const FIRST_GATEWAYS = ['gateway_a', 'gateway_b'];

/**
 * New secrets of docker-compose.yml, by their path in the folder of secrets.
 * @param host name in the development certificate of the proxy, beside localhost
 * @throws Error with one sentence when the name is not a host name
 */
export async function newSecrets(host?: string): Promise<ReadonlyMap<string, string>> {
  const password = randomBytes(24).toString('base64url');
  const redisPassword = randomBytes(24).toString('base64url');
  return new Map([
    ['mongo_keyfile', randomBytes(500).toString('base64')],
    ['mongo_root_password', randomBytes(24).toString('base64url')],
    ['mongo_app_password', password],
    [
      'mongodb_uri',
      `mongodb://hedong:${password}@mongo-1:27017,mongo-2:27017,mongo-3:27017/?replicaSet=hedong&authSource=admin&w=majority`,
    ],
    ['redis_password', redisPassword],
    ['redis_url', `redis://:${redisPassword}@redis:6379`],
    ['cursor_key', randomBytes(32).toString('base64url')],
    ['dpop_nonce_key', randomBytes(32).toString('base64url')],
    ['vault_keys', newRing(cryptoSuite())],
    ['blind_index_keys', newRing(cryptoSuite())],
    ['log_signing_key', newSigningKey(cryptoSuite())],
    ['log_pseudonym_key', newPseudonymKey(cryptoSuite())],
    ...identitySecrets(),
    ...(await tlsSecrets(host)),
    ...(await subgraphTlsSecrets(FIRST_GATEWAYS, SUBGRAPH_NAMES)),
  ]);
}

function identitySecrets(): [string, string][] {
  const keys = makeIdentityKeys(FIRST_GATEWAYS, SUBGRAPH_NAMES, cryptoSuite());
  return [
    ...[...keys.gateways].flatMap(([name, own]): [string, string][] => [
      [gatewayFile(name, 'private_key'), own.privateKey],
      [gatewayFile(name, 'request_keys'), own.requestKeys],
    ]),
    ...[...keys.subgraphs].flatMap(([name, requestKeys]): [string, string][] => [
      [subgraphFile(name, 'public_keys'), keys.publicKeys],
      [subgraphFile(name, 'request_keys'), requestKeys],
    ]),
  ];
}

/**
 * Writes secrets to a new folder. Only the owner can enter it; the files and folders in it are
 * readable, because a container that mounts one reads it under another account.
 * @throws Error with one sentence when the folder exists
 */
export async function writeSecrets(
  folder: string,
  secrets: ReadonlyMap<string, string>,
): Promise<void> {
  try {
    await mkdir(folder, { mode: 0o700 });
  } catch (cause) {
    throw new Error(`The folder ${folder} exists already, or cannot be created.`, { cause });
  }
  for (const [name, text] of secrets) {
    const file = join(folder, name);
    await mkdir(dirname(file), { recursive: true, mode: SHARED_FOLDER_MODE });
    await writeFile(file, `${text}\n`, { mode: SECRET_MODE, flag: 'wx' });
  }
}
