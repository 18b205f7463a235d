import { leafHash } from '../../../../schema/log/merkle';
import { growTree, rootOf, type Tile, type TreeEdge } from '../../../../schema/log/tiles';
import { LogFault } from '../../../../schema/log/logFault';
import { logIdOf, signHead, type LogKey, type TreeHead } from '../../../../schema/log/treeHead';
import { DURABLE, unlessThere } from '../../../framework/durable';
import { retryLost } from '../../../framework/retryLost';
import { durableLeaves } from './durableLeaves';
import type { NewestHead } from '../integrity/newestHead';
import type { Report } from '../integrity/report';
import type { SealGate } from '../integrity/sealGate';
import { signedHead } from '../integrity/signedHead';
import type { LogModels } from '../stored/model';
import type { Placed } from './placeEntries';
import type { HeadRecord, TreeRecord } from '../stored/record';
import { sharedRun } from './sharedRun';
import { bytesOf, edgeOf, headOf, levelsOf, tileId } from '../stored/treeRecords';

const EVERY_MS = 1000;
const SOON_MS = 50;
const LEAVES_AT_ONCE = 10_000;
const LEAVES_IN_MEMORY = 200_000;

/** The log's tree as it stands: what it is made of, and the head that was signed for it. */
export interface Tree {
  readonly edge: TreeEdge;
  /** Null while the log is empty. */
  readonly head: TreeHead | null;
}

/** Keeps the tree over the entries. */
export interface TreeKeeper {
  /** Tells that there are entries the tree does not cover: within a second it will. */
  expect(): void;
  /** Tells of entries that now stand: their leaves need not be read back. */
  moved(placed: Placed): void;
  /**
   * Takes every durable entry into the tree, signs it, and tells how it stands.
   * @throws LogFault when the log is not as it was signed, or sealing has stopped
   */
  advance(): Promise<Tree>;
  /** Ends what goes on by itself. */
  stop(): void;
}

export interface TreeKeeperOptions {
  readonly models: LogModels;
  readonly key: LogKey;
  readonly now: () => Date;
  /** Has all that is durable stand among the entries; the place up to which it does. */
  readonly settle: () => Promise<number>;
  readonly gate: SealGate;
  readonly newest: NewestHead;
  readonly report: Report;
}

/**
 * Grows the tree behind the entries: at the latest a second after an entry was written a signed
 * head covers it, and any reader who asks for the head or a proof brings it up to date first.
 *
 * The order of writes makes a crash at any moment harmless: full tiles, then the signed head, then
 * the tree's document, moved on only from the size it was read at. What was written before a
 * crash, or by a process that lost the race, is what the next one would write, byte for byte, but
 * for the moment of signing; and entries do not change. Starting reads one document.
 */
export function treeKeeper({
  models,
  key,
  now,
  settle,
  gate,
  newest,
  report,
}: TreeKeeperOptions): TreeKeeper {
  const leaves = new Map<number, Buffer>();
  let timer: NodeJS.Timeout | undefined;
  let advancedAt = -Infinity;
  let keyKept = false;
  let stopped = false;

  function schedule() {
    if (timer !== undefined || stopped) return;
    const delay = Math.max(SOON_MS, advancedAt + EVERY_MS - performance.now());
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
      // What the gate has stopped for it has reported; a log that is being closed needs no tree.
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
      const record = await readTree();
      const added = await leavesFrom(record.size, end);
      if (added.length === 0) return { edge: edgeOf(record), head: await headAt(record.size) };
      await grow(record, added);
    }
  }

  async function readTree(): Promise<TreeRecord> {
    const found = await models.tree.findById('tree').lean<TreeRecord>();
    if (found) return found;
    const record: TreeRecord = { _id: 'tree', logId: logIdOf(key), size: 0, levels: [] };
    await unlessThere(models.tree.collection.insertOne(record as never, { writeConcern: DURABLE }));
    return readTree();
  }

  /**
   * The leaves from a size up to a place, a portion of them: from memory where they are there.
   * @throws LogFault where an entry is missing
   */
  async function leavesFrom(size: number, end: number): Promise<Buffer[]> {
    for (const place of leaves.keys()) {
      if (place >= size) break;
      leaves.delete(place);
    }
    const own: Buffer[] = [];
    // Those that came since wait for the next time: or there would be one head after another.
    const most = Math.min(end - size, LEAVES_AT_ONCE);
    while (own.length < most && leaves.has(size + own.length))
      own.push(leaves.get(size + own.length)!);
    if (own.length > 0 || size >= end) return own;
    return durableLeaves(models, size, end);
  }

  async function grow(record: TreeRecord, added: readonly Buffer[]): Promise<void> {
    // A tree that is not the one that was signed must not be signed again.
    if (record.size > 0) await signedHead(models, record);
    const { edge, filled } = growTree(edgeOf(record), added);
    await keepKey();
    await writeTiles(filled);
    const signed = signHead(
      {
        logId: record.logId,
        size: edge.size,
        rootHash: rootOf(edge).toString('hex'),
        timestamp: now().toISOString(),
      },
      key,
    );
    const { size, ...head } = signed;
    const headRecord: HeadRecord = { _id: size, ...head };
    await unlessThere(
      models.heads.collection.insertOne(headRecord as never, { writeConcern: DURABLE }),
    );
    const { matchedCount } = await models.tree.collection.updateOne(
      { _id: 'tree', size: record.size } as never,
      { $set: { size: edge.size, levels: levelsOf(edge) } },
      { writeConcern: DURABLE },
    );
    // After the tree: what is remembered is never ahead of what is stored.
    if (matchedCount === 1) await newest.signed((await headAt(size)) ?? signed);
  }

  async function writeTiles(filled: readonly Tile[]): Promise<void> {
    if (filled.length === 0) return;
    const records = filled.map((tile) => ({ _id: tileId(tile), hashes: bytesOf(tile.hashes) }));
    await unlessThere(
      models.tiles.collection.insertMany(records as never[], {
        ordered: false,
        writeConcern: DURABLE,
      }),
    );
  }

  async function headAt(size: number): Promise<TreeHead | null> {
    const found = await models.heads.findById(size).lean<HeadRecord>();
    return found && headOf(found);
  }

  async function keepKey(): Promise<void> {
    if (keyKept) return;
    const { kty, crv, x } = key.publicKey.export({ format: 'jwk' });
    await unlessThere(
      models.keys.collection.insertOne({ _id: key.keyId, jwk: { kty, crv, x } } as never, {
        writeConcern: DURABLE,
      }),
    );
    keyKept = true;
  }

  return {
    expect: schedule,
    moved({ place, entries }) {
      if (leaves.size < LEAVES_IN_MEMORY)
        entries.forEach(({ text }, i) => leaves.set(place + i, leafHash(text)));
    },
    advance,
    stop() {
      stopped = true;
      clearTimeout(timer);
    },
  };
}
