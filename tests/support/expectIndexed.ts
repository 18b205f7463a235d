import type { Model } from 'mongoose';

/** Expects that an index serves a query in order, without a collection scan and without a sort. */
export async function expectIndexed(
  model: Pick<Model<unknown>, 'collection' | 'modelName' | 'baseModelName'>,
  filter: Record<string, unknown>,
  sort: Record<string, 1 | -1>,
): Promise<void> {
  const kind = model.baseModelName ? { type: model.modelName } : {};
  const plan = await model.collection
    .find({ ...kind, ...filter })
    .sort(sort)
    .limit(5)
    .explain('executionStats');
  const text = JSON.stringify(plan);
  expect(text).toContain('IXSCAN');
  expect(text).not.toContain('COLLSCAN');
  expect(text).not.toContain('"SORT"');
}
