import { parseArgs } from 'node:util';
import { SingleBar } from 'cli-progress';
import { parseDate } from '../schema/identifiers/date';
import { openVaultKeys } from '../admin/keptKeys/vaultKeys';
import { openStore } from '../store/openStore';
import { readSeedConfig } from './config';
import { MAX_SUBJECTS, MIN_SUBJECTS } from './plan';
import { seedWorld, type Summary } from './seedWorld';

export const DEFAULT_SUBJECTS = 3000;
export const DEFAULT_SEED = 1;

const HELP = `Builds a synthetic district in the database. All people and organisations are invented.

npm run seed -- [options]
  --subjects N   number of subjects, ${MIN_SUBJECTS} to ${MAX_SUBJECTS} (default ${DEFAULT_SUBJECTS})
  --seed S       whole number; the same seed makes the same world (default ${DEFAULT_SEED})
  --today DATE   the day on which the world stands, YYYY-MM-DD (default: today in China)
  --uri URI      MongoDB to write to (default: MONGODB_URI, or else the embedded store in DATA_DIR)
  --fresh        replaces a world that was seeded before
  --help         shows this
`;

interface Arguments {
  readonly subjects: number;
  readonly seed: number;
  readonly today: string | undefined;
  readonly uri: string | undefined;
  readonly fresh: boolean;
}

/** @returns the arguments, or undefined when help is asked for */
function readArguments(): Arguments | undefined {
  const { values } = parseArgs({
    options: {
      subjects: { type: 'string', default: String(DEFAULT_SUBJECTS) },
      seed: { type: 'string', default: String(DEFAULT_SEED) },
      today: { type: 'string' },
      uri: { type: 'string' },
      fresh: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return undefined;
  return {
    subjects: wholeNumber('subjects', values.subjects),
    seed: wholeNumber('seed', values.seed),
    today: values.today === undefined ? undefined : parseDate(values.today),
    uri: values.uri,
    fresh: values.fresh,
  };
}

function wholeNumber(name: string, text: string): number {
  if (!/^\d{1,9}$/.test(text)) {
    throw new Error(`The option --${name} is ${text}; it must be a whole number.`);
  }
  return Number(text);
}

async function run({ uri, today, ...world }: Arguments): Promise<Summary> {
  const config = readSeedConfig();
  const { keys: vaultKeys } = await openVaultKeys(config.dataDir);
  const store = await openStore({
    mongodbUri: uri ?? config.mongodbUri,
    dataDir: config.dataDir,
  });
  const bar = new SingleBar({
    format: 'Seeding [{bar}] {percentage}% {value}/{total} subjects, {documents} documents',
    noTTYOutput: true,
    notTTYSchedule: 5000,
    stream: process.stderr,
  });
  bar.start(world.subjects, 0, { documents: 0 });
  try {
    return await seedWorld({
      uri: store.uri,
      dbPrefix: config.dbPrefix,
      dataDir: config.dataDir,
      vaultKeys,
      ...world,
      ...(today !== undefined && { today }),
      onProgress: ({ done, documents }) => bar.update(done, { documents }),
    });
  } finally {
    bar.stop();
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

async function main(): Promise<void> {
  const args = readArguments();
  if (!args) {
    process.stdout.write(HELP);
    return;
  }
  process.stdout.write(describe(await run(args)));
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
