import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { secretFromCommandAsync } from '../../process/secretCommand';
import { secretSettings, secretsFromFiles } from '../../process/settingsFromFiles';
import { readSubgraphConfig } from '../../subgraphs/framework/config';

let folder: string;
let file: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hedong-settings-'));
  file = join(folder, 'secret');
  await writeFile(file, ' from a file \n');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test('a secret is read from its variable or its file, and an empty setting counts as missing', () => {
  expect(
    secretsFromFiles({ A_FILE: file, B: 'from the variable', B_FILE: '', C: '' }, ['A', 'B', 'C']),
  ).toEqual({ A_FILE: file, A: 'from a file', B: 'from the variable' });
});

test('every fault is reported, without values', () => {
  const env = { A: 'a-secret', A_FILE: file, B_FILE: join(folder, 'none') };
  expect(() => secretsFromFiles(env, ['A', 'B'])).toThrow(
    'A and A_FILE are both set; set one. B_FILE names a file that cannot be read.',
  );
});

test('a secret is printed by a command, which is run without a shell', () => {
  const printed = (...command: string[]) =>
    secretsFromFiles({ A_COMMAND: JSON.stringify(command), A: '' }, ['A'])['A'];
  expect(printed('cat', file)).toBe('from a file');
  expect(printed('echo', '$HOME; ls')).toBe('$HOME; ls');
});

test.each([
  ['fails', ['sh', '-c', 'echo a-secret; echo a-secret >&2; exit 3'], 'ended with exit code 3'],
  ['does not exist', ['/nowhere/a-secret'], 'cannot be started'],
  ['prints nothing', ['true'], 'printed nothing'],
  ['prints too much', ['head', '-c', '2000000', '/dev/zero'], 'printed more than 1 MB'],
  ['is ended by a signal', ['sh', '-c', 'echo a-secret; kill -9 $$'], 'was ended by SIGKILL'],
  ['is no array', 'a-secret', 'must be a JSON array of a program'],
])('a command that %s is refused without its output', async (_, command, sentence) => {
  const text = JSON.stringify(command);
  const error = (() => {
    try {
      return secretsFromFiles({ A_COMMAND: text }, ['A']);
    } catch (thrown) {
      return thrown as Error;
    }
  })() as Error;
  expect(error.message).toMatch(/^A_COMMAND [^\n]+\.$/);
  expect(error.message).toContain(sentence);
  expect(inspect(error)).not.toContain('a-secret');
  const later = (await secretFromCommandAsync('A_COMMAND', text).catch((e: unknown) => e)) as Error;
  expect(later.message).toBe(error.message);
  expect(inspect(later)).not.toContain('a-secret');
});

test('a child process gets the settings as they are set, and no others', () => {
  const env = { A: 'one', B_FILE: file, C: 'another’s', D: '', E_COMMAND: '["cat"]' };
  expect(secretSettings(env, ['A', 'B', 'D', 'E'])).toEqual({
    A: 'one',
    B_FILE: file,
    E_COMMAND: '["cat"]',
  });
});

describe('the settings of a subgraph process', () => {
  const good = { MONGODB_URI: 'mongodb://db', CURSOR_KEY: 'A'.repeat(22) };

  test('are read from the environment', () => {
    const { cursorKey, mongodbUri, port } = readSubgraphConfig(good);
    expect([cursorKey.length, mongodbUri, port]).toEqual([16, 'mongodb://db', 0]);
  });

  test('are refused with every fault named, without values', () => {
    const faults = [
      'MONGODB_URI_FILE names a file that cannot be read.',
      'CURSOR_KEY must hold at least 16 bytes in base64url.',
      'MONGODB_DB_PREFIX must be a lower-case word of at most 31 characters.',
    ];
    const env = {
      MONGODB_URI_FILE: join(folder, 'none'),
      CURSOR_KEY: 'too-short-a-secret',
      MONGODB_DB_PREFIX: 'Not A Prefix',
    };
    for (const fault of faults) expect(() => readSubgraphConfig(env)).toThrow(fault);
    expect(() => readSubgraphConfig(env)).not.toThrow('too-short-a-secret');
  });
});
