import { createHash } from 'node:crypto';
import type { QueryPlan } from '@apollo/query-planner';
import { print } from 'graphql';
import { CountedCache } from '../../../process/telemetry/metrics/countedCache';
import type { Logger } from 'pino';
import { CallerQueue, type Turn } from './callerQueue';
import type { PlanningSettings } from './config';
import type { PlanRequest } from './messages';
import { planError, plannerBusy, stopping, tooComplex, tooManyOfCaller } from './planErrors';
import { PlanJob } from './planJob';
import type { PlanOperation, Planner } from './planner';
import { PlannerEnded, type PlanResult } from './plannerThread';
import { PlannerThreads } from './plannerThreads';
import { SparePlanners } from './sparePlanners';

/** The outcome of a planned operation; a plan is JSON. */
type Outcome = Extract<PlanResult, { plan: string }> | 'too complex';

/** Limits of the cache of outcomes, for requests that arrive after the planning has ended. */
const MAX_RECENT_CHARACTERS = 8 * 1024 * 1024;
const RECENT_MS = 60_000;

/**
 * Plans the operations of one supergraph in worker threads. Concurrent requests for the same
 * operation share one plan. Callers take turns, and if there are several threads, no caller
 * occupies all of them.
 */
export class PlannerPool implements Planner {
  private readonly settings: PlanningSettings;
  private readonly threads: PlannerThreads;
  private readonly queue = new CallerQueue<PlanJob>();
  /** The operations that wait or are being planned. */
  private readonly jobs = new Map<string, PlanJob>();
  private readonly recent = new CountedCache<string, Outcome>('plans', {
    maxSize: MAX_RECENT_CHARACTERS,
    ttl: RECENT_MS,
  });
  /** For each caller, its operations that wait or are being planned, and those being planned. */
  private readonly open = new Counts();
  private readonly planned = new Counts();
  private stopped = false;

  /** @param spares the source of its threads; by default it starts and stops its own threads */
  constructor(
    supergraphSdl: string,
    settings: PlanningSettings,
    log: Logger,
    spares = new SparePlanners(0),
  ) {
    this.settings = settings;
    const { pathsLimit, threads, timeout } = settings;
    const onReady = () => this.dispatch();
    this.threads = new PlannerThreads(
      { supergraphSdl, pathsLimit },
      { threads, timeout, log, spares, onReady },
    );
  }

  /** @throws Error if the planner refuses the supergraph */
  start(): Promise<void> {
    return this.threads.start();
  }

  readonly plan: PlanOperation = async (document, operationName, { caller, cancellation }) => {
    if (this.stopped) throw stopping();
    const request: PlanRequest = { document: print(document), operationName };
    const key = keyOf(request);
    const outcome = this.recent.get(key);
    if (outcome === 'too complex') throw tooComplex();
    if (outcome !== undefined) return JSON.parse(outcome.plan) as QueryPlan;
    const job = this.jobs.get(key) ?? this.openJob(key, request, caller);
    if (job.join(caller)) this.queue.add(caller, job);
    const planned = job.wait(cancellation, () => this.abandon(job));
    this.dispatch();
    return planned;
  };

  async stop(): Promise<void> {
    this.stopped = true;
    for (const job of this.jobs.values()) job.settle.reject(stopping());
    this.jobs.clear();
    await this.threads.stop();
  }

  /** @throws GraphQLError if the caller has too many open operations, or the queue is full */
  private openJob(key: string, request: PlanRequest, creator: string): PlanJob {
    const { perCaller, queue } = this.settings;
    if (this.open.of(creator) >= perCaller) throw tooManyOfCaller(perCaller);
    if (this.jobs.size - this.planned.total >= queue) throw plannerBusy();
    const job = new PlanJob(key, request, creator);
    this.jobs.set(key, job);
    this.open.add(creator, 1);
    return job;
  }

  private abandon(job: PlanJob): void {
    this.queue.remove(job, job.callers);
    this.close(job);
  }

  private close(job: PlanJob): void {
    if (this.jobs.get(job.key) === job) this.jobs.delete(job.key);
    this.open.add(job.creator, -1);
  }

  /** Assigns waiting operations to idle threads. */
  private dispatch(): void {
    const mayHave = (caller: string) =>
      this.planned.of(caller) < Math.max(1, this.settings.threads - 1);
    for (;;) {
      const turn = this.stopped ? undefined : this.queue.next(mayHave);
      if (turn === undefined) return;
      if (!this.threads.hasIdle) return this.threads.grow();
      this.queue.take(turn, turn.item.callers);
      void this.run(turn);
    }
  }

  private async run({ caller, item: job }: Turn<PlanJob>): Promise<void> {
    job.begin();
    this.planned.add(caller, 1);
    try {
      job.settle.resolve(this.outcomeOf(job, await this.threads.plan(job.request)));
    } catch (error) {
      job.settle.reject(this.refusalOf(job, error as Error));
    } finally {
      this.planned.add(caller, -1);
      this.close(job);
      this.dispatch();
    }
  }

  private outcomeOf(job: PlanJob, answer: PlanResult): QueryPlan {
    if ('failure' in answer) {
      if (answer.failure.tooComplex) this.remember(job, 'too complex');
      throw planError(answer.failure);
    }
    this.remember(job, answer);
    return JSON.parse(answer.plan) as QueryPlan;
  }

  private refusalOf(job: PlanJob, error: Error): Error {
    if (!(error instanceof PlannerEnded) || error.reason === 'fault') return error;
    this.remember(job, 'too complex');
    return tooComplex();
  }

  private remember({ key }: PlanJob, outcome: Outcome): void {
    this.recent.set(key, outcome, { size: outcome === 'too complex' ? 1 : outcome.plan.length });
  }
}

/** Each operation of a document is planned separately. */
function keyOf({ document, operationName }: PlanRequest): string {
  return createHash('sha256')
    .update(JSON.stringify([operationName, document]))
    .digest('hex');
}

/** A counter for each name; names with 0 take no memory. */
class Counts {
  total = 0;
  private readonly byName = new Map<string, number>();

  of(name: string): number {
    return this.byName.get(name) ?? 0;
  }

  add(name: string, more: number): void {
    const count = this.of(name) + more;
    this.total += more;
    if (count === 0) this.byName.delete(name);
    else this.byName.set(name, count);
  }
}
