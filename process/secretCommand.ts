import { execFile, execFileSync } from 'node:child_process';
import { promisify } from 'node:util';
import { z } from 'zod';

/** How long a command may take. */
const TIMEOUT_MS = 10_000;
const MAX_OUTPUT_BYTES = 1024 ** 2;

const commandSchema = z.array(z.string()).min(1);
const OPTIONS = {
  encoding: 'utf8',
  timeout: TIMEOUT_MS,
  killSignal: 'SIGKILL',
  maxBuffer: MAX_OUTPUT_BYTES,
  windowsHide: true,
} as const;

/**
 * A secret that a command prints on its standard output: a client of a key server (KMIP) or of a key
 * service. The command is run without a shell and inherits the environment; neither its output nor
 * what it reports on standard error appears in an error or a log.
 * @param setting the name of the setting, for error messages
 * @param command JSON, the program and its arguments
 * @throws Error with one sentence when it cannot be run, fails, takes too long or prints nothing
 */
export function secretFromCommand(setting: string, command: string): string {
  const [program, args] = readCommand(setting, command);
  let output;
  try {
    output = execFileSync(program, args, { ...OPTIONS, stdio: ['ignore', 'pipe', 'ignore'] });
  } catch (error) {
    throw failureOf(setting, error);
  }
  return trimmed(setting, output);
}

/** The same without blocking the process, for a value that is read again. */
export async function secretFromCommandAsync(setting: string, command: string): Promise<string> {
  const [program, args] = readCommand(setting, command);
  const running = promisify(execFile)(program, args, OPTIONS);
  running.child.stdin?.end();
  const { stdout } = await running.catch((error: unknown) => {
    throw failureOf(setting, error);
  });
  return trimmed(setting, stdout);
}

function readCommand(setting: string, command: string): [string, string[]] {
  let parsed: readonly string[] | undefined;
  try {
    parsed = commandSchema.parse(JSON.parse(command));
  } catch {
    // Refused below.
  }
  const [program, ...args] = parsed ?? [];
  if (!program)
    throw new Error(
      `${setting} must be a JSON array of a program and its arguments, such as ["/opt/kms/get", "vault"].`,
    );
  return [program, args];
}

function trimmed(setting: string, output: string): string {
  const text = output.trim();
  if (text === '') throw new Error(`${setting} names a command that printed nothing.`);
  return text;
}

/** An error without cause: that of Node contains the output of the command. */
function failureOf(setting: string, error: unknown): Error {
  const { code, status, signal, killed } = error as {
    code?: string | number | null;
    status?: number | null;
    signal?: string | null;
    killed?: boolean;
  };
  const exitCode = status ?? (typeof code === 'number' ? code : undefined);
  const what =
    code === 'ENOENT' || code === 'EACCES'
      ? 'cannot be started'
      : code === 'ENOBUFS' || code === 'ERR_CHILD_PROCESS_STDIO_MAXBUFFER'
        ? 'printed more than 1 MB'
        : code === 'ETIMEDOUT' || killed === true
          ? `did not end within ${TIMEOUT_MS / 1000} seconds`
          : exitCode !== undefined
            ? `ended with exit code ${exitCode}`
            : `was ended by ${signal ?? 'the system'}`;
  return new Error(`${setting} names a command that ${what}.`);
}
