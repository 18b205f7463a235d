import { DaySum, type DayDigest } from '../city/digests';
import type { HereRow } from './compare';

/** A row with its day. */
export type RowOfDay = HereRow & { readonly day: string };

/** The counts and digests of rows that come in the order of their day and id. */
export async function daysOf(rows: AsyncIterable<RowOfDay>): Promise<readonly DayDigest[]> {
  const days: DayDigest[] = [];
  let sum: DaySum | undefined;
  for await (const row of rows) {
    // The other side does not have what it has refused.
    if (row.isRefused === true) continue;
    if (sum?.day !== row.day) {
      if (sum) days.push(sum.end());
      sum = new DaySum(row.day);
    }
    sum.add(row);
  }
  return sum ? [...days, sum.end()] : days;
}

/** Groups of rows, so that each needs one further database command. */
export async function* chunksOf<Row>(rows: AsyncIterable<Row>, size: number) {
  let chunk: Row[] = [];
  for await (const row of rows) {
    chunk.push(row);
    if (chunk.length < size) continue;
    yield chunk;
    chunk = [];
  }
  if (chunk.length > 0) yield chunk;
}

/** All rows of one day. */
export async function listOf(rows: AsyncIterable<RowOfDay>): Promise<readonly RowOfDay[]> {
  const list: RowOfDay[] = [];
  for await (const row of rows) list.push(row);
  return list;
}
