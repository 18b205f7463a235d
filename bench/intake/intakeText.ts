import { median } from '../statistics';
import type { IntakeFigures } from './measureIntake';

const MEGABYTE = 1024 ** 2;

/** The figures as a table, with the shares that the product promises. */
export function intakeText({ seed, intake, memory, queries, machine }: IntakeFigures): string {
  const [alone, beside] = [median(queries.alone), median(queries.beside)];
  const above = memory.peak - memory.idle;
  const line = (name: string, figure: string, more: string) =>
    `${name.padEnd(24)}${figure.padStart(16)}   ${more}\n`;
  return [
    line('seed', `${seed.rate.toFixed(0)} records/s`, `${seed.records} records`),
    line(
      'intake',
      `${intake.rate.toFixed(0)} rows/s`,
      `${intake.rows} rows in ${intake.seconds.toFixed(1)} s; ${(intake.rate / seed.rate).toFixed(2)} of the seed`,
    ),
    line(
      'memory above idle',
      `${(above / MEGABYTE).toFixed(0)} MB`,
      `from ${(memory.idle / MEGABYTE).toFixed(0)} to ${(memory.peak / MEGABYTE).toFixed(0)} MB`,
    ),
    line('query alone', `${alone.toFixed(0)} r/s`, ''),
    line(
      'query beside an upload',
      `${beside.toFixed(0)} r/s`,
      `${(beside / alone).toFixed(2)} of alone`,
    ),
    line(
      'machine',
      `${machine.cpus} CPUs`,
      `load ${machine.load.map((each) => each.toFixed(1)).join(' before, ')} after`,
    ),
  ].join('');
}
