import type { Environment } from './environment';
import { LmdbReader } from './reader';
import { WriteSet } from './writeSet';

/** Runs statements, each atomic: a throw undoes what this one did and nothing else. */
export interface StatementRunner {
  run<T>(statement: (set: WriteSet) => T): T;
  /**
   * Runs statements that change nothing when they throw: what they change is written many at a
   * time, the last when the work is done, and each sees what those before it changed.
   */
  together<T>(work: (runner: Pick<StatementRunner, 'run'>) => T): T;
}

interface Job {
  work(): unknown;
  resolve(result: unknown): void;
  reject(error: Error): void;
}

/** Changes held in memory before they are written. */
const MOST_CHANGES = 8192;

type Outcome = { result: unknown } | { error: Error };

/**
 * All writes that arrive in one event-loop turn become one LMDB transaction with one flush to disk;
 * each caller hears back only after that flush. Jobs run in order of arrival and see each other.
 */
export class GroupCommit {
  private jobs: Job[] = [];
  private readonly environment: Environment;
  private readonly onFailedCommit: () => void;
  readonly runner: StatementRunner;

  /**
   * @param onFailedCommit called when the disk refuses, so that memory can be read back from it
   * @param guard see WriteSet
   * @param guarded whether the guard may refuse a key as things stand
   */
  constructor(
    environment: Environment,
    onFailedCommit: () => void,
    guard?: (key: Buffer) => void,
    guarded: () => boolean = () => guard !== undefined,
  ) {
    this.environment = environment;
    this.onFailedCommit = onFailedCommit;
    const current = new LmdbReader(environment);
    const run: StatementRunner['run'] = (statement) => {
      const set = new WriteSet(current, guard);
      const result = statement(set);
      set.applyTo(environment);
      return result;
    };
    this.runner = {
      run,
      together: (work) => {
        // A refusal comes in the midst of a statement's changes.
        if (guarded()) return work({ run });
        let set = new WriteSet(current);
        const result = work({
          run: (statement) => {
            if (set.size > MOST_CHANGES) {
              set.applyTo(environment);
              set = new WriteSet(current);
            }
            return statement(set);
          },
        });
        set.applyTo(environment);
        return result;
      },
    };
  }

  /** Runs the work inside the next group; resolves when its changes are on disk. */
  write<T>(work: (runner: StatementRunner) => T): Promise<T> {
    return new Promise((resolve, reject) => {
      if (this.jobs.length === 0) setImmediate(() => this.flush());
      this.jobs.push({
        work: () => work(this.runner),
        resolve: resolve,
        reject,
      });
    });
  }

  /** Commits what is waiting now. */
  flush(): void {
    const jobs = this.jobs;
    this.jobs = [];
    if (jobs.length === 0) return;
    const outcomes: Outcome[] = [];
    try {
      this.environment.transactionSync(() => {
        for (const job of jobs) {
          try {
            outcomes.push({ result: job.work() });
          } catch (error) {
            outcomes.push({ error: error as Error });
          }
        }
      });
    } catch (error) {
      this.onFailedCommit();
      for (const job of jobs) job.reject(error as Error);
      return;
    }
    jobs.forEach((job, i) => {
      const outcome = outcomes[i] as Outcome;
      if ('error' in outcome) job.reject(outcome.error);
      else job.resolve(outcome.result);
    });
  }
}
