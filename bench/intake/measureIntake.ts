import { rm } from 'node:fs/promises';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { chinaDate } from '../../schema/policy/chinaDate';
import { planDataset } from '../../seed/plan';
import { newDatasetFolder } from '../benchDataset';
import { startProcess, stopProcess } from '../childProcess';
import { measure, subjectIds } from '../load';
import { WORKLOADS } from '../workloads';
import type { SeedRate } from './intakeSeed';
import type { IntakeService } from './intakeServer';
import { writePermitFile, type Authority } from './permitFile';
import { ask, submitPermits } from './submitPermits';
import { memoryOf, peakMemory, recordsOf } from './watchMemory';

export interface IntakeLoad {
  readonly rows: number;
  /** Turns of the query alone and beside an upload. */
  readonly rounds: number;
  readonly seconds: number;
  readonly connections: number;
}

/** The figures of one run. Rates per second, memory in bytes. */
export interface IntakeFigures {
  readonly seed: SeedRate & { readonly rate: number };
  /** The seconds are those from the upload of the file to the end of its batch. */
  readonly intake: { readonly rows: number; readonly seconds: number; readonly rate: number };
  readonly memory: { readonly idle: number; readonly peak: number };
  /** Requests per second of Q1, by turn. */
  readonly queries: { readonly alone: readonly number[]; readonly beside: readonly number[] };
  readonly machine: { readonly cpus: number; readonly load: readonly number[] };
}

/** A seeded subject has about four records, so that both sides write as many. */
const ROWS_PER_SUBJECT = 4;
const LEAST_SUBJECTS = 1000;
/** More than these do not change the rate of the seed. */
const MOST_SUBJECTS = 25_000;
/** Rows of one file; a day's rows come in several. */
const FILE_ROWS = 200_000;
const WARM_UP_ROWS = 2000;
/** Idle connections and caches of the start are released by then. */
const SETTLE_MS = 2000;
const QUERIED_SUBJECTS = 50;

/** Measures seed, intake and queries on one fresh embedded database. */
export async function measureIntake({ rows, ...load }: IntakeLoad): Promise<IntakeFigures> {
  const before = loadavg()[0]!;
  const dataDir = await newDatasetFolder();
  try {
    const subjects = Math.min(
      MOST_SUBJECTS,
      Math.max(LEAST_SUBJECTS, Math.ceil(rows / ROWS_PER_SUBJECT)),
    );
    const plan = planDataset({ subjects, seed: 1, today: chinaDate(new Date()) });
    const dataset = JSON.stringify({ subjects, seed: plan.seed, today: plan.today });
    const seeding = await startProcess<SeedRate>(__dirname, 'intakeSeed', dataDir, dataset);
    await stopProcess(seeding.child);
    const seed = { ...seeding.ready, rate: seeding.ready.records / seeding.ready.seconds };

    const { child, ready: service } = await startProcess<IntakeService>(
      __dirname,
      'intakeServer',
      dataDir,
    );
    try {
      const authority = await authorityOf(service);
      let first = 1;
      const submit = async (count: number) => {
        const path = join(dataDir, 'permits.csv');
        await writePermitFile(path, { plan, authority, first, rows: count });
        first += count;
        const began = performance.now();
        await submitPermits(service, path);
        return (performance.now() - began) / 1000;
      };
      await submit(WARM_UP_ROWS);
      await wait(SETTLE_MS);
      const idle = await memoryOf(child);
      const storedBefore = await recordsOf(child);
      const submitted = submitAll(rows, submit);
      const peak = await peakMemory(child, submitted);
      const seconds = await submitted;
      const rate = rows / seconds;
      const stored = (await recordsOf(child)) - storedBefore;
      if (stored !== rows)
        throw new Error(`${rows} rows were accepted, but ${stored} records are stored.`);
      const queries = await compareQueries(service, load, async () => {
        // Queries beside it slow it down, so that it takes longer than they do.
        await submit(Math.ceil(rate * load.seconds));
      });
      return {
        seed,
        intake: { rows, seconds, rate },
        memory: { idle, peak },
        queries,
        machine: { cpus: cpus().length, load: [before, loadavg()[0]!] },
      };
    } finally {
      await stopProcess(child);
    }
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
}

/** Submits the rows file after file. @returns the seconds from each upload to the end of its batch */
async function submitAll(
  rows: number,
  submit: (count: number) => Promise<number>,
): Promise<number> {
  let seconds = 0;
  for (let done = 0; done < rows;) {
    const count = Math.min(FILE_ROWS, rows - done);
    const taken = await submit(count);
    seconds += taken;
    done += count;
    const rate = (count / taken).toFixed(0);
    process.stderr.write(`${done} of ${rows} rows accepted, the last ${count} at ${rate} rows/s\n`);
  }
  return seconds;
}

async function compareQueries(
  { url }: IntakeService,
  { rounds, ...load }: Omit<IntakeLoad, 'rows'>,
  submit: () => Promise<void>,
): Promise<IntakeFigures['queries']> {
  const ids = await subjectIds(url, QUERIED_SUBJECTS);
  const query = async () => (await measure(url, WORKLOADS[0]!, ids, load)).rps;
  const [alone, beside]: [number[], number[]] = [[], []];
  await query();
  for (let round = 0; round < rounds; round++) {
    alone.push(await query());
    const submitted = submit();
    const [rate] = await Promise.all([query(), submitted]);
    beside.push(rate);
  }
  return { alone, beside };
}

/** The department of the steward, as a body with a name and a code. */
export async function authorityOf(service: IntakeService): Promise<Authority> {
  const data = await ask(
    service,
    '{ permits(first: 100) { nodes { authority { id name uscc } } } }',
  );
  const { nodes } = data['permits'] as {
    readonly nodes: readonly { readonly authority: Authority & { readonly id: string } }[];
  };
  const own = nodes.find(({ authority }) => authority.id === 'market-regulation');
  if (own === undefined) throw new Error('The dataset has no permit of the department.');
  return own.authority;
}
