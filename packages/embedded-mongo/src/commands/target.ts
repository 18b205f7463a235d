import type { Question } from '../planner/choose';
import { PAUSE, type Hit } from '../planner/scan';
import { Search, searchAll } from '../planner/search';
import type { Collection } from '../storage/catalog';
import type { WriteSet } from '../storage/writeSet';
import { decodeDocument } from '../values/types';
import { withReader, type Context } from './context';
import { SearchTooLong } from './statements';

/** A search inside the write transaction keeps every other connection waiting. */
const INSIDE_MS = 15;

/** A statement that changes more documents than this is done in portions, each atomic. */
const PORTION = 4000;

/**
 * Finds what one statement changes. A quick search runs inside the write transaction. A slow one
 * runs before it, in slices; inside, its finds are matched again: what no longer matches is skipped,
 * and a search for one document that has nothing left is repeated.
 */
export class Target {
  private readonly context: Context;
  private readonly question: Question;
  private keys: Buffer[] | undefined;

  constructor(context: Context, question: Question) {
    this.context = context;
    this.question = question;
  }

  /** More portions of one large statement are to follow. */
  get unfinished(): boolean {
    return this.keys !== undefined;
  }

  /** The documents to change, read in the write set. @throws SearchTooLong to be prepared first */
  find(set: WriteSet, collection: Collection): Hit[] {
    const prepared = this.keys;
    if (prepared) {
      const portion = this.context.transaction ? prepared.length : PORTION;
      this.keys = prepared.length > portion ? prepared.slice(portion) : undefined;
      const hits = prepared.slice(0, portion).flatMap((key) => this.again(set, key));
      if (hits.length > 0 || prepared.length === 0 || this.question.limit === 0) return hits;
      throw this.tooLong(collection);
    }
    const search = new Search(collection, this.question, set);
    const until = performance.now() + INSIDE_MS;
    const clock = { due: () => performance.now() > until };
    const hits: Hit[] = [];
    try {
      for (;;) {
        const hit = search.step(clock);
        if (hit === undefined) return hits;
        if (hit === PAUSE) throw this.tooLong(collection);
        hits.push(hit);
      }
    } finally {
      search.suspend();
    }
  }

  private again(set: WriteSet, key: Buffer): Hit[] {
    const bytes = set.get(key);
    if (!bytes) return [];
    const doc = decodeDocument(bytes);
    return this.question.filter.matches(doc) ? [{ key, bytes, doc }] : [];
  }

  private tooLong(collection: Collection): SearchTooLong {
    return new SearchTooLong(async () => {
      this.keys = await withReader(this.context, async (reader) => {
        const search = new Search(collection, this.question, reader);
        const hits = await searchAll(search, this.context.slice);
        return hits.map(({ key }) => key);
      });
    });
  }
}
