import { createRequire } from 'node:module';
import type { main as Main } from './clients/checkApi.js';

// The tree is CommonJS and uses __dirname.
const load = createRequire(import.meta.url);
const { main } = load('./clients/checkApi') as { main: typeof Main };

process.exitCode = await main(process.argv.slice(2));
