import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { measure, subjectIds, type Measured } from './load';
import { comparePermissions } from './permissions';
import { WORKLOADS } from './workloads';

const HELP = `Loads a running service and prints requests per second, p50 and p99 of three workloads.

  npm run bench [-- --url URL] [--connections N] [--seconds N] [--json FILE]

  --url URL          the GraphQL endpoint (default http://127.0.0.1:4000/graphql)
  --connections N    concurrent connections (default 32)
  --seconds N        seconds per workload (default 10)
  --permissions      compare the workloads with and without the permission engine, turn by turn,
                     on a service and a world of its own; --url is not used
  --json FILE        also write the figures to FILE
  --help             this text
`;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      url: { type: 'string', default: 'http://127.0.0.1:4000/graphql' },
      connections: { type: 'string', default: '32' },
      seconds: { type: 'string', default: '10' },
      permissions: { type: 'boolean', default: false },
      json: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    process.stdout.write(HELP);
    return;
  }
  const load = {
    connections: wholeNumber('connections', values.connections),
    seconds: wholeNumber('seconds', values.seconds),
  };
  if (values.permissions) {
    const permissions = await comparePermissions(load);
    process.stdout.write(
      '      with r/s   without r/s   with ms CPU   without ms CPU   ratio of CPU (lowest–highest round)\n',
    );
    for (const [name, each] of Object.entries(permissions)) {
      const { ratio, spread } = each;
      const figures = [
        each.with.toFixed(1).padStart(12),
        each.without.toFixed(1).padStart(13),
        each.cpuWith.toFixed(2).padStart(13),
        each.cpuWithout.toFixed(2).padStart(16),
      ];
      process.stdout.write(
        `${name}${figures.join(' ')}   ${ratio.toFixed(3)} (${spread.map((each) => each.toFixed(3)).join('–')})\n`,
      );
    }
    if (values.json !== undefined)
      await writeFile(values.json, `${JSON.stringify({ permissions }, null, 2)}\n`);
    return;
  }
  const ids = await subjectIds(values.url, 50);
  const product: Record<string, Measured> = {};
  process.stdout.write(
    `${load.connections} connections, ${load.seconds} s each, ${values.url}\n\n`,
  );
  process.stdout.write('      requests/s    p50 ms    p99 ms\n');
  for (const workload of WORKLOADS) {
    const measured = await measure(values.url, workload, ids, load);
    product[workload.name] = measured;
    const figures = [
      measured.rps.toFixed(1).padStart(12),
      String(measured.p50).padStart(9),
      String(measured.p99).padStart(9),
    ];
    process.stdout.write(`${workload.name}  ${figures.join(' ')}   ${workload.about}\n`);
  }
  if (values.json !== undefined)
    await writeFile(values.json, `${JSON.stringify({ product }, null, 2)}\n`);
}

function wholeNumber(name: string, text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1)
    throw new Error(`--${name} is ${text}; it must be a whole number from 1.`);
  return value;
}

main().catch((error: unknown) => {
  const reason =
    error instanceof TypeError ? 'the service does not answer' : (error as Error).message;
  process.stderr.write(`bench: ${reason}\n`);
  process.exitCode = 1;
});
