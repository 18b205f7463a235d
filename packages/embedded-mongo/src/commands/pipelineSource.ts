import { compileFilter } from '../query/index';
import { parseSort } from '../paths/sort';
import type { ExpressionEnv } from '../expressions/index';
import { PAUSE } from '../planner/scan';
import { Search } from '../planner/search';
import type { Question } from '../planner/choose';
import type { Slice } from '../base/slice';
import type { Collection } from '../storage/catalog';
import type { Reader } from '../storage/reader';
import type { Part } from '../pipeline/index';
import type { Doc, Value } from '../values/types';

/** The question a pipeline's leading stages put to the planner. */
export function prefixQuestion(
  prefix: Part,
  hint: Value | undefined,
  env: ExpressionEnv,
): Question {
  const { match = {}, sort = {}, skip = 0, limit } = prefix;
  return {
    filter: compileFilter(match, env),
    sort: parseSort(sort),
    limit: limit === undefined ? 0 : limit + skip,
    hint,
  };
}

/** The collections a pipeline reads from; all move to another snapshot together. */
export class PipelineSources {
  private reader: Reader;
  private readonly open = new Set<Search>();
  /** Of the batch being made. */
  slice: Slice;

  constructor(reader: Reader, slice: Slice) {
    this.reader = reader;
    this.slice = slice;
  }

  /** The documents of a question, the first `skip` left out; paused for others in between. */
  async *documents(collection: Collection, question: Question, skip: number): AsyncGenerator<Doc> {
    const search = new Search(collection, question, this.reader);
    this.open.add(search);
    let left = skip;
    try {
      for (let count = 1; ; count++) {
        const hit = search.step(this.slice);
        if (hit === undefined) return;
        if (hit === PAUSE || ((count & 63) === 0 && this.slice.due())) {
          search.suspend();
          await this.slice.pause();
        }
        if (hit === PAUSE) continue;
        if (left > 0) left--;
        else yield hit.doc;
      }
    } finally {
      search.suspend();
      this.open.delete(search);
    }
  }

  suspend(): void {
    for (const search of this.open) search.suspend();
  }

  rebase(reader: Reader): void {
    this.reader = reader;
    for (const search of this.open) search.rebase(reader);
  }
}

/** A source without documents, for a collection that does not exist. */
export async function* noDocuments(): AsyncGenerator<Doc> {}
