import { randomUUID } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import type { Model } from 'mongoose';
import { chinaDate } from '../../../../schema/policy/chinaDate';
import type { JobContext } from '../../../framework/jobs/jobs';
import { RECORDS } from '../../../framework/records/recordModels';
import type { WrittenRow } from '../../../framework/records/writer/event';
import { TYPES } from '../types';
import type { MissingNumbers } from './model';
import { gapsIn, serialNumber, type SerialNumber } from './series';

/** Rows between two pauses, in which the process answers queries. */
const ROWS_PER_TURN = 500;
const ROWS_PER_TOUCH = 10_000;
const BATCH_SIZE = 1000;

type Run = Pick<MissingNumbers, 'foundAt' | 'run'>;

/** The numbers of one series and year. */
interface Series extends Omit<SerialNumber, 'serial'> {
  readonly type: string;
  readonly department: string;
  readonly serials: number[];
}

/**
 * Finds the gaps in the document numbers of this year and the last. Earlier years are left out,
 * because records of them may have been destroyed. A repeated run stores the same gaps; one that is
 * interrupted leaves those of the run before it.
 */
export async function findMissing(
  model: Model<MissingNumbers>,
  { now, context }: { readonly now: Date; readonly context: JobContext },
): Promise<void> {
  const firstYear = Number(chinaDate(now).slice(0, 4)) - 1;
  const all = new Map<string, Series>();
  let read = 0;
  const rows = model.db
    .collection<WrittenRow>(RECORDS)
    .find(
      { type: { $in: [...TYPES] }, decisionDate: { $gte: `${firstYear}-01-01` } },
      { projection: { type: 1, sourceDepartmentId: 1, 'basis.number': 1 } },
    );
  for await (const { type, sourceDepartmentId: department, basis } of rows) {
    if (context.signal.aborted) return;
    if (++read % ROWS_PER_TURN === 0) await setImmediate();
    if (read % ROWS_PER_TOUCH === 0) await context.touch();
    const number = serialNumber(basis.number);
    if (number === undefined || number.year < firstYear) continue;
    const { serial, ...parts } = number;
    const key = [type, department, parts.series, parts.middle, parts.suffix].join('\0');
    const known = all.get(key);
    if (known === undefined) all.set(key, { type, department, ...parts, serials: [serial] });
    else known.serials.push(serial);
  }
  const run = { foundAt: now, run: randomUUID() };
  await replaceGaps(
    model,
    [...all.values()].flatMap((series) => missingIn(series, run)),
    run,
  );
}

function missingIn(
  { type, department, series, year, middle, suffix, digits, serials }: Series,
  run: Run,
): MissingNumbers[] {
  const written = (serial: number) =>
    `${series}${middle}${String(serial).padStart(digits, '0')}${suffix}`;
  return gapsIn(serials).map(({ from, to }) => ({
    _id: `${type}/${department}/${written(from)}`,
    type,
    department,
    series,
    year,
    from,
    firstNumber: written(from),
    lastNumber: written(to),
    count: to - from + 1,
    ...run,
  }));
}

async function replaceGaps(
  model: Model<MissingNumbers>,
  found: readonly MissingNumbers[],
  { run }: Run,
): Promise<void> {
  for (let index = 0; index < found.length; index += BATCH_SIZE)
    await model.collection.bulkWrite(
      found.slice(index, index + BATCH_SIZE).map(({ _id, ...gap }) => ({
        replaceOne: { filter: { _id: _id as never }, replacement: gap, upsert: true },
      })),
      { ordered: false },
    );
  await model.deleteMany({ run: { $ne: run } });
}
