import fc from 'fast-check';
import { connect, type Database } from '../../../../subgraphs/framework/mongo';
import { databaseVault } from '../../../../subgraphs/framework/vault/databaseVault';
import type { Vault } from '../../../../subgraphs/framework/vault/vault';
import { startTestStore, type TestStore } from '../../../support/store';
import { vaultKeysOf } from '../../../support/vault';

jest.setTimeout(60_000);

const PLACE = 'NaturalPerson.phone';
let store: TestStore;
let database: Database;
const commands: string[] = [];

beforeAll(async () => {
  store = await startTestStore();
  database = await connect(store.uri, `${store.dbPrefix}_subjects`, {
    onCommand: ({ commandName }) => void commands.push(commandName),
  });
});
afterAll(async () => {
  await database.close();
  await store.stop();
});

/** Acts as another process, with its own memory. */
const vaultWith = (wrapping = ['k1'], index = ['i1'], subgraph = 'subjects'): Vault =>
  databaseVault(database.connection, { subgraph, keys: vaultKeysOf(wrapping, index) });

describe('a vault', () => {
  it('decrypts every text it sealed, in this and in another process', async () => {
    const vault = vaultWith();
    const other = vaultWith();
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme' }), async (text) => {
        const sealed = await vault.seal('any', PLACE, text);
        expect(await vault.open('any', PLACE, sealed)).toBe(text);
        expect(await other.open('any', PLACE, sealed)).toBe(text);
      }),
      { numRuns: 50 },
    );
  });

  it('never produces the same ciphertext twice', async () => {
    const vault = vaultWith();
    expect(await vault.seal('twice', PLACE, 'same')).not.toBe(
      await vault.seal('twice', PLACE, 'same'),
    );
  });

  it.each([
    ['another subject', (vault: Vault, sealed: string) => vault.open('second', PLACE, sealed)],
    ['another field', (vault: Vault, sealed: string) => vault.open('first', 'Other.field', sealed)],
    [
      'a changed ciphertext',
      (vault: Vault, sealed: string) =>
        vault.open('first', PLACE, sealed.slice(0, -2) + (sealed.endsWith('AA') ? 'BB' : 'AA')),
    ],
    [
      'a cut ciphertext',
      (vault: Vault, sealed: string) => vault.open('first', PLACE, sealed.slice(0, 20)),
    ],
    ['a plain value', (vault: Vault) => vault.open('first', PLACE, '13800000000')],
    [
      'a key of later',
      (vault: Vault, sealed: string) =>
        vault.open('first', PLACE, sealed.replace('s1.1.', 's1.2.')),
    ],
  ])('refuses %s, without the value in the error', async (_, open) => {
    const vault = vaultWith();
    const sealed = await vault.seal('first', PLACE, '13812345678');
    await vault.seal('second', PLACE, 'x');
    const error = await open(vault, sealed).then(
      () => undefined,
      (thrown: Error) => thrown,
    );
    expect(error?.name).toBe('VaultError');
    expect(error?.message).not.toMatch(/138|first|second/);
  });

  it('refuses a value of another subgraph', async () => {
    const sealed = await vaultWith().seal('shared', PLACE, 'x');
    const other = vaultWith(['k1'], ['i1'], 'social');
    await expect(other.open('shared', PLACE, sealed)).rejects.toThrow('cannot be unwrapped');
  });

  it('reads the keys of many subjects in one query', async () => {
    const subjects = Array.from({ length: 300 }, (_, i) => `many-${i}`);
    commands.length = 0;
    const writer = vaultWith();
    const sealed = await Promise.all(subjects.map((id) => writer.seal(id, PLACE, id)));
    expect(commands).toEqual(['find', 'insert', 'find']);
    commands.length = 0;
    const reader = vaultWith();
    const opened = await Promise.all(subjects.map((id, i) => reader.open(id, PLACE, sealed[i]!)));
    expect(opened).toEqual(subjects);
    expect(commands).toEqual(['find']);
    await reader.prefetch(subjects);
    expect(commands).toEqual(['find']);
  });

  it('creates one key for a subject when two processes seal concurrently', async () => {
    const [a, b] = [vaultWith(), vaultWith()];
    const sealed = await Promise.all([a, b].map((vault) => vault.seal('raced', PLACE, 'x')));
    for (const vault of [a, b, vaultWith()])
      for (const value of sealed) expect(await vault.open('raced', PLACE, value)).toBe('x');
  });

  it('fails closed when the wrapping key is missing, without effect on other subjects', async () => {
    const sealed = await vaultWith(['k1']).seal('wrapped', PLACE, 'x');
    const newer = vaultWith(['k2']);
    const fresh = await newer.seal('unwrapped', PLACE, 'y');
    const reader = vaultWith(['k2']);
    const answers = await Promise.allSettled([
      reader.open('wrapped', PLACE, sealed),
      reader.open('unwrapped', PLACE, fresh),
    ]);
    expect(answers[0]).toMatchObject({
      reason: { message: 'The key k1, which wraps keys of subjects, is not in VAULT_KEYS.' },
    });
    expect(answers[1]).toMatchObject({ value: 'y' });
    await expect(newer.seal('wrapped', PLACE, 'z')).rejects.toThrow('k1');
  });

  it('destroys a key immediately, and what it sealed remains unreadable', async () => {
    const vault = vaultWith();
    const sealed = await vault.seal('gone', PLACE, 'x');
    await vault.shred('gone', 'erasure');
    await vault.shred('gone', 'erasure again');
    expect(await vault.open('gone', PLACE, sealed)).toBeNull();
    expect(await vaultWith().open('gone', PLACE, sealed)).toBeNull();
    const renewed = await vault.seal('gone', PLACE, 'y');
    expect(await vault.open('gone', PLACE, renewed)).toBe('y');
    expect(await vaultWith().open('gone', PLACE, sealed)).toBeNull();
    await vault.shred('gone', 'once more');
    const key = await database.connection
      .collection<{ _id: string }>('keys')
      .findOne({ _id: 'gone' });
    expect(key).toMatchObject({
      wrapped: null,
      kek: null,
      destroyed: [
        { generation: 1, reason: 'erasure' },
        { generation: 2, reason: 'once more' },
      ],
    });
  });

  it('has blind indexes that differ by place and key, and match across notations', () => {
    const one = vaultWith(['k1'], ['i2', 'i1']);
    const [newest, older] = one.blindIndex('A.b', '11010519491231002x');
    expect(newest).toMatch(/^i2\.[\w-]{43}$/);
    expect(older).toMatch(/^i1\.[\w-]{43}$/);
    expect(one.blindIndex('A.b', '１1010519491231002X')).toEqual([newest, older]);
    expect(one.blindIndex('A.c', '11010519491231002X')).not.toContain(newest);
    expect(vaultWith(['k1'], ['i1']).blindIndex('A.b', '11010519491231002X')).toEqual([older]);
  });
});
