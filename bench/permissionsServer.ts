import { randomBytes } from 'node:crypto';
import { openVaultKeys } from '../cli/storedKeys/vaultKeys';
import { createGateway } from '../gateway/createGateway';
import { openDemoIssuer } from '../gateway/authentication/demoIssuer';
import { tokenVerifier } from '../gateway/authentication/verifyToken';
import { SUBGRAPHS, createSubgraphs } from '../subgraphs';
import { bareSubgraph } from './bareSubgraph';
import { MEASURED, readSupergraph, seedBenchDataset } from './benchDataset';
import { serveParent } from './serveParent';
import { withoutAccess } from './withoutAccess';

/** The URLs of the two gateways of the comparison. */
export interface Both {
  readonly with: string;
  readonly without: string;
}

/**
 * Serves one seeded dataset by two gateways in this process, one with the permission engine and
 * guarded subgraphs, one without either. Sends their URLs to the parent process, and stops when the
 * parent disconnects.
 */
async function main(): Promise<void> {
  const dataset = await seedBenchDataset({ subjects: 1000, seed: 1 });
  const { dataDir, uri, dbPrefix } = dataset;
  const { keys: vaultKeys } = await openVaultKeys(dataDir);
  const { log } = MEASURED;
  const options = { uri, dbPrefix, cursorKey: randomBytes(32), vaultKeys, log };
  const guarded = await createSubgraphs(options);
  const bare = await Promise.all(SUBGRAPHS.map((each) => bareSubgraph(each, options)));
  const supergraph = readSupergraph();
  const shared = { ...MEASURED, verifyToken: tokenVerifier(await openDemoIssuer(dataDir)) };
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
    await dataset.stop();
  });
}

main().catch((error: unknown) => {
  process.stderr.write(`bench: ${(error as Error).message}\n`);
  process.exit(1);
});
