import { randomBytes, generateKeyPairSync } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { readWorldConfig } from './config';
import { readGatewayConfig, type GatewayConfig } from './gateway/config';
import { checkPort } from './gateway/http/listener';
import { startGateway } from './gateway/startGateway';
import { readSupergraph, type SubgraphEndpoint } from './gateway/supergraph';
import { openWorld, type World } from './openWorld';
import { startChild, type Child } from './process/child';
import { createLog } from './process/log';
import { runMain } from './process/runMain';
import { isSeeded, seedWorld } from './seed/seedWorld';
import { welcome } from './welcome';

const SUPERGRAPH = join(__dirname, 'schema/generated/supergraph.graphql');

/**
 * The database, each subgraph as a process of its own at its port in the supergraph, and the
 * gateway over HTTP with signed requests. The keys between them live as long as this process.
 */
void runMain('start:services', async () => {
  const config = readGatewayConfig({ store: true, auth: true, signing: false });
  const world = readWorldConfig();
  const log = createLog(config.logLevel);
  const supergraph = await readFile(SUPERGRAPH, 'utf8');
  const { subgraphs } = readSupergraph(supergraph);
  await checkPort(config);
  for (const endpoint of subgraphs) await checkPort(addressOf(endpoint));
  const opened: { stop(): Promise<void> }[] = [];
  const stop = async () => {
    for (const part of opened.toReversed()) await part.stop();
  };
  try {
    const store = await openWorld(config, world, { isSeeded, seedWorld }, log);
    opened.push(store);
    const keys = makeKeys(subgraphs);
    const children = await startSubgraphs(subgraphs, { config, store, keys, log });
    opened.push({
      stop: async () => void (await Promise.all(children.map((child) => child.stop()))),
    });
    const gateway = await startGateway({ ...config, ...keys.gateway }, { supergraph, log });
    opened.push(gateway);
    for (const { name, url } of subgraphs) process.stdout.write(`subgraph ${name}: ${url}\n`);
    process.stdout.write(await welcome(gateway.url, config));
    return { stop };
  } catch (error) {
    await stop();
    throw error;
  }
});

interface Keys {
  readonly gateway: Pick<GatewayConfig, 'identityPrivateKey' | 'identityRequestKeys'>;
  /** What each subgraph must know to check the gateway's requests. */
  readonly subgraphs: ReadonlyMap<string, NodeJS.ProcessEnv>;
}

/** New keys between this gateway and its subgraphs; each secret is known to one subgraph alone. */
function makeKeys(subgraphs: readonly SubgraphEndpoint[]): Keys {
  const kid = `services-${randomBytes(4).toString('hex')}`;
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const secrets = subgraphs.map(
    ({ name }) => [name, randomBytes(32).toString('base64url')] as const,
  );
  const jwks = JSON.stringify({ keys: [{ ...publicKey.export({ format: 'jwk' }), kid }] });
  return {
    gateway: {
      identityPrivateKey: JSON.stringify({ ...privateKey.export({ format: 'jwk' }), kid }),
      identityRequestKeys: JSON.stringify(
        Object.fromEntries(secrets.map(([name, key]) => [name, { kid, key }])),
      ),
    },
    subgraphs: new Map(
      secrets.map(([name, key]) => [
        name,
        { IDENTITY_PUBLIC_KEYS: jwks, IDENTITY_REQUEST_KEYS: JSON.stringify({ [kid]: key }) },
      ]),
    ),
  };
}

/** Starts all subgraphs at once. @throws when one does not come up; none stays then */
async function startSubgraphs(
  endpoints: readonly SubgraphEndpoint[],
  how: { config: GatewayConfig; store: World; keys: Keys; log: Logger },
): Promise<Child[]> {
  const { config, store, keys, log } = how;
  const settled = await Promise.allSettled(
    endpoints.map((endpoint) => {
      const { host, port } = addressOf(endpoint);
      return startChild({
        name: endpoint.name,
        script: join(__dirname, 'subgraphs', endpoint.name, 'index.ts'),
        env: {
          HOST: host,
          PORT: String(port),
          MONGODB_URI: store.uri,
          MONGODB_DB_PREFIX: config.dbPrefix,
          CURSOR_KEY: store.cursorKey.toString('base64url'),
          LOG_LEVEL: config.logLevel,
          NODE_ENV: config.production ? 'production' : 'development',
          ...keys.subgraphs.get(endpoint.name),
        },
        onEnd: (code) => log.error({ subgraph: endpoint.name, code }, 'a subgraph has ended'),
      });
    }),
  );
  const children = settled.flatMap((result) =>
    result.status === 'fulfilled' ? [result.value] : [],
  );
  const failed = settled.find((result) => result.status === 'rejected');
  if (!failed) return children;
  await Promise.all(children.map((child) => child.stop()));
  throw failed.reason;
}

function addressOf({ url }: SubgraphEndpoint): { host: string; port: number } {
  const { hostname, port } = new URL(url);
  return { host: hostname, port: Number(port) };
}
