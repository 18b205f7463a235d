import { setTimeout as wait } from 'node:timers/promises';
import { groupCommit } from '../../../../subgraphs/subjects/disclosure/writing/groupCommit';

const WRITE_MS = 30;
const LIMIT = 4;

/** A slow write that fails for negative items, and the batches it was called with. */
function slowWrite() {
  const batches: (readonly number[])[] = [];
  let running = 0;
  const put = groupCommit<number>(async (items) => {
    expect(running++).toBe(0);
    batches.push(items);
    await wait(WRITE_MS);
    running--;
    if (items.some((item) => item < 0)) throw new Error('refused');
  }, LIMIT);
  return { batches, put };
}

describe('a group commit', () => {
  it('writes at once, and then the items that arrived meanwhile, in their order', async () => {
    const { batches, put } = slowWrite();
    const first = put([1]);
    expect(batches).toEqual([[1]]);
    await Promise.all([first, put([2]), put([3, 4])]);
    expect(batches).toEqual([[1], [2, 3, 4]]);
  });

  it('limits a batch, except for the items of a single caller', async () => {
    const { batches, put } = slowWrite();
    await Promise.all([put([1]), put([2, 3, 4]), put([5, 6]), put([7, 8, 9, 10, 11, 12])]);
    expect(batches).toEqual([[1], [2, 3, 4], [5, 6], [7, 8, 9, 10, 11, 12]]);
  });

  it('rejects all callers of a failed batch and no others', async () => {
    const { batches, put } = slowWrite();
    const outcomes = await Promise.allSettled([put([1]), put([2, 3]), put([-4]), put([5, 6])]);
    expect(batches).toEqual([[1], [2, 3, -4], [5, 6]]);
    expect(outcomes.map(({ status }) => status)).toEqual([
      'fulfilled',
      'rejected',
      'rejected',
      'fulfilled',
    ]);
    await put([7]);
    expect(batches.at(-1)).toEqual([7]);
  });

  it('writes nothing for no items', async () => {
    const { batches, put } = slowWrite();
    await put([]);
    expect(batches).toEqual([]);
  });
});
