import { median } from '../statistics';
import type { BuildFigures, IntakeRate, ProductFigures } from './measureProduct';

const MEGABYTE = 1024 ** 2;

/** The figures as a table, with what the product promises. */
export function productText({
  records,
  table,
  load,
  freshness,
  firstBuild,
  rebuild,
  intake,
  machine,
}: ProductFigures): string {
  const line = (name: string, figure: string, more = '') =>
    `${name.padEnd(24)}${figure.padStart(16)}   ${more}`.trimEnd() + '\n';
  const megabytes = (bytes: number) => `${(bytes / MEGABYTE).toFixed(0)} MB`;
  const built = ({ idle, peak }: BuildFigures) =>
    `at most ${megabytes(peak)}${idle === null ? '' : `, ${megabytes(peak - idle)} above idle`}`;
  const rate = (rates: readonly IntakeRate[]) =>
    median(rates.map(({ rowsPerSecond }) => rowsPerSecond));
  const cpu = (rates: readonly IntakeRate[]) => median(rates.map(({ cpuMsPerRow }) => cpuMsPerRow));
  const percent = (share: number) => `${(100 * share).toFixed(1)} %`;
  return [
    line('records', String(records)),
    line('first table', `${table.firstMs.toFixed(0)} ms`),
    line('the same again', `${table.againMs.toFixed(1)} ms`, 'median of one caller'),
    line(
      'tables',
      `${load.tablesPerSecond.toFixed(0)} per s`,
      `p50 ${load.p50} ms, p99 ${load.p99} ms`,
    ),
    line(
      'batch until counted',
      `${freshness.median.toFixed(1)} s`,
      `at most ${freshness.longest.toFixed(1)} s; aim 5 s`,
    ),
    line('first build', `${firstBuild.seconds.toFixed(1)} s`, built(firstBuild)),
    line('rebuild', `${rebuild.seconds.toFixed(1)} s`, built(rebuild)),
    line('intake without feed', `${rate(intake.off).toFixed(0)} rows/s`),
    line(
      'intake with feed',
      `${rate(intake.on).toFixed(0)} rows/s`,
      `${percent(1 - rate(intake.on) / rate(intake.off))} slower, ${percent(cpu(intake.on) / cpu(intake.off) - 1)} more CPU; aim 10 %`,
    ),
    line(
      'machine',
      `${machine.cpus} CPUs`,
      `load ${machine.load.map((each) => each.toFixed(1)).join(' before, ')} after`,
    ),
  ].join('');
}
