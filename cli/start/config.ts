import { DISTRICT_SETTINGS } from '../../process/settings/database';
import { readSettings } from '../../process/settings/readSettings';

/** The size and the seed of the synthetic district that the first start generates. */
export interface DistrictConfig {
  readonly subjects: number;
  readonly seed: number;
}

/**
 * Reads SEED_SUBJECTS and SEED.
 * @throws Error with one sentence for each fault
 */
export function readDistrictConfig(env: NodeJS.ProcessEnv = process.env): DistrictConfig {
  const { SEED_SUBJECTS, SEED } = readSettings(DISTRICT_SETTINGS, env);
  return Object.freeze({ subjects: SEED_SUBJECTS, seed: SEED });
}
