import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readWorldConfig } from './config';
import { readGatewayConfig } from '../gateway/config';
import { createLog } from '../process/log';
import { checkPort } from '../gateway/http/listener';
import { runMain } from '../process/runMain';
import { startGateway } from '../gateway/startGateway';
import { openWorld } from './openWorld';
import { isSeeded, seedWorld } from '../seed/seedWorld';
import { createSubgraphs } from '../subgraphs';
import { welcome } from './welcome';

const SUPERGRAPH = join(__dirname, '../schema/generated/supergraph.graphql');

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
    const store = await openWorld(config, world, { isSeeded, seedWorld }, log);
    opened.push(store);
    const parts = await createSubgraphs({
      uri: store.uri,
      dbPrefix: config.dbPrefix,
      cursorKey: store.cursorKey,
      vaultKeys: store.vault.keys,
      logKeys: store.logKeys.keys,
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
