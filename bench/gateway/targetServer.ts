import { startTarget, type Target } from './targets';

/** What a target has used so far. */
export interface Used {
  /** Milliseconds of processor time. */
  readonly cpu: number;
  /** Bytes of memory. */
  readonly rss: number;
}

/** One target in a process of its own: tells its parent where it listens, and what it uses. */
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
