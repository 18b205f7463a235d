import { compareAudit } from '../audit';
import type { Comparison } from '../comparePair';
import { comparePermissions } from '../permissions';
import { print, roundsOf, type Mode } from './mode';

/** Compares the workloads with and without the permission engine. */
export const permissionsMode: Mode = async ({ load, values }) => {
  const permissions = await comparePermissions({ ...load, rounds: roundsOf(values) });
  print(pairsText(permissions));
  return { figures: { permissions } };
};

/** Compares the workloads with and without the disclosure log. */
export const auditMode: Mode = async ({ load, values }) => {
  const audit = await compareAudit({ ...load, rounds: roundsOf(values) });
  print(pairsText(audit));
  return { figures: { audit } };
};

function pairsText(compared: Readonly<Record<string, Comparison>>): string {
  const head =
    '      with r/s   without r/s   with ms CPU   without ms CPU   ratio of r/s: median, mean, lowest–highest pair   of CPU\n';
  const lines = Object.entries(compared).map(([name, each]) => {
    const { ratio, spread, throughput, throughputMean, throughputError, throughputSpread } = each;
    const from = (range: readonly number[]) => `(${range.map((end) => end.toFixed(2)).join('–')})`;
    const figures = [
      each.with.toFixed(1).padStart(12),
      each.without.toFixed(1).padStart(13),
      each.cpuWith.toFixed(2).padStart(13),
      each.cpuWithout.toFixed(2).padStart(16),
      throughput.toFixed(3).padStart(14),
      ` ${throughputMean.toFixed(3)} ± ${throughputError.toFixed(3)}`,
    ];
    return `${name}${figures.join(' ')} ${from(throughputSpread)}   ${ratio.toFixed(3)} ${from(spread)}\n`;
  });
  return `${head}${lines.join('')}`;
}
