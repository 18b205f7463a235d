import pino from 'pino';

/** A log that says nothing; tests that look at the log make their own. */
export const silent = pino({ level: 'silent' });
