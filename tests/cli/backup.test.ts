import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, readdir, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import mongoose from 'mongoose';
import { ROOT } from '../../process/root';
import { beginRestore, refuseUnfinishedRestore } from '../../cli/database/unfinishedRestore';
import { testLogSettings } from '../support/logKeys';
import { startProduct, type Product } from '../support/product';
import { programFile } from '../support/runProgram';
import { testVaultSettings } from '../support/vault';

jest.setTimeout(120_000);

let product: Product;
let folder: string;
/** A backup of the product's databases. */
let whole: string;
let made: Awaited<ReturnType<typeof run>>;
let client: mongoose.mongo.MongoClient;
beforeAll(async () => {
  product = await startProduct({ subjects: 300 });
  folder = await mkdtemp(join(tmpdir(), 'hedong-backup-'));
  client = await mongoose.mongo.MongoClient.connect(product.uri);
  whole = join(folder, 'whole');
  made = await run('backup', product.dbPrefix, 'create', '--to', whole);
});
afterAll(async () => {
  await client.close();
  await product.stop();
  await rm(folder, { recursive: true, force: true });
});

/** Runs a program on the product's database server, with a prefix of database names. */
const run = (program: string, dbPrefix: string, ...args: string[]) =>
  runOn(product.uri, program, dbPrefix, ...args);

function runOn(uri: string, program: string, dbPrefix: string, ...args: string[]) {
  const env = {
    PATH: process.env['PATH'],
    MONGODB_URI: uri,
    MONGODB_DB_PREFIX: dbPrefix,
    ...testVaultSettings,
    ...testLogSettings,
  };
  return new Promise<{ status: number; stdout: string; stderr: string }>((resolve) => {
    execFile(
      process.execPath,
      [programFile(`cli/${program}`), ...args, '--quiet'],
      { cwd: ROOT, env },
      (error, stdout, stderr) =>
        resolve({ status: error === null ? 0 : Number(error.code), stdout, stderr }),
    );
  });
}

/** Everything in the databases of a prefix: documents with their BSON types, and indexes. */
async function contentOf(dbPrefix: string): Promise<Map<string, unknown>> {
  const content = new Map<string, unknown>();
  const { databases } = await client.db('admin').admin().listDatabases();
  for (const { name } of databases.filter((one) => one.name.startsWith(`${dbPrefix}_`))) {
    for (const { name: collection } of await client.db(name).listCollections().toArray()) {
      const all = client.db(name).collection(collection);
      const documents = await all.find({}, { promoteValues: false, sort: { _id: 1 } }).toArray();
      content.set(`${name.slice(dbPrefix.length)}.${collection}`, {
        documents: mongoose.mongo.BSON.EJSON.stringify(documents, { relaxed: false }),
        indexes: (await all.indexes()).sort((a, b) => (a.name! < b.name! ? -1 : 1)),
      });
    }
  }
  return content;
}

it('copies all databases and writes them back as they were', async () => {
  expect(made).toMatchObject({
    status: 0,
    stdout: expect.stringMatching(
      /^Backed up \d+ documents in [67] databases as of 20.*\n$/,
    ) as string,
  });
  expect(await run('backup', product.dbPrefix, 'check', '--from', whole)).toMatchObject({
    status: 0,
  });
  const restored = await run('backup', 'whole', 'restore', '--from', whole);
  expect(restored).toMatchObject({ status: 0, stderr: expect.stringContaining('100%') as string });
  const before = await contentOf(product.dbPrefix);
  expect(before.size).toBeGreaterThan(30);
  expect(await contentOf('whole')).toEqual(before);
});

it('contains one snapshot of all databases while answers are logged', async () => {
  const token = await product.token('person', { subject: product.demo.person });
  const read = () =>
    product
      .ask('{ me { id ... on NaturalPerson { idNumber } } }', {}, token)
      .then(({ body }) => body);
  let ended = false;
  const load = (async () => {
    let answers = 0;
    while (!ended) if ((await read()).data.me.idNumber !== null) answers++;
    return answers;
  })();
  const to = join(folder, 'snapshot');
  const made = await run('backup', product.dbPrefix, 'create', '--to', to);
  ended = true;
  expect(made.status).toBe(0);
  expect(await load).toBeGreaterThan(0);
  expect(await run('backup', 'snapshot', 'restore', '--from', to)).toMatchObject({ status: 0 });
  // The check of the whole log, from the journal to the signed heads.
  expect(await run('audit', 'snapshot', 'status')).toMatchObject({
    status: 0,
    stdout: expect.stringContaining('The check found no fault') as string,
  });
});

describe('a backup that cannot be used', () => {
  let from: string;
  let file: string;
  beforeEach(async () => {
    from = await mkdtemp(join(folder, 'bad-'));
    await cp(whole, from, { recursive: true });
    file = join(from, 'subjects', 'consents.bson.gz');
  });

  it.each([
    ['a changed file', () => writeFile(file, 'x', { flag: 'a' }), 'is damaged'],
    ['a cut file', () => truncate(file, 10), 'is damaged'],
    ['a missing file', () => rm(file), 'is incomplete'],
    ['no manifest', () => rm(join(from, 'backup.json')), 'is not a complete backup'],
    ['another manifest', () => writeFile(join(from, 'backup.json'), '{}'), 'is damaged'],
  ])('with %s is refused before anything is written', async (_what, damage, sentence) => {
    await damage();
    const { status, stderr } = await run('backup', 'damaged', 'restore', '--from', from);
    expect([status, stderr]).toEqual([1, expect.stringContaining(sentence)]);
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect((await contentOf('damaged')).size).toBe(0);
  });
});

it('replaces nothing unasked', async () => {
  expect(await run('backup', product.dbPrefix, 'create', '--to', whole)).toMatchObject({
    status: 1,
    stderr: `backup: ${whole} exists already; name a new folder.\n`,
  });
  const stranger = client.db('second_subjects').collection<{ _id: string }>('consents');
  await stranger.insertOne({ _id: 'stranger' });
  expect(await run('backup', 'second', 'restore', '--from', whole)).toMatchObject({
    status: 1,
    stderr:
      'backup: The database second_subjects exists already; stop all services, then replace it with --replace.\n',
  });
  expect(await stranger.countDocuments({ _id: 'stranger' })).toBe(1);
});

it('keeps services from databases of which only a part was restored', async () => {
  await client.db('part_subjects').collection('consents').insertOne({});
  await beginRestore(product.uri, 'part');
  const sentence = /has not ended: run npm run backup -- restore again, with --replace\.\n$/;
  const never = join(folder, 'never');
  expect((await run('backup', 'part', 'create', '--to', never)).stderr).toMatch(sentence);
  expect(await readdir(folder)).not.toContain('never');
  await expect(refuseUnfinishedRestore(product.uri, 'part')).rejects.toThrow('has not ended');
  expect(await run('backup', 'part', 'restore', '--from', whole, '--replace')).toMatchObject({
    status: 0,
  });
  await refuseUnfinishedRestore(product.uri, 'part');
  expect((await contentOf('part')).get('_subjects.consents')).toEqual(
    (await contentOf(product.dbPrefix)).get('_subjects.consents'),
  );
});

it('is readable by its owner only and contains no key', async () => {
  expect((await stat(whole)).mode & 0o077).toBe(0);
  expect((await stat(join(whole, 'subjects', 'consents.bson.gz'))).mode & 0o077).toBe(0);
  expect(await readFile(join(whole, 'backup.json'), 'utf8')).not.toMatch(/PRIVATE|"d":/);
});

it('refuses a prefix without databases', async () => {
  expect(await run('backup', 'nothing', 'create', '--to', join(folder, 'none'))).toMatchObject({
    status: 1,
    stderr: 'backup: There is no database whose name begins with nothing_.\n',
  });
});

it('says in one sentence that the database does not answer', async () => {
  const closed = 'mongodb://127.0.0.1:9/';
  expect(
    await runOn(closed, 'backup', 'any', 'create', '--to', join(folder, 'unreachable')),
  ).toMatchObject({
    status: 1,
    stderr:
      'backup: The database does not answer: start it, or set MONGODB_URI to that of the product.\n',
  });
});
