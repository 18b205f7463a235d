import { isDeepStrictEqual, parseArgs } from 'node:util';
import { expectedCounts } from './intakeCrash/countStored';
import { intakeCrashRun } from './intakeCrash/intakeCrashRun';

const HELP = `Kills processes that accept batches, and checks that no row is lost and none is stored twice.

  node --import tsx tests/e2e/intakeCrash.ts [--kills N] [--rows N]

  --kills N   how often a process is killed with SIGKILL (default 50)
  --rows N    rows of each batch (default 20000)
  --help      this text
`;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      kills: { type: 'string', default: '50' },
      rows: { type: 'string', default: '20000' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    process.stdout.write(HELP);
    return;
  }
  const kills = Number(values.kills);
  const report = await intakeCrashRun({
    kills,
    rows: Number(values.rows),
    onKill: (done) => process.stdout.write(`${done}/${kills} killed\n`),
  });
  const { accepted, refused } = report.submitted;
  const exact = isDeepStrictEqual(report.stored, expectedCounts(accepted, refused));
  process.stdout.write(`${JSON.stringify({ ...report, exact }, null, 2)}\n`);
  if (!exact) process.exitCode = 1;
}

main().catch((error: unknown) => {
  process.stderr.write(`intakeCrash: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
