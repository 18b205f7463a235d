import { parseArgs } from 'node:util';
import { crashRun } from './crash/crashRun';

const HELP = `Kills the product under load and checks that nothing was disclosed that is not logged.

  node --import tsx tests/e2e/crash.ts [--kills N] [--processes one|many]

  --kills N           how often a process is killed with SIGKILL (default 40)
  --processes P       one: everything in one process (default);
                      many: store, subgraphs and two gateways as processes of their own, of
                      which store, gateways and the subgraph that keeps the log are killed
  --help              this text
`;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      kills: { type: 'string', default: '40' },
      processes: { type: 'string', default: 'one' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    process.stdout.write(HELP);
    return;
  }
  const kills = Number(values.kills);
  if (!Number.isInteger(kills) || kills < 1)
    throw new Error(`--kills is ${values.kills}; it must be a whole number from 1.`);
  const { processes } = values;
  if (processes !== 'one' && processes !== 'many')
    throw new Error(`--processes is ${processes}; it must be one or many.`);
  const report = await crashRun({
    kills,
    processes,
    onKill: (done, name) => process.stdout.write(`${done}/${kills} killed: ${name}\n`),
  });
  process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
  if (report.unlogged > 0 || report.countedUses < report.answeredUses) process.exitCode = 1;
}

main().catch((error: unknown) => {
  process.stderr.write(`crash: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
