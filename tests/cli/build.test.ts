import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { ROOT } from '../../process/root';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hedong-build-'));
  mkdirSync(join(folder, 'cli'));
  cpSync(join(ROOT, 'cli/build.mjs'), join(folder, 'cli/build.mjs'));
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  write('export const answer: number = 1;');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const write = (source: string) => writeFileSync(join(folder, 'cli/sample.ts'), source);
const built = () => readFileSync(join(folder, 'build/cli/sample.js'), 'utf8');

const build = (...args: string[]) => run('cli/build.mjs', ...args);

async function run(...args: string[]) {
  const child = spawn(process.execPath, args, { cwd: folder });
  const [stdout, stderr, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close') as Promise<[number]>,
  ]);
  return { code, stdout, stderr };
}

describe('the build', () => {
  it('does nothing with --if-changed until a source changes', async () => {
    expect(await build()).toEqual({ code: 0, stdout: 'Built 1 files.\n', stderr: '' });
    expect(await build('--if-changed')).toEqual({ code: 0, stdout: '', stderr: '' });
    write('export const answer: number = 1234;');
    expect((await build('--if-changed')).stdout).toBe('Built 1 files.\n');
    expect(built()).toContain('1234');
  });

  it('precedes the start of the product, which a fault prevents', async () => {
    cpSync(join(ROOT, 'cli/start.mjs'), join(folder, 'cli/start.mjs'));
    writeFileSync(join(folder, 'cli/start.ts'), 'console.log(process.argv[2] as string);');
    expect(await run('cli/start.mjs', '--empty')).toEqual({
      code: 0,
      stdout: 'Built 2 files.\n--empty\n',
      stderr: '',
    });
    write('export const = 2;');
    expect(await run('cli/start.mjs', '--empty')).toEqual({
      code: 1,
      stdout: '',
      stderr: expect.stringContaining('cli/sample.ts:1:13'),
    });
  });

  it('names file and line of a fault, and leaves the previous build unchanged', async () => {
    await build();
    const before = built();
    write('export const answer = 1;\nexport const = 2;');
    const { code, stderr } = await build();
    expect(code).toBe(1);
    expect(stderr).toContain('cli/sample.ts:2:13');
    expect(built()).toBe(before);
    expect(readdirSync(folder).sort()).toEqual(['build', 'cli', 'node_modules']);
  });

  it('is complete after several processes have built again and again at the same time', async () => {
    const loop = `import { buildTree } from './cli/build.mjs';
      for (let round = 0; round < 60; round++) await buildTree();`;
    const results = await Promise.all(
      Array.from({ length: 6 }, () => run('--input-type=module', '--eval', loop)),
    );
    expect(results).toEqual(results.map(() => ({ code: 0, stdout: '', stderr: '' })));
    expect(built()).toContain('answer');
    expect(readdirSync(folder).sort()).toEqual(['build', 'cli', 'node_modules']);
  });
});
