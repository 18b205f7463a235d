import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect, type Database } from '../../../../subgraphs/framework/mongo';
import { databaseVault } from '../../../../subgraphs/framework/vault/databaseVault';
import { keyModel } from '../../../../subgraphs/framework/vault/keyModel';
import { keyStatus } from '../../../../subgraphs/framework/vault/keyStatus';
import type { VaultKeys } from '../../../../subgraphs/framework/vault/keyRing';
import { reindex } from '../../../../subgraphs/framework/vault/reindex';
import { rewrapKeys } from '../../../../subgraphs/framework/vault/rewrapKeys';
import { openDocument, sealDocument } from '../../../../subgraphs/framework/vault/sealedFields';
import { shredSubject } from '../../../../subgraphs/framework/vault/shredSubject';
import type { Vault } from '../../../../subgraphs/framework/vault/vault';
import { subjectModel } from '../../../../subgraphs/subjects/subject/model';
import type { NaturalPersonRow } from '../../../../schema/generated/subjects.rows';
import { SUBJECT_SEALED } from '../../../../subgraphs/subjects/subject/sealed';
import { startTestStore, type TestStore } from '../../../support/store';
import { naturalPerson } from '../../../support/subjects';
import { ringText, vaultKeysOf } from '../../../support/vault';
import { programFile } from '../../../support/runProgram';

jest.setTimeout(120_000);

const PEOPLE = 240;
const OLD = vaultKeysOf(['k1'], ['i1']);
const NEW = vaultKeysOf(['k2', 'k1'], ['i2', 'i1']);
const NEWEST = vaultKeysOf(['k2'], ['i2']);
const ALL = [SUBJECT_SEALED];

let store: TestStore;
let database: Database;

beforeAll(async () => {
  store = await startTestStore();
  database = await connect(store.uri, `${store.dbPrefix}_subjects`);
  const model = subjectModel(database.connection);
  await model.createIndexes();
  await keyModel(database.connection).createIndexes();
});
afterAll(async () => {
  await database.close();
  await store.stop();
});

/** Acts as another process, with its own memory. */
const vaultWith = (keys: VaultKeys): Vault =>
  databaseVault(database.connection, { subgraph: 'subjects', keys });
const subjects = () => database.connection.collection<NaturalPersonRow>('subjects');
const numberOf = (n: number) => `1201021880010${String(n).padStart(5, '0')}`;

beforeEach(async () => {
  await subjects().deleteMany({});
  await keyModel(database.connection).deleteMany({});
  const vault = vaultWith(OLD);
  const people = Array.from({ length: PEOPLE }, (_, n) =>
    naturalPerson({ _id: `p-${n}`, idNumber: numberOf(n) }),
  );
  const sealed = people.map((each) => sealDocument(vault, SUBJECT_SEALED, each));
  await subjects().insertMany(await Promise.all(sealed));
});

/** Reads one person by number, like a lookup through the blind index. */
async function readBy(vault: Vault, n: number): Promise<string | null | undefined> {
  const index = vault.blindIndex('NaturalPerson.idNumber', numberOf(n));
  const found = await subjects().findOne({ idNumberIndex: { $in: [...index] } } as never);
  if (!found) return undefined;
  return (await openDocument(vault, SUBJECT_SEALED, found as NaturalPersonRow)).idNumber;
}

const status = () => keyStatus(database.connection, keyModel(database.connection), ALL, NEW.index);

async function rotateAll(batch = 20): Promise<void> {
  const { connection } = database;
  await rewrapKeys(keyModel(connection), 'subjects', NEW.wrapping, { batch });
  await reindex(connection, ALL, vaultWith(NEW), NEW, { batch });
}

describe('a key rotation', () => {
  it('blocks no reader: everybody is found and readable throughout', async () => {
    let running = true;
    let read = 0;
    const readers = [1, 2, 3].map(async (seed) => {
      while (running) {
        // Each read acts as a process with an empty cache.
        const n = (read * 7 + seed * 31) % PEOPLE;
        expect(await readBy(vaultWith(NEW), n)).toBe(numberOf(n));
        read++;
      }
    });
    await rotateAll();
    running = false;
    await Promise.all(readers);
    expect(read).toBeGreaterThan(10);
  });

  it('leaves nothing under the old keys, so that they can be removed', async () => {
    await rotateAll();
    const { wrapped, indexed } = await status();
    expect(Object.fromEntries(wrapped)).toEqual({ k2: PEOPLE });
    expect(Object.fromEntries(indexed)).toEqual({ i2: PEOPLE, i1: 0 });
    for (const n of [0, 1, PEOPLE - 1])
      expect(await readBy(vaultWith(NEWEST), n)).toBe(numberOf(n));
    await expect(readBy(vaultWith(vaultKeysOf(['k1'], ['i2'])), 0)).rejects.toThrow('k2');
  });

  it('retains the uniqueness of a number against concurrent writers under both keys', async () => {
    await reindex(database.connection, ALL, vaultWith(NEW), NEW, { batch: 500 });
    const twice = await sealDocument(
      vaultWith(NEW),
      SUBJECT_SEALED,
      naturalPerson({ _id: 'twice', idNumber: numberOf(5) }),
    );
    await expect(subjects().insertOne(twice)).rejects.toMatchObject({ code: 11000 });
  });

  it('does not restore a destroyed key, and removes its index', async () => {
    await vaultWith(OLD).shred('p-3', 'erasure');
    await rotateAll();
    expect((await status()).destroyed).toBe(1);
    expect(await readBy(vaultWith(NEW), 3)).toBeUndefined();
    expect(await readBy(vaultWith(NEW), 4)).toBe(numberOf(4));
  });

  it('stops with an error message when a wrapping key is missing', async () => {
    const { wrapping } = vaultKeysOf(['k3', 'k2'], ['i1']);
    await expect(
      rewrapKeys(keyModel(database.connection), 'subjects', wrapping, { batch: 20 }),
    ).rejects.toThrow('The key k1, which wraps keys of subjects, is not in VAULT_KEYS.');
  });
});

describe('the command', () => {
  const keys = (...words: string[]) => {
    const program = [programFile('cli/keys'), ...words];
    const child = spawn(process.execPath, program, {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        PATH: process.env['PATH'],
        MONGODB_URI: store.uri,
        MONGODB_DB_PREFIX: store.dbPrefix,
        VAULT_KEYS: ringText('k2', 'k1'),
        BLIND_INDEX_KEYS: ringText('i2', 'i1'),
      },
    });
    let output = '';
    child.stdout.on('data', (chunk) => (output += String(chunk)));
    child.stderr.on('data', (chunk) => (output += String(chunk)));
    const ended = once(child, 'exit').then(([code]) => ({ code: code as number | null, output }));
    return { child, ended };
  };

  it.each([
    ['--kek', async () => (await status()).wrapped.get('k1') ?? 0],
    ['--index', async () => (await status()).indexed.get('i1') ?? 0],
  ])('rotate %s resumes after kill -9', async (option, left) => {
    const first = keys('rotate', option, '--batch', '1');
    let before = PEOPLE;
    while (before > PEOPLE - 5 && first.child.exitCode === null) before = await left();
    first.child.kill('SIGKILL');
    await first.ended;
    const after = await left();
    expect(after).toBeGreaterThan(0);
    expect(after).toBeLessThan(PEOPLE);
    expect(await readBy(vaultWith(NEW), 0)).toBe(numberOf(0));
    const second = await keys('rotate', option).ended;
    expect(second.code).toBe(0);
    expect(second.output).toContain(`${after} `);
    expect(second.output).toContain('may be removed');
    expect(await left()).toBe(0);
  });

  it('shreds a subject; a repetition changes nothing', async () => {
    const words = ['shred', '--subject', 'p-7', '--reason', '依当事人申请', '--yes'];
    expect((await keys('shred', '--subject', 'p-7', '--reason', 'x').ended).output).toContain(
      '--yes',
    );
    for (const run of [1, 2])
      expect({ run, code: (await keys(...words).ended).code }).toEqual({ run, code: 0 });
    const found = (await subjects().findOne({ _id: 'p-7' })) as NaturalPersonRow;
    expect(found).not.toHaveProperty('idNumberIndex');
    const opened = await openDocument(vaultWith(NEW), SUBJECT_SEALED, found);
    expect(opened).toMatchObject({
      _id: 'p-7',
      region: '120102',
      name: null,
      idNumber: null,
      birthDate: null,
      sex: null,
      personalContact: { phone: null, address: null },
    });
    expect(await readBy(vaultWith(NEW), 8)).toBe(numberOf(8));
  });
});

it('new values of a shredded subject can be sealed, and the old ones remain unreadable', async () => {
  const vault = vaultWith(OLD);
  const { connection } = database;
  await shredSubject(connection, ALL, vault, 'p-1', 'erasure');
  const old = (await subjects().findOne({ _id: 'p-1' })) as NaturalPersonRow;
  const sealed = await vault.seal('p-1', 'Any.place#x', 'later');
  expect(await vault.open('p-1', 'Any.place#x', sealed)).toBe('later');
  expect(await openDocument(vault, SUBJECT_SEALED, old)).toMatchObject({ idNumber: null });
});
