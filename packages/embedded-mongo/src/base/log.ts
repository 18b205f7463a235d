/** Told of errors that are the database's own; never shown to a client in full. */
export type Log = (message: string, error: unknown) => void;
