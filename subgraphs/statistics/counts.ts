import type { Connection } from 'mongoose';
import { statisticsProtection } from '../../schema/policy/statistics';
import { Cube } from './cube/Cube';
import type { Question } from './cube/question';
import type { Feed } from './feed/state';
import { protect, type ProtectedTable } from './protection/protect';

/** The counts of a process. Nothing leaves them unprotected. */
export class Counts {
  readonly cube = new Cube();
  #feed: Pick<Feed, 'state'> | undefined;

  /** Until when all records are counted; null until every source has been read. */
  asOf(): Date | null {
    const state = this.#feed?.state();
    return state?.ready === true ? state.asOf : null;
  }

  /** Counts what a feed delivers. */
  follow(feed: Pick<Feed, 'follow' | 'state'>): void {
    this.#feed = feed;
    feed.follow((page) => (page === 'reset' ? this.cube.reset() : this.cube.append(page)));
  }

  /**
   * The protected answer to a question.
   * @param today calendar date in China, YYYY-MM-DD, which decides the version of the protection
   */
  async answer(question: Question, today: string): Promise<ProtectedTable> {
    return protect(await this.cube.answer(question), statisticsProtection(today));
  }
}

const known = new WeakMap<Connection, Counts>();

/** The counts of a database connection: one for all that use it. */
export function countsOf(connection: Connection): Counts {
  let counts = known.get(connection);
  if (counts === undefined) known.set(connection, (counts = new Counts()));
  return counts;
}
