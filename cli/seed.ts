import { parseDate } from '../schema/identifiers/date';
import { openVaultKeys } from './storedKeys/vaultKeys';
import { databasePlace, type DatabaseConfig } from './database/config';
import { databaseFault } from './database/databaseFault';
import { openStore } from './database/openStore';
import { ADDRESS_HELP, ADDRESS_OPTIONS, announce } from './support/address/place';
import { readDistrictConfig } from './start/config';
import { MAX_SUBJECTS, MIN_SUBJECTS } from '../seed/plan';
import { progressBar } from './support/progressBar';
import { program, wholeNumber } from './support/program';
import { seedDataset, type Summary } from '../seed/seedDataset';

/** The default size and seed are those of a first start. */
const { subjects: DEFAULT_SUBJECTS, seed: DEFAULT_SEED } = readDistrictConfig(false, {});

const HELP = `Builds a synthetic district in the database. All people and organisations are invented.

npm run seed -- [options]
  --subjects N   number of subjects, ${MIN_SUBJECTS} to ${MAX_SUBJECTS}, or 0 for an empty district
                 (default ${DEFAULT_SUBJECTS})
  --seed S       whole number; the same seed generates the same dataset (default ${DEFAULT_SEED})
  --today DATE   the day that the dataset describes, YYYY-MM-DD (default: today in China)
  --fresh        replaces an existing seeded dataset

  --uri URI       MongoDB to write to (default: MONGODB_URI, else the embedded store of the data
                  folder)
${ADDRESS_HELP.dataDir}${ADDRESS_HELP.quiet}  --help          this text
`;

program(
  {
    name: 'seed',
    help: HELP,
    options: {
      ...ADDRESS_OPTIONS.dataDir,
      ...ADDRESS_OPTIONS.quiet,
      subjects: { type: 'string', default: String(DEFAULT_SUBJECTS) },
      seed: { type: 'string', default: String(DEFAULT_SEED) },
      today: { type: 'string' },
      uri: { type: 'string' },
      fresh: { type: 'boolean', default: false },
    },
  },
  async (values) => {
    const dataset = {
      subjects: wholeNumber('--subjects', values.subjects),
      seed: wholeNumber('--seed', values.seed),
      ...(values.today !== undefined && { today: parseDate(values.today) }),
      fresh: values.fresh,
    };
    const place = databasePlace({ dataDir: values['data-dir'], uri: values.uri, creates: true });
    announce([place], values);
    process.stdout.write(describe(await run(dataset, place.config)));
  },
);

interface Dataset {
  readonly subjects: number;
  readonly seed: number;
  readonly today?: string;
  readonly fresh: boolean;
}

async function run(
  dataset: Dataset,
  { mongodbUri, dataDir, dbPrefix }: DatabaseConfig,
): Promise<Summary> {
  const { keys: vaultKeys } = await openVaultKeys(dataDir);
  const store = await openStore({ mongodbUri, dataDir });
  const bar = progressBar('subjects');
  try {
    return await seedDataset({
      uri: store.uri,
      dbPrefix,
      dataDir,
      vaultKeys,
      ...dataset,
      onProgress: bar.show,
    });
  } catch (error) {
    throw databaseFault(error);
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
