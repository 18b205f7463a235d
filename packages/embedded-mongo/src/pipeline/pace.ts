import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Doc } from '../values/types';

const SLICE_MS = 8;

/** Lets the event loop run once `SLICE_MS` of work have passed since it last did. */
export function pacer(): () => Promise<void> | undefined {
  let started = performance.now();
  let count = 0;
  return () => {
    count += 1;
    // The clock costs more than a small document: read it now and then.
    if ((count & 15) !== 0 || performance.now() - started < SLICE_MS) return undefined;
    return nextTurn().then(() => {
      started = performance.now();
    });
  };
}

/** The same documents, with a pause for others every few milliseconds. */
export async function* paced(source: AsyncIterable<Doc>): AsyncGenerator<Doc> {
  const pause = pacer();
  for await (const doc of source) {
    yield doc;
    const pausing = pause();
    if (pausing) await pausing;
  }
}
