import type { Collection } from '../storage/catalog';
import type { Context } from './context';

/** The collection to write to, created when it does not exist. Creation commits by itself. */
export async function ensureCollection(
  context: Context,
  namespace: string,
  name: string,
): Promise<Collection> {
  const { engine, database, transaction } = context;
  const known = engine.catalog.find(namespace);
  if (known) {
    transaction?.touch(known);
    return known;
  }
  const created = await engine.commits.write(
    () => engine.catalog.find(namespace) ?? engine.catalog.create(database, name, {}),
  );
  transaction?.touch(created, true);
  return created;
}
