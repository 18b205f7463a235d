import { parseDate } from '../schema/identifiers/date';
import { openVaultKeys } from './storedKeys/vaultKeys';
import { openStore } from './database/openStore';
import { readDistrictConfig } from './start/config';
import { readSeedConfig } from '../seed/config';
import { MAX_SUBJECTS, MIN_SUBJECTS } from '../seed/plan';
import { progressBar } from './support/progressBar';
import { program, wholeNumber } from './support/program';
import { seedDataset, type Summary } from '../seed/seedDataset';

/** The default size and seed are those of a first start. */
const { subjects: DEFAULT_SUBJECTS, seed: DEFAULT_SEED } = readDistrictConfig({});

const HELP = `Builds a synthetic district in the database. All people and organisations are invented.

npm run seed -- [options]
  --subjects N   number of subjects, ${MIN_SUBJECTS} to ${MAX_SUBJECTS} (default ${DEFAULT_SUBJECTS})
  --seed S       whole number; the same seed generates the same dataset (default ${DEFAULT_SEED})
  --today DATE   the day that the dataset describes, YYYY-MM-DD (default: today in China)
  --uri URI      MongoDB to write to (default: MONGODB_URI, else the embedded store in DATA_DIR)
  --fresh        replaces an existing seeded dataset
  --help         this text
`;

program(
  {
    name: 'seed',
    help: HELP,
    options: {
      subjects: { type: 'string', default: String(DEFAULT_SUBJECTS) },
      seed: { type: 'string', default: String(DEFAULT_SEED) },
      today: { type: 'string' },
      uri: { type: 'string' },
      fresh: { type: 'boolean', default: false },
    },
  },
  async ({ subjects, seed, today, uri, fresh }) => {
    const summary = await run({
      subjects: wholeNumber('--subjects', subjects),
      seed: wholeNumber('--seed', seed),
      today: today === undefined ? undefined : parseDate(today),
      uri,
      fresh,
    });
    process.stdout.write(describe(summary));
  },
);

interface Arguments {
  readonly subjects: number;
  readonly seed: number;
  readonly today: string | undefined;
  readonly uri: string | undefined;
  readonly fresh: boolean;
}

async function run({ uri, today, ...dataset }: Arguments): Promise<Summary> {
  const config = readSeedConfig();
  const { keys: vaultKeys } = await openVaultKeys(config.dataDir);
  const store = await openStore({
    mongodbUri: uri ?? config.mongodbUri,
    dataDir: config.dataDir,
  });
  const bar = progressBar('subjects');
  try {
    return await seedDataset({
      uri: store.uri,
      dbPrefix: config.dbPrefix,
      dataDir: config.dataDir,
      vaultKeys,
      ...dataset,
      ...(today !== undefined && { today }),
      onProgress: bar.show,
    });
  } finally {
    bar.end();
    await store.stop();
  }
}

function describe({ subjects, documents, seconds, seed, today, counts }: Summary): string {
  const lines = Object.entries(counts).map(([name, count]) => `  ${name}: ${count}`);
  return [
    `Seeded ${subjects} subjects with ${documents} documents in ${seconds.toFixed(1)} s (seed ${seed}, ${today}).`,
    ...lines,
    '',
  ].join('\n');
}
