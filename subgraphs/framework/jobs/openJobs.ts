import { randomBytes } from 'node:crypto';
import { EventEmitter, once } from 'node:events';
import { hostname } from 'node:os';
import { MongoJobRepository } from '@agendajs/mongo-backend';
import { Agenda, exponential, InMemoryNotificationChannel, Job } from 'agenda';
import type { Connection } from 'mongoose';
import type { Logger } from 'pino';
import type { Metrics } from '../../../process/telemetry/metrics/metrics';
import { isDuplicate } from '../durable';
import { failureOf } from './failureOf';
import { observeJobs } from './jobMetrics';
import type { JobContext, JobHandler, JobRunner, Jobs } from './jobs';
import { JOB_COLLECTION, jobModel, type JobDocument } from './model';

const LOCK_MS = 60_000;
const RETRIES = 8;
/** The first retry is due after a second, the eighth after two more minutes. */
const BACKOFF = { delay: 1000, factor: 2, maxDelay: 3_600_000, jitter: 0.1 } as const;
/** How often a process looks for jobs that other processes enqueued, in milliseconds. */
const POLL_MS = 5000;
/** How long a stop waits for running jobs; shorter than the limit of a whole process. */
const STOP_MS = 10_000;
/** Cron expressions are in China Standard Time, like all dates of the product. */
const TIME_ZONE = 'Asia/Shanghai';

export interface JobsOptions {
  readonly subgraph: string;
  readonly log: Logger;
  readonly metrics: Metrics;
  readonly now: () => Date;
}

/** The jobs of a subgraph: those who define and enqueue jobs see `Jobs`. */
export interface OpenJobs extends Jobs, JobRunner {
  /** Starts running jobs in this process; without it, the process only enqueues. */
  start(options?: { readonly pollMs?: number }): Promise<void>;
  /** Aborts the running jobs, waits for them, and releases those that had not begun. */
  stop(): Promise<void>;
}

/** What is stored of an enqueued job. */
interface Stored {
  readonly key?: string;
  readonly data: object;
}

/**
 * The jobs of a subgraph in the agenda package, on the subgraph's own connection. The package polls
 * by the system clock; docs/decisions/jobs.md says what it guarantees and what is added here.
 */
export function openJobs(connection: Connection, options: JobsOptions): OpenJobs {
  const { subgraph, log, metrics, now } = options;
  const model = jobModel(connection);
  const process = `${hostname()}-${randomBytes(6).toString('hex')}`;
  const channel = new InMemoryNotificationChannel();
  const stopping = new AbortController();
  const handlers = new Map<string, JobHandler<never>>();
  const repository = new MongoJobRepository({
    mongo: connection.db!,
    db: { collection: JOB_COLLECTION },
    ensureIndex: false,
  });
  const agenda = new Agenda({
    name: process,
    // The package's own MongoBackend also creates a collection for logs of its own.
    backend: {
      name: 'MongoDB',
      repository,
      ownsConnection: false,
      connect: () => repository.connect(),
      disconnect: () => repository.disconnect(),
    },
    notificationChannel: channel,
    processEvery: POLL_MS,
  });
  agenda.on('error', (error) => log.warn({ kind: error.name }, 'a job could not be processed'));
  agenda.on('start', (job: Job) => void running.add(job));
  agenda.on('complete', (job: Job) => void end(job));
  /** The runs of this process, until their jobs are removed; `idle` when there are none. */
  const running = new Set<Job>();
  const done = new WeakSet<Job>();
  const runs = new EventEmitter();
  let forget: (() => void) | undefined;

  /** Removes a job that is done, and looks for the next one at once, not only at the next poll. */
  async function end(job: Job): Promise<void> {
    const { name: jobName, priority, _id, nextRunAt } = job.attrs;
    try {
      if (done.has(job) && nextRunAt === null) await job.remove();
    } catch (error) {
      log.warn({ job: jobName, failure: failureOf(error).message }, 'a job could not be removed');
    }
    running.delete(job);
    if (running.size === 0) runs.emit('idle');
    if (channel.state !== 'connected') return;
    const timestamp = new Date();
    await channel.publish({ jobId: _id!, jobName, nextRunAt: null, priority, timestamp });
  }

  /** Runs a handler, and counts and logs the run. @throws JobFailure without a personal value */
  async function handle(name: string, data: object, context: JobContext): Promise<void> {
    const began = performance.now();
    const count = (result: string) => {
      metrics.count('credit_job_runs_total', subgraph, name, result).value++;
      const seconds = (performance.now() - began) / 1000;
      metrics.histogram('credit_job_duration_seconds', subgraph, name).observe(seconds);
    };
    try {
      await handlers.get(name)!(data as never, context);
      count('ok');
    } catch (error) {
      if (context.signal.aborted) {
        count('stopped');
        throw error;
      }
      const failure = failureOf(error);
      count('failed');
      log.error({ job: name, failure: failure.message }, 'a job failed');
      throw failure;
    }
  }

  async function runStored(job: Job<Stored>): Promise<void> {
    const { attrs } = job;
    const context = { signal: stopping.signal, touch: () => job.touch() };
    try {
      await handle(attrs.name, attrs.data.data, context);
      done.add(job);
    } catch (error) {
      if (!stopping.signal.aborted) throw error;
    }
    // The package stores this time when the run ends, for the next process.
    if (!done.has(job) && attrs.type === 'normal') attrs.nextRunAt = now();
  }

  return {
    define(name, { lockMs = LOCK_MS, concurrency = 1, retries = RETRIES }, handler) {
      if (handlers.has(name)) throw new Error(`The job ${name} is defined twice.`);
      handlers.set(name, handler);
      agenda.define<Stored>(name, runStored, {
        concurrency,
        // More than it can run, so that the next one starts at once; not all that wait, because
        // other processes take the rest.
        lockLimit: concurrency + 2,
        lockLifetime: lockMs,
        backoff: exponential({ ...BACKOFF, maxRetries: retries }),
      });
    },
    async every(name, interval) {
      definedName(handlers, name);
      const stored = await model.findOne({ name, type: 'single' }).lean<JobDocument>().exec();
      // Saving it would release the lock of a process that runs it.
      if (stored?.repeatInterval === interval) return;
      try {
        await agenda.every(interval, name, { data: {} }, { timezone: TIME_ZONE });
      } catch (error) {
        // Another process has created it.
        if (!isDuplicate(error)) throw error;
      }
    },
    async enqueue(name, key, data, { runAt = now() } = {}) {
      definedName(handlers, name);
      await agenda
        .create(name, { key, data })
        .unique({ 'data.key': key, lockedAt: null, type: 'normal' })
        .schedule(runAt)
        .save();
    },
    async start({ pollMs = POLL_MS } = {}) {
      forget ??= observeJobs(model, { subgraph, metrics, names: () => [...handlers.keys()] });
      await agenda.processEvery(pollMs).start();
    },
    async stop() {
      stopping.abort();
      forget?.();
      await agenda.stop();
      const waits = { signal: AbortSignal.timeout(STOP_MS) };
      if (running.size > 0) await once(runs, 'idle', waits).catch(() => undefined);
      if (running.size > 0) return;
      await model.collection.updateMany(
        { lastModifiedBy: process, lockedAt: { $ne: null } },
        { $unset: { lockedAt: true } },
      );
    },
    async run(name, data = {}) {
      definedName(handlers, name);
      const context = { signal: stopping.signal, touch: async () => undefined };
      await handle(name, data, context);
    },
    async runDue() {
      for (;;) {
        const { jobs } = await agenda.queryJobs({});
        const due = jobs.filter(
          ({ type, nextRunAt, lockedAt }) =>
            type === 'normal' && !lockedAt && nextRunAt !== null && nextRunAt <= now(),
        );
        if (due.length === 0) return;
        for (const attrs of due) await new Job<unknown>(agenda, attrs, true).run();
        if (running.size > 0) await once(runs, 'idle');
      }
    },
  };
}

/** @throws Error for a name that no definition has */
function definedName(handlers: ReadonlyMap<string, unknown>, name: string): void {
  if (!handlers.has(name)) throw new Error(`There is no job ${name}.`);
}
