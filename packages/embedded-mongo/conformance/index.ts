import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startEmbeddedStore } from '../src/index';
import { allCases } from './cases/index';
import { runCases } from './runCases';

const HELP = `Holds a server against the conformance suite.
  npm run test:store                          the embedded store, in a temporary folder
  npm run test:store -- --uri mongodb://…     any server; a database of its own is made and dropped
`;

/** Starts the embedded store in a temporary folder, for as long as `use` runs. */
export async function withEmbeddedStore<T>(use: (uri: string) => Promise<T>): Promise<T> {
  const dataDir = mkdtempSync(join(tmpdir(), 'conformance-'));
  const store = await startEmbeddedStore({ dataDir });
  try {
    return await use(store.uri);
  } finally {
    await store.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { uri: { type: 'string' }, help: { type: 'boolean', default: false } },
  });
  if (values.help) {
    process.stdout.write(HELP);
    return;
  }
  const run = (uri: string): ReturnType<typeof runCases> => runCases(uri, allCases);
  const { passed, failures } = values.uri ? await run(values.uri) : await withEmbeddedStore(run);
  for (const { name, source, expected, got } of failures) {
    process.stdout.write(`FAILED ${name} (${source})\n  expected ${expected}\n  got      ${got}\n`);
  }
  process.stdout.write(`${passed} passed, ${failures.length} failed\n`);
  process.exitCode = failures.length === 0 ? 0 : 1;
}

if (require.main === module) void main();
