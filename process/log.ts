import pino, { type Logger } from 'pino';

/** The log of a process: JSON lines on stderr, because stdout belongs to the program. */
export function createLog(level: string, bindings: Record<string, unknown> = {}): Logger {
  return pino({ level, base: bindings }, pino.destination({ fd: 2, sync: true }));
}
