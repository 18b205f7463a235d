import { createGateway } from '../../gateway/createGateway';
import { openBenchSubgraphs, seedBenchDataset } from '../benchDataset';
import { serveParent } from '../serveParent';

/** The URLs of the two gateways of the comparison. */
export interface ProductSides {
  readonly with: string;
  readonly without: string;
}

/**
 * Serves one seeded dataset by two gateways in this process that differ only in their executor:
 * compiled and stock. Database, guards, registry and disclosure log are enabled in both.
 */
async function main(): Promise<void> {
  const dataset = await seedBenchDataset({ subjects: 1000, seed: 1 });
  const { gateway, stop } = await openBenchSubgraphs(dataset);
  // A busy machine is slow, not broken.
  const patient = { ...gateway, requestTimeout: 60_000, subgraphTimeout: 60_000 };
  const compiled = await createGateway({ ...patient, executor: 'compiled' });
  const stock = await createGateway({ ...patient, executor: 'stock' });
  process.send!({ with: compiled.url, without: stock.url } satisfies ProductSides);
  serveParent(async () => {
    await Promise.all([compiled.stop(), stock.stop()]);
    await stop();
    await dataset.stop();
  });
}

main().catch((error: unknown) => {
  process.stderr.write(`bench: ${(error as Error).message}\n`);
  process.exit(1);
});
