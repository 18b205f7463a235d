import { LogFault } from '../../../../schema/log/logFault';
import type { LogModels } from '../stored/model';
import type { StoredFault } from '../stored/record';
import { keepFault, openFault } from './faultRecords';
import type { Report } from './report';

/**
 * Allows sealing until the first fault. Then the gate is closed until the process ends: a person
 * restores the log, and a process that has cached parts of the old state must not continue.
 */
export interface SealGate {
  /** Why sealing has stopped. */
  readonly fault: StoredFault | undefined;
  /** Stops sealing, reports the fault once and stores it, so that a restart does not resume. */
  halt(fault: LogFault): void;
  /** Stops sealing when another process has, or this one had before its restart. */
  readStored(): Promise<void>;
  /**
   * Runs a step. A LogFault that it throws stops sealing.
   * @throws LogFault when sealing has stopped
   */
  guard<T>(step: () => Promise<T>): Promise<T>;
}

/** @param onHalt called once, before the first rejection */
export function sealGate(
  models: Pick<LogModels, 'faults'>,
  report: Report,
  onHalt: (fault: StoredFault) => void = () => undefined,
): SealGate {
  let stopped: StoredFault | undefined;

  function close(fault: StoredFault): void {
    stopped = fault;
    const { kind, message, since } = fault;
    report('error', 'sealing of the disclosure log has stopped', { kind, fault: message, since });
    onHalt(fault);
  }

  function halt(fault: LogFault): void {
    if (stopped !== undefined) return;
    const { kind, message } = fault;
    close({ kind, message, since: new Date().toISOString() });
    // An unexpected error of this process is no evidence against the log: a restart may retry.
    if (kind !== 'INTERNAL') void keepFault(models, stopped!, report);
  }

  return {
    get fault() {
      return stopped;
    },
    halt,
    async readStored() {
      const found = await openFault(models);
      if (found !== undefined && stopped === undefined) close(found);
    },
    async guard(step) {
      if (stopped !== undefined) throw asError(stopped);
      try {
        return await step();
      } catch (error) {
        if (error instanceof LogFault) halt(error);
        throw error;
      }
    },
  };
}

/** The error of a stored fault. */
export function asError({ kind, message }: Pick<StoredFault, 'kind' | 'message'>): LogFault {
  return new LogFault(kind, message);
}
