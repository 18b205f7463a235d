import { z } from 'zod';

const wholeNumber = (what: string, least: number, most: number, value: number) =>
  z.coerce
    .number(`${what} must be a whole number`)
    .int(`${what} must be a whole number`)
    .min(least, `${what} must be at least ${least}`)
    .max(most, `${what} must be at most ${most}`)
    .default(value);

const schema = z.object({
  SEED_SUBJECTS: wholeNumber('SEED_SUBJECTS', 1, 10_000_000, 3000),
  SEED: wholeNumber('SEED', 0, 2 ** 31 - 1, 1),
});

/** How large the synthetic district of a first start is, and which of all possible ones. */
export interface DistrictConfig {
  readonly subjects: number;
  readonly seed: number;
}

/**
 * Reads SEED_SUBJECTS and SEED.
 * @throws Error with one sentence for each fault
 */
export function readDistrictConfig(env: NodeJS.ProcessEnv = process.env): DistrictConfig {
  const read = schema.safeParse({
    SEED_SUBJECTS: env['SEED_SUBJECTS'] || undefined,
    SEED: env['SEED'] || undefined,
  });
  if (!read.success)
    throw new Error(
      `The settings are not valid. ${read.error.issues.map(({ message }) => `${message}.`).join(' ')}`,
    );
  return Object.freeze({ subjects: read.data.SEED_SUBJECTS, seed: read.data.SEED });
}
