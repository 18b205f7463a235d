import { setTimeout as wait } from 'node:timers/promises';
import { groupCommit } from '../../subgraphs/subjects/disclosure/writing/groupCommit';

const WRITE_MS = 30;
const LIMIT = 4;

/** A write that takes its time and refuses what is negative, and what was written. */
function slowWrite() {
  const groups: (readonly number[])[] = [];
  let underWay = 0;
  const put = groupCommit<number>(async (items) => {
    expect(underWay++).toBe(0);
    groups.push(items);
    await wait(WRITE_MS);
    underWay--;
    if (items.some((item) => item < 0)) throw new Error('refused');
  }, LIMIT);
  return { groups, put };
}

describe('items that are handed in together', () => {
  it('are one write, begun at once, and those that come meanwhile the next, in their order', async () => {
    const { groups, put } = slowWrite();
    const first = put([1]);
    expect(groups).toEqual([[1]]);
    await Promise.all([first, put([2]), put([3, 4])]);
    expect(groups).toEqual([[1], [2, 3, 4]]);
  });

  it('are no more than fit into one write, but for those of a single caller', async () => {
    const { groups, put } = slowWrite();
    await Promise.all([put([1]), put([2, 3, 4]), put([5, 6]), put([7, 8, 9, 10, 11, 12])]);
    expect(groups).toEqual([[1], [2, 3, 4], [5, 6], [7, 8, 9, 10, 11, 12]]);
  });

  it('fail together, and nobody else with them', async () => {
    const { groups, put } = slowWrite();
    const outcomes = await Promise.allSettled([put([1]), put([2, 3]), put([-4]), put([5, 6])]);
    expect(groups).toEqual([[1], [2, 3, -4], [5, 6]]);
    expect(outcomes.map(({ status }) => status)).toEqual([
      'fulfilled',
      'rejected',
      'rejected',
      'fulfilled',
    ]);
    await put([7]);
    expect(groups.at(-1)).toEqual([7]);
  });

  it('are nothing to write where there are none', async () => {
    const { groups, put } = slowWrite();
    await put([]);
    expect(groups).toEqual([]);
  });
});
