import { Types, type Model } from 'mongoose';
import {
  MAX_BATCHES,
  MAX_RECEIPTS,
  type Receipt,
  type ReceiptBatch,
} from '../../../schema/receipts';
import { DURABLE } from '../durable';
import { openText, sealText } from '../vault/sealedText';
import type { Vault } from '../vault/vault';
import type { ReceiptRecord } from './model';
import { packReceipts, unpackReceipts } from './packReceipts';

/** The vault id of the receipts' own key. No subject has this id, so nobody destroys the key. */
const RECEIPTS = 'disclosure-receipts';

/** The stored receipts of a subgraph. */
export interface ReceiptStore {
  /** Stores receipts durably, in one batch. @throws the driver's error, or a VaultError */
  add(receipts: readonly Receipt[]): Promise<void>;
  /** Removes batches, and returns the oldest others: MAX_BATCHES, or fewer with MAX_RECEIPTS. */
  next(settled: readonly string[]): Promise<readonly ReceiptBatch[]>;
}

/**
 * Stores receipts encrypted: whose data a request concerned is no less personal than the log, and
 * the law may hide it from the subject. Their key is read once, when the subgraph starts.
 * @throws the driver's error when the key cannot be read or created
 */
export async function openReceiptStore(
  model: Model<ReceiptRecord>,
  { vault, subgraph }: { readonly vault: Pick<Vault, 'keyToSeal'>; readonly subgraph: string },
): Promise<ReceiptStore> {
  const { collection } = model;
  const key = await vault.keyToSeal(RECEIPTS);
  const placeOf = (id: Types.ObjectId) => ({
    subgraph,
    subjectId: RECEIPTS,
    place: `DisclosureReceipt.receipts#${id.toHexString()}`,
    generation: key.generation,
  });

  function opened({ _id, storedAt, sealed }: ReceiptRecord): ReceiptBatch {
    const text = openText(key.key, placeOf(_id), sealed);
    return {
      id: _id.toHexString(),
      ageMs: Math.max(0, Date.now() - storedAt.getTime()),
      receipts: unpackReceipts(text),
    };
  }

  return {
    async add(receipts) {
      const _id = new Types.ObjectId();
      const sealed = sealText(key, placeOf(_id), packReceipts(receipts));
      const record: ReceiptRecord = { _id, storedAt: new Date(), sealed };
      await collection.insertOne(record, { writeConcern: DURABLE });
    },
    async next(settled) {
      if (settled.length > 0) {
        const ids = settled.map((id) => new Types.ObjectId(id));
        await collection.deleteMany({ _id: { $in: ids } }, { writeConcern: DURABLE });
      }
      const batches: ReceiptBatch[] = [];
      let count = 0;
      const cursor = model
        .find()
        .sort({ _id: 1 })
        .limit(MAX_BATCHES)
        .batchSize(10)
        .lean<ReceiptRecord[]>()
        .cursor();
      for await (const record of cursor as AsyncIterable<ReceiptRecord>) {
        const batch = opened(record);
        batches.push(batch);
        count += batch.receipts.length;
        if (count >= MAX_RECEIPTS) break;
      }
      return batches;
    },
  };
}
