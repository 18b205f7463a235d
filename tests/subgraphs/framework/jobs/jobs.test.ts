import { Metrics } from '../../../../process/telemetry/metrics/metrics';
import { creditError } from '../../../../schema/errors';
import type { JobContext } from '../../../../subgraphs/framework/jobs/jobs';
import {
  listJobs,
  makeDue,
  retryDead,
  stateOf,
} from '../../../../subgraphs/framework/jobs/jobTable';
import { jobModel } from '../../../../subgraphs/framework/jobs/model';
import { openJobs, type OpenJobs } from '../../../../subgraphs/framework/jobs/openJobs';
import { connect, type Database } from '../../../../subgraphs/framework/mongo';
import { eventually } from '../../../support/eventually';
import { silent } from '../../../support/log';
import { startTestStore, type TestStore } from '../../../support/store';

const NOW = new Date('2026-09-01T04:00:00Z');
const FAST = { pollMs: 40 };
const SHORT = { lockMs: 2000, retries: 1 };
/** A lock that ends within a test. */
const BRIEF = { lockMs: 600 };

let store: TestStore;
let database: Database;
const opened: OpenJobs[] = [];
let databases = 0;

beforeAll(async () => {
  store = await startTestStore();
});

beforeEach(async () => {
  database = await connect(store.uri, `${store.dbPrefix}_jobs${databases++}`);
  await jobModel(database.connection).createIndexes();
});

afterEach(async () => {
  await Promise.all(opened.splice(0).map((jobs) => jobs.stop()));
  await database.close();
});

afterAll(() => store.stop());

/** The jobs of one more process on the same database. */
function processOf(metrics = new Metrics()): OpenJobs {
  const jobs = openJobs(database.connection, {
    subgraph: 'test',
    log: silent,
    metrics,
    now: () => NOW,
  });
  opened.push(jobs);
  return jobs;
}

const table = () => listJobs(jobModel(database.connection));

test('runs enqueued jobs in some process, each key once', async () => {
  const ran: string[] = [];
  const processes = [processOf(), processOf()];
  for (const jobs of processes)
    jobs.define<{ id: string }>('count', SHORT, async ({ id }) => void ran.push(id));
  await Promise.all(processes.map((jobs) => jobs.start(FAST)));
  const ids = Array.from({ length: 8 }, (_, index) => `id-${index}`);
  for (const [at, id] of ids.entries()) await processes[at % 2]!.enqueue('count', id, { id });
  await eventually(async () => expect(await table()).toEqual([]));
  expect([...ran].sort()).toEqual([...ids].sort());
});

test('keeps one waiting job of a name and key, with the last data', async () => {
  const ran: unknown[] = [];
  const jobs = processOf();
  jobs.define('once', SHORT, async (data) => void ran.push(data));
  for (const n of [1, 2, 3]) await jobs.enqueue('once', 'same', { n });
  await jobs.enqueue('once', 'other', { n: 4 });
  expect(await table()).toHaveLength(2);
  await jobs.runDue();
  expect(ran).toEqual([{ n: 3 }, { n: 4 }]);
});

test('waits for the time of a job by the clock of the subgraph', async () => {
  let ran = 0;
  const jobs = processOf();
  jobs.define('later', SHORT, async () => void ran++);
  await jobs.enqueue('later', 'a', {}, { runAt: new Date(NOW.getTime() + 1) });
  await jobs.runDue();
  expect(ran).toBe(0);
  await jobs.enqueue('later', 'a', {});
  await jobs.runDue();
  expect(ran).toBe(1);
});

test('enqueues the next job of a key while one runs', async () => {
  const jobs = processOf();
  let ran = 0;
  jobs.define('again', SHORT, async () => {
    if (ran++ === 0) await jobs.enqueue('again', 'key', {});
  });
  await jobs.start(FAST);
  await jobs.enqueue('again', 'key', {});
  await eventually(() => expect(ran).toBe(2));
});

test('retries with a growing pause, then marks the job dead until somebody retries it', async () => {
  const metrics = new Metrics();
  const jobs = processOf(metrics);
  let runs = 0;
  jobs.define('weak', SHORT, async () => {
    if (++runs <= 2) throw creditError('BAD_USER_INPUT', 'The field x is missing.');
  });
  await jobs.start(FAST);
  await jobs.enqueue('weak', 'key', {});
  await eventually(async () => {
    const [job] = await table();
    expect(stateOf(job!)).toBe('DEAD');
  });
  const [dead] = await table();
  expect(dead).toMatchObject({ failCount: 2, failReason: 'The field x is missing.' });
  expect(dead!.lastRunAt!.getTime() - dead!._id.getTimestamp().getTime()).toBeGreaterThan(900);
  expect(runs).toBe(2);
  expect(metrics.count('credit_job_runs_total', 'test', 'weak', 'failed').value).toBe(2);
  expect(await gauge(metrics, 'credit_jobs_dead')).toEqual([
    { values: ['test', 'weak'], value: 1 },
  ]);
  expect(await retryDead(jobModel(database.connection), 'weak', NOW)).toBe(1);
  await eventually(async () => expect(await table()).toEqual([]));
  expect(metrics.count('credit_job_runs_total', 'test', 'weak', 'ok').value).toBe(1);
});

test('stores no value that an error of another library quotes', async () => {
  const jobs = processOf();
  jobs.define('leaky', { retries: 0 }, async () => {
    throw Object.assign(new Error('duplicate key: 张三'), {
      name: 'MongoServerError',
      code: 11000,
    });
  });
  await jobs.enqueue('leaky', 'key', {});
  await jobs.runDue();
  const [job] = await table();
  expect(job).toMatchObject({ failReason: 'MongoServerError 11000' });
  expect(stateOf(job!)).toBe('DEAD');
});

test('repeats a job, and several starts create it once', async () => {
  const processes = [processOf(), processOf(), processOf()];
  let ran = 0;
  for (const jobs of processes) jobs.define('tick', SHORT, async () => void ran++);
  await Promise.all(processes.map((jobs) => jobs.every('tick', '1 second')));
  expect(await table()).toHaveLength(1);
  await processes[0]!.start(FAST);
  await eventually(() => expect(ran).toBeGreaterThan(1), { within: 4000 });
  expect(await table()).toHaveLength(1);
});

test('runs a repeated job by a cron expression in China Standard Time', async () => {
  const jobs = processOf();
  jobs.define('nightly', SHORT, async () => undefined);
  await jobs.every('nightly', '30 2 * * *');
  const [job] = await table();
  expect(job!.nextRunAt!.toISOString()).toMatch(/T18:30:00.000Z$/);
  expect(await makeDue(jobModel(database.connection), 'nightly', NOW)).toBe(1);
  // A restart of the product leaves the schedule as it is.
  await jobs.every('nightly', '30 2 * * *');
  expect((await table())[0]!.nextRunAt).toEqual(NOW);
});

test('takes over the job of a process that crashed, when its lock ends', async () => {
  const jobs = processOf();
  let ran = 0;
  jobs.define('held', BRIEF, async () => void ran++);
  await jobs.enqueue('held', 'key', {});
  // As a killed process leaves it.
  await jobModel(database.connection).collection.updateOne(
    { name: 'held' },
    { $set: { lockedAt: new Date(), nextRunAt: null, lastModifiedBy: 'killed' } },
  );
  await jobs.start(FAST);
  await eventually(() => expect(ran).toBe(1));
  await eventually(async () => expect(await table()).toEqual([]));
});

test('keeps its lock while it reports that it works', async () => {
  const processes = [processOf(), processOf()];
  let ran = 0;
  for (const jobs of processes)
    jobs.define('long', BRIEF, async (_, context) => {
      ran++;
      for (let step = 0; step < 8; step++) {
        await new Promise((resolve) => setTimeout(resolve, 100));
        await context.touch();
      }
    });
  for (const jobs of processes) await jobs.start(FAST);
  await processes[0]!.enqueue('long', 'key', {});
  await eventually(async () => expect(await table()).toEqual([]));
  expect(ran).toBe(1);
});

test('a stop aborts the running job, and the next process runs it without a failure', async () => {
  const first = processOf();
  const contexts: JobContext[] = [];
  first.define('slow', {}, (_, context) => {
    contexts.push(context);
    return new Promise((_resolve, reject) => {
      context.signal.addEventListener('abort', () => reject(new Error('stopped')));
    });
  });
  await first.start(FAST);
  await first.enqueue('slow', 'key', {});
  await eventually(() => expect(contexts).toHaveLength(1));
  await first.stop();
  const [job] = await table();
  expect(stateOf(job!)).toBe('WAITING');
  const second = processOf();
  let ran = 0;
  second.define('slow', {}, async () => void ran++);
  await second.runDue();
  expect(ran).toBe(1);
  expect(await table()).toEqual([]);
});

test('reports how late due jobs are, of the jobs it knows', async () => {
  const metrics = new Metrics();
  const jobs = processOf(metrics);
  const gone = processOf();
  jobs.define('late', {}, async () => undefined);
  gone.define('unknown', {}, async () => undefined);
  await jobs.start({ pollMs: 60_000 });
  const runAt = new Date(Date.now() - 90_000);
  await gone.enqueue('unknown', 'key', {}, { runAt });
  const other = processOf();
  other.define('late', {}, async () => undefined);
  await other.enqueue('late', 'key', {}, { runAt });
  const [sample, ...rest] = await gauge(metrics, 'credit_job_lag_seconds');
  expect(rest).toEqual([]);
  expect(sample!.values).toEqual(['test', 'late']);
  expect(sample!.value).toBeGreaterThan(89);
});

async function gauge(metrics: Metrics, name: 'credit_job_lag_seconds' | 'credit_jobs_dead') {
  const sources = [...(metrics.gauges.get(name) ?? [])];
  return (await Promise.all(sources.map(async (read) => read()))).flat();
}
