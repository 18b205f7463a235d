import { createLog } from '../../process/log';
import { runMain } from '../../process/runMain';
import { readSubgraphConfig } from './config';
import { createSubgraph } from './createSubgraph';
import type { SubgraphDefinition } from './definition';
import { readLogSettings } from './log/config';
import { readIdentityKeys } from './identity/config';
import { verifyRequest } from './identity/verifyRequest';
import { startSubgraph } from './startSubgraph';
import { readVaultKeys } from './vault/config';

/**
 * Runs a subgraph as a process of its own, configured by the environment: it prints its URL when
 * it listens, and on SIGTERM finishes what is under way and exits 0.
 */
export function runSubgraph(definition: SubgraphDefinition): Promise<void> {
  return runMain(definition.name, async () => {
    const config = readSubgraphConfig();
    const keys = readIdentityKeys();
    const vaultKeys = readVaultKeys();
    if (!vaultKeys)
      throw new Error('VAULT_KEYS and BLIND_INDEX_KEYS, or their _FILE, must be set.');
    const logKeys = readLogSettings();
    if (definition.begin && !logKeys)
      throw new Error('LOG_SIGNING_KEY and LOG_PSEUDONYM_KEY, or their _FILE, must be set.');
    const log = createLog(config.logLevel, { subgraph: definition.name });
    const subgraph = await createSubgraph(definition, {
      uri: config.mongodbUri,
      dbPrefix: config.dbPrefix,
      cursorKey: config.cursorKey,
      vaultKeys,
      ...(logKeys && { logKeys, logThread: true }),
      executor: config.executor,
      log,
    });
    const identify = verifyRequest({ name: definition.name, keys });
    const server = await startSubgraph(subgraph, identify, { ...config, log }).catch(
      async (error: unknown) => {
        await subgraph.stop();
        throw error;
      },
    );
    process.stdout.write(`${definition.name}: ${server.url}\n`);
    return {
      async stop() {
        await server.stop();
        await subgraph.stop();
      },
    };
  });
}
