import { parseArgs } from 'node:util';
import { failureText, runFuzz } from './fuzzRun';
import { createTestGraph } from './testGraph';

const HELP = `Compares the gateway with a monolith on random operations and callers.

  node --import tsx tests/gateway/permissions/fuzz.ts [--count N] [--seed S]

  --count N   operations to ask (20000)
  --seed S    seed of the first case; case n has seed S + n (1)
`;

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      count: { type: 'string', default: '20000' },
      seed: { type: 'string', default: '1' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    process.stdout.write(HELP);
    return 0;
  }
  const [count, seed] = [Number(values.count), Number(values.seed)];
  if (!Number.isSafeInteger(count) || count < 1 || !Number.isSafeInteger(seed) || seed < 0) {
    throw new Error('--count and --seed must be whole numbers.');
  }
  const began = Date.now();
  const graph = await createTestGraph();
  const { operations, discarded, below, failure } = await runFuzz(graph, seed, count);
  for (const fault of below) {
    process.stdout.write(`below the engine: ${failureText(fault)}\n\n`);
  }
  const seconds = ((Date.now() - began) / 1000).toFixed(1);
  if (failure !== undefined) {
    process.stdout.write(`${failureText(failure)}\n`);
    process.stderr.write(`Gateway and monolith differ at seed ${failure.seed}.\n`);
    return 1;
  }
  process.stdout.write(
    `${operations} operations agree (${discarded} invalid drawn again, ` +
      `${below.length} differ below the engine, ${graph.planned.size} distinct documents planned, ${seconds} s, seed ${seed}).\n`,
  );
  return 0;
}

main().then(
  (code) => (process.exitCode = code),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  },
);
