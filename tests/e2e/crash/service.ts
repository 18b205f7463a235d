import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';

const READY_TIMEOUT_MS = 120_000;

/** A program that is killed and restarted. */
export interface ServiceOptions {
  readonly name: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** Answers 200 when the program is ready. */
  readonly probe: () => Promise<boolean>;
  /** Answers 200 when the program runs, ready or not; by default `probe`. */
  readonly alive?: () => Promise<boolean>;
}

/** A program of the product in its own process, which may be killed at any moment. */
export class Service {
  private readonly options: ServiceOptions;
  private child: ChildProcess | undefined;
  private output = '';

  constructor(options: ServiceOptions) {
    this.options = options;
  }

  get name(): string {
    return this.options.name;
  }

  /** Starts it and waits until it is ready, or runs. @throws Error with its last output when it exits */
  async start(until: 'ready' | 'alive' = 'ready'): Promise<void> {
    const { args, env, name, probe, alive = probe } = this.options;
    const reached = until === 'ready' ? probe : alive;
    const child = spawn(process.execPath, [...args], {
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.child = child;
    this.output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => (this.output += chunk.toString()));
    const before = Date.now();
    while (!(await reached().catch(() => false))) {
      if (child.exitCode !== null || Date.now() - before > READY_TIMEOUT_MS)
        throw new Error(`${name} did not start: ${this.output.slice(-500)}`);
      await wait(100);
    }
  }

  /** Ends it with SIGKILL. */
  async kill(): Promise<void> {
    await this.end('SIGKILL');
  }

  async stop(): Promise<void> {
    await this.end('SIGTERM');
  }

  /** Its output since the start, its log included. */
  get written(): string {
    return this.output;
  }

  private async end(signal: NodeJS.Signals): Promise<void> {
    const { child } = this;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill(signal);
    await ended;
  }
}

/** Whether a URL answers 200. */
export async function answers(url: string): Promise<boolean> {
  return (await fetch(url, { signal: AbortSignal.timeout(2000) })).ok;
}
