import { fillDataset, openDataset, type BenchDatasetOptions } from '../benchDataset';

/** The rate of the seed. */
export interface SeedRate {
  readonly records: number;
  readonly seconds: number;
}

/** `government.Permit`, unlike `subjects.subjects`. */
const KIND_OF_RECORD = /^[a-z]+\.[A-Z]/;

/** Seeds a folder in a process of its own, so that its memory does not count as the product's. */
async function main(): Promise<void> {
  const [dataDir = '', dataset = ''] = process.argv.slice(2);
  const opened = await openDataset(dataDir);
  const { counts, seconds } = await fillDataset(opened, JSON.parse(dataset) as BenchDatasetOptions);
  await opened.stop();
  const records = Object.entries(counts)
    .filter(([name]) => KIND_OF_RECORD.test(name))
    .reduce((sum, [, count]) => sum + count, 0);
  process.send!({ records, seconds } satisfies SeedRate);
  process.once('disconnect', () => process.exit());
}

main().catch((error: unknown) => {
  process.stderr.write(`bench: ${(error as Error).message}\n`);
  process.exit(1);
});
