import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { EMPTY_HELP, EMPTY_OPTION, readDistrictConfig } from './start/config';
import { readGatewayConfig, type GatewayConfig } from '../gateway/config';
import { checkPort } from '../gateway/http/listener';
import { startGateway } from '../gateway/startGateway';
import { readSupergraph, type SubgraphEndpoint } from '../gateway/supergraph';
import { openDataset, type OpenDataset } from './start/openDataset';
import { builtFile } from '../process/builtFile';
import { startChild, type Child } from './support/child';
import { cryptoSuite } from './storedKeys/config';
import { makeIdentityKeys, type IdentityKeys } from './support/identityKeys';
import { createLog } from '../process/log';
import { childTelemetry, readTelemetryConfig } from '../process/telemetry/config';
import { openTelemetry } from '../process/telemetry/openTelemetry';
import { program } from './support/program';
import { seededSubjects } from '../seed/seededSubjects';
import { seedDataset } from '../seed/seedDataset';
import { welcome } from './start/welcome';

const SUPERGRAPH = join(__dirname, '../schema/generated/supergraph.graphql');

const HELP = `Runs the database, each subgraph as a process of its own, and the gateway, which calls the
subgraphs over HTTP with signed requests. The keys between them are generated at each start.

  npm run start:services [-- --empty]

${EMPTY_HELP}  --help   this text

Each subgraph listens on its port in schema/subgraphs.ts; docs/configuration.md lists the settings.
`;

program(
  { name: 'start:services', help: HELP, options: EMPTY_OPTION, isService: true },
  async ({ empty }) => {
    const config = readGatewayConfig({ store: true, auth: true, signing: false });
    const district = readDistrictConfig(empty);
    const telemetryConfig = readTelemetryConfig('hedong-credit-gateway');
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
      const telemetry = await openTelemetry(telemetryConfig, log);
      opened.push(telemetry);
      const store = await openDataset(
        config,
        district,
        () => ({ seededSubjects, seedDataset }),
        log,
      );
      opened.push(store);
      const names = subgraphs.map(({ name }) => name);
      const keys = makeIdentityKeys(['services'], names, cryptoSuite());
      const own = keys.gateways.get('services')!;
      const children = await startSubgraphs(subgraphs, { config, store, keys, log });
      opened.push({
        stop: async () => void (await Promise.all(children.map((child) => child.stop()))),
      });
      const gateway = await startGateway(
        {
          ...config,
          subgraphUrls: {},
          registrySubgraph: 'subjects',
          identityPrivateKey: own.privateKey,
          identityRequestKeys: own.requestKeys,
          identityFiles: {},
        },
        { supergraph, log, telemetry },
      );
      opened.push(gateway);
      for (const { name, url } of subgraphs) process.stdout.write(`subgraph ${name}: ${url}\n`);
      process.stdout.write(
        await welcome(gateway.url, config, { ...telemetry, isEmpty: store.isEmpty }),
      );
      return { stop };
    } catch (error) {
      await stop();
      throw error;
    }
  },
);

/**
 * Starts all subgraphs concurrently. @throws when one fails to start; then the others are stopped
 */
async function startSubgraphs(
  endpoints: readonly SubgraphEndpoint[],
  how: { config: GatewayConfig; store: OpenDataset; keys: IdentityKeys; log: Logger },
): Promise<Child[]> {
  const { config, store, keys, log } = how;
  const settled = await Promise.allSettled(
    endpoints.map((endpoint, index) => {
      const { host, port } = addressOf(endpoint);
      return startChild({
        name: endpoint.name,
        args: [endpoint.name],
        script: builtFile(__dirname, 'subgraph'),
        env: {
          HOST: host,
          PORT: String(port),
          MONGODB_URI: store.uri,
          MONGODB_DB_PREFIX: config.dbPrefix,
          CURSOR_KEY: store.cursorKey.toString('base64url'),
          SUBGRAPH_URLS: JSON.stringify(
            Object.fromEntries(endpoints.map(({ name, url }) => [name, url])),
          ),
          ...store.vault.settings,
          ...(endpoint.name === 'subjects' && store.logKeys.settings),
          EXECUTOR: config.executor,
          INTAKE_SHARE: String(config.intakeShare),
          SNAPSHOT_DAYS: String(config.snapshotDays),
          LOG_LEVEL: config.logLevel,
          NODE_ENV: config.production ? 'production' : 'development',
          ...childTelemetry(endpoint.name, index + 1),
          IDENTITY_PUBLIC_KEYS: keys.publicKeys,
          IDENTITY_REQUEST_KEYS: keys.subgraphs.get(endpoint.name),
        },
        onEnd: (code) =>
          log.error({ subgraph: endpoint.name, code }, 'a subgraph has exited unexpectedly'),
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
