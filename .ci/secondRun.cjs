const { execFileSync } = require('node:child_process');
const { createHash } = require('node:crypto');
const { join, relative } = require('node:path');

const ROOT = join(__dirname, '..');

/** Threads, sockets, the native database, compiled code and services: they depend on Node itself. */
const DEPEND_ON_NODE = [
  'packages/embedded-mongo/tests/conformance/',
  'packages/embedded-mongo/tests/connections/',
  'packages/embedded-mongo/tests/storage/',
  'packages/embedded-mongo/tests/thread/',
  'packages/embedded-mongo/tests/transactions/',
  'tests/cli/build',
  'tests/process/followFiles',
  'tests/process/telemetry/',
  'tests/e2e/services',
  'tests/gateway/gateway.test',
  'tests/gateway/execution/http1/',
  'tests/subgraphs/framework/execution/',
];

/** The number of parts into which the other files are divided; each commit runs one of them. */
const PARTS = 16;

/** Whether a test file runs on the second version of Node at a commit. */
function runsTwice(file, commit) {
  if (DEPEND_ON_NODE.some((start) => file.startsWith(start))) return true;
  const hash = createHash('sha256').update(file).digest().readUInt32BE(0);
  return hash % PARTS === commit % PARTS;
}

/** The number of commits so far; 0 in a folder without a repository. */
function commitCount() {
  try {
    const count = execFileSync('git', ['rev-list', '--count', 'HEAD'], {
      cwd: ROOT,
      stdio: 'pipe',
    });
    return Number(count.toString());
  } catch {
    return 0;
  }
}

/**
 * A filter of jest (`--filter`): the test files that run a second time, on another version of Node.
 * The whole suite does not fit into CI's time twice. The files that depend on Node run at every
 * commit, and the others take turns, so that every file has run after `PARTS` commits.
 */
module.exports = async (paths) => {
  const commit = commitCount();
  return { filtered: paths.filter((path) => runsTwice(relative(ROOT, path), commit)) };
};
Object.assign(module.exports, { DEPEND_ON_NODE, PARTS, runsTwice });
