import { setFlagsFromString } from 'node:v8';
import { workerData } from 'node:worker_threads';
import type { ThreadProgram } from './createWorker';
import { mapStackTraces } from './mapStackTraces';

/** The entry point of a thread: it sets up its memory and then runs its program. */
const { program, bounded } = workerData as ThreadProgram;

// A thread has a small live heap but a high allocation rate. By default V8 starts a full mark after
// a small heap has grown by a few megabytes, which happens several times per second, on every core.
// The flag applies to the whole process, so a thread with limited memory does not set it.
if (!bounded) setFlagsFromString('--heap-growing-percent=300');

mapStackTraces();

// eslint-disable-next-line @typescript-eslint/no-require-imports
require(program);
