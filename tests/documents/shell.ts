import { spawn, type ChildProcess } from 'node:child_process';
import { ROOT } from '../../process/root';

const KILL_AFTER_MS = 20_000;

/** Runs the commands of a document, one block after the other. */
export interface Shell {
  /** Runs a block to its end. @throws Error with its output when it fails */
  run(commands: string): Promise<string>;
  /** Starts a long-running block and waits for the first line it prints. */
  leaveRunning(commands: string): Promise<void>;
  /**
   * Starts a block that waits for its user. Returns the first line it prints, and what it prints
   * until its end. @throws Error with its output when it fails
   */
  startWaiting(commands: string): Promise<{ line: string; rest: Promise<string> }>;
  stop(): Promise<void>;
}

/** Each block has its own shell, like a reader's next terminal, so no variable is left over. */
export function openShell(): Shell {
  const running: ChildProcess[] = [];
  const start = (commands: string) => {
    const { PATH, HOME } = process.env;
    const child = spawn('bash', ['-euo', 'pipefail', '-c', commands], {
      cwd: ROOT,
      env: { PATH, HOME },
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const printed = { stdout: '', stderr: '' };
    child.stdout.on('data', (chunk: Buffer) => (printed.stdout += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (printed.stderr += chunk.toString()));
    const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
    return { child, printed, ended };
  };
  type Started = ReturnType<typeof start>;
  const outputOf = async ({ printed, ended }: Started): Promise<string> => {
    const code = await ended;
    if (code !== 0)
      throw new Error(`A block ended with ${code}: ${printed.stderr}${printed.stdout}`);
    return printed.stdout;
  };
  const firstLineOf = async ({ child, printed, ended }: Started): Promise<string> => {
    const line = new Promise<void>((resolve) =>
      child.stdout.on('data', () => printed.stdout.includes('\n') && resolve()),
    );
    const over = await Promise.race([line, ended.then(() => 'over' as const)]);
    if (over) throw new Error(`A block that is to go on ended: ${printed.stderr}`);
    return printed.stdout.slice(0, printed.stdout.indexOf('\n'));
  };
  return {
    run: (commands) => outputOf(start(commands)),
    async leaveRunning(commands) {
      const started = start(commands);
      running.push(started.child);
      await firstLineOf(started);
    },
    async startWaiting(commands) {
      const started = start(commands);
      running.push(started.child);
      const line = await firstLineOf(started);
      const rest = outputOf(started).then((printed) => printed.slice(line.length + 1));
      // Without a handler, a failure before the caller waits would be an unhandled rejection.
      rest.catch(() => undefined);
      return { line, rest };
    },
    async stop() {
      for (const child of running.reverse()) await endGroup(child);
    },
  };
}

/** Ends a shell and its children, which are one process group. */
function endGroup(child: ChildProcess): Promise<void> {
  const { pid } = child;
  if (pid === undefined || child.exitCode !== null) return Promise.resolve();
  const signal = (name: NodeJS.Signals) => {
    try {
      process.kill(-pid, name);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
    }
  };
  return new Promise((resolve) => {
    const forced = setTimeout(() => signal('SIGKILL'), KILL_AFTER_MS);
    child.once('close', () => {
      clearTimeout(forced);
      resolve();
    });
    signal('SIGTERM');
  });
}
