import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '../../../process/root';
import { programFile } from '../../support/runProgram';
import { OperationStore } from '../../../gateway/operations/operationStore';

jest.setTimeout(120_000);

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hedong-operations-'));
  writeFileSync(join(folder, 'one.graphql'), 'query One { __typename }');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Runs `npm run operations -- …` on its own folder. */
function operations(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [programFile('cli/operations'), ...args, '--quiet'],
    { cwd: ROOT, encoding: 'utf8', env: { ...process.env, OPERATIONS_DIR: join(folder, 'lists') } },
  );
  return { status, stdout: stdout.trim(), stderr: stderr.trim() };
}
const bound = () => new OperationStore(join(folder, 'lists')).of('bank');

describe('the list of operations a client may send', () => {
  it('is not emptied by mistake, reports when it is empty, and can be removed', async () => {
    const { stdout: id } = operations('add', join(folder, 'one.graphql'), '--client', 'bank');
    const refused = operations('remove', id, '--client', 'bank');
    expect(refused).toEqual({
      status: 1,
      stdout: '',
      stderr:
        'operations: This is the last operation on the list of client bank, and with an empty list it may send nothing: add --allow-empty to accept that, or use release to let it send any operation.',
    });
    expect(Object.keys((await bound())?.operations ?? {})).toEqual([id]);

    expect(operations('remove', id, '--client', 'bank', '--allow-empty').status).toBe(0);
    expect((await bound())?.operations).toEqual({});
    expect(operations('list').stdout).toBe('bank\t-\t(empty: this client may send no operation)');

    expect(operations('release', '--client', 'bank').status).toBe(0);
    expect(await bound()).toBeUndefined();
    expect(operations('release', '--client', 'bank').stderr).toBe(
      'operations: Client bank has no list.',
    );
  });

  it('accepts operations again after it was emptied', async () => {
    const { stdout: id } = operations('add', join(folder, 'one.graphql'), '--client', 'bank');
    operations('remove', id, '--client', 'bank', '--allow-empty');
    expect(operations('add', join(folder, 'one.graphql'), '--client', 'bank').stdout).toBe(id);
    expect(Object.keys((await bound())?.operations ?? {})).toEqual([id]);
  });
});
