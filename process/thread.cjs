'use strict';
// Where a thread begins. It does not take over the loader of TypeScript from the process, so it is
// given one; and what it loads is kept by its own program's name.
const { workerData } = require('node:worker_threads');

process.argv[1] = workerData.program;
require('./typescript.cjs');
require(workerData.program);
