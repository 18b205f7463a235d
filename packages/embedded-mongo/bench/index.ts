import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { mongo } from 'mongoose';
import { INDEXES, makeRecord, type BenchRecord } from './records';
import { measureAlternating, type Figures, type Workload } from './measure';

const HELP = `Measures the embedded store over the wire, server and client in separate processes: bulk load, then
point reads, index ranges, updates and counts on a collection of N documents beside one of N/100.

  npm run bench:store -- [--documents N] [--rounds N] [--json FILE]

  --documents N  documents of the large collection, about 400 bytes each (default 1400000)
  --rounds N     how often each workload is measured on each collection in turn (default 15)
  --json FILE    write the figures there as well
  --help         this text
`;

const BATCH = 1000;
/** Batches under way at once: what arrives together is written together. */
const LOADERS = 4;

async function load(collection: mongo.Collection<BenchRecord>, count: number): Promise<number> {
  const began = performance.now();
  let next = 0;
  const loader = async (): Promise<void> => {
    for (let index = next; index < count; index = next) {
      next += BATCH;
      const size = Math.min(BATCH, count - index);
      await collection.insertMany(
        Array.from({ length: size }, (_, i) => makeRecord(index + i, count)),
      );
      if (index % 100_000 === 0 && index > 0) process.stderr.write(`${index} documents loaded\n`);
    }
  };
  await Promise.all(Array.from({ length: LOADERS }, loader));
  return (performance.now() - began) / 1000;
}

/** Resident memory of a process in MB: all of it, and what is not the mapped file. */
function memoryOf(pid: number): { rssMB: number; anonymousMB: number } {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const field = (name: string): number => {
    const kilobytes = new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(status)?.[1];
    return Math.round(Number(kilobytes ?? 0) / 1024);
  };
  return { rssMB: field('VmRSS'), anonymousMB: field('RssAnon') };
}

function workloads(collection: mongo.Collection<BenchRecord>, count: number): Workload[] {
  const any = (): number => Math.floor(Math.random() * count);
  const id = (n: number): string => makeRecord(n, count)._id;
  return [
    { name: 'point read by _id', run: () => collection.findOne({ _id: id(any()) }) },
    {
      name: 'point read by unique index',
      run: () => collection.findOne({ number: makeRecord(any(), count).number }),
    },
    {
      name: '$in of 50 by _id',
      run: () =>
        collection.find({ _id: { $in: Array.from({ length: 50 }, () => id(any())) } }).toArray(),
    },
    {
      name: 'index range + sort + limit 20',
      run: () => {
        const { department, decidedAt } = makeRecord(any(), count);
        const filter = { department, decidedAt: { $lte: decidedAt } };
        return collection.find(filter).sort({ decidedAt: -1 }).limit(20).toArray();
      },
    },
    {
      name: 'update by _id (durable)',
      run: () => collection.updateOne({ _id: id(any()) }, { $inc: { version: 1 } }),
    },
    {
      name: 'count by index (100 entries)',
      run: () => collection.countDocuments({ subject: makeRecord(any(), count).subject }),
    },
  ];
}

async function bench(
  documents: number,
  rounds: number,
  jsonFile: string | undefined,
): Promise<void> {
  const home = mkdtempSync(join(tmpdir(), 'store-bench-'));
  const serve = join(__dirname, `../conformance/serve${extname(__filename)}`);
  const args = [...process.execArgv, serve, '--data', home];
  const server = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = (await once(server.stdout, 'data')) as [Buffer];
  const client = new mongo.MongoClient(line.toString().trim());
  const small = Math.max(100, Math.round(documents / 100));
  const figures: Record<string, unknown> = { documents, small };
  try {
    const db = client.db('bench');
    const large = db.collection<BenchRecord>('large');
    const little = db.collection<BenchRecord>('small');
    for (const each of [little, large]) await each.createIndexes(INDEXES);
    await load(little, small);
    const seconds = await load(large, documents);
    const loading = { seconds: Math.round(seconds), perSecond: Math.round(documents / seconds) };
    Object.assign(figures, { load: loading });
    const found = await measureAlternating(
      workloads(little, small),
      workloads(large, documents),
      rounds,
    );
    const began = performance.now();
    const counted = await large.countDocuments({ state: 'ACTIVE' });
    const wide = { counted, milliseconds: Math.round(performance.now() - began) };
    const fileMB = Math.round(statSync(join(home, 'data.mdb')).size / 2 ** 20);
    const memory = memoryOf(server.pid as number);
    Object.assign(figures, { workloads: found, wideCount: wide, ...memory, fileMB });
    report(figures, loading, found, wide, memory, fileMB);
    if (jsonFile) writeFileSync(jsonFile, JSON.stringify(figures, null, 2));
  } finally {
    await client.close();
    server.kill('SIGTERM');
    await once(server, 'exit');
    rmSync(home, { recursive: true });
  }
}

function report(
  { documents, small }: Record<string, unknown>,
  loading: { seconds: number; perSecond: number },
  found: Record<string, Figures>,
  wide: { counted: number; milliseconds: number },
  memory: { rssMB: number; anonymousMB: number },
  fileMB: number,
): void {
  const lines = [
    `load: ${loading.seconds} s, ${loading.perSecond} documents/s, 5 indexes`,
    `| milliseconds, median | ${String(small)} | ${String(documents)} | ratio |`,
    '|---|---|---|---|',
    ...Object.entries(found).map(
      ([name, { smallMs, largeMs, ratio }]) =>
        `| ${name} | ${smallMs.toFixed(3)} | ${largeMs.toFixed(3)} | ${ratio.toFixed(2)} |`,
    ),
    `count of ${wide.counted} index entries: ${wide.milliseconds} ms`,
    `server memory: ${memory.rssMB} MB resident, ${memory.anonymousMB} MB of it its own; file: ${fileMB} MB`,
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}

const { values } = parseArgs({
  options: {
    documents: { type: 'string', default: '1400000' },
    rounds: { type: 'string', default: '15' },
    json: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});
if (values.help) process.stdout.write(HELP);
else {
  bench(Number(values.documents), Number(values.rounds), values.json).catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  });
}
