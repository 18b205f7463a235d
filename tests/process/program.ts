import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

const PRELOAD = resolve(__dirname, '../../process/typescript.cjs');
const run = promisify(execFile);

/** A small program in a folder of its own, run as all of ours are. */
export interface Program {
  readonly folder: string;
  /** Where it keeps what it worked out; not there before its first run. */
  readonly kept: string;
  write(files: Readonly<Record<string, string>>): Promise<void>;
  /** What `main.ts` prints, with what it keeps in `kept` unless `env` says otherwise. */
  start(env?: NodeJS.ProcessEnv): Promise<string>;
  remove(): Promise<void>;
}

export async function makeProgram(): Promise<Program> {
  const folder = await mkdtemp(join(tmpdir(), 'hedong-kept-'));
  const kept = join(folder, 'kept');
  return {
    folder,
    kept,
    async write(files) {
      for (const [name, text] of Object.entries(files)) {
        const path = join(folder, name);
        await mkdir(join(path, '..'), { recursive: true });
        await writeFile(path, text);
      }
    },
    async start(env = {}) {
      const { stdout } = await run(process.execPath, ['-r', PRELOAD, join(folder, 'main.ts')], {
        env: { PATH: process.env['PATH'], NODE_COMPILE_CACHE: kept, ...env },
        timeout: 60_000,
      });
      return stdout.trim();
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
