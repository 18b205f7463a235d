import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { createGateway } from '../../gateway/createGateway';
import { openDemoIssuer } from '../../gateway/identity/demoIssuer';
import { tokenVerifier } from '../../gateway/identity/verifyToken';
import { openLogKeys } from '../../admin/keptKeys/logKeys';
import { openVaultKeys } from '../../admin/keptKeys/vaultKeys';
import { seedWorld } from '../../seed/seedWorld';
import { openStore } from '../../store/openStore';
import { createSubgraphs } from '../../subgraphs';
import { serveParent } from '../serveParent';

/** Where the two gateways of the comparison listen. */
export interface ProductSides {
  readonly with: string;
  readonly without: string;
}

/**
 * Serves one seeded world by two gateways in this process that differ in their executor alone:
 * compiled, and stock. Database, guards, registry and disclosure log are on in both.
 */
async function main(): Promise<void> {
  const dataDir = await mkdtemp(join(tmpdir(), 'hedong-bench-'));
  const log = pino({ level: 'silent' });
  const store = await openStore({ dataDir: join(dataDir, 'store') });
  const { keys: vaultKeys } = await openVaultKeys(dataDir);
  const { keys: logKeys } = await openLogKeys(dataDir);
  const options = { uri: store.uri, dbPrefix: 'bench', vaultKeys, log };
  await seedWorld({ ...options, subjects: 1000, seed: 1 });
  const parts = await createSubgraphs({ ...options, cursorKey: randomBytes(32), logKeys });
  const authority = parts.subgraphs.get('subjects')?.authority;
  const shared = {
    supergraph: readFileSync(join(__dirname, '../../schema/generated/supergraph.graphql'), 'utf8'),
    ...(authority && { authority }),
    subgraphs: parts.subgraphs,
    port: 0,
    host: '127.0.0.1',
    log,
    verifyToken: tokenVerifier(await openDemoIssuer(dataDir)),
    anonymousIntrospection: false,
    requestTimeout: 60_000,
    subgraphTimeout: 60_000,
    drainTimeout: 2000,
  };
  const compiled = await createGateway({ ...shared, executor: 'compiled' });
  const stock = await createGateway({ ...shared, executor: 'stock' });
  process.send!({ with: compiled.url, without: stock.url } satisfies ProductSides);
  serveParent(async () => {
    await Promise.all([compiled.stop(), stock.stop()]);
    await parts.stop();
    await store.stop();
    await rm(dataDir, { recursive: true, force: true });
  });
}

main().catch((error: unknown) => {
  process.stderr.write(`bench: ${(error as Error).message}\n`);
  process.exit(1);
});
