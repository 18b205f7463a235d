import { Int32 } from 'bson';
import { MongoError } from '../base/errors';
import type { StatementRunner } from '../storage/groupCommit';
import type { WriteSet } from '../storage/writeSet';
import { LockedError } from '../transactions/locks';
import type { Doc } from '../values/types';
import { waitFor, write, type Context } from './context';

/** A statement that has to search too long to do it inside the write transaction. */
export class SearchTooLong extends Error {
  /** What to do outside before the statement can run. */
  readonly prepare: () => Promise<void>;

  constructor(prepare: () => Promise<void>) {
    super('The search is too long for a write transaction');
    this.prepare = prepare;
  }
}

/** Other connections wait while a group is written: no longer than this at a time. */
const GROUP_MS = 60;

function writeError(index: number, error: MongoError): Doc {
  return {
    index: new Int32(index),
    code: new Int32(error.code),
    errmsg: error.message,
    ...(error.extra as Doc | undefined),
  };
}

/**
 * Runs the statements of one write command in order, as many as fit into one commit, each atomic.
 * An ordered command stops at its first error; inside a transaction an error is thrown.
 * @param statement true when it has more to do
 * @param finish builds the reply; called within the last commit
 * @param together every statement changes nothing when it throws, so many may be written at once
 */
export async function runStatements(
  context: Context,
  count: number,
  ordered: boolean,
  statement: (index: number, set: WriteSet) => boolean | void,
  finish: (errors: Doc[]) => Doc,
  together = false,
): Promise<Doc> {
  const { transaction, remember, slice } = context;
  const errors: Doc[] = [];
  let at = 0;
  type Outcome = Doc | LockedError | SearchTooLong | undefined;
  const step = (runner: Pick<StatementRunner, 'run'>): Outcome => {
    const began = performance.now();
    while (at < count) {
      try {
        // A large statement goes on after the others have had their turn.
        if (runner.run((set) => statement(at, set)) === true) return undefined;
      } catch (error) {
        if (error instanceof LockedError || error instanceof SearchTooLong) return error;
        if (!(error instanceof MongoError) || (transaction && error.labels)) throw error;
        errors.push(writeError(at, error));
        if (ordered || transaction) break;
      }
      at++;
      // A command that may be retried is one unit: half of it must not be durable without record.
      if (!remember && at < count && performance.now() - began > GROUP_MS) return undefined;
    }
    return finish(errors);
  };
  const work = (runner: StatementRunner): Outcome => {
    const outcome = together ? runner.together(step) : step(runner);
    if (outcome === undefined || outcome instanceof Error) return outcome;
    // A command that fails as a whole may be tried again: only what is answered is remembered.
    if (errors.length === 0 || outcome.writeErrors) remember?.(outcome);
    return outcome;
  };
  for (;;) {
    slice.check();
    const outcome = await write(context, work);
    if (outcome instanceof LockedError) await waitFor(outcome, slice);
    else if (outcome instanceof SearchTooLong) await outcome.prepare();
    else if (outcome) return outcome;
  }
}
