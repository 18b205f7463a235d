import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openVaultKeys } from '../../admin/keptKeys/vaultKeys';
import { seedWorld } from '../../seed/seedWorld';
import { openStore } from '../../store/openStore';

/** Where the service of a soak finds its world. */
export interface SoakWorld {
  readonly uri: string;
  readonly dataDir: string;
}

/** A seeded database in a process of its own, so that its memory is not the service's. */
async function main(): Promise<void> {
  const dataDir = await mkdtemp(join(tmpdir(), 'hedong-soak-'));
  const store = await openStore({ dataDir: join(dataDir, 'store') });
  const { keys: vaultKeys } = await openVaultKeys(dataDir);
  await seedWorld({
    uri: store.uri,
    dbPrefix: 'soak',
    subjects: 1000,
    seed: 1,
    dataDir,
    vaultKeys,
  });
  process.send!({ uri: store.uri, dataDir } satisfies SoakWorld);
  process.once('disconnect', () => {
    void (async () => {
      await store.stop();
      await rm(dataDir, { recursive: true, force: true });
      process.exit();
    })();
  });
}

main().catch((error: unknown) => {
  process.stderr.write(`bench: ${(error as Error).message}\n`);
  process.exit(1);
});
