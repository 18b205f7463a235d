import type { Engine } from './engine';
import type { Slice } from '../base/slice';
import type { Collection } from '../storage/catalog';
import { discard } from '../storage/garbage';
import { afterKey, afterPrefix, documentPrefix, indexPrefix } from '../storage/keyspace';
import { mongoError } from '../base/errors';
import { decodeDocument, type Doc } from '../values/types';
import type { IndexDefinition } from '../indexes/definition';

/** Documents indexed per commit: other writes run in between. */
const PER_COMMIT = 500;

/** The current definition of an index; the collection may have changed or gone meanwhile. */
function current(
  engine: Engine,
  collection: Collection,
  id: number,
): { collection: Collection; index: IndexDefinition } {
  const found = engine.catalog.find(collection.namespace);
  const index = found?.indexes.find((each) => each.id === id);
  if (found?.id !== collection.id || !index) {
    throw mongoError(276, 'Index build aborted: the collection or index was dropped');
  }
  return { collection: found, index };
}

/**
 * Builds an index while other connections write. The index is added to the catalog first, so that
 * every write maintains it; then the existing documents are indexed in small commits; at last
 * queries may use it. A build that fails or is interrupted by a crash leaves nothing behind.
 * @throws MongoError 11000 when the values of a unique index repeat
 */
export async function buildIndex(
  engine: Engine,
  collection: Collection,
  spec: Doc,
  slice: Slice,
): Promise<void> {
  const { catalog, commits } = engine;
  const id = await commits.write(() => {
    const { indexes, ...rest } = catalog.find(collection.namespace) ?? collection;
    const next = catalog.nextId();
    const entry = { id: next, spec, multikey: [], building: true };
    catalog.update({ ...rest, indexes }, { indexes: [...indexes, entry] });
    return next;
  });
  try {
    const end = afterPrefix(documentPrefix(collection.id));
    let start: Buffer | undefined = documentPrefix(collection.id);
    while (start) {
      slice.check();
      const from: Buffer = start;
      start = await commits.write((runner) => {
        const now = current(engine, collection, id);
        return runner.run((set) => enter(engine, now, set, { start: from, end }));
      });
    }
    await commits.write(() => {
      const now = current(engine, collection, id);
      const indexes = now.collection.indexes.map((each) => ({
        ...each,
        building: each.id === id ? false : each.building,
      }));
      catalog.update(now.collection, { indexes });
    });
  } catch (error) {
    await dropIndex(engine, collection.namespace, (index) => index.id === id);
    throw error;
  }
}

type Range = { start: Buffer; end: Buffer };

/** Enters the next documents; gives where to go on, undefined at the end. */
function enter(
  engine: Engine,
  { collection, index }: { collection: Collection; index: IndexDefinition },
  set: Parameters<Engine['documents']['index']>[0],
  range: Range,
): Buffer | undefined {
  let count = 0;
  for (const { key, value } of set.base.range(range)) {
    engine.documents.index(set, collection, index, decodeDocument(value), key);
    if (++count >= PER_COMMIT) return afterKey(key);
  }
  return undefined;
}

/** Takes the chosen indexes out of the catalog; their entries are collected later. */
export async function dropIndex(
  engine: Engine,
  namespace: string,
  chosen: (index: IndexDefinition) => boolean,
): Promise<void> {
  await engine.commits.write(() => {
    const collection = engine.catalog.find(namespace);
    const gone = collection?.indexes.filter((index) => !index.primary && chosen(index)) ?? [];
    if (!collection || gone.length === 0) return;
    engine.catalog.update(collection, {
      indexes: collection.indexes.filter((index) => !gone.includes(index)),
    });
    engine.cursors.killNamespace(namespace);
    discard(
      engine.environment,
      gone.map((index) => indexPrefix(index.id)),
    );
  });
  engine.collect();
}
