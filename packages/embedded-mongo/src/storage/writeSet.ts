import type { Environment } from './environment';
import { statisticsKey } from './keyspace';
import type { Entry, KeyRange, Reader } from './reader';

interface Change {
  key: Buffer;
  /** Undefined removes the key. */
  value: Buffer | undefined;
  /** What the underlying reader held, for the conflict check at commit. */
  before: Buffer | undefined;
}

/** See WriteSet: `before` is what the key held, where that is remembered. */
export type Guard = (key: Buffer, before: Buffer | undefined) => void;

export interface Statistics {
  documents: number;
  bytes: number;
}

const asText = (key: Buffer): string => key.toString('latin1');

/**
 * Private changes over a reader. A statement that fails is dropped whole by dropping its write set;
 * a transaction reads through its own and applies it at commit.
 */
export class WriteSet implements Reader {
  readonly base: Reader;
  private readonly changes = new Map<string, Change>();
  private readonly statistics = new Map<number, Statistics>();
  private ordered: Change[] | undefined;
  /** Bytes of keys and values held, for the limit on a transaction's size. */
  heldBytes = 0;

  private readonly guard: Guard | undefined;
  private readonly remembers: boolean;

  /**
   * @param guard asked before a key is changed for the first time; it may throw to refuse
   * @param remembers keep what the keys held before, for conflictsWith and for counting
   */
  constructor(base: Reader, guard?: Guard, remembers = false) {
    this.base = base;
    this.guard = guard;
    this.remembers = remembers;
  }

  get size(): number {
    return this.changes.size;
  }

  get(key: Buffer): Buffer | undefined {
    if (this.changes.size === 0) return this.base.get(key);
    const change = this.changes.get(asText(key));
    return change ? change.value : this.base.get(key);
  }

  put(key: Buffer, value: Buffer): void {
    this.change(key, value);
  }

  remove(key: Buffer): void {
    this.change(key, undefined);
  }

  private change(key: Buffer, value: Buffer | undefined): void {
    const text = asText(key);
    const known = this.changes.get(text);
    if (known) known.value = value;
    else {
      const before = this.remembers ? this.base.get(key) : undefined;
      this.guard?.(key, before);
      this.changes.set(text, { key, value, before });
      this.ordered = undefined;
    }
    this.heldBytes += key.length + (value?.length ?? 0);
  }

  /** Adds to the number and bytes of a collection's documents. */
  count(collectionId: number, documents: number, bytes: number): void {
    const total = this.statistics.get(collectionId) ?? { documents: 0, bytes: 0 };
    total.documents += documents;
    total.bytes += bytes;
    this.statistics.set(collectionId, total);
  }

  countChange(collectionId: number): Statistics {
    return this.statistics.get(collectionId) ?? { documents: 0, bytes: 0 };
  }

  private changesIn(range: KeyRange): Change[] {
    this.ordered ??= [...this.changes.values()].sort((a, b) => Buffer.compare(a.key, b.key));
    const found = this.ordered.filter(
      ({ key }) => Buffer.compare(key, range.start) >= 0 && Buffer.compare(key, range.end) < 0,
    );
    return range.reverse ? found.reverse() : found;
  }

  range(range: KeyRange): Iterable<Entry> {
    if (this.changes.size === 0) return this.base.range(range);
    const mine = this.changesIn(range);
    return mine.length === 0 ? this.base.range(range) : this.merge(range, mine);
  }

  private *merge(range: KeyRange, mine: Change[]): Generator<Entry> {
    let next = 0;
    const sign = range.reverse ? -1 : 1;
    for (const entry of this.base.range(range)) {
      let replaced = false;
      while (next < mine.length) {
        const change = mine[next] as Change;
        const order = Buffer.compare(change.key, entry.key) * sign;
        if (order > 0) break;
        next++;
        if (order === 0) replaced = true;
        if (change.value) yield { key: change.key, value: change.value };
      }
      if (!replaced) yield entry;
    }
    for (; next < mine.length; next++) {
      const { key, value } = mine[next] as Change;
      if (value) yield { key, value };
    }
  }

  keyCount(range: KeyRange, limit?: number): number {
    let total = this.base.keyCount(range, limit);
    if (this.changes.size === 0) return total;
    for (const { value, before } of this.changesIn({ ...range, reverse: false })) {
      total += Number(value !== undefined) - Number(before !== undefined);
    }
    return total;
  }

  /** Whether some key changed here was changed by someone else since it was first read. */
  conflictsWith(current: Reader): boolean {
    for (const { key, before } of this.changes.values()) {
      const now = current.get(key);
      if (before === undefined ? now !== undefined : !now || !before.equals(now)) return true;
    }
    return false;
  }

  /** Writes everything into the running LMDB write transaction. */
  applyTo(environment: Environment): void {
    for (const { key, value } of this.changes.values()) {
      if (value) environment.putSync(key, value);
      else environment.removeSync(key);
    }
    for (const [id, change] of this.statistics) {
      if (change.documents === 0 && change.bytes === 0) continue;
      const key = statisticsKey(id);
      const total = readStatistics(environment.getBinary(key));
      const next = Buffer.alloc(16);
      next.writeDoubleLE(total.documents + change.documents, 0);
      next.writeDoubleLE(total.bytes + change.bytes, 8);
      environment.putSync(key, next);
    }
  }
}

/** Decodes a statistics value; an absent one is an empty collection. */
export function readStatistics(value: Buffer | undefined): Statistics {
  if (!value) return { documents: 0, bytes: 0 };
  return { documents: value.readDoubleLE(0), bytes: value.readDoubleLE(8) };
}
