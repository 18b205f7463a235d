import pino from 'pino';

/** A log without output; tests that read the log create their own. */
export const silent = pino({ level: 'silent' });
