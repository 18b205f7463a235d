import type { Engine } from './engine';
import { PAUSE, Scan } from '../planner/scan';
import { buildPlan } from '../planner/plan';
import { fieldBounds } from '../planner/bounds';
import { Slice } from '../base/slice';
import type { Collection } from '../storage/catalog';
import { Snapshot } from '../storage/reader';
import { LockedError } from '../transactions/locks';
import { compileFilter } from '../query/index';
import { decodeDocument } from '../values/types';
import type { IndexDefinition } from '../indexes/definition';

/** Documents removed per commit: other writes run in between. */
const PER_COMMIT = 500;

/** Keys of documents of which some date in the index's field is older than its limit. */
async function expired(
  engine: Engine,
  collection: Collection,
  index: IndexDefinition,
  now: number,
): Promise<Buffer[]> {
  const path = index.paths[0] as string;
  const limit = new Date(now - (index.expireAfterSeconds as number) * 1000);
  const filter = compileFilter({ [path]: { $lt: limit } });
  const bounds = fieldBounds(
    filter.predicates,
    index.directions[0] ?? 1,
    index.multikey[0] === true,
    false,
  );
  const plan = buildPlan(collection, index, [bounds], [], () => false);
  const snapshot = new Snapshot(engine.environment);
  const scan = new Scan(plan, filter, snapshot);
  const slice = new Slice();
  const keys: Buffer[] = [];
  try {
    while (keys.length < PER_COMMIT) {
      const hit = scan.step(slice);
      if (hit === undefined) break;
      if (hit === PAUSE) {
        scan.suspend();
        await slice.pause();
      } else keys.push(hit.key);
    }
  } finally {
    scan.suspend();
    snapshot.close();
  }
  return keys;
}

/**
 * Removes the documents of every collection whose TTL has passed. Documents that an open
 * transaction has locked are left for the next sweep.
 * @param stop called between commits; true ends the sweep
 */
export async function removeExpired(
  engine: Engine,
  stop: () => boolean,
  now = Date.now(),
): Promise<number> {
  let removed = 0;
  for (const { namespace } of engine.catalog.list()) {
    const names = engine.catalog
      .find(namespace)
      ?.indexes.filter((i) => i.expireAfterSeconds !== undefined);
    for (const index of names ?? []) {
      for (;;) {
        const collection = engine.catalog.find(namespace);
        if (stop() || !collection) return removed;
        const keys = await expired(engine, collection, index, now);
        if (keys.length === 0) break;
        const gone = await engine.commits.write((runner) => {
          const current = engine.catalog.find(namespace);
          if (current?.version !== collection.version) return 0;
          let count = 0;
          for (const key of keys) {
            try {
              count += runner.run((set) => {
                const bytes = set.get(key);
                if (!bytes) return 0;
                engine.documents.remove(set, current, { key, bytes, doc: decodeDocument(bytes) });
                return 1;
              });
            } catch (error) {
              if (!(error instanceof LockedError)) throw error;
            }
          }
          return count;
        });
        removed += gone;
        if (gone === 0 || keys.length < PER_COMMIT) break;
      }
    }
  }
  return removed;
}
