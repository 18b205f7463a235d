import type { Environment } from './environment';
import type { GroupCommit } from './groupCommit';
import { afterPrefix, catalogKey } from './keyspace';

const garbageKey = (prefix: Buffer): Buffer => catalogKey(`\0gc:${prefix.toString('hex')}`);
const ALL = { start: garbageKey(Buffer.alloc(0)), end: catalogKey('\0gc;') };
const PER_COMMIT = 2000;

/**
 * Marks everything under these prefixes as dropped; to be called in the write transaction that
 * takes it out of the catalog. The keys themselves go little by little, also after a restart.
 */
export function discard(environment: Environment, prefixes: readonly Buffer[]): void {
  for (const prefix of prefixes) environment.putSync(garbageKey(prefix), prefix);
}

/** Removes what was discarded, in small commits. @param stop called between commits; true ends */
export async function collectGarbage(
  environment: Environment,
  commits: GroupCommit,
  stop: () => boolean,
): Promise<void> {
  while (!stop()) {
    const left = await commits.write(() => {
      for (const { key, value: prefix } of environment.getRange({ ...ALL, limit: 1 })) {
        const range = { start: prefix, end: afterPrefix(prefix), limit: PER_COMMIT };
        const keys = [...environment.getKeys(range)];
        for (const each of keys) environment.removeSync(each);
        if (keys.length < PER_COMMIT) environment.removeSync(key);
        return true;
      }
      return false;
    });
    if (!left) return;
  }
}
