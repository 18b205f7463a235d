import { once } from 'node:events';
import type { HostileAnswers, HostileConfig } from './hostileCaller';
import { hostileInputs } from './hostileInputs';
import { measuredRate, ordinaryLoad, textOf, type OrdinaryLoad } from './ordinaryLoad';
import { startProcess, stopProcess } from '../childProcess';
import { startProduct } from './processes';

export interface HostileSoakOptions {
  readonly minutes: number;
  /** Number of ordinary callers, with one connection each. */
  readonly callers: number;
  /** Seconds for measuring the maximum, after a warm-up of the same length. */
  readonly seconds: number;
  /** Names of the inputs, separated by commas; all of them when absent. */
  readonly inputs?: string;
  readonly print: (line: string) => void;
}

/** The results of ordinary callers with, or without, a hostile caller. Milliseconds. */
export interface Side {
  readonly turns: number;
  readonly requests: number;
  readonly errors: number;
  /** Medians of the turns, and the worst turn. */
  readonly p50: number;
  readonly p99: number;
  readonly worstP99: number;
}

export interface HostileSoaked {
  readonly rate: number;
  readonly without: Side;
  readonly with: Side;
  readonly answers: HostileAnswers;
  /** Whether all ordinary callers received correct responses. */
  readonly passed: boolean;
}

const TURN_SECONDS = 30;

/**
 * Loads the whole product with its usual operations in turns, alternately without and with a
 * hostile caller, so that other work on the machine affects both alike.
 * @throws Error when the product dies, or an input is unknown
 */
export async function hostileSoak(options: HostileSoakOptions): Promise<HostileSoaked> {
  const { minutes, callers, seconds, inputs, print } = options;
  const names = hostileInputs(inputs).map(({ name }) => name);
  const product = await startProduct();
  let hostile: Awaited<ReturnType<typeof startProcess>> | undefined;
  const run = async (): Promise<HostileSoaked> => {
    const { service } = product;
    const load = (minute: number, more: object) =>
      ordinaryLoad(product, minute, { connections: callers, ...more });
    const { maximum, rate } = await measuredRate(load, seconds);
    const config: HostileConfig = {
      url: service.url,
      identities: service.hostile,
      organization: service.organizations[0]!,
      ...(inputs !== undefined && { inputs }),
    };
    const { child } = (hostile = await startProcess(
      __dirname,
      'hostileCaller.ts',
      JSON.stringify(config),
    ));
    print(
      `maximum ${maximum.toFixed(0)} requests/s; ${callers} callers send ${rate} requests/s in turns of ${TURN_SECONDS} s\n` +
        `hostile inputs: ${names.join(', ')}\n` +
        'turn  hostile  requests  errors  p50 ms  p99 ms\n',
    );
    const turns: { readonly beside: boolean; readonly load: OrdinaryLoad }[] = [];
    const count = Math.max(2, 2 * Math.round((minutes * 60) / TURN_SECONDS / 2));
    for (let turn = 0; turn < count; turn++) {
      const beside = turn % 2 === 1;
      if (!child.connected) throw new Error('The hostile caller exited unexpectedly.');
      child.send(beside ? 'go' : 'rest');
      const done = await load(turn + 2, {
        duration: TURN_SECONDS,
        overallRate: rate,
        connections: Math.min(callers, rate),
      });
      turns.push({ beside, load: done });
      print(row(turn + 1, beside, done));
    }
    child.send('rest');
    const report = once(child, 'message') as Promise<[HostileAnswers]>;
    child.send('answers');
    const exited = once(child, 'exit').then((): never => {
      throw new Error('The hostile caller exited unexpectedly.');
    });
    const [answers] = await Promise.race([report, exited]);
    exited.catch(() => undefined);
    const side = (beside: boolean) =>
      sideOf(turns.filter((turn) => turn.beside === beside).map((turn) => turn.load));
    const [without, with_] = [side(false), side(true)];
    return { rate, without, with: with_, answers, passed: without.errors + with_.errors === 0 };
  };
  try {
    return await Promise.race([run(), product.died]);
  } finally {
    if (hostile) await stopProcess(hostile.child);
    await product.stop();
  }
}

/** The figures of both sides, and the responses to the hostile caller, as text. */
export function hostileText({ without, with: with_, answers, passed }: HostileSoaked): string {
  const line = (name: string, { requests, errors, p50, p99, worstP99 }: Side) =>
    `${name}: ${requests} requests, ${errors} errors, p50 ${p50.toFixed(0)} ms, p99 ${p99.toFixed(0)} ms (worst turn ${worstP99.toFixed(0)} ms)\n`;
  const responses = Object.entries(answers).map(
    ([name, codes]) =>
      `  ${name}: ${Object.entries(codes)
        .map(([code, times]) => `${code} × ${times}`)
        .join(', ')}\n`,
  );
  return [
    line('without the hostile caller', without),
    line('with the hostile caller', with_),
    `p99 with ÷ without: ${(with_.p99 / without.p99).toFixed(2)}\n`,
    'responses to the hostile caller\n',
    ...responses,
    passed
      ? 'passed: no ordinary caller received a wrong response\n'
      : 'FAILED: ordinary callers received wrong responses\n',
  ].join('');
}

/** Summarises the turns of one side. */
export function sideOf(turns: readonly Pick<OrdinaryLoad, 'result' | 'errors'>[]): Side {
  const of = (value: (turn: (typeof turns)[number]) => number) =>
    turns.map(value).sort((a, b) => a - b);
  const p99 = of(({ result }) => result.latency.p99);
  return {
    turns: turns.length,
    requests: of(({ result }) => result.requests.total).reduce((sum, each) => sum + each, 0),
    errors: of(({ errors }) => errors).reduce((sum, each) => sum + each, 0),
    p50: median(of(({ result }) => result.latency.p50)),
    p99: median(p99),
    worstP99: p99.at(-1) ?? NaN,
  };
}

function row(turn: number, beside: boolean, { result, errors, faults }: OrdinaryLoad): string {
  const columns = [
    String(turn).padStart(4),
    (beside ? 'yes' : 'no').padStart(9),
    String(result.requests.total).padStart(10),
    String(errors).padStart(8),
    result.latency.p50.toFixed(0).padStart(8),
    result.latency.p99.toFixed(0).padStart(8),
  ];
  return `${columns.join('')}${errors > 0 ? `  failed: ${textOf(faults)}` : ''}\n`;
}

function median(sorted: readonly number[]): number {
  return sorted[Math.floor(sorted.length / 2)] ?? NaN;
}
