import type { Logger } from 'pino';
import { createLog } from '../../../../process/log';

/** Writes a line to the log of the process, from whichever thread. No field holds a personal value. */
export type Report = (
  level: 'error' | 'warn' | 'info',
  message: string,
  fields?: Readonly<Record<string, unknown>>,
) => void;

/** Reports to a logger. */
export function reportTo(log: Logger): Report {
  return (level, message, fields = {}) => log[level](fields, message);
}

/** Reports to the standard error of the process, where nobody gave a logger. */
export function reportToStderr(): Report {
  return reportTo(createLog('info', { part: 'disclosure log' }));
}
