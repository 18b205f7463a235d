import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mongo } from 'mongoose';
import { programFile } from '../support/runProgram';

function run(...args: string[]): ChildProcess {
  return spawn(process.execPath, [programFile('cli/store'), ...args], { stdio: 'pipe' });
}

async function finish(child: ChildProcess): Promise<{ code: number; out: string; err: string }> {
  let [out, err] = ['', ''];
  child.stdout?.on('data', (text: Buffer) => (out += text.toString()));
  child.stderr?.on('data', (text: Buffer) => (err += text.toString()));
  const [code] = (await once(child, 'close')) as [number];
  return { code, out, err };
}

it('prints its URI on one line, serves, and exits cleanly on SIGTERM', async () => {
  const data = mkdtempSync(join(tmpdir(), 'store-cli-'));
  const server = run('--data', data);
  const [line] = (await once(server.stdout as NodeJS.ReadableStream, 'data')) as [Buffer];
  expect(line.toString()).toMatch(/^mongodb:\/\/127\.0\.0\.1:\d+\/\?replicaSet=rs0\n$/);
  const client = new mongo.MongoClient(line.toString().trim());
  await client.db('test').collection('c').insertOne({ a: 1 });
  const second = await finish(run('--data-dir', data));
  expect(second).toMatchObject({ code: 1, out: '' });
  expect(second.err).toBe(
    `Using the data folder ${data} (from --data-dir).\nstore: The data folder ${data} is in use by another store (process ${server.pid}).\n`,
  );
  await client.close();
  const ended = finish(server);
  server.kill('SIGTERM');
  expect((await ended).code).toBe(0);
});

it.each([
  [
    ['--data', 'x', '--data-dir', 'x'],
    'store: --data and --data-dir are the same option; give one of them.\n',
  ],
  [
    ['--data', 'x', '--port', 'many'],
    'store: --port must be a whole number from 0 to 65535, not many.\n',
  ],
])('refuses %j in one sentence', async (args, message) => {
  expect(await finish(run(...args))).toEqual({ code: 1, out: '', err: message });
});

it('prints its usage with --help', async () => {
  const { code, out } = await finish(run('--help'));
  expect(code).toBe(0);
  expect(out).toContain('npm run store -- [--data-dir DIR]');
});
