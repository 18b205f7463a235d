import { readFileSync } from 'node:fs';

/** The places of `/proc/stat`'s first line: user to softirq are used or idle, then stolen. */
const COUNTED = 8;
const STOLEN = 7;

/**
 * Measures from now on what share of the machine's processors its host gave to others.
 * @returns per cent, when called; undefined where the system does not tell
 */
export function stolenTime(): () => number | undefined {
  const before = ticks();
  return () => {
    const after = ticks();
    if (!before || !after) return undefined;
    const passed = after.map((each, at) => each - before[at]!);
    const all = passed.reduce((sum, each) => sum + each, 0);
    return all > 0 ? (100 * passed[STOLEN]!) / all : 0;
  };
}

function ticks(): number[] | undefined {
  try {
    const [line = ''] = readFileSync('/proc/stat', 'utf8').split('\n', 1);
    const found = line
      .split(/\s+/)
      .slice(1, COUNTED + 1)
      .map(Number);
    return found.length === COUNTED && found.every(Number.isSafeInteger) ? found : undefined;
  } catch {
    return undefined;
  }
}
