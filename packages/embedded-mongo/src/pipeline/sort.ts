import { mongoError } from '../base/errors';
import { compileSortKey } from '../paths/sort';
import type { KeyValue } from '../values/keyEncoding';
import { type Doc, isDoc } from '../values/types';
import { memoryMeter, sizeOf } from './memory';
import { pacer } from './pace';
import type { CompileStage, StreamStage } from './types';

interface Row {
  key: KeyValue[];
  doc: Doc;
}

const RUN = 2048;

/** $sort; with a limit only that many documents are held. */
export function sortStage(
  spec: Doc,
  limit: number | undefined,
  memory: number | undefined,
): StreamStage {
  const { key, compare } = compileSortKey(spec);
  const order = (a: Row, b: Row): number => compare(a.key, b.key);
  return {
    kind: 'stream',
    async *apply(input) {
      const hold = memoryMeter('$sort', memory);
      let rows: Row[] = [];
      let bytes = 0;
      for await (const doc of input) {
        rows.push({ key: key(doc), doc });
        const size = sizeOf(doc);
        bytes += size;
        hold(size);
        if (limit !== undefined && rows.length >= 2 * limit + 512) {
          rows = rows.sort(order).slice(0, limit);
          hold(-bytes);
          bytes = rows.reduce((sum, row) => sum + sizeOf(row.doc), 0);
          hold(bytes);
        }
      }
      const sorted = await mergeSort(rows, order);
      for (const { doc } of limit === undefined ? sorted : sorted.slice(0, limit)) yield doc;
    },
  };
}

/** A stable merge sort that lets the event loop run between its slices. */
async function mergeSort(rows: Row[], order: (a: Row, b: Row) => number): Promise<Row[]> {
  const pause = pacer();
  let runs: Row[][] = [];
  for (let index = 0; index < rows.length; index += RUN) {
    runs.push(rows.slice(index, index + RUN).sort(order));
    for (let i = 0; i < 16; i += 1) await pause();
  }
  while (runs.length > 1) {
    const merged: Row[][] = [];
    for (let i = 0; i < runs.length; i += 2) {
      merged.push(await merge(runs[i] ?? [], runs[i + 1] ?? [], order, pause));
    }
    runs = merged;
  }
  return runs[0] ?? [];
}

async function merge(
  a: Row[],
  b: Row[],
  order: (x: Row, y: Row) => number,
  pause: () => Promise<void> | undefined,
): Promise<Row[]> {
  const result: Row[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    const [x, y] = [a[i], b[j]];
    if (x && (!y || order(x, y) <= 0)) {
      result.push(x);
      i += 1;
    } else if (y) {
      result.push(y);
      j += 1;
    }
    const pausing = pause();
    if (pausing) await pausing;
  }
  return result;
}

export const sort: CompileStage = (spec, { env }) => {
  if (!isDoc(spec)) throw mongoError(15973, 'the $sort key specification must be an object');
  if (Object.keys(spec).length === 0)
    throw mongoError(15976, '$sort stage must have at least one sort key');
  return sortStage(spec, undefined, env.memoryLimit);
};
