import { mongoError } from '../base/errors';
import type { Catalog, Collection } from '../storage/catalog';
import type { Environment } from '../storage/environment';
import type { GroupCommit, StatementRunner } from '../storage/groupCommit';
import { LmdbReader, Snapshot } from '../storage/reader';
import { WriteSet, type Guard } from '../storage/writeSet';
import { snapshotUnavailable, writeConflict, type Locks } from './locks';

/** As MongoDB's transactionLifetimeLimitSeconds. */
export const TRANSACTION_LIFETIME_MS = 60_000;
const MAX_TRANSACTION_BYTES = 256 * 1024 * 1024;

export interface TransactionHost {
  readonly environment: Environment;
  readonly catalog: Catalog;
  readonly commits: GroupCommit;
  readonly locks: Locks;
}

/**
 * A multi-document transaction: a snapshot of the store and a private write set over it. What it
 * wrote becomes visible to others at once, at commit, in one LMDB transaction; a key somebody else
 * committed after the snapshot makes it fail with WriteConflict, never overwrite.
 */
export class Transaction implements StatementRunner {
  readonly number: bigint;
  state: 'active' | 'committing' | 'committed' | 'aborted' = 'active';
  readonly began = Date.now();
  readonly set: WriteSet;
  readonly locked: string[] = [];
  /** Resolves when the transaction is over, either way. */
  readonly ended: Promise<void>;
  private readonly host: TransactionHost;
  private readonly snapshot: Snapshot;
  private readonly versions = new Map<string, number>();
  private readonly stamp: number;
  private end: () => void = () => undefined;
  private users = 0;

  constructor(host: TransactionHost, number: bigint) {
    this.host = host;
    this.number = number;
    this.ended = new Promise((resolve) => (this.end = resolve));
    this.snapshot = new Snapshot(host.environment);
    this.stamp = host.catalog.stamp;
    const current = new LmdbReader(host.environment);
    const guard: Guard = (key, before) => {
      host.locks.take(key, this);
      const now = current.get(key);
      if (before === undefined ? now !== undefined : !now?.equals(before)) throw writeConflict();
    };
    this.set = new WriteSet(this.snapshot, guard, true);
  }

  /** A command begins to read through the transaction: its snapshot must outlive an abort. */
  enter(): void {
    this.users++;
  }

  leave(): void {
    this.users--;
    if (this.users === 0 && this.state === 'aborted') this.snapshot.close();
  }

  /**
   * Remembers a collection's definition: the commit fails when it has changed meanwhile.
   * @param created the transaction itself has just made it
   * @throws MongoError 246 when it changed after the snapshot, which then does not fit it
   */
  touch(collection: Collection, created = false): void {
    const known = this.versions.get(collection.namespace);
    if (known === undefined && collection.version > this.stamp && !created) {
      throw snapshotUnavailable(collection.namespace);
    }
    if (known !== undefined && known !== collection.version) throw writeConflict();
    this.versions.set(collection.namespace, collection.version);
  }

  run<T>(statement: (set: WriteSet) => T): T {
    const result = statement(this.set);
    if (this.set.heldBytes > MAX_TRANSACTION_BYTES) {
      throw mongoError(257, 'Total size of all transaction operations must be less than 268435456');
    }
    return result;
  }

  together<T>(work: (runner: Pick<StatementRunner, 'run'>) => T): T {
    return work(this);
  }

  /** Makes the changes durable and visible. @throws MongoError 112 when somebody else was first */
  async commit(): Promise<void> {
    this.state = 'committing';
    try {
      if (this.set.size > 0) await this.host.commits.write(() => this.apply());
    } catch (error) {
      this.close('aborted');
      throw error;
    }
    this.close('committed');
  }

  private apply(): void {
    for (const [namespace, version] of this.versions) {
      if (this.host.catalog.find(namespace)?.version !== version) throw writeConflict();
    }
    if (this.set.conflictsWith(new LmdbReader(this.host.environment))) throw writeConflict();
    this.set.applyTo(this.host.environment);
  }

  abort(): void {
    if (this.state === 'active') this.close('aborted');
  }

  private close(state: 'committed' | 'aborted'): void {
    this.state = state;
    this.host.locks.release(this);
    if (this.users === 0 || state === 'committed') this.snapshot.close();
    this.end();
  }
}
