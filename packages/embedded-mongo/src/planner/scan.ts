import type { Filter } from '../query/index';
import type { Slice } from '../base/slice';
import type { Reader } from '../storage/reader';
import { fieldReader } from '../values/fieldReader';
import { decodeDocument, type Doc } from '../values/types';
import type { Plan } from './plan';
import { MergeSource, PointSource, RangeSource, SequenceSource, type Source } from './source';

export interface Hit {
  readonly key: Buffer;
  /** The document as stored. */
  readonly bytes: Buffer;
  /** What was asked for of it. */
  readonly doc: Doc;
}

/** What a scan need not do. */
export interface ScanOptions {
  /** The documents are not wanted: where the plan is exact they are not fetched. */
  readonly keysOnly?: boolean;
  /** The top-level fields a match's document has to hold; without it all. */
  readonly reads?: ReadonlySet<string> | undefined;
}

/** Most matches are passed on as stored, or in part: their documents are decoded when looked at. */
class StoredHit implements Hit {
  readonly key: Buffer;
  readonly bytes: Buffer;
  private readonly decode: (bytes: Buffer) => Doc;
  private decoded: Doc | undefined;

  constructor(key: Buffer, bytes: Buffer, decode: (bytes: Buffer) => Doc) {
    this.key = key;
    this.bytes = bytes;
    this.decode = decode;
  }

  get doc(): Doc {
    return (this.decoded ??= this.decode(this.bytes));
  }
}

/** The slice is used up: suspend, let others run, and step again. */
export const PAUSE = Symbol('pause');

function sourceOf(plan: Plan, reader: Reader): Source {
  const sources = plan.ranges.map((range) =>
    plan.unique ? new PointSource(reader, range.start) : new RangeSource(reader, range),
  );
  if (plan.merged) {
    return new MergeSource(
      sources,
      plan.ranges.map((range) => range.prefixBytes),
      plan.reverse,
    );
  }
  return sources.length === 1 ? (sources[0] as Source) : new SequenceSource(sources);
}

/** Carries out a plan: every document that passes the filter, once, in plan order. */
export class Scan {
  keysExamined = 0;
  docsExamined = 0;
  readonly plan: Plan;
  private readonly filter: Filter;
  private readonly source: Source;
  private reader: Reader;
  private readonly seen: Set<string> | undefined;

  private readonly keysOnly: boolean;
  private readonly decode: (bytes: Buffer) => Doc;

  constructor(
    plan: Plan,
    filter: Filter,
    reader: Reader,
    { keysOnly = false, reads }: ScanOptions = {},
  ) {
    this.keysOnly = keysOnly && plan.exact;
    this.decode = reads === undefined ? decodeDocument : fieldReader(reads);
    this.plan = plan;
    this.filter = filter;
    this.reader = reader;
    this.source = sourceOf(plan, reader);
    if (plan.index.multikey.includes(true)) this.seen = new Set();
  }

  /** The next match; undefined at the end; PAUSE when the slice is used up before one was found. */
  step(slice: Pick<Slice, 'due'>): Hit | typeof PAUSE | undefined {
    for (let count = 1; ; count++) {
      const entry = this.source.next();
      if (!entry) return undefined;
      const hit = this.examine(entry.key, entry.value);
      if (hit) return hit;
      if ((count & 31) === 0 && slice.due()) return PAUSE;
    }
  }

  private examine(key: Buffer, value: Buffer): Hit | undefined {
    const { primary } = this.plan.index;
    if (!this.plan.scan) this.keysExamined++;
    let bytes: Buffer | undefined = value;
    if (!primary) {
      if (this.seen) {
        const text = value.toString('latin1');
        if (this.seen.has(text)) return undefined;
        this.seen.add(text);
      }
      if (this.keysOnly) return { key: value, bytes: value, doc: {} };
      bytes = this.reader.get(value);
      if (!bytes) return undefined;
    }
    this.docsExamined++;
    const hit = new StoredHit(primary ? key : value, bytes, this.decode);
    return this.plan.exact || this.filter.matches(hit.doc) ? hit : undefined;
  }

  /** Must be called before the event loop gets control. */
  suspend(): void {
    this.source.suspend();
  }

  /** Goes on from the same place in another snapshot. */
  rebase(reader: Reader): void {
    this.source.rebase(reader);
    this.reader = reader;
  }
}
