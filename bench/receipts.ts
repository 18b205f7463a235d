import { randomUUID } from 'node:crypto';
import pino from 'pino';
import type { Disclosure, DisclosureEvent } from '../schema/registry';
import type { LogKeys } from '../schema/log/logKeys';
import type { Receipt } from '../schema/receipts';
import { ANONYMOUS } from '../schema/viewer';
import { openReceipts } from '../subgraphs/framework/receipts/receipts';
import type { ReceiptStore } from '../subgraphs/framework/receipts/store';
import { LoggedEvents } from '../subgraphs/subjects/reconciliation/loggedEvents';
import { releasesIn } from '../subgraphs/subjects/reconciliation/released';

const CALLS = 20_000;
const LISTED_SUBJECTS = 50;

/** Microseconds of processor time. */
export interface ReceiptFigures {
  /** Keeping the receipt of a call about one subject, and about fifty. */
  readonly keepOne: number;
  readonly keepFifty: number;
  /** Encrypting and storing a receipt about one subject, in batches, the database included. */
  readonly store: number;
  /** Reading a stored receipt, and decrypting it. */
  readonly read: number;
  /** Noting a logged event, and finding it for a receipt. */
  readonly match: number;
}

/** Measures what receipts cost a subgraph and the registry. */
export async function benchReceipts(store: ReceiptStore, keys: LogKeys): Promise<ReceiptFigures> {
  const receipts: Receipt[] = [];
  const [one, fifty] = [disclosures(1), disclosures(LISTED_SUBJECTS)];
  const keepOne = await each(CALLS, () => keeping(CALLS, one));
  const keepFifty = await each(CALLS / LISTED_SUBJECTS, () =>
    keeping(CALLS / LISTED_SUBJECTS, fifty),
  );
  for (let i = 0; i < CALLS; i++)
    receipts.push({
      requestId: randomUUID(),
      gateway: randomUUID(),
      at: Date.now(),
      released: [{ subjects: [`per-${i}`], fields: one[0]!.disclosed as string[] }],
    });
  const stored = await each(CALLS, async () => {
    for (let from = 0; from < CALLS; from += 2000)
      await store.add(receipts.slice(from, from + 2000));
  });
  // Everything that was stored to warm up, and then to measure.
  const read = await once(2 * CALLS, async () => {
    for (let settled: string[] = []; ;) {
      const batches = await store.next(settled);
      if (batches.length === 0) return;
      settled = batches.map(({ id }) => id);
    }
  });
  const events = new LoggedEvents();
  const match = await each(CALLS, async () => {
    for (const { requestId, released } of receipts)
      events.add([
        {
          ...one[0]!,
          requestId,
          subgraph: 's',
          subjectId: released[0]!.subjects[0]!,
        } as DisclosureEvent,
      ]);
    const batch = { id: '', ageMs: 0, receipts };
    releasesIn(batch, { subgraph: 's', keys }, (key, fields) => events.cover(key, fields));
  });
  return { keepOne, keepFifty, store: stored, read, match };
}

async function keeping(calls: number, noted: readonly Disclosure[]): Promise<void> {
  const options = { log: pino({ level: 'silent' }), now: () => new Date(), intervalMs: 60_000 };
  const kept = openReceipts({ add: () => Promise.resolve() }, options);
  for (let i = 0; i < calls; i++) kept.keep({ viewer: ANONYMOUS, requestId: String(i) }, noted);
  await kept.stop();
}

/** Runs once to warm up, and once more to measure. */
async function each(count: number, run: () => Promise<void>): Promise<number> {
  await run();
  return once(count, run);
}

async function once(count: number, run: () => Promise<void>): Promise<number> {
  const began = process.cpuUsage();
  await run();
  const { user, system } = process.cpuUsage(began);
  return (user + system) / count;
}

function disclosures(subjects: number): Disclosure[] {
  const disclosed = ['name', 'idNumber', 'birthDate', 'sex', 'contact'].map(
    (f) => `NaturalPerson.${f}`,
  );
  const [clusters, masked, denied] = [['IDENTITY'], [] as string[], [] as string[]];
  return Array.from({ length: subjects }, (_, i) => ({
    subjectId: `per-${i}`,
    clusters,
    disclosed,
    masked,
    denied,
  }));
}
