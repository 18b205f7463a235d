import type { LogKeys } from '../../../schema/log/logKeys';
import type { Authority } from '../../../schema/authority';
import { creditError } from '../../../schema/errors';
import type { Vault } from '../../kit/vault/vault';
import { groupCommit } from './groupCommit';
import type { LogModels } from './model';
import { mover } from './mover';
import { subjectNamer } from './nameSubject';
import type { SealedEntry } from './record';
import { sealEvent, type LogEvent } from './sealEvent';
import { sequencer } from './sequencer';
import { treeKeeper, type TreeKeeper } from './treeKeeper';

const GROUP = 1000;
const LONGEST_MS = 20;
/** Entries beyond which nothing more becomes durable before some have been moved. */
const MOST_WAITING = 20_000;

/** The disclosure log of a process; several processes on one database write one log. */
export interface DisclosureLog {
  /**
   * Puts events on the log: when it resolves they survive a crash, and a signed tree head covers
   * them within a second. The same event twice, by its id, is there once.
   * @throws when the database or the vault does not take them
   */
  append(events: readonly LogEvent[]): Promise<void>;
  /** Has every event that is durable stand among the entries: before they are read or searched. */
  settle(): Promise<unknown>;
  readonly tree: TreeKeeper;
  readonly models: LogModels;
  readonly keys: LogKeys;
}

export interface LogServices {
  readonly vault: Vault;
  readonly keys: LogKeys;
  readonly now: () => Date;
}

const open = new WeakMap<LogModels['entries'], DisclosureLog>();

/** Opens the log on a connection's models; it ends with the connection. */
export function openLog(models: LogModels, { vault, keys, now }: LogServices): DisclosureLog {
  const moving = mover(models, (place, moved) => tree.moved(place, moved));
  const tree = treeKeeper(models, keys.signing, now, () => moving.settle());
  const nameOf = subjectNamer(vault, keys);
  const put = sequencer(models, (group) => {
    moving.written(group);
    tree.expect();
  });
  const write = groupCommit<SealedEntry>(
    async (group) => {
      if (moving.waiting > MOST_WAITING) await moving.settle();
      await put(group);
    },
    GROUP,
    LONGEST_MS,
  );
  models.entries.db.once('close', () => tree.stop());
  const log: DisclosureLog = {
    // Sealed before they join a group: what cannot be sealed fails its own request alone.
    append: async (events) =>
      write(await Promise.all(events.map((event) => sealEvent(event, vault, nameOf)))),
    settle: () => moving.settle(),
    tree,
    models,
    keys,
  };
  open.set(models.entries, log);
  return log;
}

/**
 * The log that was opened on these models. A request's stores share it: one process has one.
 * @throws DISCLOSURE_LOG_UNAVAILABLE when none was, for want of its keys
 */
export function logOf(models: LogModels): DisclosureLog {
  const log = open.get(models.entries);
  if (!log) throw creditError('DISCLOSURE_LOG_UNAVAILABLE');
  return log;
}

/** What the log answers the gateway. */
export function disclosureLog(models: LogModels): Pick<Authority, 'append'> {
  return { append: async (events) => logOf(models).append(events) };
}
