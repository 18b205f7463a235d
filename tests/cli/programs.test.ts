import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../process/root';

const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
  scripts: Record<string, string>;
};

/** The programs of the product that npm scripts start, and the one that containers start. */
const PROGRAMS = [
  ...Object.entries(scripts).flatMap(([name, command]) => {
    const [file] = /(?:build\/cli\/\w+\.js|cli\/start\.mjs)$/.exec(command) ?? [];
    return file === undefined ? [] : [[name, file] as const];
  }),
  ['subgraph', 'build/cli/subgraph.js'] as const,
];

function run(file: string, ...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [file, ...args], {
    cwd: ROOT,
    encoding: 'utf8',
    env: { PATH: process.env['PATH'] },
  });
  return { status, stdout, stderr };
}

it('the list has every program of cli/', () => {
  expect(PROGRAMS.map(([name]) => name)).toEqual(
    expect.arrayContaining(['start', 'start:services', 'gateway', 'seed', 'audit', 'policy']),
  );
});

describe.each(PROGRAMS)('%s', (_name, file) => {
  it('prints its usage with --help', () => {
    expect(run(file, '--help')).toEqual({
      status: 0,
      stdout: expect.stringContaining('--help'),
      stderr: '',
    });
  });

  it('refuses an unknown option in one sentence', () => {
    const { status, stdout, stderr } = run(file, '--nonsense');
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toMatch(/^[^\n]*Unknown option '--nonsense'[^\n]*--help\.\n$/);
  });
});
