import { LogFault } from '../../../../schema/log/logFault';
import { namedKey, type LogItem } from '../../../../schema/log/logItem';
import type { TreeEdge } from '../../../../schema/log/tiles';
import { leavesOf } from '../stored/leaves';
import type { LogModels } from '../stored/model';
import { leafHashes } from '../stored/proofs';
import type { HeadRecord, LogKeyRecord, PruningRecord, TreeRecord } from '../stored/record';
import { edgeOf, headOf } from '../stored/treeRecords';

/** Entries read at a time. They are hashed without a pause, so a large portion would block writes. */
const PORTION_ENTRIES = 256;

export type StoredLogModels = Pick<LogModels, 'groups' | 'heads' | 'keys' | 'prunings' | 'tiles'>;

/**
 * The stored log in the order that `LogVerifier` expects, up to the size of a tree. Later entries
 * are left to the next check.
 * @param pause awaited before each portion is read
 */
export async function* storedLog(
  models: StoredLogModels,
  record: TreeRecord,
  pause: () => Promise<void>,
): AsyncGenerator<LogItem> {
  const { logId, size, hash } = record;
  const edge = edgeOf(record);
  const keys = await models.keys.find().sort({ _id: 1 }).lean<LogKeyRecord[]>();
  const publicKeys = keys.map(({ _id: keyId, jwk }) => namedKey(keyId, jwk));
  yield { type: 'log', logId, size, ...(hash && { hash }), keys: publicKeys };
  const prunings = newPrunings(models);
  yield* await prunings();
  for (let from = 0; from < size; from += PORTION_ENTRIES) {
    await pause();
    const to = Math.min(size, from + PORTION_ENTRIES);
    const [hashes, texts, heads] = await Promise.all([
      hashesOf(models, edge, from, to),
      leavesOf(models, { begin: from }, to - from),
      models.heads.find({ _id: { $gt: from, $lte: to } }).lean<HeadRecord[]>(),
    ]);
    const byIndex = new Map(texts.map((each) => [each.index, each]));
    const headBySize = new Map(heads.map((each) => [each._id, headOf(each)]));
    // Pruning stores its statement before it removes entries.
    if (hashes.some((_, i) => !byIndex.has(from + i))) yield* await prunings();
    for (const [i, hash] of hashes.entries()) {
      const index = from + i;
      const { leaf = null, indexed = true } = byIndex.get(index) ?? {};
      yield { type: 'entry', index, hash, leaf, ...(!indexed && { indexed }) };
      const head = headBySize.get(index + 1);
      if (head) yield { type: 'head', ...head };
    }
  }
}

async function hashesOf(models: StoredLogModels, edge: TreeEdge, from: number, to: number) {
  try {
    return (await leafHashes(models, edge, { from, to })).map((hash) => hash.toString('hex'));
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new LogFault(
      'NODE_CHANGED',
      `The tree of the disclosure log has no hashes for the entries from ${from} to ${to - 1}.`,
      { cause: error },
    );
  }
}

/** Reads the pruning statements that were stored since the last call. */
function newPrunings({ prunings }: Pick<LogModels, 'prunings'>) {
  let last = -1;
  return async (): Promise<LogItem[]> => {
    const found = await prunings
      .find({ _id: { $gt: last } })
      .sort({ _id: 1 })
      .lean<PruningRecord[]>();
    last = found.at(-1)?._id ?? last;
    return found.map(({ _id: prunedTo, logId, before, timestamp, keyId, signature }) => ({
      type: 'pruning',
      prunedTo,
      logId,
      before,
      timestamp,
      keyId,
      signature,
    }));
  };
}
