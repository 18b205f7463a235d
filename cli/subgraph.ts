import { followSubgraphTls } from '../process/followSubgraphTls';
import { createLog } from '../process/log';
import { readTelemetryConfig } from '../process/telemetry/config';
import { openTelemetry } from '../process/telemetry/openTelemetry';
import { SUBGRAPH_NAMES } from '../schema/sdl';
import { definitionOf } from '../subgraphs/definitionOf';
import { readSubgraphConfig } from '../subgraphs/framework/config';
import { createSubgraph } from '../subgraphs/framework/createSubgraph';
import { readExchangeConfig } from '../subgraphs/framework/exchange/config';
import { readLogSettings } from '../subgraphs/framework/log/config';
import { followIdentityKeys } from '../subgraphs/framework/identity/config';
import { caseKey } from '../subgraphs/framework/cases/caseKey';
import { httpCaseRecords } from '../subgraphs/framework/cases/httpCaseRecords';
import { directoryKey } from '../subgraphs/framework/directory/directoryKey';
import { directoryOf } from '../subgraphs/framework/directory/directoryOf';
import { receiptKey } from '../subgraphs/framework/receipts/receiptKey';
import { receiptSources } from '../subgraphs/framework/receipts/receiptSources';
import { statisticsKeys } from '../subgraphs/framework/statistics/statisticsKeys';
import { statisticsSources } from '../subgraphs/framework/statistics/statisticsSources';
import { verifyRequest } from '../subgraphs/framework/identity/verifyRequest';
import { startSubgraph } from '../subgraphs/framework/startSubgraph';
import { refuseUnfinishedRestore } from './database/unfinishedRestore';
import { observeKeyAge } from '../subgraphs/framework/telemetry/keyAge';
import { readVaultKeys, vaultSettings } from '../subgraphs/framework/vault/config';
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
    const exchange = readExchangeConfig();
    const vaultKeys = readVaultKeys();
    if (!vaultKeys)
      throw new Error('VAULT_KEYS and BLIND_INDEX_KEYS, or their _FILE, must be set.');
    const logKeys = readLogSettings();
    if (definition.reconcile && !logKeys)
      throw new Error('LOG_SIGNING_KEY and LOG_PSEUDONYM_KEY, or their _FILE, must be set.');
    await refuseUnfinishedRestore(config.mongodbUri, config.dbPrefix);
    const log = createLog(config.logLevel, { subgraph: definition.name });
    const keys = followIdentityKeys(log);
    const { tls: tlsSettings, ...rest } = config;
    const tls = tlsSettings && followSubgraphTls(tlsSettings, log);
    const telemetryConfig = readTelemetryConfig(`hedong-credit-${definition.name}`);
    const telemetry = await openTelemetry(telemetryConfig, log);
    observeKeyAge(telemetry.metrics, vaultSettings());
    const directory = directoryOf(
      definition.name,
      config.subgraphUrls,
      config.cursorKey,
      tls?.contexts,
    );
    const { message: statisticsKey } = statisticsKeys(config.cursorKey);
    const subgraph = await createSubgraph(definition, {
      uri: config.mongodbUri,
      dbPrefix: config.dbPrefix,
      cursorKey: config.cursorKey,
      vaultKeys,
      ...(logKeys && { logKeys, logThread: true }),
      executor: config.executor,
      intakeShare: config.intakeShare,
      snapshotDays: config.snapshotDays,
      runJobs: {},
      ...(directory && { directory }),
      statisticsSources: statisticsSources(config.subgraphUrls, {
        key: statisticsKey,
        tls: tls?.contexts,
      }),
      caseRecords: httpCaseRecords(config.subgraphUrls, {
        key: caseKey(config.cursorKey),
        tls: tls?.contexts,
      }),
      ...(exchange && { exchange }),
      log,
      telemetry,
    });
    const identify = verifyRequest({ name: definition.name, keys });
    const { tracing } = telemetry;
    const secret = receiptKey(config.cursorKey);
    subgraph.reconcile?.(
      receiptSources(subgraph, config.subgraphUrls, {
        secret,
        ...(tls && { tls: tls.contexts }),
      }),
    );
    const options = {
      ...rest,
      log,
      receiptKey: secret,
      directoryKey: directoryKey(config.cursorKey),
      statisticsKey,
      caseKey: caseKey(config.cursorKey),
      ...(tls && { tls }),
      ...(tracing && { tracing }),
    };
    const server = await startSubgraph(subgraph, identify, options).catch(
      async (error: unknown) => {
        await subgraph.stop();
        throw error;
      },
    );
    process.stdout.write(`${definition.name}: ${server.url}\n`);
    if (telemetry.metricsUrl !== undefined)
      process.stdout.write(`${definition.name}: ${telemetry.metricsUrl}\n`);
    return {
      async stop() {
        keys.stop();
        tls?.stop();
        await server.stop();
        await subgraph.stop();
        await telemetry.stop();
      },
    };
  },
);
