import { readdirSync, readFileSync } from 'node:fs';

/** The process that has a data folder open, as its lock names it. */
export interface Owner {
  readonly pid: number;
  /** When the process began, in the kernel's ticks; empty where the kernel does not tell. */
  readonly began: string;
}

/**
 * `dying`: it was killed and will never run again, but the kernel has not yet closed its files.
 * `gone`: no such process, a zombie, or another process under the same number.
 */
export type OwnerState = 'living' | 'dying' | 'gone';

/** Fields of /proc/PID/stat behind the name of the program (proc(5): state is field 3). */
const STATE = 0;
const FLAGS = 6;
const BEGAN = 19;
/** PF_EXITING of the kernel's task flags. */
const EXITING = 0x4;
const SIGKILL_BIT = 1n << 8n;

/** This process, as an owner. */
export function thisProcess(): Owner {
  return { pid: process.pid, began: statOf(`/proc/${process.pid}`)?.[BEGAN] ?? '' };
}

/** What has become of an owner. */
export function stateOf({ pid, began }: Owner): OwnerState {
  if (!exists(pid)) return 'gone';
  const stat = statOf(`/proc/${pid}`);
  // Without /proc nothing more is known; where it is mounted, the process has just ended.
  if (stat === undefined) return exists(pid) ? 'living' : 'gone';
  if (began !== '' && stat[BEGAN] !== began) return 'gone';
  const threads = threadsOf(pid);
  if (isOver(stat)) return threads.every(isOver) ? 'gone' : 'dying';
  return isExiting(stat) || isKilled(pid) ? 'dying' : 'living';
}

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Another user's process exists as well.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** A zombie has closed its files and waits only for its parent. */
function isOver(stat: readonly string[]): boolean {
  return stat[STATE] === 'Z' || stat[STATE] === 'X';
}

function isExiting(stat: readonly string[]): boolean {
  return (Number(stat[FLAGS]) & EXITING) !== 0;
}

/** Whether a SIGKILL is on its way to the process. */
function isKilled(pid: number): boolean {
  const status = read(`/proc/${pid}/status`) ?? '';
  return [...status.matchAll(/^(?:SigPnd|ShdPnd):\s*([0-9a-f]+)/gm)].some(
    ([, mask]) => (BigInt(`0x${mask}`) & SIGKILL_BIT) !== 0n,
  );
}

function threadsOf(pid: number): (readonly string[])[] {
  try {
    return readdirSync(`/proc/${pid}/task`).flatMap((id) => {
      const stat = statOf(`/proc/${pid}/task/${id}`);
      return stat ? [stat] : [];
    });
  } catch {
    // It has ended meanwhile: no thread is left.
    return [];
  }
}

function statOf(folder: string): readonly string[] | undefined {
  const text = read(`${folder}/stat`);
  // The program's name is in brackets and may contain any character.
  return text?.slice(text.lastIndexOf(')') + 2).split(' ');
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    // No such process, or no /proc: the caller asks which.
    return undefined;
  }
}
