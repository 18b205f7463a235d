import { planDataset } from '../../seed/plan';
import { clientRows } from '../../seed/clients';
import { seedDataset } from '../../seed/seedDataset';
import { datasetRows } from '../../seed/datasetRows';
import { SUBGRAPHS } from '../../subgraphs';
import { connect } from '../../subgraphs/framework/mongo';
import { startTestStore } from '../support/store';
import { testVaultKeys } from '../support/vault';

jest.setTimeout(120_000);

const DATASET = { subjects: 600, seed: 5, today: '2026-11-22' };
/** The first moment of the dataset's day; all events of the day are later. */
const NOW = new Date(`${DATASET.today}T00:00:00+08:00`);

/** Days that may be in the future: ends of terms, and days that a forecast names. */
const AHEAD = new Set([
  'answerBy',
  'effectEndsOn',
  'expiresOn',
  'publicityEnd',
  // By the clock of the database, which removes the document some time later.
  'storedAt',
  'suspendedUntil',
  'validTo',
  'validUntil',
  'visibleUntil',
]);
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const MOMENT = /^\d{4}-\d{2}-\d{2}T/;

/** The moments and days of a document after the dataset's day, as `path: value`. */
function ahead(value: unknown, path = '', name = ''): string[] {
  if (value instanceof Date)
    return value > NOW && !AHEAD.has(name) ? [`${path}: ${value.toISOString()}`] : [];
  if (typeof value === 'string') {
    if (MOMENT.test(value)) return new Date(value) > NOW ? [`${path}: ${value}`] : [];
    return DAY.test(value) && value > DATASET.today && !AHEAD.has(name)
      ? [`${path}: ${value}`]
      : [];
  }
  if (Array.isArray(value)) return value.flatMap((each) => ahead(each, `${path}[]`, name));
  if (value === null || Object.getPrototypeOf(value) !== Object.prototype) return [];
  return Object.entries(value as object).flatMap(([key, each]) =>
    ahead(each, `${path}.${key}`, key),
  );
}

test('no row of the seed is later than the first moment of its day', () => {
  const rows = [...clientRows(DATASET.today), ...datasetRows(planDataset(DATASET))];
  const found = rows.flatMap(({ subgraph, collection, document }) =>
    ahead(document, `${subgraph}.${collection}`),
  );
  expect([...new Set(found)]).toEqual([]);
});

test('no document of a seeded database is later than the first moment of its day', async () => {
  const store = await startTestStore();
  try {
    await seedDataset({
      uri: store.uri,
      dbPrefix: store.dbPrefix,
      vaultKeys: testVaultKeys,
      ...DATASET,
    });
    const found: string[] = [];
    const kinds = new Set<string>();
    for (const { name } of SUBGRAPHS) {
      const database = await connect(store.uri, `${store.dbPrefix}_${name}`);
      const { connection } = database;
      for (const { name: collection } of await connection.listCollections()) {
        // A key is dated by the run of the seed, not by the day of the dataset.
        if (collection === 'keys') continue;
        const documents = await connection.collection(collection).find({}).toArray();
        for (const { type } of documents)
          kinds.add(`${name}.${collection === 'records' ? type : collection}`);
        found.push(...documents.flatMap((each) => ahead(each, `${name}.${collection}`)));
      }
      await database.close();
    }
    expect([...new Set(found)]).toEqual([]);
    expect(kinds.size).toBeGreaterThanOrEqual(20);
  } finally {
    await store.stop();
  }
});
