import { demoClaims } from '../../gateway/authentication/demoCallers';
import { createGateway } from '../../gateway/createGateway';
import { openBenchSubgraphs, openDataset } from '../benchDataset';

/** A product that receives batches. */
export interface IntakeService {
  readonly url: string;
  /** Token of a steward of the market regulation department. */
  readonly token: string;
}

/**
 * The whole product and its embedded database in one process, as `npm start` runs them. Sends its
 * resident memory in bytes to its parent on request.
 */
async function main(): Promise<void> {
  const [dataDir = ''] = process.argv.slice(2);
  const dataset = await openDataset(dataDir);
  const { issuer, gateway: options, stop } = await openBenchSubgraphs(dataset);
  // A busy machine is slow, not broken: the bench also counts late responses.
  const gateway = await createGateway({ ...options, auditTimeout: 60_000, requestTimeout: 60_000 });
  process.on('message', () => {
    if (process.connected) process.send!(process.memoryUsage().rss);
  });
  process.once('disconnect', () => {
    void gateway
      .stop()
      .then(stop)
      .then(() => dataset.stop())
      .then(() => process.exit());
  });
  const token = await issuer.issue(await demoClaims('steward', {}, dataDir), '12h');
  process.send!({ url: gateway.url, token } satisfies IntakeService);
}

main().catch((error: unknown) => {
  process.stderr.write(`bench: ${(error as Error).message}\n`);
  process.exit(1);
});
