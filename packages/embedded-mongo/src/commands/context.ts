import type { Engine } from '../engine/engine';
import type { Session } from '../sessions/sessions';
import type { Connection } from '../connections/connection';
import type { Slice } from '../base/slice';
import type { StatementRunner } from '../storage/groupCommit';
import { Snapshot, type Reader } from '../storage/reader';
import type { Collection } from '../storage/catalog';
import { LockedError } from '../transactions/locks';
import type { Transaction } from '../transactions/transaction';
import type { Doc } from '../values/types';
import { mongoError } from '../base/errors';
import type { ReplyBody } from '../protocol/reply';

/** One command being carried out. */
export interface Context {
  readonly engine: Engine;
  readonly connection: Connection;
  readonly database: string;
  readonly body: Doc;
  readonly rawDocuments: Buffer[] | undefined;
  readonly session: Session | undefined;
  readonly transaction: Transaction | undefined;
  readonly slice: Slice;
  /** Saves the reply in the same commit as the writes, where the driver may retry the command. */
  readonly remember: ((reply: Doc) => void) | undefined;
}

export interface Command {
  /** May run inside a transaction. */
  readonly transactional?: boolean;
  /** May run before authentication. */
  readonly open?: boolean;
  run(context: Context): ReplyBody | Promise<ReplyBody>;
}

/** The collection a command names in its first field. @throws MongoError 73 for an invalid name */
export function namespaceOf(context: Context, field: string): { name: string; namespace: string } {
  const name = context.body[field];
  if (typeof name !== 'string') {
    throw mongoError(73, `collection name has invalid type`);
  }
  checkName(context.database, name);
  return { name, namespace: `${context.database}.${name}` };
}

/** @throws MongoError 73 for a database or collection name MongoDB refuses */
export function checkName(database: string, name: string): void {
  const namespace = `${database}.${name}`;
  const badDatabase = database === '' || database.length > 63 || /[/\\. "$\0]/.test(database);
  const badName = name === '' || name.includes('\0') || name.includes('$') || name.startsWith('.');
  if (badDatabase || badName || Buffer.byteLength(namespace) > 255) {
    throw mongoError(73, `Invalid namespace specified '${namespace}'`);
  }
}

/** The collection as the command may see it; undefined when it does not exist. */
export function collectionFor(context: Context, namespace: string): Collection | undefined {
  const collection = context.engine.catalog.find(namespace);
  if (collection) context.transaction?.touch(collection);
  return collection;
}

/** A reader for one command: the transaction's own, or the latest snapshot, closed by the caller. */
export function openReader(context: Context): { reader: Reader; close: () => void } {
  if (context.transaction) return { reader: context.transaction.set, close: () => undefined };
  const snapshot = new Snapshot(context.engine.environment);
  return { reader: snapshot, close: () => snapshot.close() };
}

/** Runs a reading job on a reader of its own. */
export async function withReader<T>(
  context: Context,
  work: (reader: Reader) => T | Promise<T>,
): Promise<T> {
  const { reader, close } = openReader(context);
  try {
    return await work(reader);
  } finally {
    close();
  }
}

/**
 * Runs a writing job: at once inside the transaction, else within the next group commit. A job that
 * meets a document held by an open transaction runs again when that one has ended.
 */
export async function write<T>(context: Context, work: (runner: StatementRunner) => T): Promise<T> {
  const { transaction, engine, slice } = context;
  if (transaction) return work(transaction);
  for (;;) {
    try {
      return await engine.commits.write(work);
    } catch (error) {
      if (!(error instanceof LockedError)) throw error;
      await waitFor(error, slice);
    }
  }
}

/** Waits for the transaction that holds a document, no longer than the command may take. */
export async function waitFor(locked: LockedError, slice: Slice): Promise<void> {
  let ended = false;
  void locked.holder.ended.then(() => (ended = true));
  while (!ended) {
    await Promise.race([
      locked.holder.ended,
      new Promise((resolve) => setTimeout(resolve, 50).unref()),
    ]);
    slice.check();
  }
}
