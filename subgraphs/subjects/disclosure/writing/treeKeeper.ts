import { LogFault } from '../../../../schema/log/logFault';
import { leafHash, type TreeHash } from '../../../../schema/log/merkle';
import { growTree, rootOf, type Tile, type TreeEdge } from '../../../../schema/log/tiles';
import {
  hashOf,
  logIdOf,
  namedHash,
  signHead,
  treeHashOf,
  type LogKey,
  type TreeHead,
} from '../../../../schema/log/treeHead';
import { publicJwkOf } from '../../../../schema/signatures/signingJwk';
import { DURABLE, unlessThere } from '../../../framework/durable';
import { retryLost } from '../../../framework/retryLost';
import { treeAndNewest } from '../integrity/checkEnd';
import type { NewestHead } from '../integrity/newestHead';
import type { Report } from '../integrity/report';
import type { SealGate } from '../integrity/sealGate';
import { signedHead } from '../integrity/signedHead';
import { insertOnce } from '../stored/insertOnce';
import type { LogModels } from '../stored/model';
import type { TreeRecord } from '../stored/record';
import { edgeOf, levelsOf, storedHead, tileId } from '../stored/treeRecords';
import { durableLeaves } from './durableLeaves';
import type { Placed } from './placeEntries';
import { sharedRun } from './sharedRun';

/** The tree grows by itself at most this often: each time signs a head that is stored for ever. */
const GROW_INTERVAL_MS = 1000;
/** After a pause it waits this long for further entries, so that they share one head. */
const GROW_DELAY_MS = 50;
/** Leaves added under one head. */
const LEAVES_PER_HEAD = 10_000;
/** Leaf hashes kept in memory until the tree has them; beyond this they are read back. */
const CACHED_LEAVES = 200_000;

/** The log's tree, with its signed head. */
export interface Tree {
  readonly edge: TreeEdge;
  /** Null while the log is empty. */
  readonly head: TreeHead | null;
}

/** Grows and signs the tree over the entries. */
export interface TreeKeeper {
  /** Schedules growth: within a second a signed head covers every durable entry. */
  expect(): void;
  /** Takes entries that are in the groups now, so that their leaves need not be read back. */
  moved(placed: Placed): void;
  /**
   * Adds every durable entry to the tree, signs it and returns it.
   * @throws LogFault when the log does not match its signed head, or sealing has stopped
   */
  advance(): Promise<Tree>;
  /** Cancels scheduled growth. */
  stop(): void;
}

export interface TreeKeeperOptions {
  readonly models: LogModels;
  readonly key: LogKey;
  readonly now: () => Date;
  /** Moves all durable entries into groups. @returns the number of entries in the groups */
  readonly settle: () => Promise<number>;
  readonly gate: SealGate;
  readonly newest: NewestHead;
  readonly report: Report;
}

/**
 * The tree follows the entries: a signed head covers an entry at most a second after it was
 * written, and a reader who requests the head or a proof brings the tree up to date first.
 *
 * The order of writes makes a crash at any moment harmless: full tiles, the signed head, then the
 * tree, which is updated only from the size at which it was read. Entries do not change, so the
 * next process writes what the crashed or slower one wrote, except for the time of signing.
 * Starting reads one document.
 */
export function treeKeeper(options: TreeKeeperOptions): TreeKeeper {
  const { models, key, now, settle, gate, newest, report } = options;
  const leaves = new Map<number, Buffer>();
  let timer: NodeJS.Timeout | undefined;
  /** The hash function of the tree; undefined until the tree was read. */
  let hash: TreeHash | undefined;
  let advancedAt = -Infinity;
  let keyStored = false;
  let stopped = false;

  function schedule() {
    if (timer !== undefined || stopped) return;
    const delay = Math.max(GROW_DELAY_MS, advancedAt + GROW_INTERVAL_MS - performance.now());
    timer = setTimeout(() => {
      timer = undefined;
      void advanceByItself();
    }, delay);
    timer.unref();
  }

  async function advanceByItself(): Promise<void> {
    const ended = () => stopped || gate.fault !== undefined;
    const what = 'growing the tree of the disclosure log';
    try {
      await retryLost(advance, { what, report, ended });
    } catch (error) {
      // The gate has reported what it stopped for; a log that is being closed needs no tree.
      if (ended()) return;
      const { name } = error as Error;
      const message = `The tree of the disclosure log cannot grow: ${name}; a restart tries again.`;
      gate.halt(new LogFault('INTERNAL', message, { cause: error }));
    }
  }

  const advance = sharedRun(() =>
    gate.guard(growToEnd).finally(() => {
      advancedAt = performance.now();
    }),
  );

  async function growToEnd(): Promise<Tree> {
    const end = await settle();
    for (;;) {
      const record = await currentTree();
      const added = await leavesFrom(record, end);
      if (added.length === 0)
        return { edge: edgeOf(record), head: await storedHead(models, record.size) };
      await grow(record, added);
    }
  }

  /** @throws LogFault when the tree was rolled back: growing it would hide that */
  async function currentTree(): Promise<TreeRecord> {
    const [found] = await treeAndNewest(models, newest);
    if (found) {
      hash = hashOf(found);
      return found;
    }
    const named = namedHash(treeHashOf(key));
    await insertOnce(models.tree, {
      _id: 'tree',
      logId: logIdOf(key),
      ...named,
      size: 0,
      levels: [],
    });
    return currentTree();
  }

  /**
   * The leaves to add next, from memory if they are there.
   * @param tree to which they are added
   * @param end later entries wait for the next run, so that they share a head
   * @throws LogFault when an entry is missing
   */
  async function leavesFrom(tree: TreeRecord, end: number): Promise<Buffer[]> {
    const { size } = tree;
    for (const index of leaves.keys()) {
      if (index >= size) break;
      leaves.delete(index);
    }
    const cached: Buffer[] = [];
    const count = Math.min(end - size, LEAVES_PER_HEAD);
    while (cached.length < count && leaves.has(size + cached.length))
      cached.push(leaves.get(size + cached.length)!);
    if (cached.length > 0 || size >= end) return cached;
    return durableLeaves(models, size, end, hashOf(tree));
  }

  async function grow(record: TreeRecord, added: readonly Buffer[]): Promise<void> {
    // Never sign on top of a tree that differs from the one that was signed.
    if (record.size > 0) await signedHead(models, record);
    const { edge, filled } = growTree(edgeOf(record), added);
    await storeKey();
    await storeTiles(filled);
    const signed = signHead(
      {
        logId: record.logId,
        size: edge.size,
        rootHash: rootOf(edge).toString('hex'),
        ...namedHash(edge.hash),
        timestamp: now().toISOString(),
      },
      key,
    );
    const { size, ...head } = signed;
    await insertOnce(models.heads, { _id: size, ...head });
    const { matchedCount } = await models.tree.collection.updateOne(
      { _id: 'tree', size: record.size } as never,
      { $set: { size, levels: levelsOf(edge) } },
      { writeConcern: DURABLE },
    );
    // After the tree, so that the newest head is never ahead of what is stored.
    if (matchedCount === 1) await newest.signed((await storedHead(models, size)) ?? signed);
  }

  async function storeTiles(filled: readonly Tile[]): Promise<void> {
    if (filled.length === 0) return;
    const records = filled.map((tile) => ({
      _id: tileId(tile),
      hashes: Buffer.concat(tile.hashes),
    }));
    await unlessThere(
      models.tiles.collection.insertMany(records as never[], {
        ordered: false,
        writeConcern: DURABLE,
      }),
    );
  }

  async function storeKey(): Promise<void> {
    if (keyStored) return;
    await insertOnce(models.keys, { _id: key.keyId, jwk: publicJwkOf(key.publicKey) });
    keyStored = true;
  }

  return {
    expect: schedule,
    moved({ index, entries }) {
      // Before the tree was read its hash function is unknown: the first leaves are read back.
      const known = hash;
      if (known !== undefined && leaves.size < CACHED_LEAVES)
        entries.forEach(({ text }, i) => leaves.set(index + i, leafHash(text, known)));
    },
    advance,
    stop() {
      stopped = true;
      clearTimeout(timer);
    },
  };
}
