import type { Connection } from 'mongoose';

const last = new WeakMap<Connection, Promise<unknown>>();

/**
 * Runs the transactions of a connection's writers one after another. Each moves the same counter
 * on, so of two at once one would only lose and begin again; against other processes the database
 * decides.
 */
export function inTurn<T>(connection: Connection, task: () => Promise<T>): Promise<T> {
  const mine = (last.get(connection) ?? Promise.resolve()).then(task);
  last.set(
    connection,
    mine.catch(() => undefined),
  );
  return mine;
}
