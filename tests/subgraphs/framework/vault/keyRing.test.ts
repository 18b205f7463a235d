import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { addKey, openVaultKeys, removeKeys } from '../../../../cli/storedKeys/vaultKeys';
import { readVaultKeys } from '../../../../subgraphs/framework/vault/config';
import {
  keyRingOfFile,
  parseKeyRing,
  RELOAD_MS,
} from '../../../../subgraphs/framework/vault/keyRing';
import { keyRingOfCommand } from '../../../../subgraphs/framework/vault/ringOfCommand';
import { eventually } from '../../../support/eventually';
import { ringText } from '../../../support/vault';

let dir: string;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'hedong-ring-'));
});
afterAll(() => rm(dir, { recursive: true, force: true }));

const ids = (ring: { all(): readonly { id: string }[] }) => ring.all().map(({ id }) => id);
const SECRET = Buffer.alloc(32, 7).toString('base64url');

describe('a key ring', () => {
  it('lists its keys, newest first', () => {
    expect(ids(parseKeyRing('VAULT_KEYS', ringText('k9', 'k10', 'a')))).toEqual(['k9', 'k10', 'a']);
  });

  it.each([
    ['no JSON', SECRET],
    ['no object', `["${SECRET}"]`],
    ['no key', '{}'],
    ['a key too short', `{"k1":"${SECRET.slice(0, 20)}"}`],
    ['an id of digits', `{"1":"${SECRET}"}`],
  ])('refuses %s in one sentence that contains no key', (_, text) => {
    let errorText = '';
    try {
      parseKeyRing('VAULT_KEYS', text);
    } catch (error) {
      errorText = (error as Error).message;
    }
    expect(errorText).toMatch(/^VAULT_KEYS: [^\n]+\.$/);
    expect(errorText).not.toContain(SECRET.slice(0, 20));
  });

  it('reloads its file when a key is added, and immediately for an unknown id', async () => {
    const file = join(dir, 'ring');
    await writeFile(file, ringText('k1'));
    const [cached, reloaded] = [
      keyRingOfFile('VAULT_KEYS', file),
      keyRingOfFile('VAULT_KEYS', file),
    ];
    expect(await addKey(file, 'international')).toBe('k2');
    expect(reloaded.find('k2')?.id).toBe('k2');
    expect(ids(cached)).toEqual(['k1']);
    await sleep(RELOAD_MS + 50);
    expect(ids(cached)).toEqual(['k2', 'k1']);
    await removeKeys(file, ['k1']);
    await sleep(RELOAD_MS + 50);
    expect(ids(cached)).toEqual(['k2']);
    await writeFile(file, 'broken');
    await sleep(RELOAD_MS + 50);
    expect(ids(cached)).toEqual(['k2']);
  });
});

describe('a key ring of a command', () => {
  const printing = (...args: string[]) =>
    JSON.stringify([
      process.execPath,
      '-e',
      'process.stdout.write(require("fs").readFileSync(process.argv[1]))',
      ...args,
    ]);
  const faults: string[] = [];
  const onFault = (reason: string) => void faults.push(reason);

  it('takes new keys without a restart, and keeps its keys when the command fails', async () => {
    const file = join(dir, 'printed');
    await writeFile(file, ringText('k1'));
    const ring = keyRingOfCommand('VAULT_KEYS', printing(file), { everyMs: 50, onFault });
    try {
      expect(ids(ring)).toEqual(['k1']);
      await writeFile(`${file}.new`, ringText('sm2', 'k1'));
      await rename(`${file}.new`, file);
      await eventually(async () => expect(ids(ring)).toEqual(['sm2', 'k1']));
      expect(ring.find('sm2')?.suite).toBe('national');
      expect(faults).toEqual([]);
      await writeFile(file, `${SECRET} is no ring`);
      await eventually(async () => expect(faults).not.toEqual([]));
      await rm(file);
      await eventually(async () => expect(faults.at(-1)).toContain('exit code 1'));
      expect(ids(ring)).toEqual(['sm2', 'k1']);
      expect(faults.join()).not.toContain(SECRET);
    } finally {
      ring.stop();
    }
  });
});

describe('the settings of the vault', () => {
  const both = { VAULT_KEYS: ringText('k1'), BLIND_INDEX_KEYS: ringText('i1') };

  it('are read from the environment, from files or from commands', async () => {
    const file = join(dir, 'vault');
    await writeFile(file, `${both.VAULT_KEYS}\n`);
    const keys = readVaultKeys({ VAULT_KEYS_FILE: file, BLIND_INDEX_KEYS: both.BLIND_INDEX_KEYS });
    expect([ids(keys!.wrapping), ids(keys!.index)]).toEqual([['k1'], ['i1']]);
    const command = JSON.stringify(['cat', file]);
    const printed = readVaultKeys({
      VAULT_KEYS_COMMAND: command,
      BLIND_INDEX_KEYS: both.BLIND_INDEX_KEYS,
    });
    expect([ids(printed!.wrapping), ids(printed!.index)]).toEqual([['k1'], ['i1']]);
    expect(readVaultKeys({})).toBeUndefined();
  });

  it.each([
    ['one alone', { VAULT_KEYS: both.VAULT_KEYS }, 'must be set together'],
    ['the same key twice', { ...both, BLIND_INDEX_KEYS: both.VAULT_KEYS }, 'the same key'],
    ['two sources', { ...both, VAULT_KEYS_COMMAND: '["true"]' }, 'must be set without'],
    [
      'a command that fails',
      { VAULT_KEYS_COMMAND: '["false"]', BLIND_INDEX_KEYS: both.BLIND_INDEX_KEYS },
      'ended with exit code 1',
    ],
    ['a file that is not there', { ...both, VAULT_KEYS_FILE: '/nowhere/x' }, 'cannot be read'],
  ])('refuse %s', (_, env, sentence) => {
    expect(() => readVaultKeys(env)).toThrow(sentence);
  });

  it('are generated in the data folder, but never in production', async () => {
    const first = await openVaultKeys(dir);
    const second = await openVaultKeys(dir);
    const [key] = first.keys.wrapping.all();
    expect(second.keys.wrapping.find(key.id)?.key.equals(key.key)).toBe(true);
    await expect(openVaultKeys(dir, { production: true })).rejects.toThrow('production');
  });
});
