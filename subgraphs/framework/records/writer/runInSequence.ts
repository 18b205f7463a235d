import type { Connection } from 'mongoose';

const last = new WeakMap<Connection, Promise<unknown>>();

/**
 * Runs the transactions of a connection's writers one after another. Each increments the same
 * counter, so of two concurrent transactions one would only conflict and restart. The database
 * resolves the conflicts with other processes.
 */
export function runInSequence<T>(connection: Connection, task: () => Promise<T>): Promise<T> {
  const mine = (last.get(connection) ?? Promise.resolve()).then(task);
  last.set(
    connection,
    mine.catch(() => undefined),
  );
  return mine;
}
