import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import {
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '../../process/root';
import { eventually } from '../support/eventually';
import { freePort } from '../support/freePort';

jest.setTimeout(120_000);

let folder: string;
let child: ChildProcess;
let url: string;
let output = '';

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hedong-dev-'));
  for (const name of readdirSync(ROOT)) {
    if (['node_modules', '.git', '.data', 'build', 'tests'].includes(name)) continue;
    cpSync(join(ROOT, name), join(folder, name), { recursive: true });
  }
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  change('Hedong Credit Gateway · ', 'Broken ` · ');
  const port = await freePort();
  url = `http://127.0.0.1:${port}/health/ready`;
  child = spawn(process.execPath, ['cli/dev.mjs'], {
    cwd: folder,
    env: { PATH: process.env['PATH'], PORT: String(port), SEED_SUBJECTS: '200' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  for (const stream of [child.stdout!, child.stderr!])
    stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
});
afterAll(() => {
  if (child.exitCode === null) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

const isReady = async () => (await fetch(url).catch(() => undefined))?.status === 200;
const change = (from: string, to: string) => {
  const file = join(folder, 'cli/start/welcome.ts');
  writeFileSync(file, readFileSync(file, 'utf8').replace(from, to));
};

describe('npm run dev', () => {
  it('waits until the sources compile', async () => {
    await eventually(() => expect(output).toContain('cli/start/welcome.ts:'), { within: 60_000 });
    expect(await isReady()).toBe(false);
  });

  it('runs the product', async () => {
    change('Broken ` · ', 'Hedong Credit Gateway · ');
    await eventually(async () => expect(await isReady()).toBe(true), { within: 60_000 });
    expect(output).toContain('Hedong Credit Gateway · ');
  });

  it('restarts it when a source changes', async () => {
    change('Hedong Credit Gateway · ', 'Changed Gateway · ');
    await eventually(() => expect(output).toContain('Changed Gateway · '), { within: 60_000 });
    expect(await isReady()).toBe(true);
  });

  it('leaves it running when a change does not compile', async () => {
    output = '';
    change('Changed Gateway · ', 'Broken ` · ');
    await eventually(() => expect(output).toContain('cli/start/welcome.ts:'), { within: 60_000 });
    expect(await isReady()).toBe(true);
  });

  it('stops it', async () => {
    child.kill('SIGTERM');
    expect(await once(child, 'exit')).toEqual([0, null]);
    expect(await isReady()).toBe(false);
  });
});
