import type { Model, mongo } from 'mongoose';

/** How documents are read: the driver's own options. */
export type ReadOptions = Pick<mongo.FindOptions, 'projection' | 'sort' | 'limit' | 'batchSize'>;

/**
 * The documents that match, plain, by one command where they fit one batch. It is a `find` as
 * mongoose sends it, without what a query of mongoose adds: nothing is cast, so conditions are
 * written in the types the documents hold. Errors are the driver's, and it reads again once where
 * a read may be repeated.
 */
export function readRows<T extends object>(
  model: Model<T>,
  filter: Readonly<Record<string, unknown>>,
  options: ReadOptions = {},
): Promise<T[]> {
  const cursor = model.collection.find(filter as mongo.Filter<mongo.Document>, options);
  return cursor.toArray() as Promise<unknown[]> as Promise<T[]>;
}
