import { join } from 'node:path';
import { PROGRAMS } from '../../process/settings/programs';
import { readSettings } from '../../process/settings/readSettings';

/**
 * The folder of the lists of earlier versions: OPERATIONS_DIR, or `operations` in the data folder.
 * @param dataDir the data folder; DATA_DIR by default
 */
export function readEarlierListsDir(
  dataDir?: string,
  env: NodeJS.ProcessEnv = process.env,
): string {
  const { OPERATIONS_DIR, DATA_DIR } = readSettings(PROGRAMS.operations, env);
  return OPERATIONS_DIR ?? join(dataDir ?? DATA_DIR, 'operations');
}
