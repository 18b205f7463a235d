import { LogFault } from '../../../../schema/log/logFault';
import type { LogModels } from '../stored/model';
import type { StoredFault } from '../stored/record';
import { keepFault, openFault } from './faultRecords';
import type { Report } from './report';

/**
 * Whether the log of this process is sealed any further. The first fault closes the gate until the
 * process ends: what is wrong with a log is looked at and restored by a person, and a process that
 * has cached parts of the old state does not go on with the new one.
 */
export interface SealGate {
  /** What sealing has stopped for. */
  readonly fault: StoredFault | undefined;
  /** Stops sealing, reports that once, and stores it, so that no restart seals again. */
  halt(fault: LogFault): void;
  /** Stops sealing where another process, or this one before its restart, has stopped. */
  readStored(): Promise<void>;
  /**
   * Runs a step of the log; a fault it throws stops sealing.
   * @throws LogFault when sealing has stopped
   */
  guard<T>(step: () => Promise<T>): Promise<T>;
}

/** @param onHalt called once, before anybody is refused */
export function sealGate(
  models: Pick<LogModels, 'faults'>,
  report: Report,
  onHalt: (fault: StoredFault) => void = () => undefined,
): SealGate {
  let stopped: StoredFault | undefined;

  function close(fault: StoredFault): void {
    stopped = fault;
    const { kind, message: fault_, since } = fault;
    report('error', 'sealing of the disclosure log has stopped', { kind, fault: fault_, since });
    onHalt(fault);
  }

  function halt(fault: LogFault): void {
    if (stopped !== undefined) return;
    const { kind, message } = fault;
    close({ kind, message, since: new Date().toISOString() });
    // An unexpected error of this process says nothing about the log: a restart may try again.
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

/** A stored fault as the error it was. */
export function asError({ kind, message }: Pick<StoredFault, 'kind' | 'message'>): LogFault {
  return new LogFault(kind, message);
}
