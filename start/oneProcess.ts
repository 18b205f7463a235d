import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readWorldConfig } from './config';
import { readGatewayConfig } from '../gateway/config';
import { createLog } from '../process/log';
import { checkPort } from '../gateway/http/listener';
import { runMain } from '../process/runMain';
import { openWorld } from './openWorld';
import type * as Parts from './parts';
import type * as Seed from '../seed/seedWorld';

const SUPERGRAPH = join(__dirname, '../schema/generated/supergraph.graphql');

/* eslint-disable @typescript-eslint/no-require-imports */
/** Loading is most of a start; the database opens in its own thread while it goes on. */
const loadParts = () => require('./parts') as typeof Parts;
/** Only a first start seeds. */
const loadSeed = () => require('../seed/seedWorld') as typeof Seed;
/* eslint-enable @typescript-eslint/no-require-imports */

const seeding = () => ({
  isSeeded: loadParts().isSeeded,
  seedWorld: (options: Seed.SeedOptions) => loadSeed().seedWorld(options),
});

/** Everything in one process: the database, the subgraphs called in process, the gateway. */
void runMain('start', async () => {
  const config = readGatewayConfig({ store: true, auth: true, signing: false });
  const world = readWorldConfig();
  const log = createLog(config.logLevel);
  const supergraph = await readFile(SUPERGRAPH, 'utf8');
  await checkPort(config);
  const opened: { stop(): Promise<void> }[] = [];
  const stop = async () => {
    for (const part of opened.toReversed()) await part.stop();
  };
  try {
    const store = await openWorld(config, world, seeding, log);
    opened.push(store);
    const { createSubgraphs, startGateway, welcome } = loadParts();
    const parts = await createSubgraphs({
      uri: store.uri,
      dbPrefix: config.dbPrefix,
      cursorKey: store.cursorKey,
      vaultKeys: store.vault.keys,
      logKeys: store.logKeys.keys,
      logThread: true,
      executor: config.executor,
      log,
    });
    opened.push(parts);
    const gateway = await startGateway(config, { supergraph, log, subgraphs: parts.subgraphs });
    opened.push(gateway);
    process.stdout.write(await welcome(gateway.url, config));
    return { stop };
  } catch (error) {
    await stop();
    throw error;
  }
});
