import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { createGateway } from '../gateway/createGateway';
import { openDemoIssuer } from '../gateway/identity/demoIssuer';
import { tokenVerifier } from '../gateway/identity/verifyToken';
import { openVaultKeys } from '../admin/keptKeys/vaultKeys';
import { seedWorld } from '../seed/seedWorld';
import { startEmbeddedStore } from '../store/embedded';
import { SUBGRAPHS, createSubgraphs } from '../subgraphs';
import { bareSubgraph } from './bareSubgraph';
import { withoutAccess } from './withoutAccess';
import { serveParent } from './serveParent';

/** Where the two gateways of the comparison listen. */
export interface Both {
  readonly with: string;
  readonly without: string;
}

/**
 * Serves one seeded world by two gateways in this process, one with the permission engine and
 * guarded subgraphs, one without either; tells the parent process their URLs, and stops when the
 * parent lets go.
 */
async function main(): Promise<void> {
  const dataDir = await mkdtemp(join(tmpdir(), 'hedong-bench-'));
  const store = await startEmbeddedStore({ dataDir: join(dataDir, 'store'), port: 0 });
  const log = pino({ level: 'silent' });
  const { keys: vaultKeys } = await openVaultKeys(dataDir);
  const options = { uri: store.uri, dbPrefix: 'bench', cursorKey: randomBytes(32), vaultKeys, log };
  await seedWorld({ ...options, subjects: 1000, seed: 1 });
  const guarded = await createSubgraphs(options);
  const bare = await Promise.all(SUBGRAPHS.map((each) => bareSubgraph(each, options)));
  const verifyToken = tokenVerifier(await openDemoIssuer(dataDir));
  const supergraph = readFileSync(
    join(__dirname, '../schema/generated/supergraph.graphql'),
    'utf8',
  );
  const shared = {
    port: 0,
    host: '127.0.0.1',
    log,
    verifyToken,
    anonymousIntrospection: false,
    requestTimeout: 15_000,
    subgraphTimeout: 10_000,
    drainTimeout: 2000,
  };
  const on = await createGateway({ ...shared, supergraph, subgraphs: guarded.subgraphs });
  const off = await createGateway({
    ...shared,
    supergraph: withoutAccess(supergraph),
    subgraphs: new Map(bare.map((each) => [each.name, each])),
  });
  const both: Both = { with: on.url, without: off.url };
  process.send!(both);
  serveParent(async () => {
    await Promise.all([on.stop(), off.stop()]);
    await Promise.all([guarded.stop(), ...bare.map((each) => each.stop())]);
    await store.stop();
    await rm(dataDir, { recursive: true, force: true });
  });
}

main().catch((error: unknown) => {
  process.stderr.write(`bench: ${(error as Error).message}\n`);
  process.exit(1);
});
