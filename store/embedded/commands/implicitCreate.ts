import type { Collection } from '../storage/catalog';
import type { Context } from './context';

/** The collection to write to, created when it does not exist. Creation commits by itself. */
export async function ensureCollection(
  context: Context,
  namespace: string,
  name: string,
): Promise<Collection> {
  const { engine, database, transaction } = context;
  const collection =
    engine.catalog.find(namespace) ??
    (await engine.commits.write(
      () => engine.catalog.find(namespace) ?? engine.catalog.create(database, name, {}),
    ));
  transaction?.touch(collection);
  return collection;
}
