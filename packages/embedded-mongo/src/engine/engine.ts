import type { Log } from '../base/log';
import { Catalog } from '../storage/catalog';
import { DocumentWriter } from '../storage/documents';
import { openEnvironment, type Environment } from '../storage/environment';
import { GroupCommit } from '../storage/groupCommit';
import { awaitDyingOwner, lockFolder, refuseSecondOpen } from '../storage/lockFolder';
import { LockedError, Locks } from '../transactions/locks';
import { Sessions } from '../sessions/sessions';
import { Cursors } from '../sessions/cursors';
import type { Connection } from '../connections/connection';
import { collectGarbage, discard } from '../storage/garbage';
import { indexPrefix } from '../storage/keyspace';

/** Everything behind the protocol: storage, catalog, sessions, cursors. One per data folder. */
export interface Engine {
  readonly environment: Environment;
  readonly catalog: Catalog;
  readonly commits: GroupCommit;
  readonly locks: Locks;
  readonly documents: DocumentWriter;
  readonly sessions: Sessions;
  readonly cursors: Cursors;
  readonly connections: Set<Connection>;
  readonly dataDir: string;
  readonly startedAt: Date;
  /** Removes what drop commands left behind, in the background. */
  collect(): void;
  /** Commits waiting writes, aborts open transactions and cursors, and unlocks the folder. */
  close(): Promise<void>;
}

/**
 * Opens a data folder and locks it for this process. Where the last owner was just killed, waits at
 * most ten seconds for its end.
 * @param log receives the errors of background work
 * @throws StoreOpenError
 */
export function openEngine(dataDir: string, log: Log = () => undefined): Engine {
  refuseSecondOpen(dataDir);
  awaitDyingOwner(dataDir);
  const environment = openEnvironment(dataDir);
  let unlock: () => void;
  try {
    unlock = environment.transactionSync(() => lockFolder(dataDir));
  } catch (error) {
    void environment.close();
    throw error;
  }
  const catalog = new Catalog(environment);
  const locks = new Locks();
  const commits = new GroupCommit(
    environment,
    () => catalog.reload(),
    (key) => {
      const holder = locks.empty ? undefined : locks.holder(key);
      if (holder) throw new LockedError(holder);
    },
    () => !locks.empty,
  );
  const cursors = new Cursors();
  const sessions = new Sessions((session) => cursors.killSession(session.id));
  let stopped = false;
  let collecting: Promise<void> = Promise.resolve();
  const collect = (): void => {
    // A failed round loses nothing: the next one, or the next start, removes the rest.
    collecting = collecting
      .then(() => collectGarbage(environment, commits, () => stopped))
      .catch((error: unknown) => log('Removing what was dropped failed', error));
  };
  dropUnfinishedIndexes(environment, catalog);
  collect();
  return {
    environment,
    catalog,
    commits,
    locks,
    documents: new DocumentWriter(catalog),
    sessions,
    cursors,
    connections: new Set(),
    dataDir,
    startedAt: new Date(),
    collect,
    close: async () => {
      stopped = true;
      commits.flush();
      await collecting;
      cursors.killAll();
      sessions.endAll();
      await environment.close();
      unlock();
    },
  };
}

/** Drops the indexes whose build a crash interrupted. */
function dropUnfinishedIndexes(environment: Environment, catalog: Catalog): void {
  environment.transactionSync(() => {
    for (const collection of catalog.list()) {
      const unfinished = collection.indexes.filter((index) => index.building);
      if (unfinished.length === 0) continue;
      discard(
        environment,
        unfinished.map((index) => indexPrefix(index.id)),
      );
      catalog.update(collection, {
        indexes: collection.indexes.filter((index) => !index.building),
      });
    }
  });
}
