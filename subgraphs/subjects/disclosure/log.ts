import type { Registry, DisclosureEvent } from '../../../schema/registry';
import { creditError } from '../../../schema/errors';
import { LogFault } from '../../../schema/log/logFault';
import type { LogKeys } from '../../../schema/log/logKeys';
import type { Vault } from '../../framework/vault/vault';
import { reportToStderr, type Report } from './integrity/report';
import type { CheckedLog } from './integrity/watchLog';
import type { LogEvent } from './sealing/sealEvent';
import type { LogModels } from './stored/model';
import type { StoredFault } from './stored/record';
import { groupCommit } from './writing/groupCommit';
import { RECORD_ENTRIES } from './writing/journalWriter';
import { logWriter } from './writing/logWriter';
import type { TreeKeeper } from './writing/treeKeeper';

/** The disclosure log, as a process has it open. All processes on a database write one log. */
export interface DisclosureLog {
  /**
   * Logs events. When it resolves they survive a crash, and within a second a signed head covers
   * them. An event that is passed twice, by its id, is logged once.
   * @throws LogFault when sealing has stopped; the error of the database or the vault
   */
  append(events: readonly LogEvent[]): Promise<void>;
  /**
   * Moves every durable event into the groups, which are read and searched.
   * @throws LogFault when sealing has stopped
   */
  settle(): Promise<unknown>;
  readonly tree: Pick<TreeKeeper, 'advance'>;
  readonly models: LogModels;
  readonly keys: LogKeys;
  /** Whether sealing has stopped, and the last check without a fault. */
  readonly state: LogState;
  /** Stops sealing because of a fault that a read has found. */
  halt(fault: LogFault): void;
  readonly report: Report;
}

export interface LogState {
  /** Why sealing has stopped; absent while events are sealed. */
  readonly fault?: StoredFault;
  /** Absent until the whole log has been checked once without a fault. */
  readonly checked?: CheckedLog;
}

/** A log that is written in this thread. */
export interface LocalLog extends DisclosureLog {
  readonly tree: TreeKeeper;
  /** Starts checking the log while it is written; ends with the connection. */
  watch(): void;
}

export interface LogServices {
  readonly vault: Vault;
  readonly keys: LogKeys;
  readonly now: () => Date;
  /** Default: standard error. */
  readonly report?: Report;
}

const logs = new WeakMap<LogModels['groups'], DisclosureLog>();

/** Opens the log on the models of a connection, until the connection closes. */
export function openLog(models: LogModels, services: LogServices): LocalLog {
  const { report = reportToStderr() } = services;
  let checked: CheckedLog | undefined;
  const onChecked = (found: CheckedLog) => (checked = found);
  const writer = logWriter(models, { ...services, report, onChecked });
  const { seal, write, settle, tree, gate } = writer;
  const commit = groupCommit<string>(write, RECORD_ENTRIES);
  models.groups.db.once('close', () => writer.stop());
  return registered({
    // Sealed before they join a batch: an event that cannot be sealed fails only its own request.
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

/** Makes a log the one that `logOf` returns for its models. */
export function registered<Log extends DisclosureLog>(log: Log): Log {
  logs.set(log.models.groups, log);
  return log;
}

/**
 * The log that was opened on these models: one for all requests of a process.
 * @throws DISCLOSURE_LOG_UNAVAILABLE when none was opened, because its keys are missing
 */
export function logOf(models: LogModels): DisclosureLog {
  const log = logs.get(models.groups);
  if (!log) throw creditError('DISCLOSURE_LOG_UNAVAILABLE');
  return log;
}

/**
 * The part of the registry that the gateway logs with.
 * @param onLogged is called with events once they are durable
 */
export function disclosureLog(
  models: LogModels,
  onLogged: (events: readonly DisclosureEvent[]) => void = () => undefined,
): Pick<Registry, 'append'> {
  return {
    async append(events) {
      try {
        await logOf(models).append(events);
        onLogged(events);
      } catch (error) {
        throw error instanceof LogFault ? creditError('DISCLOSURE_LOG_STOPPED') : error;
      }
    },
  };
}
