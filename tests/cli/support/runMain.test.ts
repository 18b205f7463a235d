import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { access, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { programFile } from '../../support/runProgram';

const RUN_MAIN = programFile('cli/support/runMain');

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hedong-run-main-'));
  await writeFile(
    file('main.js'),
    `const { writeFileSync } = require('node:fs');
    const { runMain } = require(${JSON.stringify(RUN_MAIN)});
    const file = (name) => ${JSON.stringify(folder)} + '/' + name;
    process.on('exit', (code) => writeFileSync(file('exit'), String(code)));
    const isService = process.argv[2] === undefined;
    void runMain('sample', async () => {
      const alive = setInterval(() => undefined, 1000);
      writeFileSync(file('ready'), '');
      if (!isService) await new Promise(() => undefined);
      return { stop: async () => clearInterval(alive) };
    }, { isService });`,
  );
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const file = (name: string) => join(folder, name);

async function until(name: string): Promise<string> {
  for (const end = Date.now() + 20_000; ; await wait(50)) {
    if (
      await access(file(name)).then(
        () => true,
        () => false,
      )
    )
      return readFile(file(name), 'utf8');
    if (Date.now() > end) throw new Error(`There is no ${name}.`);
  }
}

test('a service stops when npm is terminated, although the shell between them forwards no signal', async () => {
  // The second command keeps the shell from replacing itself with the program.
  const command = `"${process.execPath}" "${file('main.js')}"; exit 3`;
  const shell = spawn('sh', ['-c', command], {
    env: { PATH: process.env['PATH'], npm_lifecycle_event: 'start' },
    stdio: 'ignore',
  });
  await until('ready');
  shell.kill('SIGTERM');
  await once(shell, 'exit');
  expect(await until('exit')).toBe('0');
});

test('a service exits with 0 on SIGTERM', async () => {
  const child = spawn(process.execPath, [file('main.js')], { stdio: 'ignore' });
  await until('ready');
  child.kill('SIGTERM');
  expect(await once(child, 'exit')).toEqual([0, null]);
});

test('a program that is no service ends at the first signal', async () => {
  const child = spawn(process.execPath, [file('main.js'), 'once'], { stdio: 'ignore' });
  await until('ready');
  child.kill('SIGTERM');
  expect(await once(child, 'exit')).toEqual([null, 'SIGTERM']);
});

test('a program that is no service ends when npm is terminated', async () => {
  const command = `"${process.execPath}" "${file('main.js')}" once; exit 3`;
  const shell = spawn('sh', ['-c', command], {
    env: { PATH: process.env['PATH'], npm_lifecycle_event: 'seed' },
    stdio: 'ignore',
  });
  await until('ready');
  shell.kill('SIGTERM');
  await once(shell, 'exit');
  expect(await until('exit')).toBe('1');
});
