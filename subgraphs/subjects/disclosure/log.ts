import type { LogKeys } from '../../../schema/log/logKeys';
import type { Authority } from '../../../schema/authority';
import { creditError } from '../../../schema/errors';
import type { Vault } from '../../kit/vault/vault';
import { groupCommit } from './groupCommit';
import { logWriter } from './logWriter';
import type { LogModels } from './model';
import type { LogEvent } from './sealEvent';
import type { TreeKeeper } from './treeKeeper';

/** Entries in one write. */
export const GROUP = 1000;

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
  readonly tree: Pick<TreeKeeper, 'advance'>;
  readonly models: LogModels;
  readonly keys: LogKeys;
}

/** One that is written in this thread. */
export interface LocalLog extends DisclosureLog {
  readonly tree: TreeKeeper;
}

export interface LogServices {
  readonly vault: Vault;
  readonly keys: LogKeys;
  readonly now: () => Date;
}

const open = new WeakMap<LogModels['groups'], DisclosureLog>();

/** Opens the log on a connection's models; it ends with the connection. */
export function openLog(models: LogModels, services: LogServices): LocalLog {
  const { seal, write, settle, tree } = logWriter(models, services);
  const commit = groupCommit<string>(write, GROUP);
  models.groups.db.once('close', () => tree.stop());
  return opened({
    // Sealed before they join a group: what cannot be sealed fails its own request alone.
    append: async (events) => commit(await Promise.all(events.map(async (event) => seal(event)))),
    settle,
    tree,
    models,
    keys: services.keys,
  });
}

/** Makes a log the one of its models. */
export function opened<Log extends DisclosureLog>(log: Log): Log {
  open.set(log.models.groups, log);
  return log;
}

/**
 * The log that was opened on these models. A request's stores share it: one process has one.
 * @throws DISCLOSURE_LOG_UNAVAILABLE when none was, for want of its keys
 */
export function logOf(models: LogModels): DisclosureLog {
  const log = open.get(models.groups);
  if (!log) throw creditError('DISCLOSURE_LOG_UNAVAILABLE');
  return log;
}

/** What the log answers the gateway. */
export function disclosureLog(models: LogModels): Pick<Authority, 'append'> {
  return { append: async (events) => logOf(models).append(events) };
}
