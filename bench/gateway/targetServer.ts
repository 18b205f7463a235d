import { startTarget, type Target } from './targets';

/** The resources that a target has used so far. */
export interface Used {
  /** CPU time in milliseconds. */
  readonly cpu: number;
  /** Memory in bytes. */
  readonly rss: number;
}

/**
 * Runs one target in a process of its own: sends its URL to the parent, and on request its resource
 * use.
 */
async function main(): Promise<void> {
  const [target, subgraphs] = process.argv.slice(2);
  process.on('message', () => {
    const { user, system } = process.cpuUsage();
    process.send!({ cpu: (user + system) / 1000, rss: process.memoryUsage.rss() } satisfies Used);
  });
  process.once('disconnect', () => process.exit());
  process.send!(await startTarget(target as Target, subgraphs || undefined));
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  process.exit(1);
});
