import { demoClaims } from '../../gateway/authentication/demoCallers';
import { createGateway } from '../../gateway/createGateway';
import { connect } from '../../subgraphs/framework/mongo';
import { openBenchSubgraphs, openDataset } from '../benchDataset';
import { ownMemory } from '../ownMemory';

/** A product that receives batches. */
export interface IntakeService {
  readonly url: string;
  /** Token of a steward of the market regulation department. */
  readonly token: string;
}

/**
 * The whole product and its embedded database in one process, as `npm start` runs them. Sends its
 * resident memory in bytes, or the number of its stored records, to its parent on request.
 */
async function main(): Promise<void> {
  const [dataDir = ''] = process.argv.slice(2);
  const dataset = await openDataset(dataDir);
  const { issuer, gateway: options, stop } = await openBenchSubgraphs(dataset);
  // A busy machine is slow, not broken: the bench also counts late responses.
  const gateway = await createGateway({ ...options, auditTimeout: 60_000, requestTimeout: 60_000 });
  const database = await connect(dataset.uri, `${dataset.dbPrefix}_government`);
  const answers: Readonly<Record<string, () => number | Promise<number>>> = {
    memory: ownMemory,
    // A list above 10,000 has no total count.
    records: () => database.connection.collection('records').countDocuments({}),
  };
  process.on('message', (name: string) => {
    void (async () => {
      const answer = await answers[name]!();
      if (process.connected) process.send!(answer);
    })();
  });
  process.once('disconnect', () => {
    void gateway
      .stop()
      .then(stop)
      .then(() => database.close())
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
