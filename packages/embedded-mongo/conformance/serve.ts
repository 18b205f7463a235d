import { parseArgs } from 'node:util';
import { startEmbeddedStore } from '../src/index';

/**
 * A server in a process of its own, for what measures or kills one: `--data DIR [--port N]`.
 * Prints the URI on one line and serves until SIGTERM.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { data: { type: 'string' }, port: { type: 'string', default: '0' } },
  });
  if (!values.data) throw new Error('--data DIR is missing: the folder of the data');
  const store = await startEmbeddedStore({
    dataDir: values.data,
    port: Number(values.port),
    log: (message, error) => {
      process.stderr.write(`${message}: ${error instanceof Error ? error.stack : String(error)}\n`);
    },
  });
  process.stdout.write(`${store.uri}\n`);
  process.once('SIGTERM', () => void store.stop().then(() => process.exit(0)));
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
