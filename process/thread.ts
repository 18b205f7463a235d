'use strict';
// Where a thread begins. It does not take over the loader of TypeScript from the process, so it is
// given one; and what it loads is kept by its own program's name.
const v8 = require('node:v8');
const { workerData } = require('node:worker_threads');

// What a thread keeps is little and what passes through it much: left alone, V8 allows the little to
// grow by a few megabytes before it marks all of it again, several times a second, on every core.
// The setting is the process's: a thread of bounded memory does without.
if (!workerData.bounded) v8.setFlagsFromString('--heap-growing-percent=300');

process.argv[1] = workerData.program;
require('./typescript.cjs');
require(workerData.program);
