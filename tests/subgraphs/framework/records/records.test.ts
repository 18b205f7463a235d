import type { Model } from 'mongoose';
import { RecordFactory } from '../../../../seed/recordFactory';
import { planDataset } from '../../../../seed/plan';
import { districtRows } from '../../../../seed/datasetRows';
import { SUBGRAPHS } from '../../../../subgraphs';
import type { SubgraphDefinition } from '../../../../subgraphs/framework/definition';
import { TODAY, now } from '../../../support/creditRecord';
import { TESTED_PROMISES, PROMISES, recordSuite } from '../../../support/recordSuite';
import { casesOf, type RecordsUnderTest } from '../../../support/records/casesOf';
import { kindsInSchema } from '../../../support/records/kindsInSchema';
import { subgraphUnderTest } from '../../../support/subgraph';

const kinds = kindsInSchema();
const keeping = SUBGRAPHS.filter(({ name }) => kinds.some(({ subgraph }) => subgraph === name));

for (const definition of keeping) {
  describe(`records of ${definition.name}`, () => {
    let underTest: RecordsUnderTest;
    beforeAll(async () => {
      underTest = await subgraphUnderTest(definition, { now });
      await insertDistrict(underTest, definition);
    }, 60_000);
    afterAll(() => underTest.stop());
    for (const recordCase of casesOf(definition, () => underTest)) recordSuite(recordCase);
  });
}

/** The documents that records reference in their own subgraph, such as departments. */
async function insertDistrict({ models }: RecordsUnderTest, { name }: SubgraphDefinition) {
  const plan = planDataset({ subjects: 200, seed: 1, today: TODAY });
  for (const { subgraph, collection, document } of districtRows({
    plan,
    records: new RecordFactory(plan),
  })) {
    if (subgraph !== name) continue;
    const model = Object.values(models as Readonly<Record<string, Partial<Model<object>>>>).find(
      (each) => each.collection?.name === collection,
    );
    await model!.create!(document);
  }
}

describe('every kind of record', () => {
  it('is a kind of the product, and the other way round', () => {
    const derived = SUBGRAPHS.flatMap(({ name, records = [] }) =>
      records.map(({ type }) => `${name}.${type}`),
    );
    expect(derived.sort()).toEqual(kinds.map(({ subgraph, type }) => `${subgraph}.${type}`).sort());
    expect(derived.length).toBeGreaterThanOrEqual(12);
  });

  it('passes a test for every promise of its schema', () => {
    const owed = kinds.flatMap((kind) =>
      Object.entries(PROMISES).flatMap(([name, { lacks }]) =>
        lacks?.(kind) === undefined ? [`${kind.type}: ${name}`] : [],
      ),
    );
    expect([...TESTED_PROMISES].sort()).toEqual(owed.sort());
    const unkept = Object.keys(PROMISES).filter(
      (name) => !owed.some((each) => each.endsWith(name)),
    );
    expect(unkept).toEqual([]);
  });
});
