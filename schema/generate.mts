import { createRequire } from 'node:module';
import type { main as Main } from './generation/main.js';

// The rest of the house is CommonJS, and knows where it lies by __dirname: load it as such.
const load = createRequire(import.meta.url);
const { main } = load('./generation/main') as { main: typeof Main };

process.exitCode = await main(process.argv.slice(2));
