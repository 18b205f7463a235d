import type { Logger } from 'pino';
import type { Disclosure } from '../../../schema/registry';
import { UNNAMED_GATEWAY, type Receipt } from '../../../schema/receipts';
import type { SubgraphCaller } from '../../../schema/subgraphCall';
import { releasedIn } from './releasedIn';
import type { ReceiptStore } from './store';

/** How often receipts are stored, in milliseconds; tests set another interval. */
const STORE_INTERVAL_MS = 1000;
/** Released subjects in memory. Beyond it the database must be failing. */
const MAX_WAITING = 50_000;
/** Released subjects in one batch: packing or comparing it takes some milliseconds. */
const BATCH_SIZE = 1000;

/** The receipts of a process: counters since its start, and those that are not stored yet. */
export interface ReceiptState {
  readonly stored: number;
  readonly waiting: number;
  /** Calls that were refused because their receipts could not be kept. */
  readonly refused: number;
}

/** Keeps a receipt of every call that releases guarded fields. */
export interface Receipts {
  /**
   * Keeps the receipt of a response, without waiting for the database.
   * @returns false when it cannot be kept; then the response must not be sent
   */
  keep(caller: SubgraphCaller, disclosures: readonly Disclosure[]): boolean;
  state(): ReceiptState;
  /** Stores what is in memory, and ends. */
  stop(): Promise<void>;
}

export interface ReceiptOptions {
  readonly log: Logger;
  readonly now: () => Date;
  readonly intervalMs?: number | undefined;
}

/**
 * A receipt is stored one to two intervals after its call: a crash of this process loses the
 * receipts of that time, and no receipt is stored before the gateway could log its answer. The
 * buffer has room for some seconds at full load. When it is full, calls are refused.
 */
export function openReceipts(
  store: Pick<ReceiptStore, 'add'>,
  { log, now, intervalMs = STORE_INTERVAL_MS }: ReceiptOptions,
): Receipts {
  let queue: Receipt[] = [];
  /** The first receipts of the queue, which were there one interval ago. */
  let ripe = 0;
  let [waiting, stored, refused] = [0, 0, 0];
  let failing = false;
  let storing: Promise<void> | undefined;

  async function storeRipe(): Promise<void> {
    while (ripe > 0) {
      const batch = firstOf(queue, ripe);
      await store.add(batch);
      queue = queue.slice(batch.length);
      ripe -= batch.length;
      waiting -= sizeOf(batch);
      stored += batch.length;
    }
  }

  function storeNow(): Promise<void> {
    storing ??= storeRipe()
      .then(
        () => recovered(),
        (error: unknown) => failed(error),
      )
      .then(() => {
        ripe = queue.length;
        storing = undefined;
      });
    return storing;
  }

  function recovered(): void {
    if (failing) log.info('receipts of disclosures are stored again');
    failing = false;
  }

  function failed(error: unknown): void {
    const kind = error instanceof Error ? error.name : typeof error;
    if (!failing)
      log.error({ code: 'RECEIPTS_NOT_STORED', kind }, 'receipts of disclosures cannot be stored');
    failing = true;
  }

  const timer = setInterval(() => void storeNow(), intervalMs);
  timer.unref();
  return {
    keep({ requestId, gateway = UNNAMED_GATEWAY }, disclosures) {
      const released = releasedIn(disclosures);
      if (released.length === 0) return true;
      if (waiting >= MAX_WAITING) {
        refused++;
        return false;
      }
      const receipt = { requestId, gateway, at: now().getTime(), released };
      queue.push(receipt);
      waiting += subjectsIn(receipt);
      return true;
    },
    state: () => ({ stored, waiting, refused }),
    async stop() {
      clearInterval(timer);
      await storing;
      ripe = queue.length;
      await storeNow();
    },
  };
}

/** The first receipts for one batch, at least one. */
function firstOf(queue: readonly Receipt[], ripe: number): readonly Receipt[] {
  let [count, size] = [0, 0];
  while (count < ripe && (count === 0 || size < BATCH_SIZE)) size += subjectsIn(queue[count++]!);
  return queue.slice(0, count);
}

const subjectsIn = ({ released }: Receipt): number =>
  released.reduce((sum, { subjects }) => sum + subjects.length, 0);

const sizeOf = (receipts: readonly Receipt[]): number =>
  receipts.reduce((sum, receipt) => sum + subjectsIn(receipt), 0);
