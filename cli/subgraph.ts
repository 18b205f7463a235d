import { createLog } from '../process/log';
import { SUBGRAPH_NAMES } from '../schema/sdl';
import { definitionOf } from '../subgraphs/definitionOf';
import { readSubgraphConfig } from '../subgraphs/framework/config';
import { createSubgraph } from '../subgraphs/framework/createSubgraph';
import { readLogSettings } from '../subgraphs/framework/log/config';
import { readIdentityKeys } from '../subgraphs/framework/identity/config';
import { receiptKey } from '../subgraphs/framework/receipts/receiptKey';
import { receiptSources } from '../subgraphs/framework/receipts/receiptSources';
import { verifyRequest } from '../subgraphs/framework/identity/verifyRequest';
import { startSubgraph } from '../subgraphs/framework/startSubgraph';
import { readVaultKeys } from '../subgraphs/framework/vault/config';
import { commandOf, program } from './support/program';

const HELP = `Runs a subgraph as a process of its own.

  node build/cli/subgraph.js NAME

  NAME     ${SUBGRAPH_NAMES.join(', ')}
  --help   this text

Prints its URL when it listens; on SIGTERM it completes the requests in progress and exits.
`;

// The name distinguishes the errors of subgraphs that share one output stream.
const name = ['subgraph', process.argv[2]].join(' ').trim();

program(
  { name, help: HELP, maxPositionals: 1, options: {}, isService: true },
  async (_values, [word]) => {
    const definition = definitionOf(commandOf(word, SUBGRAPH_NAMES));
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
    const secret = receiptKey(config.cursorKey);
    subgraph.reconcile?.(receiptSources(subgraph, config.subgraphUrls, secret));
    const server = await startSubgraph(subgraph, identify, {
      ...config,
      log,
      receiptKey: secret,
    }).catch(async (error: unknown) => {
      await subgraph.stop();
      throw error;
    });
    process.stdout.write(`${definition.name}: ${server.url}\n`);
    return {
      async stop() {
        await server.stop();
        await subgraph.stop();
      },
    };
  },
);
