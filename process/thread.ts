import { setFlagsFromString } from 'node:v8';
import { workerData } from 'node:worker_threads';
import type { ThreadProgram } from './createWorker';

/** Where a thread begins: it sets up its memory and then runs its program. */
const { program, bounded } = workerData as ThreadProgram;

// A thread holds little and much passes through it. By default V8 lets the little grow by a few
// megabytes before it marks all of it again, several times a second, on every core. The flag is
// the process's own, so a thread of bounded memory does without.
if (!bounded) setFlagsFromString('--heap-growing-percent=300');

// eslint-disable-next-line @typescript-eslint/no-require-imports
require(program);
