import type { Logger } from 'pino';
import type { StatisticsSource } from '../../../schema/statistics/source';
import type { SourceState } from './state';

/** Which sources can be read, and until when they have been. */
export interface SourceHealth {
  /** Runs work; the first of its failures is logged, and so is the first success after it. */
  observed(name: string, work: () => Promise<void>): Promise<void>;
  current(name: string, asOf: Date): void;
  /** The moment until which all sources have been read; null before. */
  asOf(): Date | null;
  state(cursorOf: (name: string) => number): SourceState[];
}

export function sourceHealth(
  sources: readonly StatisticsSource[],
  log: Logger,
  now: () => Date,
): SourceHealth {
  const read = new Map<string, Date>();
  const failing = new Map<string, Date>();
  return {
    async observed(name, work) {
      try {
        await work();
        if (failing.delete(name)) log.info({ source: name }, 'facts can be read again');
      } catch (error) {
        if (failing.has(name)) return;
        failing.set(name, now());
        // Only the name of the error is logged: the message of a driver error may quote a value.
        const kind = error instanceof Error ? error.name : typeof error;
        log.error({ code: 'STATISTICS_NOT_READ', source: name, kind }, 'facts cannot be read');
      }
    },
    current(name, asOf) {
      read.set(name, asOf);
    },
    asOf() {
      const moments = sources.map(({ name }) => read.get(name)?.getTime());
      if (moments.includes(undefined)) return null;
      return new Date(Math.min(...(moments as number[])));
    },
    state: (cursorOf) =>
      sources.map(({ name }) => ({
        name,
        cursor: cursorOf(name),
        asOf: read.get(name) ?? null,
        failingSince: failing.get(name) ?? null,
      })),
  };
}
