import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pino from 'pino';
import { openLogKeys } from '../../admin/keptKeys/logKeys';
import { openVaultKeys } from '../../admin/keptKeys/vaultKeys';
import { createGateway } from '../../gateway/createGateway';
import { demoClaims } from '../../gateway/identity/demoCallers';
import { openDemoIssuer } from '../../gateway/identity/demoIssuer';
import { tokenVerifier } from '../../gateway/identity/verifyToken';
import type { Demo } from '../../seed/demo';
import { createSubgraphs } from '../../subgraphs';
import type { SoakWorld } from './soakStore';

/** A service under soak: where it listens, and who asks it about whom. */
export interface SoakService {
  readonly url: string;
  /** Headers of each caller; nobody's is without a token. */
  readonly callers: readonly Readonly<Record<string, string>>[];
  readonly organizations: readonly string[];
  readonly persons: readonly string[];
}

/** The whole product but its database in this process: permissions, consents, disclosure log. */
export async function startSoakService({ uri, dataDir }: SoakWorld): Promise<SoakService> {
  const log = pino({ level: 'silent' });
  const { keys: vaultKeys } = await openVaultKeys(dataDir);
  const { keys: logKeys } = await openLogKeys(dataDir);
  const options = { uri, dbPrefix: 'soak', vaultKeys, logKeys, log };
  const { subgraphs } = await createSubgraphs({ ...options, cursorKey: randomBytes(32) });
  const authority = subgraphs.get('subjects')?.authority;
  if (!authority) throw new Error('No subgraph offers the authority.');
  const issuer = await openDemoIssuer(dataDir);
  const gateway = await createGateway({
    supergraph: readFileSync(join(__dirname, '../../schema/generated/supergraph.graphql'), 'utf8'),
    authority,
    subgraphs,
    port: 0,
    host: '127.0.0.1',
    log,
    verifyToken: tokenVerifier(issuer),
    anonymousIntrospection: false,
    requestTimeout: 15_000,
    subgraphTimeout: 10_000,
    drainTimeout: 2000,
  });
  const demo = JSON.parse(readFileSync(join(dataDir, 'demo.json'), 'utf8')) as Demo;
  const persons = [demo.person, demo.lawyer, demo.teacher];
  const as = async (...[role, claims]: Parameters<typeof demoClaims>) => ({
    authorization: `Bearer ${await issuer.issue(await demoClaims(role, claims, dataDir), '48h')}`,
  });
  const bank = await as('bank', {}, dataDir);
  return {
    url: gateway.url,
    callers: [
      {},
      await as('person', {}, dataDir),
      bank,
      { ...bank, consent: demo.consent },
      await as('officer', { caseFile: { subjects: persons } }, dataDir),
      await as('officer', { department: 'taxation' }, dataDir),
      await as('steward', {}, dataDir),
    ],
    organizations: demo.fifty,
    persons,
  };
}
