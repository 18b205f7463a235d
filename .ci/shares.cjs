const { execFileSync } = require('node:child_process');
const { createHash } = require('node:crypto');
const { join, relative } = require('node:path');

const ROOT = join(__dirname, '..');

/** Threads, sockets and the native database: they depend on Node itself, and run on both versions. */
const DEPEND_ON_NODE = [
  'packages/embedded-mongo/tests/conformance/',
  'packages/embedded-mongo/tests/connections/',
  'packages/embedded-mongo/tests/storage/',
  'packages/embedded-mongo/tests/thread/',
  'packages/embedded-mongo/tests/transactions/',
  'tests/process/followFiles',
  'tests/process/telemetry/',
  'tests/gateway/execution/http1/',
];

/** Who sees what, and the schema: these files run at every commit. */
const EVERY_COMMIT = [
  'tests/ci/',
  'tests/gateway/permissions/',
  'tests/proof/',
  'tests/schema/',
  'tests/subgraphs/subjects/consent/',
  'tests/subgraphs/subjects/rights/',
];

/** The number of parts into which the other files are divided; at each commit one runs on Node 24. */
const PARTS = 16;

/** Of the remaining files, one of so many parts runs on Node 20 at each commit. */
const OLDER_PARTS = 2;

/**
 * The files that take longest, as they start and kill many processes, or compute much: at each
 * commit one of SLOW_PARTS runs.
 */
const SLOW = [
  'tests/cli/address.test.ts',
  'tests/cli/backup.test.ts',
  'tests/cli/dev.test.ts',
  'tests/cli/operations/command.test.ts',
  'tests/cli/policy.test.ts',
  'tests/cli/programs.test.ts',
  'tests/documents/clients.test.ts',
  'tests/documents/development.test.ts',
  'tests/documents/goingLive.test.ts',
  'tests/documents/intake.test.ts',
  'tests/e2e/crash.test.ts',
  'tests/e2e/everyCondition.test.ts',
  'tests/e2e/intakeCrash/intakeCrash.test.ts',
  'tests/e2e/logStopped.test.ts',
  'tests/e2e/services.test.ts',
  'tests/e2e/telemetry.test.ts',
  'tests/gateway/authentication/bootstrap.test.ts',
  'tests/gateway/execution/compiledPipeline.test.ts',
  'tests/gateway/execution/equality.test.ts',
  'tests/gateway/execution/planning/plannerPool.test.ts',
  'tests/gateway/execution/product.test.ts',
  'tests/gateway/execution/rawJson.test.ts',
  'tests/gateway/execution/rawJsonGateway.test.ts',
  'tests/gateway/planning.test.ts',
  'tests/gateway/reload.test.ts',
  'tests/proof/purposeDoors.test.ts',
  'tests/schema/generated.test.ts',
  'tests/subgraphs/framework/intake/uploadedBatch.test.ts',
  'tests/subgraphs/framework/vault/rotation.test.ts',
  'tests/subgraphs/statistics/attacker.test.ts',
  'tests/subgraphs/statistics/cube.test.ts',
  'tests/subgraphs/statistics/feed/feed.test.ts',
  'tests/subgraphs/subjects/disclosure/entryPage.test.ts',
  'tests/subgraphs/subjects/disclosure/tampering.test.ts',
  'tests/subgraphs/subjects/disclosure/thread.test.ts',
  'tests/subgraphs/subjects/disclosure/tree.test.ts',
  'tests/subgraphs/subjects/disclosure/verify.test.ts',
  'tests/subgraphs/subjects/registration/merge.test.ts',
  'tests/subgraphs/subjects/rights/recordIndexDelivery.test.ts',
  'tests/subgraphs/subjects/rights/timeline.test.ts',
];
const SLOW_PARTS = 16;

const dependsOnNode = (file) => DEPEND_ON_NODE.some((start) => file.startsWith(start));
const isAtEveryCommit = (file) => EVERY_COMMIT.some((start) => file.startsWith(start));
const partOf = (file, parts) => createHash('sha256').update(file).digest().readUInt32BE(0) % parts;

/** Whether a test file runs on Node 24 at a commit. */
function runsOnNewer(file, commit) {
  if (dependsOnNode(file)) return true;
  return !SLOW.includes(file) && partOf(file, PARTS) === commit % PARTS;
}

/** Whether a test file runs on Node 20 at a commit. */
function runsOnOlder(file, commit) {
  if (dependsOnNode(file)) return true;
  if (SLOW.includes(file)) return SLOW.indexOf(file) % SLOW_PARTS === commit % SLOW_PARTS;
  if (runsOnNewer(file, commit)) return false;
  return isAtEveryCommit(file) || partOf(file, OLDER_PARTS) === commit % OLDER_PARTS;
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
 * A filter of jest (`--filter`): the share of the test files that CI runs at this commit on the
 * version of Node that runs jest. The whole suite does not fit into CI's time. Files about who sees
 * what run once, those that depend on Node run on both versions. Of the others a half runs, of the
 * slowest a sixteenth. `npm test` runs all of them.
 */
module.exports = async (paths) => {
  const commit = commitCount();
  const runs = Number(process.versions.node.split('.')[0]) >= 24 ? runsOnNewer : runsOnOlder;
  return { filtered: paths.filter((path) => runs(relative(ROOT, path), commit)) };
};
Object.assign(module.exports, {
  DEPEND_ON_NODE,
  EVERY_COMMIT,
  OLDER_PARTS,
  PARTS,
  SLOW,
  SLOW_PARTS,
  runsOnNewer,
  runsOnOlder,
});
