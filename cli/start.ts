import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { EMPTY_HELP, EMPTY_OPTION, readDistrictConfig } from './start/config';
import { readGatewayConfig } from '../gateway/config';
import { createLog } from '../process/log';
import { readTelemetryConfig } from '../process/telemetry/config';
import { openTelemetry } from '../process/telemetry/openTelemetry';
import { checkPort } from '../gateway/http/listener';
import { readExchangeConfig } from '../subgraphs/framework/exchange/config';
import { observeKeyAge } from '../subgraphs/framework/telemetry/keyAge';
import { program } from './support/program';
import { openDataset } from './start/openDataset';
import type * as Parts from './start/parts';
import type * as Seed from '../seed/seedDataset';

const SUPERGRAPH = join(__dirname, '../schema/generated/supergraph.graphql');

/* eslint-disable @typescript-eslint/no-require-imports */
/** Loading takes most of the start time; meanwhile the database opens in its own thread. */
const loadParts = () => require('./start/parts') as typeof Parts;
/** Only the first start seeds the database. */
const loadSeed = () => require('../seed/seedDataset') as typeof Seed;
/* eslint-enable @typescript-eslint/no-require-imports */

const seeding = () => ({
  seededSubjects: loadParts().seededSubjects,
  seedDataset: (options: Seed.SeedOptions) => loadSeed().seedDataset(options),
});

const HELP = `Runs the product in one process: the embedded database or MONGODB_URI, the subgraphs and the
gateway. The first start fills an empty database with a synthetic district.

  npm start [-- --empty]

${EMPTY_HELP}  --help   this text

docs/configuration.md lists the settings; PORT (4000), DATA_DIR (.data) and SEED_SUBJECTS (3000) are
the most used. Stop it with Ctrl-C.
`;

program(
  { name: 'start', help: HELP, options: EMPTY_OPTION, isService: true },
  async ({ empty }) => {
    const config = readGatewayConfig({ store: true, auth: true, signing: false });
    const district = readDistrictConfig(empty);
    const exchange = readExchangeConfig();
    const telemetryConfig = readTelemetryConfig('hedong-credit');
    const log = createLog(config.logLevel);
    const supergraph = await readFile(SUPERGRAPH, 'utf8');
    await checkPort(config);
    const opened: { stop(): Promise<void> }[] = [];
    const stop = async () => {
      for (const part of opened.toReversed()) await part.stop();
    };
    try {
      const telemetry = await openTelemetry(telemetryConfig, log);
      opened.push(telemetry);
      const store = await openDataset(config, district, seeding, log);
      opened.push(store);
      observeKeyAge(telemetry.metrics, store.vault.settings);
      const { createSubgraphs, startGateway, welcome } = loadParts();
      const parts = await createSubgraphs({
        uri: store.uri,
        dbPrefix: config.dbPrefix,
        cursorKey: store.cursorKey,
        vaultKeys: store.vault.keys,
        logKeys: store.logKeys.keys,
        logThread: true,
        executor: config.executor,
        intakeShare: config.intakeShare,
        snapshotDays: config.snapshotDays,
        runJobs: {},
        ...(exchange && { exchange }),
        log,
        telemetry,
      });
      opened.push(parts);
      parts.reconcile();
      const { subgraphs } = parts;
      const gateway = await startGateway(config, {
        supergraph,
        // `npm run generate` validates what it composes.
        isValidated: true,
        log,
        subgraphs,
        telemetry,
      });
      opened.push(gateway);
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
