/**
 * The folder of what the test files of a run share: datasets and supergraphs that never change.
 * @throws Error outside a test run
 */
export function templatesFolder(): string {
  const folder = process.env['TEST_TEMPLATES'];
  if (folder === undefined) throw new Error('tests/globalSetup.mjs sets TEST_TEMPLATES.');
  return folder;
}
