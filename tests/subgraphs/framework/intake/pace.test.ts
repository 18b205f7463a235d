import { performance } from 'node:perf_hooks';
import { openPace } from '../../../../subgraphs/framework/intake/batches/pace';

const SLICE_MS = 60;

function work(milliseconds: number): void {
  const end = performance.now() + milliseconds;
  while (performance.now() < end);
}

/** Occupies the event loop like a process that answers requests, until it is stopped. */
function keepBusy(): () => void {
  let stopped = false;
  const turn = () => {
    if (stopped) return;
    work(2);
    setImmediate(turn);
  };
  setImmediate(turn);
  return () => void (stopped = true);
}

/** The length of the rest after a slice of work, and whether it found the process busy. */
async function restAfterSlice(share: number) {
  const pace = openPace(share);
  // The time before a batch is no work of it.
  work(SLICE_MS);
  pace.begin();
  work(SLICE_MS);
  const start = performance.now();
  await pace.rest();
  return { rested: performance.now() - start, busy: pace.busy };
}

test('a busy process has its share of the time after each slice of work', async () => {
  const stop = keepBusy();
  try {
    const quarter = await restAfterSlice(0.25);
    expect(quarter.busy).toBe(true);
    expect(quarter.rested).toBeGreaterThanOrEqual(3 * SLICE_MS);
    const whole = await restAfterSlice(1);
    expect(whole.rested).toBeLessThan(3 * SLICE_MS);
  } finally {
    stop();
  }
});

test('a process without other work continues', async () => {
  const { rested, busy } = await restAfterSlice(0.05);
  expect(busy).toBe(false);
  expect(rested).toBeLessThan(19 * SLICE_MS);
});
