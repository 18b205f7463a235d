// Builds what has changed and runs the product in the same process: a script `prestart` would start
// a shell and a Node of its own before each start.
import { createRequire } from 'node:module';
import { buildAndReport } from './build.mjs';

if (await buildAndReport({ ifChanged: true }))
  createRequire(import.meta.url)('../build/cli/start.js');
