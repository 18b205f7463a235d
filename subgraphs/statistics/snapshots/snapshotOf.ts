import type { SnapshotTable } from '../../../schema/policy/snapshots';
import type { Counts } from '../counts';
import type { SheetColumn } from '../files/sheet';
import { countedColumns, countedSnapshot } from './countedSnapshot';
import { INDICATOR_COLUMNS, indicatorSnapshot } from './indicatorSnapshot';
import type { MadeSnapshot } from './madeSnapshot';

/** The columns of a table of snapshots, as the documentation lists them. */
export function snapshotColumns({ counted, effectiveFrom }: SnapshotTable): readonly SheetColumn[] {
  return counted === undefined ? INDICATOR_COLUMNS : countedColumns(counted, effectiveFrom);
}

/** Makes the snapshot of a table. The heading of every format has the names of the columns. */
export async function snapshotOf(
  { counted }: SnapshotTable,
  counts: Counts,
  today: string,
): Promise<MadeSnapshot> {
  const made =
    counted === undefined
      ? await indicatorSnapshot(counts, today)
      : await countedSnapshot(counted, counts, today);
  const columns = made.sheet.columns.map((column) => ({ ...column, title: column.name }));
  return { ...made, sheet: { ...made.sheet, columns } };
}
