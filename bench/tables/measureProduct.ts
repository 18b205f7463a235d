import { rm } from 'node:fs/promises';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { chinaDate } from '../../schema/policy/chinaDate';
import { planDataset, type Plan } from '../../seed/plan';
import { newDatasetFolder } from '../benchDataset';
import { startProcess, stopProcess } from '../childProcess';
import type { SeedRate } from '../intake/intakeSeed';
import { authorityOf } from '../intake/measureIntake';
import { writePermitFile, type Authority } from '../intake/permitFile';
import { submitPermits } from '../intake/submitPermits';
import { measure } from '../load';
import { median } from '../statistics';
import { withProduct, type Product } from './product';
import { askTable, countedPermits, tableQuery, untilBuilt, untilCounted } from './tableQueries';

export interface ProductLoad {
  readonly records: number;
  /** Rows of each upload with and without the feed, and how often they alternate. */
  readonly rows: number;
  readonly rounds: number;
  readonly seconds: number;
  readonly connections: number;
}

/** Rate and cost of accepted rows. */
export interface IntakeRate {
  readonly rowsPerSecond: number;
  /** CPU time of the whole process, in milliseconds. */
  readonly cpuMsPerRow: number;
}

/** Time and memory of a build of the statistics. Bytes. */
export interface BuildFigures {
  readonly seconds: number;
  readonly idle: number | null;
  readonly peak: number;
}

/** The figures of statistics through gateway and database. */
export interface ProductFigures {
  readonly records: number;
  /** Milliseconds of one caller: the first table, and the median of the same table again. */
  readonly table: { readonly firstMs: number; readonly againMs: number };
  readonly load: { readonly tablesPerSecond: number; readonly p50: number; readonly p99: number };
  /** Seconds from the end of a batch until a table counts it. */
  readonly freshness: { readonly median: number; readonly longest: number };
  /** The build of the first start, and the daily one that is compared with it. */
  readonly firstBuild: BuildFigures;
  readonly rebuild: BuildFigures;
  readonly intake: { readonly on: readonly IntakeRate[]; readonly off: readonly IntakeRate[] };
  readonly machine: { readonly cpus: number; readonly load: readonly number[] };
}

/** A seeded subject has about four records. */
const RECORDS_PER_SUBJECT = 4;
const LEAST_SUBJECTS = 1000;
const REPETITIONS = 20;
const BATCHES = 5;
const BATCH_ROWS = 500;
/** Counts are rounded at random, so that a batch may look this much smaller. */
const ROUNDING = 50;
const WARM_UP_ROWS = 2000;

const progress = (text: string): void => void process.stderr.write(`${text}\n`);

/** Measures tables through the product on a fresh embedded database. */
export async function measureProduct(load: ProductLoad): Promise<ProductFigures> {
  const before = loadavg()[0]!;
  const dataDir = await newDatasetFolder();
  try {
    const { plan, records } = await seeded(dataDir, load.records);
    progress(`${records} records stored`);
    const submitter = submitterOf(dataDir, plan);
    const tables = await withProduct(dataDir, 'on', (product) =>
      measureTables(product, plan, submitter, load),
    );
    const intake = await compareIntake(dataDir, submitter, load);
    return {
      records,
      ...tables,
      intake,
      machine: { cpus: cpus().length, load: [before, loadavg()[0]!] },
    };
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
}

async function seeded(dataDir: string, records: number): Promise<{ plan: Plan; records: number }> {
  const subjects = Math.max(LEAST_SUBJECTS, Math.ceil(records / RECORDS_PER_SUBJECT));
  const plan = planDataset({ subjects, seed: 1, today: chinaDate(new Date()) });
  const dataset = JSON.stringify({ subjects, seed: plan.seed, today: plan.today });
  progress(`seeding ${subjects} subjects`);
  const folder = join(__dirname, '../intake');
  const { child, ready } = await startProcess<SeedRate>(folder, 'intakeSeed', dataDir, dataset);
  await stopProcess(child);
  return { plan, records: ready.records };
}

type Submit = (product: Product, rows: number) => ReturnType<typeof submitPermits>;

/** Submits permits whose numbers continue from file to file. */
function submitterOf(dataDir: string, plan: Plan): Submit {
  let first = 1;
  let authority: Authority | undefined;
  return async ({ service }, rows) => {
    authority ??= await authorityOf(service);
    const path = join(dataDir, 'permits.csv');
    await writePermitFile(path, { plan, authority, first, rows });
    first += rows;
    return submitPermits(service, path);
  };
}

type TableFigures = Omit<ProductFigures, 'records' | 'intake' | 'machine'>;

async function measureTables(
  product: Product,
  { today }: Plan,
  submit: Submit,
  load: ProductLoad,
): Promise<TableFigures> {
  const { service } = product;
  const built = await timed(product, () => untilBuilt(service));
  const firstBuild = { ...built, idle: null };
  progress(`built in ${firstBuild.seconds.toFixed(1)} s`);

  const query = tableQuery(today);
  const asked = async () => {
    const start = performance.now();
    await askTable(service, query);
    return performance.now() - start;
  };
  const firstMs = await asked();
  const again: number[] = [];
  for (let turn = 0; turn < REPETITIONS; turn++) again.push(await asked());
  const workload = { name: 'tables', query, subjects: 0 };
  const { rps, p50, p99 } = await measure(service.url, workload, [''], load, service.analyst);
  progress(`${rps.toFixed(0)} tables per second`);

  const delays: number[] = [];
  await submit(product, WARM_UP_ROWS);
  for (let batch = 0; batch < BATCHES; batch++) {
    const counted = await settledCount(product);
    const { finishedAt } = await submit(product, BATCH_ROWS);
    await untilCounted(service, counted + BATCH_ROWS - ROUNDING);
    delays.push(Math.max(0, Date.now() - Date.parse(finishedAt!)) / 1000);
  }
  progress(`batches counted after ${delays.map((each) => each.toFixed(1)).join(', ')} s`);

  const idle = await product.ask('memory');
  const rebuild = { ...(await timed(product, () => product.ask('reconcile'))), idle };
  progress(`rebuilt in ${rebuild.seconds.toFixed(1)} s`);
  return {
    table: { firstMs, againMs: median(again) },
    load: { tablesPerSecond: rps, p50, p99 },
    freshness: { median: median(delays), longest: Math.max(...delays) },
    firstBuild,
    rebuild,
  };
}

/** The count once it stays the same: earlier batches are counted by then. */
async function settledCount({ service }: Product): Promise<number> {
  let count = await countedPermits(service);
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, SETTLE_MS));
    const next = await countedPermits(service);
    if (next === count) return count;
    count = next;
  }
}

/** Longer than the feed waits between two readings. */
const SETTLE_MS = 3000;

async function timed(
  { peakDuring }: Product,
  work: () => Promise<unknown>,
): Promise<Omit<BuildFigures, 'idle'>> {
  const start = performance.now();
  let seconds = 0;
  const peak = await peakDuring(
    work().then(() => {
      seconds = (performance.now() - start) / 1000;
    }),
  );
  return { seconds, peak };
}

/** Uploads the same number of rows with and without the feed, in alternating turns. */
async function compareIntake(
  dataDir: string,
  submit: Submit,
  { rows, rounds }: ProductLoad,
): Promise<ProductFigures['intake']> {
  const rates: { on: IntakeRate[]; off: IntakeRate[] } = { on: [], off: [] };
  for (let round = 0; round < rounds; round++)
    for (const feed of ['on', 'off'] as const) {
      const rate = await withProduct(dataDir, feed, async (product) => {
        if (feed === 'on') await untilBuilt(product.service);
        await submit(product, WARM_UP_ROWS);
        const [start, used] = [performance.now(), await product.ask('cpu')];
        await submit(product, rows);
        const seconds = (performance.now() - start) / 1000;
        const cpu = (await product.ask('cpu')) - used;
        return { rowsPerSecond: rows / seconds, cpuMsPerRow: (cpu * 1000) / rows };
      });
      rates[feed].push(rate);
      progress(`feed ${feed}: ${rate.rowsPerSecond.toFixed(0)} rows per second`);
    }
  return rates;
}
