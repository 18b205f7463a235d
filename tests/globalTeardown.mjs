import { rm } from 'node:fs/promises';

/** Removes what the test files of a run have shared. */
export default async function globalTeardown() {
  await rm(process.env.TEST_TEMPLATES, { recursive: true, force: true });
}
