import type { Logger } from 'pino';
import { createLog } from '../../../../process/log';

/** Writes a line to the process log, from any thread. No field contains personal data. */
export type Report = (
  level: 'error' | 'warn' | 'info',
  message: string,
  fields?: Readonly<Record<string, unknown>>,
) => void;

/** Reports to a logger. */
export function reportTo(log: Logger): Report {
  return (level, message, fields = {}) => log[level](fields, message);
}

/** Reports to standard error, when there is no logger. */
export function reportToStderr(): Report {
  return reportTo(createLog('info', { part: 'disclosure log' }));
}
