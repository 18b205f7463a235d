import { fork } from 'node:child_process';
import { createInterface } from 'node:readline';
import { childEnvironment } from './config';

/** A service running as a process of its own. */
export interface Child {
  /** Asks it to stop and waits until it has; forces it when it takes longer than its bound. */
  stop(): Promise<void>;
}

export interface ChildOptions {
  readonly name: string;
  /** The built program, which prints a line with its name when it is ready. */
  readonly script: string;
  readonly args: readonly string[];
  /** Its settings; nothing of this process's own environment is passed on. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Told when it ends without having been asked to. */
  readonly onEnd: (code: number | null) => void;
}

const START_WITHIN = 120_000;
const STOP_WITHIN = 12_000;

/** The settings of Node that a child shares with this process. */
function nodeSettings(): string[] {
  return process.execArgv.filter((setting) =>
    /^--(?:max-semi-space-size=|enable-source-maps)/.test(setting),
  );
}

/**
 * Starts a program and waits for its first line. Its log goes to this process's stderr. A
 * channel ties it to this process: when that breaks, however this process ended, `runMain` stops
 * the child, so that none outlives its parent.
 * @throws Error with the program's own sentence when it ends before it is ready
 */
export async function startChild(options: ChildOptions): Promise<Child> {
  const child = fork(options.script, [...options.args], {
    execArgv: nodeSettings(),
    env: childEnvironment(options.env),
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    // Ctrl-C reaches the parent alone, which stops its children in order.
    detached: true,
  });
  const { stdout, stderr } = child;
  if (!stdout || !stderr) throw new Error(`${options.name} cannot be started.`);
  let asked = false;
  let lastLine = '';
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  createInterface({ input: stderr }).on('line', (line) => {
    lastLine = line;
    process.stderr.write(`${line}\n`);
  });
  const ready = new Promise<void>((resolve, reject) => {
    const timer = setTimeout(
      () => reject(new Error(`${options.name} was not ready within two minutes.`)),
      START_WITHIN,
    );
    createInterface({ input: stdout }).once('line', () => {
      clearTimeout(timer);
      resolve();
    });
    child.once('error', reject);
    void ended.then(() => {
      clearTimeout(timer);
      reject(new Error(lastLine || `${options.name} ended before it was ready.`));
    });
  });
  const stop = async () => {
    asked = true;
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGTERM');
    const force = setTimeout(() => child.kill('SIGKILL'), STOP_WITHIN);
    await ended;
    clearTimeout(force);
  };
  try {
    await ready;
  } catch (error) {
    await stop();
    throw error;
  }
  void ended.then((code) => {
    if (!asked) options.onEnd(code);
  });
  return { stop };
}
