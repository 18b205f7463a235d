import { setFlagsFromString } from 'node:v8';

/**
 * V8's measure of how long a function runs before it is optimised, and its value while a program
 * starts. Later versions of V8 have no such flag: they compile with Maglev first, which is cheap.
 */
const BUDGET = { flag: '--interrupt-budget', standard: 67_584, atStart: 270_336 };

const hasFlag = process.versions.v8.startsWith('11.');

/**
 * Optimises functions later until `optimiseAsUsual` is called. Otherwise V8 optimises what only the
 * start runs, such as parsing the schema, in threads that compete with the start for processors: a
 * quarter of the processor time of a start. It applies to all threads of the process.
 */
export function optimiseLater(): void {
  if (hasFlag) setFlagsFromString(`${BUDGET.flag}=${BUDGET.atStart}`);
}

/** Ends `optimiseLater`. */
export function optimiseAsUsual(): void {
  if (hasFlag) setFlagsFromString(`${BUDGET.flag}=${BUDGET.standard}`);
}
