import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { programFile } from '../support/runProgram';
import { SUPERGRAPH } from './support';

let folder: string;
let child: ChildProcess;
let output: string;

/** Writes the whole file to the pipe once a reader has opened it. */
async function feed(pipe: string, text: string): Promise<void> {
  const file = await open(pipe, 'w');
  await file.writeFile(text);
  await file.close();
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

const until = async (sentence: string) => {
  while (!output.includes(sentence)) {
    if (child.exitCode !== null || child.signalCode !== null)
      throw new Error(`It ended, ${child.signalCode ?? child.exitCode}: ${output}`);
    await new Promise((then) => setTimeout(then, 20));
  }
};

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hang-up-'));
  output = '';
  execFileSync('mkfifo', [join(folder, 'supergraph')]);
  const program = programFile('cli/gateway');
  const given = ['--supergraph', join(folder, 'supergraph'), '--port', String(await freePort())];
  child = spawn(process.execPath, [program, ...given], {
    cwd: folder,
    env: { PATH: process.env['PATH'], LOG_LEVEL: 'info', DATA_DIR: folder },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  for (const stream of [child.stdout, child.stderr])
    stream!.on('data', (text) => (output += String(text)));
});
afterEach(async () => {
  const ended = once(child, 'exit');
  if (child.kill('SIGKILL')) await ended;
  await rm(folder, { recursive: true, force: true });
});

// The supergraph is a pipe, so the program blocks at its start until the test writes to it.
test('SIGHUP during the start does not stop a gateway, which reloads its file once it serves', async () => {
  const pipe = join(folder, 'supergraph');
  const file = await open(pipe, 'w');
  child.kill('SIGHUP');
  await file.writeFile(SUPERGRAPH);
  await file.close();
  await until('The gateway answers at');
  await feed(pipe, SUPERGRAPH.replace('total(at: Int): Int', 'total(at: Int): Int  more: Int'));
  await until('a new supergraph is active');
  expect([child.exitCode, child.signalCode]).toEqual([null, null]);
}, 60_000);

test.each(['SIGTERM', 'SIGINT'] as const)(
  '%s during the start stops a gateway with exit code 0',
  async (signal) => {
    const file = await open(join(folder, 'supergraph'), 'w');
    child.kill(signal);
    const ended = once(child, 'exit');
    await file.writeFile(SUPERGRAPH);
    await file.close();
    expect(await ended).toEqual([0, null]);
    expect(output).not.toMatch(/"level":(50|60)/);
  },
  60_000,
);
