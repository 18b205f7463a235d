import { createRequire } from 'node:module';
import type { DatasetPlace } from '../benchDataset';
import type * as Soaked from './soakService';
import { watchCaches, type Caches } from './watchCaches';

/** The resource use of the service at a moment. Bytes. */
export interface Usage {
  readonly rss: number;
  readonly heap: number;
  readonly caches: Caches;
}

/**
 * The service of a soak in a process of its own: reports its resource use to its parent on request.
 */
async function main(): Promise<void> {
  const caches = watchCaches();
  const { startSoakService } = createRequire(__filename)('./soakService') as typeof Soaked;
  const [place = ''] = process.argv.slice(2);
  const service = await startSoakService(JSON.parse(place) as DatasetPlace);
  process.on('message', () => {
    if (!process.connected) return;
    const { rss, heapUsed } = process.memoryUsage();
    process.send!({ rss, heap: heapUsed, caches: caches() } satisfies Usage);
  });
  process.once('disconnect', () => process.exit());
  process.send!(service);
}

main().catch((error: unknown) => {
  process.stderr.write(`bench: ${(error as Error).message}\n`);
  process.exit(1);
});
