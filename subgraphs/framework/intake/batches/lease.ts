import { randomUUID } from 'node:crypto';
import { chinaDate } from '../../../../schema/policy/chinaDate';
import { BACKGROUND } from '../../background';
import type { IntakeModels } from './model';
import { OPEN_STATES, type BatchRecord } from './record';

/** How long a batch belongs to a process that no longer reports progress. */
const LEASE_MS = 30_000;
/** Renewals during a lease. */
const RENEWALS = 3;

/** The batches on which one process works. */
export class Leases {
  readonly #owner = randomUUID();
  readonly #models: IntakeModels;
  readonly #leaseMs: number;
  #transactions = 0;

  constructor(models: IntakeModels, leaseMs = LEASE_MS) {
    this.#models = models;
    this.#leaseMs = leaseMs;
  }

  /** The condition of a batch that still belongs to this process. */
  mine(batch: string): { readonly _id: string; readonly 'lease.owner': string } {
    return { _id: batch, 'lease.owner': this.#owner };
  }

  /** A lease from now. By the system clock, which all processes share. */
  lease(): { readonly owner: string; readonly until: Date } {
    return { owner: this.#owner, until: new Date(Date.now() + this.#leaseMs) };
  }

  /** Takes the oldest batch that waits for work; undefined if there is none. */
  async take(): Promise<BatchRecord | undefined> {
    const waiting = {
      $or: [
        { state: { $in: [...OPEN_STATES] }, file: { $ne: null } },
        { state: 'WITHDRAWN' as const, 'withdrawal.done': false },
      ],
    };
    const free = { $or: [{ lease: null }, { 'lease.until': { $lt: new Date() } }] };
    const taken = await this.#models.batch
      .findOneAndUpdate(
        { $and: [waiting, free] },
        { $set: { lease: this.lease() } },
        { sort: { receivedAt: 1 }, returnDocument: 'after', comment: BACKGROUND },
      )
      .lean<BatchRecord>()
      .exec();
    return taken ?? undefined;
  }

  /**
   * Renews the lease of a batch until the returned function is called: reading up to the first row
   * that is not yet stored can take longer than a lease.
   */
  keep(batch: string): () => void {
    const timer = setInterval(() => {
      if (this.#transactions === 0)
        this.#models.batch
          .updateOne(this.mine(batch), { $set: { lease: this.lease() } })
          .catch(() => undefined);
    }, this.#leaseMs / RENEWALS).unref();
    return () => clearInterval(timer);
  }

  /** Runs a transaction that writes the batch. A renewal in the meantime would restart it. */
  async transaction<T>(run: () => Promise<T>): Promise<T> {
    this.#transactions++;
    try {
      return await run();
    } finally {
      this.#transactions--;
    }
  }

  /** Returns a batch, if it still belongs to this process. */
  async release(batch: string): Promise<void> {
    await this.#models.batch.updateOne(this.mine(batch), { $set: { lease: null } });
  }
}

/** The batch belongs to another process, or was withdrawn. */
export class BatchLost extends Error {
  override readonly name = 'BatchLost';
}

/** The context in which the rows of a batch are checked. */
export function contextOf(
  {
    _id,
    department,
    receivedAt,
    lateReason,
    dryRun = false,
  }: Pick<BatchRecord, '_id' | 'department' | 'receivedAt' | 'lateReason'> &
    Partial<Pick<BatchRecord, 'dryRun'>>,
  create: boolean,
) {
  return {
    number: _id,
    department,
    receivedAt,
    today: chinaDate(receivedAt),
    create,
    ...(lateReason && { lateReason }),
    ...(dryRun && { seen: new Map<string, number>() }),
  };
}
