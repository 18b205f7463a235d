import { ROOT } from '../../process/root';
import { answerAll } from '../answerAll';
import { commandsText, countWorkloads, type CommandsPerQuestion } from '../commands/commandCounts';
import { subjectIds } from '../load';
import { mean, median, standardError } from '../statistics';
import { WORKLOADS, type Workload } from '../workloads';
import { startCheckout, type Checkout } from './checkout';

/** The figures of one workload on this checkout and on the other. */
export interface AgainstFigures {
  /** Median requests per second of this checkout, and of the other. */
  readonly here: number;
  readonly there: number;
  /** Over the pairs of consecutive turns: requests per second here ÷ there. */
  readonly ratio: number;
  readonly mean: number;
  readonly error: number;
  readonly spread: readonly [number, number];
  /** Database commands per operation on this checkout, and on the other, by subgraph. */
  readonly commands: { readonly here: CommandsPerQuestion; readonly there: CommandsPerQuestion };
}

export interface Against {
  readonly workloads: Readonly<Record<string, AgainstFigures>>;
  /** Bytes of memory after the last turn, here and there, and here ÷ there. */
  readonly memory: { readonly here: number; readonly there: number; readonly ratio: number };
}

export interface AgainstOptions {
  readonly folder: string;
  readonly connections: number;
  /** Target length of a turn in seconds, based on the throughput of the warm-up. */
  readonly seconds: number;
  readonly rounds: number;
  readonly print: (line: string) => void;
}

const DATASET = { subjects: 3000, seed: 1 };
const WARM_SECONDS = 8;

/**
 * Compares the product of this checkout with that of another folder, in alternating turns of one
 * run. Both are started as users start them, on datasets with the same seed in databases of their
 * own. A round is one turn of each; the side that begins alternates.
 */
export async function compareCheckouts(options: AgainstOptions): Promise<Against> {
  const { folder, print } = options;
  print(`Starting this product and the one in ${folder} …\n`);
  const here = await startCheckout(ROOT, DATASET);
  try {
    const there = await startCheckout(folder, DATASET);
    try {
      return await compareBoth(here, there, options);
    } finally {
      await there.stop();
    }
  } finally {
    await here.stop();
  }
}

async function compareBoth(
  here: Checkout,
  there: Checkout,
  { connections, seconds, rounds, print }: AgainstOptions,
): Promise<Against> {
  const ids = await subjectIds(here.url, 50);
  const workloads: Record<string, AgainstFigures> = {};
  const commands = {
    here: await countWorkloads(here, ids),
    there: await countWorkloads(there, ids),
  };
  for (const workload of WORKLOADS) {
    const turn = (side: Checkout, requests: number) =>
      answerAll(side.url, { workload, ids, connections, requests, token: undefined });
    const pace = await warmUp(here, there, workload, turn, connections);
    const requests = Math.max(connections * 4, Math.round(pace * seconds));
    const pairs: { readonly here: number; readonly there: number }[] = [];
    for (let round = 0; round < rounds; round++) {
      const order = round % 2 === 0 ? ([here, there] as const) : ([there, here] as const);
      const [first, second] = [await turn(order[0], requests), await turn(order[1], requests)];
      pairs.push(round % 2 === 0 ? { here: first, there: second } : { here: second, there: first });
    }
    const figures = {
      ...figuresOf(pairs),
      commands: {
        here: commands.here[workload.name]!,
        there: commands.there[workload.name]!,
      },
    };
    workloads[workload.name] = figures;
    print(lineOf(workload, figures));
  }
  const [bytesHere, bytesThere] = [await here.memory(), await there.memory()];
  const memory = { here: bytesHere, there: bytesThere, ratio: bytesHere / bytesThere };
  print(
    `memory  ${megabytes(bytesHere)} MB here, ${megabytes(bytesThere)} MB there, ${memory.ratio.toFixed(2)}\n`,
  );
  return { workloads, memory };
}

/** Loads both sides until V8 has compiled their code. @returns the lower throughput of the two */
async function warmUp(
  here: Checkout,
  there: Checkout,
  { subjects }: Workload,
  turn: (side: Checkout, requests: number) => Promise<number>,
  connections: number,
): Promise<number> {
  const few = Math.max(connections * 2, Math.ceil(400 / subjects));
  const paces: number[] = [];
  for (const side of [here, there]) {
    const pace = await turn(side, few);
    paces.push(await turn(side, Math.max(few, Math.round(pace * WARM_SECONDS))));
  }
  return Math.min(...paces);
}

function figuresOf(
  pairs: readonly { readonly here: number; readonly there: number }[],
): Omit<AgainstFigures, 'commands'> {
  const ratios = pairs.map((pair) => pair.here / pair.there);
  return {
    here: median(pairs.map((pair) => pair.here)),
    there: median(pairs.map((pair) => pair.there)),
    ratio: median(ratios),
    mean: mean(ratios),
    error: standardError(ratios),
    spread: [Math.min(...ratios), Math.max(...ratios)],
  };
}

function lineOf({ name, about }: Workload, figures: AgainstFigures): string {
  const { here, there, ratio, spread, commands } = figures;
  const [low, high] = spread.map((each) => each.toFixed(2));
  return `${name}  ${here.toFixed(0)} r/s here, ${there.toFixed(0)} there, ratio ${ratio.toFixed(3)}, mean ${figures.mean.toFixed(3)} ± ${figures.error.toFixed(3)} (${low}–${high})  ${about}\n    commands per question: ${commandsText(commands.here)} here, ${commandsText(commands.there)} there\n`;
}

function megabytes(bytes: number): string {
  return (bytes / 1024 / 1024).toFixed(0);
}
