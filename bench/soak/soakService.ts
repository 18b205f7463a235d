import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createGateway } from '../../gateway/createGateway';
import { demoClaims } from '../../gateway/authentication/demoCallers';
import type { Demo } from '../../seed/demo';
import { openBenchSubgraphs, type DatasetPlace } from '../benchDataset';

/** A service under soak: where it listens, and who asks it about whom. */
export interface SoakService {
  readonly url: string;
  /** Headers of each caller; nobody's is without a token. */
  readonly callers: readonly Readonly<Record<string, string>>[];
  /** Headers of a hostile caller's identities: a visitor, and one who is logged in. */
  readonly hostile: readonly Readonly<Record<string, string>>[];
  readonly organizations: readonly string[];
  readonly persons: readonly string[];
}

/** Milliseconds an answer waits for the disclosure log. */
const PATIENCE = 15_000;

/** The whole product but its database in this process: permissions, consents, disclosure log. */
export async function startSoakService(place: DatasetPlace): Promise<SoakService> {
  const { dataDir } = place;
  const { issuer, gateway: options } = await openBenchSubgraphs(place);
  // A host that gives the machine's processors to others makes it slow, not broken.
  const gateway = await createGateway({ ...options, auditTimeout: PATIENCE });
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
    hostile: [{}, await as('analyst', {}, dataDir)],
    organizations: demo.fifty,
    persons,
  };
}
