import type { Slice } from '../base/slice';
import type { Collection } from '../storage/catalog';
import { statisticsKey } from '../storage/keyspace';
import type { Reader } from '../storage/reader';
import { readStatistics, WriteSet } from '../storage/writeSet';
import { choosePlan, type Question } from './choose';
import type { Plan } from './plan';
import { PAUSE } from './scan';
import { openScan } from './unionScan';

/** The number of documents, which every commit stores. */
export function documentCount(collection: Collection, reader: Reader): number {
  const stored = readStatistics(reader.get(statisticsKey(collection.id))).documents;
  return stored + (reader instanceof WriteSet ? reader.countChange(collection.id).documents : 0);
}

/** Whether every index entry within the bounds is another document. */
function oneEntryEach(plan: Plan): boolean {
  if (!plan.index.multikey.includes(true)) return true;
  const { bounds, index, ranges } = plan;
  const whole = bounds.length === index.fields.length && bounds.every((field) => field?.points);
  return whole && ranges.length === 1;
}

export interface Counted {
  count: number;
  keysExamined: number;
  docsExamined: number;
  plan: Plan | undefined;
}

/** Counts the matches: from the stored total, from index entries, or by reading documents. */
export async function countMatches(
  collection: Collection,
  question: Question,
  reader: Reader,
  slice: Slice,
): Promise<Counted> {
  const { filter, limit, hint } = question;
  if (filter.predicates.length === 0 && hint === undefined) {
    const total = documentCount(collection, reader);
    const count = limit > 0 ? Math.min(limit, total) : total;
    return { count, keysExamined: 0, docsExamined: 0, plan: undefined };
  }
  const plan = choosePlan(collection, question, reader);
  if (plan.exact && !plan.unique && !plan.scan && oneEntryEach(plan)) {
    let total = 0;
    for (const range of plan.ranges) total += reader.keyCount(range);
    const count = limit > 0 ? Math.min(limit, total) : total;
    return { count, keysExamined: total, docsExamined: 0, plan };
  }
  const scan = openScan(plan, filter, reader, { keysOnly: true });
  let count = 0;
  try {
    while (limit === 0 || count < limit) {
      const hit = scan.step(slice);
      if (hit === undefined) break;
      if (hit !== PAUSE) count++;
      if (hit === PAUSE || ((count & 127) === 0 && slice.due())) {
        scan.suspend();
        await slice.pause();
      }
    }
  } finally {
    scan.suspend();
  }
  return { count, keysExamined: scan.keysExamined, docsExamined: scan.docsExamined, plan };
}
