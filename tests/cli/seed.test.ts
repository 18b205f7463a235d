import { spawnSync } from 'node:child_process';
import { ROOT } from '../../process/root';
import { programFile } from '../support/runProgram';

jest.setTimeout(120_000);

function seed(...args: string[]) {
  return spawnSync(process.execPath, [programFile('cli/seed'), ...args], {
    cwd: ROOT,
    encoding: 'utf8',
  });
}

describe('npm run seed', () => {
  it('prints its usage with --help', () => {
    const { status, stdout } = seed('--help');
    expect(status).toBe(0);
    expect(stdout).toContain('--subjects N');
  });

  it('exits with code 1 and one sentence on a bad option', () => {
    const { status, stdout, stderr } = seed('--subjects', 'many');
    expect([status, stdout]).toEqual([1, '']);
    expect(stderr).toBe('seed: --subjects must be a whole number from 0 to 999999999, not many.\n');
  });
});
