import { createCipheriv, createHash, createHmac, createSecretKey } from 'node:crypto';
import { connect, type Database } from '../../../../subgraphs/framework/mongo';
import { databaseVault } from '../../../../subgraphs/framework/vault/databaseVault';
import { keyModel } from '../../../../subgraphs/framework/vault/keyModel';
import { newRingKey, parseKeyRing } from '../../../../subgraphs/framework/vault/keyRing';
import { reindex } from '../../../../subgraphs/framework/vault/reindex';
import { reseal } from '../../../../subgraphs/framework/vault/reseal';
import { rewrapKeys } from '../../../../subgraphs/framework/vault/rewrapKeys';
import { openDocument, sealDocument } from '../../../../subgraphs/framework/vault/sealedFields';
import {
  hasNationalAlgorithms,
  NATIONAL,
} from '../../../../subgraphs/framework/vault/suites/national';
import type { NaturalPersonRow } from '../../../../schema/generated/subjects.rows';
import { subjectModel } from '../../../../subgraphs/subjects/subject/model';
import { SUBJECT_SEALED } from '../../../../subgraphs/subjects/subject/sealed';
import { startTestStore, type TestStore } from '../../../support/store';
import { naturalPerson } from '../../../support/subjects';
import { ringText, vaultKeysOf } from '../../../support/vault';

// Every Node.js that the product supports has SM3 and SM4, unless it was built without them.
const whereOffered = hasNationalAlgorithms() ? describe : describe.skip;

const key = createSecretKey(Buffer.alloc(32, 7));
const additional = Buffer.from('bound to');

whereOffered('the national algorithms', () => {
  it.each([
    ['abc', '66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0'],
    ['abcd'.repeat(16), 'debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732'],
  ])('SM3 gives the digests of GB/T 32905, appendix A: %s', (text, digest) => {
    expect(createHash('sm3').update(text).digest('hex')).toBe(digest);
  });

  it('SM4 encrypts as the example of GB/T 32907, appendix A', () => {
    const block = Buffer.from('0123456789abcdeffedcba9876543210', 'hex');
    // One block in counter mode is the encrypted counter, where the text is zero.
    const cipher = createCipheriv('sm4-ctr', block, block);
    expect(cipher.update(Buffer.alloc(16)).toString('hex')).toBe(
      '681edf34d206965e86b3e94f536e4246',
    );
  });

  it('HMAC with SM3 follows its definition (RFC 2104)', () => {
    const pad = (byte: number) =>
      Buffer.alloc(64, byte).map((one, index) => one ^ (index < 32 ? 7 : 0));
    const hash = (...parts: Buffer[]) => {
      const sm3 = createHash('sm3');
      for (const part of parts) sm3.update(part);
      return sm3.digest();
    };
    const text = Buffer.from('text');
    const expected = hash(pad(0x5c) as Buffer, hash(pad(0x36) as Buffer, text));
    expect(createHmac('sm3', key).update(text).digest()).toEqual(expected);
    expect(NATIONAL.mac(key, 'text')).toBe(expected.toString('base64url'));
  });
});

whereOffered('a value that is sealed with SM4 and SM3', () => {
  const sealed = NATIONAL.seal(key, additional, '姓名');

  it('is opened with its key and its additional data alone', () => {
    expect(NATIONAL.open(key, additional, sealed)?.toString()).toBe('姓名');
    expect(NATIONAL.open(createSecretKey(Buffer.alloc(32, 8)), additional, sealed)).toBeUndefined();
    expect(NATIONAL.open(key, Buffer.from('bound t'), sealed)).toBeUndefined();
    expect(NATIONAL.open(key, Buffer.alloc(0), sealed)).toBeUndefined();
  });

  it('is refused when any of its bits was changed, or when it was cut', () => {
    for (let bit = 0; bit < sealed.length * 8; bit++) {
      const changed = Buffer.from(sealed);
      changed[bit >> 3]! ^= 1 << (bit & 7);
      expect(NATIONAL.open(key, additional, changed)).toBeUndefined();
    }
    for (const length of [0, 47, 48, sealed.length - 1])
      expect(NATIONAL.open(key, additional, sealed.subarray(0, length))).toBeUndefined();
  });

  it('differs each time', () => {
    expect(NATIONAL.seal(key, additional, '姓名')).not.toEqual(sealed);
  });

  it('is not opened after a byte moved from the additional data to the counter', () => {
    const moved = Buffer.concat([Buffer.from('o'), sealed]);
    expect(NATIONAL.open(key, Buffer.from('bound t'), moved)).toBeUndefined();
  });
});

whereOffered('a key ring', () => {
  it('has keys of both suites', () => {
    const ring = parseKeyRing('VAULT_KEYS', ringText('sm2', 'k1'));
    expect(ring.all().map(({ id, suite }) => [id, suite])).toEqual([
      ['sm2', 'national'],
      ['k1', 'international'],
    ]);
    for (const suite of ['national', 'international'] as const) {
      const text = JSON.stringify({ k: newRingKey(suite) });
      expect(parseKeyRing('VAULT_KEYS', text).all()[0].suite).toBe(suite);
    }
  });
});

whereOffered('a change of the suite', () => {
  const OLD = vaultKeysOf(['k1'], ['i1']);
  const BOTH = vaultKeysOf(['sm2', 'k1'], ['sm3', 'i1']);
  const ONLY_NATIONAL = vaultKeysOf(['sm2'], ['sm3']);
  const ID_NUMBER = '120102188001020015';
  let store: TestStore;
  let database: Database;
  beforeAll(async () => {
    store = await startTestStore();
    database = await connect(store.uri, `${store.dbPrefix}_subjects`);
    await subjectModel(database.connection).createIndexes();
    await keyModel(database.connection).createIndexes();
  });
  afterAll(async () => {
    await database.close();
    await store.stop();
  });

  const vaultWith = (keys: typeof OLD) =>
    databaseVault(database.connection, { subgraph: 'subjects', keys });
  const subjects = () => database.connection.collection<NaturalPersonRow>('subjects');
  const find = async (keys: typeof OLD) => {
    const index = vaultWith(keys).blindIndex('NaturalPerson.idNumber', ID_NUMBER);
    const found = await subjects().findOne({ idNumberIndex: { $in: [...index] } } as never);
    return found as unknown as NaturalPersonRow;
  };
  const opened = async (keys: typeof OLD) =>
    (await openDocument(vaultWith(keys), SUBJECT_SEALED, await find(keys))).idNumber;

  it('leaves every value readable at each step, and none under the old suite in the end', async () => {
    const person = naturalPerson({ _id: 'p', idNumber: ID_NUMBER });
    const { connection } = database;
    await subjects().insertOne(await sealDocument(vaultWith(OLD), SUBJECT_SEALED, person));
    expect((await find(OLD)).idNumber).toMatch(/^s1\./);

    expect(await opened(BOTH)).toBe(ID_NUMBER);
    await rewrapKeys(keyModel(connection), 'subjects', BOTH.wrapping, { batch: 10 });
    expect(await opened(BOTH)).toBe(ID_NUMBER);
    await reindex(connection, [SUBJECT_SEALED], vaultWith(BOTH), BOTH, { batch: 10 });
    // Without the old keys, a value of the old suite is still readable with the subject's key.
    expect(await opened(ONLY_NATIONAL)).toBe(ID_NUMBER);

    const vault = vaultWith(ONLY_NATIONAL);
    const pass = () => reseal(connection, [SUBJECT_SEALED], vault, 'national', { batch: 10 });
    expect([await pass(), await pass()]).toEqual([1, 0]);
    expect(JSON.stringify(await find(ONLY_NATIONAL))).not.toContain('"s1.');
    expect((await find(ONLY_NATIONAL)).idNumber).toMatch(/^s2\.1\./);
    expect(await opened(ONLY_NATIONAL)).toBe(ID_NUMBER);
    await expect(opened(vaultKeysOf(['k1'], ['sm3']))).rejects.toThrow('The key sm2');

    await vault.shred('p', 'erasure');
    expect(await opened(ONLY_NATIONAL)).toBeNull();
  });
});
