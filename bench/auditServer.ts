import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { createGateway } from '../gateway/createGateway';
import { demoClaims } from '../gateway/identity/demoCallers';
import { openDemoIssuer } from '../gateway/identity/demoIssuer';
import { tokenVerifier } from '../gateway/identity/verifyToken';
import { openLogKeys } from '../admin/keptKeys/logKeys';
import { openVaultKeys } from '../admin/keptKeys/vaultKeys';
import { chinaDate } from '../schema/policy/chinaDate';
import type { InProcessSubgraph } from '../schema/subgraphCall';
import { personId } from '../seed/people';
import { planWorld } from '../seed/plan';
import { seedWorld } from '../seed/seedWorld';
import { openStore } from '../store/openStore';
import { createSubgraphs } from '../subgraphs';
import { serveParent } from './serveParent';

/** Where the two gateways of the comparison listen, and who asks about whom. */
export interface AuditSides {
  readonly urls: { readonly with: string; readonly without: string };
  /** An officer's, in a case about all of the persons. */
  readonly token: string;
  readonly persons: readonly string[];
}

const WORLD = { subjects: 1000, seed: 1, today: chinaDate(new Date()) };
const PERSONS = 100;

/**
 * Serves one seeded world by two gateways in this process, one that puts what it discloses on the
 * log and one that does not; tells the parent process of them, and stops when it lets go.
 */
async function main(): Promise<void> {
  const dataDir = await mkdtemp(join(tmpdir(), 'hedong-bench-'));
  const log = pino({ level: 'silent' });
  const store = await openStore({ dataDir: join(dataDir, 'store') });
  const { keys: vaultKeys } = await openVaultKeys(dataDir);
  const { keys: logKeys } = await openLogKeys(dataDir);
  const options = { uri: store.uri, dbPrefix: 'bench', vaultKeys, log };
  await seedWorld({ ...options, ...WORLD });
  const parts = await createSubgraphs({ ...options, cursorKey: randomBytes(32), logKeys });
  const authority = parts.subgraphs.get('subjects')?.authority;
  if (!authority) throw new Error('No subgraph offers the authority.');
  const issuer = await openDemoIssuer(dataDir);
  const shared = {
    supergraph: readFileSync(join(__dirname, '../schema/generated/supergraph.graphql'), 'utf8'),
    authority,
    port: 0,
    host: '127.0.0.1',
    log,
    verifyToken: tokenVerifier(issuer),
    anonymousIntrospection: false,
    requestTimeout: 15_000,
    subgraphTimeout: 10_000,
    drainTimeout: 2000,
  };
  const on = await createGateway({ ...shared, subgraphs: parts.subgraphs });
  const off = await createGateway({
    ...shared,
    subgraphs: new Map([...parts.subgraphs].map(([name, each]) => [name, untelling(each)])),
  });
  const plan = planWorld(WORLD);
  const persons = Array.from({ length: PERSONS }, (_, at) => personId(plan, at));
  const caseFile = { reference: 'HD-2026-0001', subjects: persons };
  const claims = await demoClaims('officer', { caseFile }, dataDir);
  const sides: AuditSides = {
    urls: { with: on.url, without: off.url },
    token: await issuer.issue(claims, '12h'),
    persons,
  };
  process.send!(sides);
  serveParent(async () => {
    await Promise.all([on.stop(), off.stop()]);
    await parts.stop();
    await store.stop();
    await rm(dataDir, { recursive: true, force: true });
  });
}

/** A subgraph that does not tell the gateway what it disclosed. */
function untelling(subgraph: InProcessSubgraph): InProcessSubgraph {
  return {
    ...subgraph,
    async execute(request, caller) {
      const { extensions, ...answer } = await subgraph.execute(request, caller);
      const masked = extensions?.['masked'];
      return { ...answer, ...(masked !== undefined && { extensions: { masked } }) };
    },
  };
}

main().catch((error: unknown) => {
  process.stderr.write(`bench: ${(error as Error).message}\n`);
  process.exit(1);
});
