import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { wholeNumber } from '../cli/support/program';
import { compareCheckouts } from './against/compareCheckouts';
import { compareAudit } from './audit';
import { commandsText, type CommandsPerQuestion } from './commands/commandCounts';
import { ownCommands } from './commands/ownCommands';
import { compareGateways, reported, type Comparison } from './gateway/compareGateways';
import { compareProduct } from './gateway/compareProduct';
import { missingOf, PEERS, type Peer } from './gateway/peers';
import { comparisonText, productText } from './gateway/printComparison';
import { HELP } from './help';
import { benchLog } from './log';
import { measure, subjectIds, type Measured } from './load';
import { comparePermissions } from './permissions';
import { hostileSoak, hostileText } from './soak/hostileSoak';
import { comparePlanning, planningText } from './planning/comparePlanning';
import { soak } from './soak/soak';
import { verdictText } from './soak/verdict';
import { WORKLOADS } from './workloads';

const ORDINARY_CALLERS = 16;
const AT_LEAST_ONE = { least: 1 };
async function main(): Promise<void> {
  // Without NODE_ENV=production, packages run additional, slower checks.
  process.env['NODE_ENV'] ??= 'production';
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      url: { type: 'string', default: 'http://127.0.0.1:4000/graphql' },
      connections: { type: 'string', default: '32' },
      seconds: { type: 'string', default: '10' },
      against: { type: 'string' },
      permissions: { type: 'boolean', default: false },
      audit: { type: 'boolean', default: false },
      gateway: { type: 'boolean', default: false },
      peers: { type: 'boolean', default: false },
      rounds: { type: 'string', default: '4' },
      log: { type: 'boolean', default: false },
      events: { type: 'string', default: '1000000' },
      planning: { type: 'boolean', default: false },
      soak: { type: 'boolean', default: false },
      hostile: { type: 'boolean', default: false },
      minutes: { type: 'string' },
      inputs: { type: 'string' },
      json: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    process.stdout.write(HELP);
    return;
  }
  const load = {
    connections: wholeNumber('--connections', values.connections, AT_LEAST_ONE),
    seconds: wholeNumber('--seconds', values.seconds, AT_LEAST_ONE),
  };
  if (values.peers && !values.gateway) throw new Error('--peers requires --gateway; see --help.');
  const [first, ...surplus] = positionals;
  if (surplus.length > 0 || (first !== undefined && !values.soak))
    throw new Error(`Unexpected argument ${surplus[0] ?? first}; see --help.`);
  if ((values.hostile || values.minutes !== undefined) && !values.soak)
    throw new Error('--hostile and --minutes require --soak; see --help.');
  if (values.inputs !== undefined && !values.hostile)
    throw new Error('--inputs requires --hostile; see --help.');
  const minutes = values.minutes ?? first;
  if (values.against !== undefined) {
    const against = await compareCheckouts({
      ...load,
      folder: values.against,
      rounds: wholeNumber('--rounds', values.rounds, AT_LEAST_ONE),
      print: (line) => process.stdout.write(line),
    });
    if (values.json !== undefined)
      await writeFile(values.json, `${JSON.stringify({ against }, null, 2)}\n`);
    return;
  }
  if (values.hostile) {
    const soaked = await hostileSoak({
      minutes: wholeNumber('--minutes', minutes ?? '10', AT_LEAST_ONE),
      callers: ORDINARY_CALLERS,
      seconds: load.seconds,
      ...(values.inputs !== undefined && { inputs: values.inputs }),
      print: (line) => process.stdout.write(line),
    });
    process.stdout.write(hostileText(soaked));
    if (values.json !== undefined)
      await writeFile(values.json, `${JSON.stringify({ hostile: soaked }, null, 2)}\n`);
    if (!soaked.passed) process.exitCode = 1;
    return;
  }
  if (values.soak) {
    const soaked = await soak({
      ...load,
      minutes: wholeNumber('--soak', minutes ?? '30', AT_LEAST_ONE),
      print: (line) => process.stdout.write(line),
    });
    process.stdout.write(verdictText(soaked.verdict));
    if (values.json !== undefined)
      await writeFile(values.json, `${JSON.stringify({ soak: soaked }, null, 2)}\n`);
    if (!soaked.verdict.passed) process.exitCode = 1;
    return;
  }
  if (values.log) {
    const events = wholeNumber('--events', values.events, AT_LEAST_ONE);
    let shown = 0;
    const log = await benchLog(load, events, (done) => {
      if (done < shown + 100_000) return;
      shown = done;
      process.stderr.write(`${done} of ${events} events\n`);
    });
    const text = JSON.stringify({ log }, null, 2);
    process.stdout.write(`${text}\n`);
    if (values.json !== undefined) await writeFile(values.json, `${text}\n`);
    return;
  }
  if (values.planning) {
    const planning = await comparePlanning((planner, done, of) => {
      if (done % 50 === 0) process.stderr.write(`${planner}: ${done} of ${of} operations\n`);
    });
    process.stdout.write(planningText(planning));
    if (values.json !== undefined)
      await writeFile(values.json, `${JSON.stringify({ planning }, null, 2)}\n`);
    return;
  }
  if (values.gateway) {
    const rounds = wholeNumber('--rounds', values.rounds, AT_LEAST_ONE);
    const found: Record<string, Comparison> = {};
    const leftOut = (peer: Peer, reason: string) =>
      void process.stdout.write(`${peer} is skipped: ${reason}\n`);
    const peers = (values.peers ? PEERS : []).filter((peer) => {
      const missing = missingOf(peer);
      if (missing.length > 0) leftOut(peer, `install ${missing.join(' and ')} to include it.`);
      return missing.length === 0;
    });
    for (const mode of ['http', 'inProcess'] as const) {
      found[mode] = await compareGateways({ ...load, mode, rounds, peers, leftOut });
      const title = mode === 'http' ? 'Subgraphs over HTTP' : 'Subgraphs in the same process';
      process.stdout.write(`${comparisonText(title, found[mode])}\n`);
    }
    const whole = await compareProduct({ ...load, rounds });
    process.stdout.write(productText(whole));
    const product = Object.fromEntries(
      Object.entries(whole).map(([name, each]) => [
        name,
        {
          ratio: each.throughput,
          rps: each.with,
          p50: each.p50,
          p99: each.p99,
          cpuMs: each.cpuWith,
          cpuRatio: each.ratio,
        },
      ]),
    );
    const figures = {
      http: reported(found['http']!),
      inProcess: reported(found['inProcess']!),
      product,
    };
    if (values.json !== undefined)
      await writeFile(values.json, `${JSON.stringify({ ...figures, targets: found }, null, 2)}\n`);
    return;
  }
  if (values.permissions || values.audit) {
    const turns = { ...load, rounds: wholeNumber('--rounds', values.rounds, AT_LEAST_ONE) };
    const compared = values.permissions
      ? await comparePermissions(turns)
      : await compareAudit(turns);
    process.stdout.write(
      '      with r/s   without r/s   with ms CPU   without ms CPU   ratio of r/s: median, mean, lowest–highest pair   of CPU\n',
    );
    for (const [name, each] of Object.entries(compared)) {
      const { ratio, spread, throughput, throughputMean, throughputError, throughputSpread } = each;
      const from = (range: readonly number[]) =>
        `(${range.map((end) => end.toFixed(2)).join('–')})`;
      const figures = [
        each.with.toFixed(1).padStart(12),
        each.without.toFixed(1).padStart(13),
        each.cpuWith.toFixed(2).padStart(13),
        each.cpuWithout.toFixed(2).padStart(16),
        throughput.toFixed(3).padStart(14),
        ` ${throughputMean.toFixed(3)} ± ${throughputError.toFixed(3)}`,
      ];
      process.stdout.write(
        `${name}${figures.join(' ')} ${from(throughputSpread)}   ${ratio.toFixed(3)} ${from(spread)}\n`,
      );
    }
    const named = values.permissions ? { permissions: compared } : { audit: compared };
    if (values.json !== undefined)
      await writeFile(values.json, `${JSON.stringify(named, null, 2)}\n`);
    return;
  }
  const ids = await subjectIds(values.url, 50);
  const product: Record<string, Measured & { readonly commands: CommandsPerQuestion }> = {};
  const commands = await ownCommands();
  process.stdout.write(
    `${load.connections} connections, ${load.seconds} s each, ${values.url}\n\n`,
  );
  process.stdout.write('      requests/s    p50 ms    p99 ms\n');
  for (const workload of WORKLOADS) {
    const measured = await measure(values.url, workload, ids, load);
    const counted = commands[workload.name]!;
    product[workload.name] = { ...measured, commands: counted };
    const figures = [
      measured.rps.toFixed(1).padStart(12),
      String(measured.p50).padStart(9),
      String(measured.p99).padStart(9),
    ];
    process.stdout.write(
      `${workload.name}  ${figures.join(' ')}   ${workload.about}; commands ${commandsText(counted)}\n`,
    );
  }
  if (values.json !== undefined)
    await writeFile(values.json, `${JSON.stringify({ product }, null, 2)}\n`);
}

main().catch((error: unknown) => {
  const reason =
    error instanceof TypeError ? 'the service does not respond' : (error as Error).message;
  process.stderr.write(`bench: ${reason}\n`);
  process.exitCode = 1;
});
