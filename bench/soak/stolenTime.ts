import { readFileSync } from 'node:fs';

/**
 * Number of fields in the first line of `/proc/stat` that count: user to softirq are used or idle,
 * then stolen.
 */
const COUNTED_FIELDS = 8;
const STOLEN = 7;

/**
 * Starts measuring which share of the machine's CPU time its host gives to others.
 * @returns a function that returns the per cent so far; undefined if the system does not report it
 */
export function stolenTime(): () => number | undefined {
  const before = ticks();
  return () => {
    const after = ticks();
    if (!before || !after) return undefined;
    const passed = after.map((each, index) => each - before[index]!);
    const all = passed.reduce((sum, each) => sum + each, 0);
    return all > 0 ? (100 * passed[STOLEN]!) / all : 0;
  };
}

function ticks(): number[] | undefined {
  try {
    const [line = ''] = readFileSync('/proc/stat', 'utf8').split('\n', 1);
    const found = line
      .split(/\s+/)
      .slice(1, COUNTED_FIELDS + 1)
      .map(Number);
    return found.length === COUNTED_FIELDS && found.every(Number.isSafeInteger) ? found : undefined;
  } catch {
    return undefined;
  }
}
