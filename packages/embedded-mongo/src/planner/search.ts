import { Int32 } from 'bson';
import { mongoError } from '../base/errors';
import { compileSortKey } from '../paths/sort';
import type { Slice } from '../base/slice';
import type { Collection } from '../storage/catalog';
import type { Reader } from '../storage/reader';
import type { KeyValue } from '../values/keyEncoding';
import type { Doc } from '../values/types';
import { choosePlan, type Question } from './choose';
import type { Plan } from './plan';
import { PAUSE, type Hit } from './scan';
import { openScan, type HitSource } from './unionScan';

/** As MongoDB's internalQueryMaxBlockingSortMemoryUsageBytes. */
const MAX_SORT_BYTES = 100 * 1024 * 1024;

interface Ranked {
  hit: Hit;
  key: KeyValue[];
}

/**
 * The matches of a question in the order it wants. Where no index gives the order, all matches are
 * gathered first; with a limit only the best are kept.
 */
export class Search {
  readonly scan: HitSource;
  readonly blockingSort: boolean;
  private readonly order: ReturnType<typeof compileSortKey> | undefined;
  private readonly limit: number;
  private gathered: Ranked[] | undefined;
  private gathering: Ranked[] = [];
  private bytes = 0;
  private given = 0;

  constructor(collection: Collection, question: Question, reader: Reader, plan?: Plan) {
    const chosen = plan ?? choosePlan(collection, question, reader);
    this.scan = openScan(chosen, question.filter, reader, { reads: question.reads });
    this.limit = question.limit;
    this.blockingSort = question.sort.length > 0 && !chosen.sorted;
    if (this.blockingSort) this.order = compileSortKey(specOf(question));
  }

  /** The next match; undefined at the end; PAUSE when the slice is used up. */
  step(slice: Pick<Slice, 'due'>): Hit | typeof PAUSE | undefined {
    if (this.limit > 0 && this.given >= this.limit) return undefined;
    const hit = this.order ? this.nextGathered(slice) : this.scan.step(slice);
    if (hit && hit !== PAUSE) this.given++;
    return hit;
  }

  private nextGathered(slice: Pick<Slice, 'due'>): Hit | typeof PAUSE | undefined {
    for (let count = 1; !this.gathered; count++) {
      const hit = this.scan.step(slice);
      if (hit === PAUSE) return PAUSE;
      if (hit) this.gather(hit);
      else this.gathered = this.best().reverse();
      if ((count & 63) === 0 && slice.due()) return PAUSE;
    }
    return this.gathered.pop()?.hit;
  }

  private gather(hit: Hit): void {
    this.gathering.push({ hit, key: this.order?.key(hit.doc) ?? [] });
    this.bytes += hit.bytes.length;
    if (this.limit > 0 && this.gathering.length >= 2 * this.limit + 1000) {
      this.gathering = this.best();
      this.bytes = this.gathering.reduce((sum, { hit: kept }) => sum + kept.bytes.length, 0);
    }
    if (this.bytes > MAX_SORT_BYTES) {
      throw mongoError(
        292,
        `Executor error during find command :: caused by :: Sort exceeded memory limit of ${MAX_SORT_BYTES} bytes, but did not opt in to external sorting.`,
      );
    }
  }

  private best(): Ranked[] {
    const sorted = this.gathering.sort((a, b) => this.order?.compare(a.key, b.key) ?? 0);
    return this.limit > 0 ? sorted.slice(0, this.limit) : sorted;
  }

  /** Must be called before the event loop gets control. */
  suspend(): void {
    this.scan.suspend();
  }

  rebase(reader: Reader): void {
    this.scan.rebase(reader);
  }
}

function specOf({ sort }: Question): Doc {
  return Object.fromEntries(sort.map(([path, direction]) => [path, new Int32(direction)]));
}

/** All matches, read in cooperative slices. */
export async function searchAll(search: Search, slice: Slice): Promise<Hit[]> {
  const hits: Hit[] = [];
  for (;;) {
    const hit = search.step(slice);
    if (hit === undefined) break;
    if (hit === PAUSE) {
      search.suspend();
      await slice.pause();
    } else hits.push(hit);
  }
  search.suspend();
  return hits;
}
