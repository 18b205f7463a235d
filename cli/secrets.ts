import { randomBytes } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeIdentityKeys } from './support/identityKeys';
import { subgraphTlsSecrets } from './secrets/subgraphTlsSecrets';
import { tlsSecrets } from './secrets/tlsSecrets';
import { needed, program } from './support/program';
import { newRing } from './storedKeys/vaultKeys';
import { newPseudonymKey, newSigningKey } from '../schema/log/newLogKeys';
import { SUBGRAPH_NAMES } from '../schema/sdl';

/** The gateways of docker-compose.yml. */
const GATEWAYS = ['gateway_a', 'gateway_b'];

const HELP = `Generates the secrets of docker-compose.yml in a new folder. It never replaces existing secrets.

  npm run secrets -- --out FOLDER [--host NAME]

  --out FOLDER   folder to create
  --host NAME    name in the development certificate of the proxy, beside localhost
  --help         this text

tls_certificate and tls_private_key are for trying the containers; clients that trust tls_ca accept
them. For production replace both by the files that your CA has issued.
`;

program(
  { name: 'secrets', help: HELP, options: { out: { type: 'string' }, host: { type: 'string' } } },
  async ({ out, host }) => {
    const folder = needed(out, '--out FOLDER');
    const secrets = new Map([
      ...newSecrets(),
      ...(await tlsSecrets(host)),
      ...(await subgraphTlsSecrets(GATEWAYS, SUBGRAPH_NAMES)),
    ]);
    await writeSecrets(folder, secrets);
    process.stdout.write(`The secrets are in ${folder}.\n`);
  },
);

function newSecrets(): ReadonlyMap<string, string> {
  const password = randomBytes(24).toString('base64url');
  const redisPassword = randomBytes(24).toString('base64url');
  const keys = makeIdentityKeys(GATEWAYS, SUBGRAPH_NAMES);
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
    ['vault_keys', newRing()],
    ['blind_index_keys', newRing()],
    ['log_signing_key', newSigningKey()],
    ['log_pseudonym_key', newPseudonymKey()],
    ['identity_public_keys', keys.publicKeys],
    ...[...keys.gateways].flatMap(([name, { privateKey, requestKeys }]): [string, string][] => [
      [`${name}_private_key`, privateKey],
      [`${name}_request_keys`, requestKeys],
    ]),
    ...[...keys.subgraphs].map(([name, text]): [string, string] => [`${name}_request_keys`, text]),
  ]);
}

/**
 * Only the owner can enter the folder; the files in it are readable, because a container that
 * mounts one reads it under another account.
 */
async function writeSecrets(folder: string, secrets: ReadonlyMap<string, string>): Promise<void> {
  try {
    await mkdir(folder, { mode: 0o700 });
  } catch (cause) {
    throw new Error(`The folder ${folder} exists already, or cannot be created.`, { cause });
  }
  for (const [name, text] of secrets)
    await writeFile(join(folder, name), `${text}\n`, { mode: 0o444, flag: 'wx' });
}
