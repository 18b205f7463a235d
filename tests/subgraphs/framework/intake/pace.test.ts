import { openPace, type Slice } from '../../../../subgraphs/framework/intake/batches/pace';

const SLICE: Slice = { work: 'write', rows: 100 };

/** A pace whose clock moves only by slices and rests, with or without a request in each step. */
function openTestPace(share: number) {
  let time = 0;
  let requests = 0;
  let arriving = false;
  const pace = openPace(share, {
    now: () => time,
    wait: async (milliseconds) => {
      time += milliseconds;
      if (arriving) requests++;
    },
    requests: () => requests,
  });
  pace.begin();
  return {
    pace,
    /** The length of the rest after a slice that took a time. */
    restAfter: async (milliseconds: number, beside: 'requests' | 'nobody', slice = SLICE) => {
      arriving = beside === 'requests';
      time += milliseconds;
      const start = time;
      await pace.rest(slice);
      return time - start;
    },
    pass: (milliseconds: number) => void (time += milliseconds),
  };
}

test('a busy process has its share of the time after each slice of work', async () => {
  const quarter = openTestPace(0.25);
  expect(await quarter.restAfter(60, 'requests')).toBe(180);
  expect(quarter.pace.busy).toBe(true);
  expect(await openTestPace(1).restAfter(60, 'requests')).toBe(10);
});

test('the time before a batch is no work of it', async () => {
  const { pace, pass, restAfter } = openTestPace(0.25);
  pass(10_000);
  pace.begin();
  expect(await restAfter(60, 'requests')).toBe(180);
});

test('a process without requests continues', async () => {
  const { pace, restAfter } = openTestPace(0.05);
  expect(await restAfter(60, 'nobody')).toBe(10);
  expect(pace.busy).toBe(false);
});

test('a slice that waited for requests costs what its rows cost without them', async () => {
  const { restAfter } = openTestPace(0.25);
  await restAfter(500, 'nobody');
  await restAfter(80, 'nobody');
  expect(await restAfter(600, 'requests')).toBe(240);
  // Of half as many rows half, and never more than it took.
  expect(await restAfter(600, 'requests', { work: 'write', rows: 50 })).toBe(120);
  expect(await restAfter(20, 'requests')).toBe(60);
  // Slices of a busy process teach nothing, and other work has costs of its own.
  expect(await restAfter(600, 'requests')).toBe(240);
  expect(await restAfter(100, 'requests', { work: 'read', rows: 1000 })).toBe(300);
});
