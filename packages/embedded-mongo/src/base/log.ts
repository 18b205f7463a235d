/** Receives the database's own errors, which a client never sees in full. */
export type Log = (message: string, error: unknown) => void;
