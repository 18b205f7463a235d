import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { commandCounter, type CommandCounter } from '../commands/commandCounts';

/** The running product of one checkout, started as its users start it. */
export interface Checkout {
  readonly url: string;
  /** The counter of database commands of its process. */
  readonly counter: Pick<CommandCounter, 'read'>;
  /** Current memory of its process in bytes. */
  memory(): Promise<number>;
  stop(): Promise<void>;
}

const START_TIMEOUT_MS = 180_000;

/**
 * Starts the product of a checkout in a process of its own, on a database of its own.
 * @param folder a checkout with its packages installed
 * @throws Error with its last output when it exits instead of becoming ready
 */
export async function startCheckout(
  folder: string,
  dataset: { readonly subjects: number; readonly seed: number },
): Promise<Checkout> {
  const dataDir = await mkdtemp(join(tmpdir(), 'hedong-against-'));
  const port = await freePort();
  const counter = await commandCounter();
  const child = spawn('npm', ['start', '--silent'], {
    cwd: folder,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      NODE_ENV: 'development',
      DATA_DIR: dataDir,
      PORT: String(port),
      SEED_SUBJECTS: String(dataset.subjects),
      SEED: String(dataset.seed),
      LOG_LEVEL: 'error',
      // A busy machine is slow, not broken.
      REQUEST_TIMEOUT_MS: '60000',
      SUBGRAPH_TIMEOUT_MS: '60000',
      ...counter.env,
    },
  });
  const ended = once(child, 'exit');
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (output = (output + chunk.toString()).slice(-2000)));
  const stop = async () => {
    if (child.exitCode === null && child.signalCode === null) {
      process.kill(-child.pid!, 'SIGTERM');
      await ended;
    }
    await rm(dataDir, { recursive: true, force: true });
    await counter.stop();
  };
  const url = `http://127.0.0.1:${port}/graphql`;
  try {
    await answers(url, ended);
  } catch (error) {
    await stop();
    throw new Error(`The product in ${folder} did not start. Its output:\n${output}`, {
      cause: error,
    });
  }
  return { url, counter, memory: () => memoryOf(child), stop };
}

async function answers(url: string, ended: Promise<unknown>): Promise<void> {
  let over = false;
  void ended.then(() => (over = true));
  const until = Date.now() + START_TIMEOUT_MS;
  const ready = url.replace(/graphql$/, 'health/ready');
  while (!over && Date.now() < until) {
    const response = await fetch(ready).catch(() => undefined);
    if (response?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error(over ? 'The process exited.' : 'The service is not ready.');
}

/** Memory of the product's own process, which npm has started: the largest of the process group. */
async function memoryOf({ pid }: ChildProcess): Promise<number> {
  const children = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8');
  const below = children.trim().split(' ').filter(Boolean).map(Number);
  const sizes = await Promise.all([pid!, ...below].map(residentBytes));
  const deeper = await Promise.all(
    below.map(async (child) => {
      const own = await readFile(`/proc/${child}/task/${child}/children`, 'utf8');
      return Math.max(
        0,
        ...(await Promise.all(
          own.trim().split(' ').filter(Boolean).map(Number).map(residentBytes),
        )),
      );
    }),
  );
  return Math.max(...sizes, ...deeper);
}

async function residentBytes(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1] ?? 0) * 1024;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
