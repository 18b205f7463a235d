import { chmod, mkdir, readFile, readdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeProgram, type Program } from './program';

let program: Program;

beforeEach(async () => {
  program = await makeProgram();
});
afterEach(() => program.remove());

const KINDS = ['code', 'translated'] as const;
const keptFile = async (kind: (typeof KINDS)[number]) =>
  join(
    program.kept,
    (await readdir(program.kept)).find((name) => name.endsWith(kind))!,
  );

const SPEAKS = {
  'main.ts': `const said: string = require('speaks').word(); console.log(said);`,
  'node_modules/speaks/index.js': `exports.word = () => 'one';`,
};

test('a second start finds what the first kept, and says the same', async () => {
  await program.write(SPEAKS);
  expect(await program.start()).toBe('one');
  const before = await Promise.all(KINDS.map(async (kind) => stat(await keptFile(kind))));
  for (const { size } of before) expect(size).toBeGreaterThan(100);
  expect(await program.start()).toBe('one');
  const after = await Promise.all(KINDS.map(async (kind) => stat(await keptFile(kind))));
  expect(after.map(({ mtimeMs }) => mtimeMs)).toEqual(before.map(({ mtimeMs }) => mtimeMs));
  expect(await readdir(program.kept)).toHaveLength(KINDS.length);
});

test('a package that changed, even at the same length, is compiled anew', async () => {
  await program.write(SPEAKS);
  expect(await program.start()).toBe('one');
  await program.write({ 'node_modules/speaks/index.js': `exports.word = () => 'two';` });
  expect(await program.start()).toBe('two');
  expect(await program.start()).toBe('two');
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
  await program.write(SPEAKS);
  await program.start();
  for (const kind of KINDS) {
    const file = await keptFile(kind);
    const damaged = damage(await readFile(file));
    await writeFile(file, damaged);
    expect(await program.start()).toBe('one');
    const again = await readFile(file);
    expect(again.equals(damaged)).toBe(false);
    expect(await program.start()).toBe('one');
    expect(await readFile(file)).toEqual(again);
  }
});

test('where nothing can be written or nothing is to be kept, the program runs all the same', async () => {
  await program.write({ ...SPEAKS, 'a-file': '' });
  expect(await program.start({ NODE_COMPILE_CACHE: join(program.folder, 'a-file/below') })).toBe(
    'one',
  );
  expect(await program.start({ NODE_DISABLE_COMPILE_CACHE: '1' })).toBe('one');
  await expect(stat(program.kept)).rejects.toThrow('ENOENT');
  await mkdir(program.kept);
  await chmod(program.kept, 0o500);
  expect(await program.start()).toBe('one');
});

test('a module is given what Node gives it', async () => {
  await program.write({
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
    expect(JSON.parse(await program.start())).toEqual({
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
  await program.write({
    'main.ts': `const { later } = require('imports');
      later().then((word: string) => console.log(word, require('modern').word, require('tacit').word));`,
    'node_modules/imports/index.js': `exports.later = async () => (await import('./part.mjs')).word;`,
    'node_modules/imports/part.mjs': `export const word = 'later';`,
    'node_modules/modern/package.json': '{"type": "module", "main": "index.js"}',
    'node_modules/modern/index.js': `export const word = 'modern';`,
    'node_modules/tacit/index.js': `export const word = 'tacit';`,
  });
  for (let turn = 0; turn < 2; turn++) expect(await program.start()).toBe('later modern tacit');
});

test('a fault in a package is told where it is', async () => {
  await program.write({
    'main.ts': `try { require('fails'); } catch (error) { console.log((error as Error).stack!.split('\\n')[1]); }
      try { require('broken'); } catch (error) { console.log((error as Error).name); }`,
    'node_modules/fails/index.js': `throw new Error('as intended');`,
    'node_modules/broken/index.js': `const = 1;`,
  });
  for (let turn = 0; turn < 2; turn++) {
    const [where, name] = (await program.start()).split('\n');
    expect(where).toContain('fails/index.js:1:7');
    expect(name).toBe('SyntaxError');
  }
});
