import { join } from 'node:path';

/** The folder of the safelists: OPERATIONS_DIR, or `operations` in the data folder. */
export function readOperationsDir(env: NodeJS.ProcessEnv = process.env): string {
  return env['OPERATIONS_DIR'] || join(env['DATA_DIR'] || '.data', 'operations');
}
