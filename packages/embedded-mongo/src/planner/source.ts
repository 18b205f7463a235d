import { afterKey } from '../storage/keyspace';
import type { Entry, KeyRange, Reader } from '../storage/reader';

/** Entries in plan order. Between event-loop turns it must be suspended; it goes on where it was. */
export interface Source {
  next(): Entry | undefined;
  suspend(): void;
  rebase(reader: Reader): void;
}

/** One range of keys. */
export class RangeSource implements Source {
  private reader: Reader;
  private range: KeyRange;
  private iterator: Iterator<Entry> | undefined;
  private last: Buffer | undefined;
  private finished = false;

  constructor(reader: Reader, range: KeyRange) {
    this.reader = reader;
    this.range = range;
  }

  next(): Entry | undefined {
    if (this.finished) return undefined;
    this.iterator ??= this.reader.range(this.range)[Symbol.iterator]();
    const step = this.iterator.next();
    if (step.done) {
      this.finished = true;
      this.iterator = undefined;
      return undefined;
    }
    this.last = step.value.key;
    return step.value;
  }

  suspend(): void {
    if (!this.iterator) return;
    this.iterator.return?.();
    this.iterator = undefined;
    if (!this.last) return;
    this.range = this.range.reverse
      ? { ...this.range, end: this.last }
      : { ...this.range, start: afterKey(this.last) };
  }

  rebase(reader: Reader): void {
    this.suspend();
    this.reader = reader;
  }
}

/** A key that can occur once: read without opening an iterator. */
export class PointSource implements Source {
  private reader: Reader;
  private readonly key: Buffer;
  private read = false;

  constructor(reader: Reader, key: Buffer) {
    this.reader = reader;
    this.key = key;
  }

  next(): Entry | undefined {
    if (this.read) return undefined;
    this.read = true;
    const value = this.reader.get(this.key);
    return value && { key: this.key, value };
  }

  suspend(): void {}

  rebase(reader: Reader): void {
    this.reader = reader;
  }
}

/** One source after the other. */
export class SequenceSource implements Source {
  private readonly sources: readonly Source[];
  private at = 0;

  constructor(sources: readonly Source[]) {
    this.sources = sources;
  }

  next(): Entry | undefined {
    for (; this.at < this.sources.length; this.at++) {
      const entry = this.sources[this.at]?.next();
      if (entry) return entry;
    }
    return undefined;
  }

  suspend(): void {
    for (const source of this.sources) source.suspend();
  }

  rebase(reader: Reader): void {
    for (const source of this.sources) source.rebase(reader);
  }
}

interface Head {
  source: Source;
  skip: number;
  entry: Entry | undefined;
}

/**
 * Several ranges whose keys differ in a prefix, interleaved in order of what follows the prefix:
 * `{state: {$in: […]}}` sorted by date from the index {state, date}.
 */
export class MergeSource implements Source {
  private readonly heads: Head[];
  private readonly sign: number;
  private primed = false;

  /** @param skips length of each source's prefix, in bytes */
  constructor(sources: readonly Source[], skips: readonly number[], reverse: boolean) {
    this.heads = sources.map((source, i) => ({ source, skip: skips[i] ?? 0, entry: undefined }));
    this.sign = reverse ? -1 : 1;
  }

  next(): Entry | undefined {
    if (!this.primed) for (const head of this.heads) head.entry = head.source.next();
    this.primed = true;
    let best: Head | undefined;
    for (const head of this.heads) {
      if (head.entry && (!best || this.before(head, best))) best = head;
    }
    const entry = best?.entry;
    if (best) best.entry = best.source.next();
    return entry;
  }

  private before(a: Head, b: Head): boolean {
    const [left, right] = [a.entry as Entry, b.entry as Entry];
    const order = Buffer.compare(left.key.subarray(a.skip), right.key.subarray(b.skip));
    return order * this.sign < 0;
  }

  suspend(): void {
    for (const head of this.heads) head.source.suspend();
  }

  rebase(reader: Reader): void {
    for (const head of this.heads) head.source.rebase(reader);
  }
}
