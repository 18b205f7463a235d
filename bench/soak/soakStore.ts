import { seedBenchDataset, type DatasetPlace } from '../benchDataset';

/**
 * A seeded database in a process of its own, so that its memory does not count as the service's.
 */
async function main(): Promise<void> {
  const { stop, ...place } = await seedBenchDataset({ subjects: 1000, seed: 1 });
  process.send!(place satisfies DatasetPlace);
  process.once('disconnect', () => {
    void stop().then(() => process.exit());
  });
}

main().catch((error: unknown) => {
  process.stderr.write(`bench: ${(error as Error).message}\n`);
  process.exit(1);
});
