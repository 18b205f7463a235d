import { setImmediate as turn, setTimeout as wait } from 'node:timers/promises';
import { groupCommit } from '../../subgraphs/subjects/disclosure/groupCommit';

const WRITE_MS = 50;

/** A write that takes its time, and what was written when. */
function slowWrite() {
  const groups: (readonly number[])[] = [];
  const began: number[] = [];
  const put = groupCommit<number>(
    async (items) => {
      groups.push(items);
      began.push(performance.now());
      await wait(WRITE_MS);
    },
    10,
    1000,
  );
  return { groups, began, put };
}

/** Three callers, of which the second and third come while the first is written. */
async function three({ put }: ReturnType<typeof slowWrite>): Promise<void> {
  await Promise.all([put([1]), put([2]), put([3])]);
}

describe('items that are handed in together', () => {
  it('are one write, begun at once where the process has nothing else to do', async () => {
    const writing = slowWrite();
    await three(writing);
    expect(writing.groups).toEqual([[1], [2, 3]]);
    expect(writing.began[1]! - writing.began[0]!).toBeLessThan(3 * WRITE_MS);
  });

  it('are kept waiting while it is busy, so that writes take a quarter of the time', async () => {
    const writing = slowWrite();
    let done = false;
    const work = (async () => {
      while (!done) {
        const end = performance.now() + 2;
        while (performance.now() < end);
        await turn();
      }
    })();
    await three(writing);
    done = true;
    await work;
    expect(writing.groups).toEqual([[1], [2, 3]]);
    expect(writing.began[1]! - writing.began[0]!).toBeGreaterThanOrEqual(4 * WRITE_MS - 1);
  });
});
