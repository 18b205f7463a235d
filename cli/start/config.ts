import { DISTRICT_SETTINGS } from '../../process/settings/database';
import { readSettings } from '../../process/settings/readSettings';

/** The size and the seed of the synthetic district that the first start generates. */
export interface DistrictConfig {
  /** 0 for an empty district. */
  readonly subjects: number;
  readonly seed: number;
}

/** The option of the start programs that begins with an empty district. */
export const EMPTY_OPTION = { empty: { type: 'boolean', default: false } } as const;

export const EMPTY_HELP = `  --empty  begins with an empty district instead of a synthetic one: departments, no subjects, no
           records; docs/intake.md leads from there to the first records
`;

/**
 * Reads SEED_SUBJECTS and SEED.
 * @param empty whether the district has no subjects, whatever SEED_SUBJECTS is
 * @throws Error with one sentence for each fault
 */
export function readDistrictConfig(
  empty = false,
  env: NodeJS.ProcessEnv = process.env,
): DistrictConfig {
  const { SEED_SUBJECTS, SEED } = readSettings(DISTRICT_SETTINGS, env);
  return Object.freeze({ subjects: empty ? 0 : SEED_SUBJECTS, seed: SEED });
}
