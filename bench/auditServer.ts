import { createGateway } from '../gateway/createGateway';
import { demoClaims } from '../gateway/authentication/demoCallers';
import { chinaDate } from '../schema/policy/chinaDate';
import type { InProcessSubgraph } from '../schema/subgraphCall';
import { personId } from '../seed/people';
import { planDataset } from '../seed/plan';
import { openBenchSubgraphs, seedBenchDataset } from './benchDataset';
import { serveParent } from './serveParent';

/** The URLs of the two gateways of the comparison, the token of the caller and the ids to query. */
export interface AuditSides {
  readonly urls: { readonly with: string; readonly without: string };
  /** Token of an officer, for a case that concerns all of the persons. */
  readonly token: string;
  readonly persons: readonly string[];
}

const DATASET = { subjects: 1000, seed: 1, today: chinaDate(new Date()) };
const PERSONS = 100;

/**
 * Serves one seeded dataset by two gateways in this process, with and without the disclosure log.
 * Sends their URLs to the parent process, and stops when the parent disconnects.
 */
async function main(): Promise<void> {
  const dataset = await seedBenchDataset(DATASET);
  const { issuer, gateway, stop } = await openBenchSubgraphs(dataset);
  // A busy machine is slow, not broken: the bench also counts late responses.
  const patient = { ...gateway, auditTimeout: 60_000, requestTimeout: 60_000 };
  const on = await createGateway(patient);
  const off = await createGateway({
    ...patient,
    subgraphs: new Map([...gateway.subgraphs].map(([name, each]) => [name, withoutReports(each)])),
  });
  const plan = planDataset(DATASET);
  const persons = Array.from({ length: PERSONS }, (_, index) => personId(plan, index));
  const caseFile = { reference: 'HD-2026-0001', subjects: persons };
  const claims = await demoClaims('officer', { caseFile }, dataset.dataDir);
  const sides: AuditSides = {
    urls: { with: on.url, without: off.url },
    token: await issuer.issue(claims, '12h'),
    persons,
  };
  process.send!(sides);
  serveParent(async () => {
    await Promise.all([on.stop(), off.stop()]);
    await stop();
    await dataset.stop();
  });
}

/** A subgraph that does not report its disclosures to the gateway. */
function withoutReports(subgraph: InProcessSubgraph): InProcessSubgraph {
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
