import type { LogKeys } from '../../../schema/log/logKeys';
import type { Authority } from '../../../schema/authority';
import { creditError } from '../../../schema/errors';
import { LogFault } from '../../../schema/log/logFault';
import type { Vault } from '../../framework/vault/vault';
import { groupCommit } from './writing/groupCommit';
import { reportToStderr, type Report } from './integrity/report';
import type { CheckedLog } from './integrity/watchLog';
import { logWriter } from './writing/logWriter';
import type { LogModels } from './stored/model';
import type { StoredFault } from './stored/record';
import type { LogEvent } from './sealing/sealEvent';
import type { TreeKeeper } from './writing/treeKeeper';

/** Entries in one write. */
export const GROUP = 1000;

/** The disclosure log of a process; several processes on one database write one log. */
export interface DisclosureLog {
  /**
   * Puts events on the log: when it resolves they survive a crash, and a signed tree head covers
   * them within a second. The same event twice, by its id, is there once.
   * @throws LogFault when sealing has stopped; else when the database or the vault does not take them
   */
  append(events: readonly LogEvent[]): Promise<void>;
  /**
   * Has every event that is durable stand among the entries: before they are read or searched.
   * @throws LogFault when sealing has stopped
   */
  settle(): Promise<unknown>;
  readonly tree: Pick<TreeKeeper, 'advance'>;
  readonly models: LogModels;
  readonly keys: LogKeys;
  /** Why sealing has stopped, and when the log was last found as it was signed. */
  readonly state: LogState;
  /** Stops sealing for what was found wrong while the log was read. */
  halt(fault: LogFault): void;
  readonly report: Report;
}

export interface LogState {
  /** Absent while events are sealed. */
  readonly fault?: StoredFault;
  /** Absent until the whole log has been checked once. */
  readonly checked?: CheckedLog;
}

/** One that is written in this thread. */
export interface LocalLog extends DisclosureLog {
  readonly tree: TreeKeeper;
  /** Begins to check the log while it is written; it ends with the connection. */
  watch(): void;
}

export interface LogServices {
  readonly vault: Vault;
  readonly keys: LogKeys;
  readonly now: () => Date;
  /** By default to the standard error of the process. */
  readonly report?: Report;
}

const open = new WeakMap<LogModels['groups'], DisclosureLog>();

/** Opens the log on a connection's models; it ends with the connection. */
export function openLog(models: LogModels, services: LogServices): LocalLog {
  const { report = reportToStderr() } = services;
  let checked: CheckedLog | undefined;
  const onChecked = (found: CheckedLog) => (checked = found);
  const writer = logWriter(models, { ...services, report, onChecked });
  const { seal, write, settle, tree, gate } = writer;
  const commit = groupCommit<string>(write, GROUP);
  models.groups.db.once('close', () => writer.stop());
  return opened({
    // Sealed before they join a group: what cannot be sealed fails its own request alone.
    append: async (events) => commit(await Promise.all(events.map(async (event) => seal(event)))),
    settle,
    tree,
    models,
    keys: services.keys,
    get state() {
      const { fault } = gate;
      return { ...(fault && { fault }), ...(checked && { checked }) };
    },
    halt: (fault) => gate.halt(fault),
    report,
    watch: () => writer.watch(),
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
  return {
    async append(events) {
      try {
        await logOf(models).append(events);
      } catch (error) {
        throw error instanceof LogFault ? creditError('DISCLOSURE_LOG_STOPPED') : error;
      }
    },
  };
}
