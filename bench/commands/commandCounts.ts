import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { SUBGRAPH_NAMES } from '../../schema/subgraphs';
import { answerAll } from '../answerAll';
import { WORKLOADS } from '../workloads';

const HOOK = join(__dirname, 'countCommands.cjs');
/** The counts are on disk within 50 ms; a busy machine takes longer. */
const SETTLE_MS = 500;
/** Repetitions of each operation: the smallest count contains no background command. */
const REPETITIONS = 5;

/** Database commands per operation, by subgraph; subgraphs that send none are left out. */
export type CommandsPerQuestion = Readonly<Record<string, number>>;

/** Database commands per operation, by workload. */
export type Commands = Readonly<Record<string, CommandsPerQuestion>>;

/** Counts the database commands of all processes that are started with its environment. */
export interface CommandCounter {
  readonly env: Readonly<Record<string, string>>;
  /** Commands since the start, by database. */
  read(): Promise<Counts>;
  stop(): Promise<void>;
}

export async function commandCounter(): Promise<CommandCounter> {
  const folder = await mkdtemp(join(tmpdir(), 'hedong-commands-'));
  const options = [process.env['NODE_OPTIONS'], `--require=${HOOK}`].filter(Boolean).join(' ');
  return {
    env: { NODE_OPTIONS: options, COMMAND_COUNTS_DIR: folder },
    async read() {
      await sleep(SETTLE_MS);
      const files = (await readdir(folder)).filter((name) => name.endsWith('.json'));
      const counts: Record<string, number> = {};
      for (const file of files) {
        const text = await readFile(join(folder, file), 'utf8');
        for (const [database, count] of Object.entries(JSON.parse(text) as Record<string, number>))
          counts[database] = (counts[database] ?? 0) + count;
      }
      return counts;
    },
    stop: () => rm(folder, { recursive: true, force: true }),
  };
}

/**
 * Counts the database commands that an operation of each workload causes in an otherwise idle
 * service.
 * @param ids subjects to query
 * @throws Error when a response has errors
 */
export async function countWorkloads(
  { url, counter }: { readonly url: string; readonly counter: Pick<CommandCounter, 'read'> },
  ids: readonly string[],
): Promise<Commands> {
  const commands: Record<string, CommandsPerQuestion> = {};
  for (const workload of WORKLOADS) {
    const counts: Counts[] = [await counter.read()];
    for (let times = 0; times < REPETITIONS; times++) {
      await answerAll(url, { workload, ids, connections: 1, requests: 1, token: undefined });
      counts.push(await counter.read());
    }
    commands[workload.name] = leastBetween(counts);
  }
  return commands;
}

type Counts = Readonly<Record<string, number>>;

/** The smallest difference between consecutive counts, by subgraph. */
function leastBetween(counts: readonly Counts[]): CommandsPerQuestion {
  return Object.fromEntries(
    SUBGRAPH_NAMES.flatMap((name) => {
      const sums = counts.map((each) => sumOf(each, name));
      const commands = Math.min(...sums.slice(1).map((sum, index) => sum - sums[index]!));
      return commands === 0 ? [] : [[name, commands] as const];
    }),
  );
}

/** Databases are named `<prefix>_<subgraph>`. */
function sumOf(counts: Counts, subgraph: string): number {
  return Object.entries(counts)
    .filter(([database]) => database.endsWith(`_${subgraph}`))
    .reduce((total, [, count]) => total + count, 0);
}

/** The counts of a workload on one line: `5 (subjects 1, government 1, …)`. */
export function commandsText(commands: CommandsPerQuestion): string {
  const total = Object.values(commands).reduce((sum, count) => sum + count, 0);
  const parts = Object.entries(commands).map(([name, count]) => `${name} ${count}`);
  return `${total} (${parts.join(', ')})`;
}
