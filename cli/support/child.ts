import { fork } from 'node:child_process';
import { createInterface } from 'node:readline';
import { childEnvironment } from './config';

/** A service in a child process. */
export interface Child {
  /** Stops it and waits until it has exited; kills it after STOP_TIMEOUT_MS. */
  stop(): Promise<void>;
}

export interface ChildOptions {
  readonly name: string;
  /** The built program, which prints one line when it is ready. */
  readonly script: string;
  readonly args: readonly string[];
  /** Its settings; this process's own environment is not passed on. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Called when it exits without having been stopped. */
  readonly onEnd: (code: number | null) => void;
}

const START_TIMEOUT_MS = 120_000;
const STOP_TIMEOUT_MS = 12_000;

/** The Node options that a child shares with this process. */
function nodeSettings(): string[] {
  return process.execArgv.filter((setting) => setting.startsWith('--max-semi-space-size='));
}

/**
 * Starts a program and waits for its first line. Its log goes to this process's stderr. The child
 * watches its IPC channel: when the channel closes, for whatever reason this process ended,
 * `runMain` stops the child, so that it never outlives its parent.
 * @throws Error with the program's own last line when it exits before it is ready
 */
export async function startChild(options: ChildOptions): Promise<Child> {
  const child = fork(options.script, [...options.args], {
    execArgv: nodeSettings(),
    env: childEnvironment(options.env),
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    // Ctrl-C reaches only the parent, which stops its children in order.
    detached: true,
  });
  const { stdout, stderr } = child;
  if (!stdout || !stderr) throw new Error(`${options.name} cannot be started.`);
  let stopping = false;
  let lastLine = '';
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  createInterface({ input: stderr }).on('line', (line) => {
    lastLine = line;
    process.stderr.write(`${line}\n`);
  });
  const ready = new Promise<void>((resolve, reject) => {
    const timer = setTimeout(
      () => reject(new Error(`${options.name} was not ready within two minutes.`)),
      START_TIMEOUT_MS,
    );
    createInterface({ input: stdout }).once('line', () => {
      clearTimeout(timer);
      resolve();
    });
    child.once('error', reject);
    void ended.then(() => {
      clearTimeout(timer);
      reject(new Error(lastLine || `${options.name} exited before it was ready.`));
    });
  });
  const stop = async () => {
    stopping = true;
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGTERM');
    const force = setTimeout(() => child.kill('SIGKILL'), STOP_TIMEOUT_MS);
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
    if (!stopping) options.onEnd(code);
  });
  return { stop };
}
