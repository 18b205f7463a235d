import { demoClaims } from '../../gateway/authentication/demoCallers';
import { createGateway } from '../../gateway/createGateway';
import { openBenchSubgraphs, openDataset } from '../benchDataset';
import { ownMemory } from '../ownMemory';

/** A product that counts and receives batches. */
export interface StatisticsService {
  readonly url: string;
  /** Token of a steward of the market regulation department. */
  readonly token: string;
  /** Token of an analyst. */
  readonly analyst: string;
}

/** What the parent asks. */
export type Request = 'memory' | 'cpu' | 'reconcile';

/**
 * The whole product and its embedded database in one process, as `npm start` runs them. Answers its
 * parent with its resident memory in bytes, its CPU time in seconds, or after a rebuild of the
 * statistics. With `off` it does not read the changes of records.
 */
async function main(): Promise<void> {
  const [dataDir = '', feed = 'on'] = process.argv.slice(2);
  const dataset = await openDataset(dataDir);
  const { issuer, gateway: options } = await openBenchSubgraphs(dataset);
  const statistics = options.subgraphs.get('statistics');
  if (statistics === undefined) throw new Error('The product has no statistics.');
  const running = new Set(options.subgraphs.values());
  if (feed === 'off') {
    // The other subgraphs go on to store the changes; nobody reads them.
    await statistics.stop();
    running.delete(statistics);
  }
  // A busy machine is slow, not broken: the bench also counts late responses.
  const gateway = await createGateway({ ...options, auditTimeout: 60_000, requestTimeout: 60_000 });
  const answers: Readonly<Record<Request, () => number | Promise<number>>> = {
    memory: ownMemory,
    cpu() {
      const { user, system } = process.cpuUsage();
      return (user + system) / 1e6;
    },
    async reconcile() {
      await statistics.jobs.run('statistics.reconcile');
      return 0;
    },
  };
  process.on('message', ({ id, name }: { readonly id: number; readonly name: Request }) => {
    void (async () => {
      const value = await answers[name]();
      if (process.connected) process.send!({ id, value });
    })();
  });
  process.once('disconnect', () => {
    void gateway
      .stop()
      .then(() => Promise.all([...running].map((subgraph) => subgraph.stop())))
      .then(() => dataset.stop())
      .then(() => process.exit());
  });
  const tokenOf = async (...caller: Parameters<typeof demoClaims>) =>
    issuer.issue(await demoClaims(...caller), '12h');
  process.send!({
    url: gateway.url,
    token: await tokenOf('steward', {}, dataDir),
    analyst: await tokenOf('analyst', { purpose: 'statistics' }, dataDir),
  } satisfies StatisticsService);
}

main().catch((error: unknown) => {
  process.stderr.write(`bench: ${(error as Error).message}\n`);
  process.exit(1);
});
