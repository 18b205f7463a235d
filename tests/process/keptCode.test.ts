import { execFile } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

const PRELOAD = resolve(__dirname, '../../process/typescript.cjs');
const run = promisify(execFile);

let folder: string;
let kept: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hedong-kept-'));
  kept = join(folder, 'kept');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function write(files: Record<string, string>) {
  for (const [name, text] of Object.entries(files)) {
    const path = join(folder, name);
    await mkdir(join(path, '..'), { recursive: true });
    await writeFile(path, text);
  }
}

/** What the program prints, with its code kept in `kept` unless `env` says otherwise. */
async function start(env: NodeJS.ProcessEnv = {}): Promise<string> {
  const { stdout } = await run(process.execPath, ['-r', PRELOAD, join(folder, 'main.ts')], {
    env: { PATH: process.env['PATH'], NODE_COMPILE_CACHE: kept, ...env },
    timeout: 60_000,
  });
  return stdout.trim();
}

const keptFile = async () => join(kept, (await readdir(kept))[0]!);

const SPEAKS = {
  'main.ts': `const said: string = require('speaks').word(); console.log(said);`,
  'node_modules/speaks/index.js': `exports.word = () => 'one';`,
};

test('a second start finds what the first kept, and says the same', async () => {
  await write(SPEAKS);
  expect(await start()).toBe('one');
  const { mtimeMs, size } = await stat(await keptFile());
  expect(size).toBeGreaterThan(100);
  expect(await start()).toBe('one');
  expect((await stat(await keptFile())).mtimeMs).toBe(mtimeMs);
  expect(await readdir(kept)).toHaveLength(1);
});

test('a package that changed, even at the same length, is compiled anew', async () => {
  await write(SPEAKS);
  expect(await start()).toBe('one');
  await write({ 'node_modules/speaks/index.js': `exports.word = () => 'two';` });
  expect(await start()).toBe('two');
  expect(await start()).toBe('two');
});

test.each([
  ['cut off', (bytes: Buffer) => bytes.subarray(0, bytes.length / 2)],
  ['empty', () => Buffer.alloc(0)],
  [
    'damaged',
    (bytes: Buffer) => {
      const damaged = Buffer.from(bytes);
      damaged[damaged.length >> 1]! ^= 0xff;
      return damaged;
    },
  ],
])('a file that is %s is replaced', async (_, damage) => {
  await write(SPEAKS);
  await start();
  const file = await keptFile();
  const whole = await readFile(file);
  await writeFile(file, damage(whole));
  expect(await start()).toBe('one');
  const again = await readFile(file);
  expect(again.length).toBeGreaterThan(whole.length / 2);
  expect(again.equals(damage(whole))).toBe(false);
});

test('where nothing can be written or nothing is to be kept, the program runs all the same', async () => {
  await write({ ...SPEAKS, 'a-file': '' });
  expect(await start({ NODE_COMPILE_CACHE: join(folder, 'a-file/below') })).toBe('one');
  expect(await start({ NODE_DISABLE_COMPILE_CACHE: '1' })).toBe('one');
  await expect(stat(kept)).rejects.toThrow('ENOENT');
  await mkdir(kept);
  await chmod(kept, 0o500);
  expect(await start()).toBe('one');
});

test('a module is given what Node gives it', async () => {
  await write({
    'main.ts': `console.log(JSON.stringify(require('asks')));`,
    'node_modules/asks/index.js': `
      module.exports = {
        self: this === exports,
        dir: __dirname.endsWith('asks'),
        file: require.resolve('./data.json') === require('path').join(__dirname, 'data.json'),
        paths: require.resolve.paths('x')[0].endsWith('node_modules'),
        main: require.main.filename.endsWith('main.ts'),
        cached: module.filename in require.cache,
        json: require('./data.json').n,
        parent: module.parent === require.main,
        children: require.main.children.includes(module),
      };`,
    'node_modules/asks/data.json': '{"n": 7}',
  });
  for (let turn = 0; turn < 2; turn++)
    expect(JSON.parse(await start())).toEqual({
      self: true,
      dir: true,
      file: true,
      paths: true,
      main: true,
      cached: true,
      json: 7,
      parent: true,
      children: true,
    });
});

test('modules of the other kind, and those that import, are left to Node', async () => {
  await write({
    'main.ts': `const { later } = require('imports');
      later().then((word: string) => console.log(word, require('modern').word, require('tacit').word));`,
    'node_modules/imports/index.js': `exports.later = async () => (await import('./part.mjs')).word;`,
    'node_modules/imports/part.mjs': `export const word = 'later';`,
    'node_modules/modern/package.json': '{"type": "module", "main": "index.js"}',
    'node_modules/modern/index.js': `export const word = 'modern';`,
    'node_modules/tacit/index.js': `export const word = 'tacit';`,
  });
  for (let turn = 0; turn < 2; turn++) expect(await start()).toBe('later modern tacit');
});

test('a fault in a package is told where it is', async () => {
  await write({
    'main.ts': `try { require('fails'); } catch (error) { console.log((error as Error).stack!.split('\\n')[1]); }
      try { require('broken'); } catch (error) { console.log((error as Error).name); }`,
    'node_modules/fails/index.js': `throw new Error('as intended');`,
    'node_modules/broken/index.js': `const = 1;`,
  });
  for (let turn = 0; turn < 2; turn++) {
    const [where, name] = (await start()).split('\n');
    expect(where).toContain('fails/index.js:1:7');
    expect(name).toBe('SyntaxError');
  }
});
