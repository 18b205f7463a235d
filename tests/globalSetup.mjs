import { buildTree } from '../cli/build.mjs';

/** Builds the tree before a test run: threads and child processes run built code. */
export default async function globalSetup() {
  await buildTree({ ifChanged: true });
}
