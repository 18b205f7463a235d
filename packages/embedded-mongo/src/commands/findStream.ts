import type { Slice } from '../base/slice';
import { PAUSE } from '../planner/scan';
import type { Search } from '../planner/search';
import type { Hit } from '../planner/scan';
import type { Batch, ResultStream } from '../sessions/cursors';
import type { Reader } from '../storage/reader';

/** The answer of find: matches in order, some skipped, each in the form it goes out in. */
export class FindStream implements ResultStream {
  private readonly search: Search;
  private readonly output: (hit: Hit) => Uint8Array;
  private skip: number;
  private waiting: Uint8Array | undefined;

  constructor(search: Search, skip: number, output: (hit: Hit) => Uint8Array) {
    this.search = search;
    this.skip = skip;
    this.output = output;
  }

  async fill(batch: Batch, slice: Slice): Promise<boolean> {
    try {
      for (let count = 1; ; count++) {
        if (batch.full) return false;
        const document = this.waiting ?? this.next(slice);
        if (document === undefined) return true;
        if (document === PAUSE || ((count & 127) === 0 && slice.due())) {
          this.search.suspend();
          await slice.pause();
        }
        if (document === PAUSE) continue;
        this.waiting = document;
        if (!batch.add(document)) return false;
        this.waiting = undefined;
      }
    } finally {
      this.search.suspend();
    }
  }

  private next(slice: Slice): Uint8Array | typeof PAUSE | undefined {
    for (;;) {
      const hit: Hit | typeof PAUSE | undefined = this.search.step(slice);
      if (hit === undefined || hit === PAUSE) return hit;
      if (this.skip > 0) {
        this.skip--;
        continue;
      }
      return this.output(hit);
    }
  }

  rebase(reader: Reader): void {
    this.search.rebase(reader);
  }

  async close(): Promise<void> {
    this.search.suspend();
  }
}
