import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createGateway } from '../../gateway/createGateway';
import { demoClaims } from '../../gateway/authentication/demoCallers';
import type { Demo } from '../../seed/demo';
import { openBenchSubgraphs, type DatasetPlace } from '../benchDataset';

/** A service under soak: its URL, its callers and the ids they query. */
export interface SoakService {
  readonly url: string;
  /** Headers of each caller; the anonymous visitor has no token. */
  readonly callers: readonly Readonly<Record<string, string>>[];
  /** Headers of a hostile caller's identities: an anonymous visitor, and a logged-in caller. */
  readonly hostile: readonly Readonly<Record<string, string>>[];
  readonly organizations: readonly string[];
  readonly persons: readonly string[];
}

/** Time in milliseconds that a response waits for the disclosure log. */
const AUDIT_TIMEOUT_MS = 15_000;

/** The whole product except its database in this process: permissions, consents, disclosure log. */
export async function startSoakService(place: DatasetPlace): Promise<SoakService> {
  const { dataDir } = place;
  const { issuer, gateway: options } = await openBenchSubgraphs(place);
  // A machine whose host gives its CPUs to others is slow, not broken.
  const gateway = await createGateway({ ...options, auditTimeout: AUDIT_TIMEOUT_MS });
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
