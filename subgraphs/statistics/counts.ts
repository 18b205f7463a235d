import { setTimeout } from 'node:timers/promises';
import { creditError } from '../../schema/errors';
import { statisticsProtection } from '../../schema/policy/statistics';
import { Cube } from './cube/Cube';
import type { Question } from './cube/question';
import type { Feed } from './feed/state';
import { protect, type ProtectedTable } from './protection/protect';

/** How long a question waits for the counts after a start, and how often it looks. */
const PATIENCE_MS = 8000;
const LOOK_MS = 50;

/** The counts of a process. Nothing leaves them unprotected, and nothing before they are complete. */
export class Counts {
  readonly cube = new Cube();
  #feed: Pick<Feed, 'state'> | undefined;

  /** Until when all records are counted; null until every source has been read. */
  asOf(): Date | null {
    return this.#feed?.state().asOf ?? null;
  }

  /** Counts what a feed delivers. */
  follow(feed: Pick<Feed, 'follow' | 'state'>): void {
    this.#feed = feed;
    feed.follow((page) => (page === 'reset' ? this.cube.reset() : this.cube.append(page)));
  }

  /**
   * The protected answer to a question.
   * @param today calendar date in China, YYYY-MM-DD, which decides the version of the protection
   * @throws NOT_READY while the sources are read for the first time
   */
  async answer(question: Question, today: string): Promise<ProtectedTable> {
    await this.#complete();
    return protect(await this.cube.answer(question), statisticsProtection(today));
  }

  /** Resolves once the counts are complete. */
  async #complete(): Promise<void> {
    if (this.#feed === undefined) return;
    const last = Date.now() + PATIENCE_MS;
    while (!this.#feed.state().ready) {
      if (Date.now() > last) throw creditError('NOT_READY');
      await setTimeout(LOOK_MS);
    }
  }
}
