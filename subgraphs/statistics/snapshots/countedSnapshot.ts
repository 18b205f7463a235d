import type { SnapshotTable } from '../../../schema/policy/snapshots';
import { statisticsProtection } from '../../../schema/policy/statistics';
import { noteOf } from '../answers/note';
import { columnsOf } from '../answers/shape';
import { wholeTable } from '../answers/table';
import type { Counts } from '../counts';
import { dayNumber, dayText } from '../cube/days';
import { firstDayOf, periodOf } from '../cube/periods';
import { sheetColumns, sheetOf, type SheetColumn } from '../files/sheet';
import { readStatistics, type Read } from '../questions/readQuestion';
import type { MadeSnapshot } from './madeSnapshot';

type Counted = NonNullable<SnapshotTable['counted']>;

/**
 * The columns of a counted table.
 * @param day a day on which the table is in force
 */
export function countedColumns(counted: Counted, day: string): readonly SheetColumn[] {
  return columnsOf(readCounted(counted, day)).flatMap(sheetColumns);
}

/** A counted table with all its groups, protected like every answer of the API. */
export async function countedSnapshot(
  counted: Counted,
  counts: Counts,
  today: string,
): Promise<MadeSnapshot> {
  const read = readCounted(counted, today);
  const from = firstDay(counted, today);
  const asOf = counts.asOf();
  const table = wholeTable(read, await counts.answer(read.question, today), {
    ...noteOf(read.kinds, statisticsProtection(today)),
    ...{ from, to: today, asOf },
  });
  return { sheet: sheetOf(table), suppressed: table.suppressed, from, to: today, asOf };
}

function readCounted(counted: Counted, today: string): Read {
  const { of, by, measures } = counted;
  const days = { from: firstDay(counted, today), to: today };
  const given = { of, by, measures, interval: 'MONTH', filter: [], top: 1, ...days } as const;
  const read = readStatistics(given, today);
  return { ...read, question: { ...read.question, top: null } };
}

function firstDay({ months }: Counted, today: string): string {
  return dayText(firstDayOf('MONTH', periodOf('MONTH', dayNumber(today)) - months + 1));
}
