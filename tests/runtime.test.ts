import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { ROOT } from '../process/root';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'hedong-runtime-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Runs jest on these files in one process. */
function run(files: Readonly<Record<string, string>>) {
  const config = {
    testEnvironment: join(ROOT, 'tests/environment.cjs'),
    runtime: join(ROOT, 'tests/runtime.cjs'),
    transform: {},
    cacheDirectory: folder,
  };
  const all = { 'jest.config.json': JSON.stringify(config), ...files };
  for (const [name, text] of Object.entries(all)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  const { status, stderr } = spawnSync(
    process.execPath,
    [
      join(ROOT, 'node_modules/jest/bin/jest.js'),
      '--rootDir',
      folder,
      '-c',
      'jest.config.json',
      '-i',
    ],
    { cwd: folder, encoding: 'utf8' },
  );
  return { status, stderr };
}

test('files share no module state, and errors have their positions', () => {
  const shared = 'exports.fail = () => { throw new Error("here"); }; exports.count = 0;';
  const case_ = `
    const shared = require('./shared');
    test('is the first', () => expect(shared.count++).toBe(0));
    test('has a position', () => {
      let stack;
      try { shared.fail(); } catch (error) { stack = error.stack; }
      expect(stack).toContain('shared.js:1:30');
    });`;
  const files = { 'shared.js': shared, 'a.test.js': case_, 'b.test.js': case_ };
  expect(run(files)).toMatchObject({
    status: 0,
    stderr: expect.stringContaining('4 passed') as string,
  });
});

test('files share packages, which see the same built-in classes', () => {
  const case_ = `
    const loaded = require('a-package');
    test('loads it', () => {
      process.stderr.write('uses before: ' + loaded.uses++ + ';');
      expect(loaded.fault).toBeInstanceOf(Error);
    });`;
  const { status, stderr } = run({
    'node_modules/a-package/index.js': 'exports.uses = 0; exports.fault = new Error();',
    'a.test.js': case_,
    'b.test.js': case_,
  });
  expect(status).toBe(0);
  expect(stderr).toContain('uses before: 0;');
  expect(stderr).toContain('uses before: 1;');
});

test('a file leaves no global, variable, spy or signal listener to the next', () => {
  const case_ = `
    test('finds and leaves', () => {
      expect([globalThis.left, process.env.LEFT, process.left]).toEqual([undefined, undefined, undefined]);
      expect(process.listeners('SIGHUP')).toEqual([]);
      expect(process._eventsCount).toBe(process.eventNames().length);
      expect(Date.now()).toBeGreaterThan(1);
      expect(Map.name).toBe('Map');
      expect(process.env.HOME).not.toBe('left');
      globalThis.left = process.env.LEFT = process.left = 'left';
      process.env.HOME = 'left';
      process.on('SIGHUP', () => {});
      process.on('exit', () => {});
      jest.spyOn(Date, 'now').mockReturnValue(1);
      globalThis.Map = class Left {};
    });`;
  expect(run({ 'a.test.js': case_, 'b.test.js': case_ })).toMatchObject({
    status: 0,
    stderr: expect.stringContaining('2 passed') as string,
  });
});

test('a syntax error is reported with its file', () => {
  const { status, stderr } = run({ 'a.test.js': 'test(' });
  expect(status).toBe(1);
  expect(stderr).toMatch(/SyntaxError.*\n|a\.test\.js:1/);
});
