import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildTree } from '../cli/build.mjs';

/**
 * Builds the tree before a test run, because threads and child processes run built code, and makes
 * the folder of what test files share (tests/support/templatesFolder.ts).
 */
export default async function globalSetup() {
  await buildTree({ ifChanged: true });
  process.env.TEST_TEMPLATES = await mkdtemp(join(tmpdir(), 'hedong-templates-'));
}
