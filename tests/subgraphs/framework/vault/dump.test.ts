import { createReadStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import mongoose from 'mongoose';
import { planDataset } from '../../../../seed/plan';
import { adult } from '../../../../seed/people';
import { canariesIn, PLACES, plantCanaries } from '../../../proof/canaries';
import { startDataset, TODAY, type ProofDataset } from '../../../proof/dataset';
import { silent } from '../../../support/log';
import { startSeededCopy } from '../../../support/seededStore';

jest.setTimeout(180_000);

const SUBJECTS = 300;
const FORMS = /KCNY\d{7}Z|022-9\d{7}|1020\d{7}|120102\d{11}[\dX]|\d\d120102YY\w{8}/g;
/**
 * Guarded, but not about a person: a department explains its own delay, and a text with the number,
 * telephone or illness of somebody is refused.
 */
const NOT_SEALED = new Set(['Permit.lateNote', 'Penalty.lateNote']);
let dataset: ProofDataset;
let store: Awaited<ReturnType<typeof startSeededCopy>>;
let canaries: Awaited<ReturnType<typeof plantCanaries>>;

beforeAll(async () => {
  store = await startSeededCopy(SUBJECTS);
  dataset = await startDataset(SUBJECTS, silent, store);
  const planted = await plantCanaries(dataset);
  canaries = new Map([...planted].filter(([, { of }]) => of in PLACES && !NOT_SEALED.has(of)));
});
afterAll(() => dataset.stop());

/** Every document of every database, as text, collection by collection. */
async function* dump(): AsyncGenerator<{ readonly from: string; readonly text: string }> {
  const client = await mongoose.mongo.MongoClient.connect(store.uri);
  try {
    const { databases } = await client.db('admin').admin().listDatabases();
    for (const { name } of databases) {
      const db = client.db(name);
      for (const { name: collection } of await db.listCollections().toArray())
        for await (const document of db.collection(collection).find())
          yield {
            from: `${name}.${collection}`,
            text: mongoose.mongo.BSON.EJSON.stringify(document),
          };
    }
  } finally {
    await client.close();
  }
}

/** Document numbers and telephone numbers of everybody in the dataset. */
function personalNumbers(): string[] {
  const plan = planDataset({ subjects: SUBJECTS, seed: 1, today: TODAY });
  return Array.from({ length: plan.adults }, (_, index) => adult(plan, index)).flatMap(
    ({ idNumber, personalContact }) => [idNumber!, personalContact.phone!],
  );
}

describe('a dump of the database', () => {
  it('is searched for canaries in every guarded field', () => {
    const planted = new Set([...canaries.values()].map(({ of }) => of));
    expect([...planted].sort()).toEqual(
      Object.keys(PLACES)
        .filter((of) => !NOT_SEALED.has(of))
        .sort(),
    );
  });

  it('contains no canary and no number of a person in any document', async () => {
    const numbers = new Set(personalNumbers());
    const found: string[] = [];
    const seen = new Set<string>();
    for await (const { from, text } of dump()) {
      seen.add(from);
      for (const token of canariesIn(text, canaries)) found.push(`${from}: ${token}`);
      for (const number of text.match(/\d{11,17}[\dX]?/g) ?? [])
        if (numbers.has(number)) found.push(`${from}: a number of a person`);
    }
    expect(found).toEqual([]);
    expect([...seen]).toEqual(
      expect.arrayContaining([
        `${store.dbPrefix}_subjects.subjects`,
        `${store.dbPrefix}_subjects.keys`,
        `${store.dbPrefix}_social.practitioners`,
      ]),
    );
  });

  it('contains no canary in the bytes of its files', async () => {
    const tokens = [...canaries].flatMap(([token, { of }]) =>
      // A day or a number may occur by chance in any bytes; texts and names may not.
      /KCNY|022-9/.test(token) || of.endsWith('idNumber') || of.endsWith('phone') ? [token] : [],
    );
    const wanted = new Set([...tokens, ...personalNumbers()]);
    expect(wanted.size).toBeGreaterThan(300);
    const found: string[] = [];
    let codes = 0;
    for (const file of await readdir(store.storeDir)) {
      for await (const word of words(join(store.storeDir, file))) {
        if (wanted.has(word)) found.push(word);
        if (/YY/.test(word)) codes++;
      }
    }
    expect(found).toEqual([]);
    // Public data is stored in plain text, which proves that the search finds plain text.
    expect(codes).toBeGreaterThan(100);
  });
});

/** Matches of canaries, personal numbers and organisation codes in the bytes of a file. */
async function* words(path: string): AsyncGenerator<string> {
  let rest = '';
  for await (const chunk of createReadStream(path, { encoding: 'latin1' })) {
    const text = rest + (chunk as string);
    const cut = Math.max(0, text.length - 40);
    for (const word of text.match(FORMS) ?? []) yield word;
    rest = text.slice(cut);
  }
}
