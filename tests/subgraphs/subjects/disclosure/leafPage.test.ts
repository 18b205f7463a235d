import { randomBytes } from 'node:crypto';
import { leafText, readLeaf } from '../../../../schema/log/entry';
import { CursorCodec } from '../../../../subgraphs/framework/lists/cursor';
import { groupsOf } from '../../../../subgraphs/subjects/disclosure/stored/group';
import { leafPage } from '../../../../subgraphs/subjects/disclosure/reading/leafPage';
import type { PlacedLeaf } from '../../../../subgraphs/subjects/disclosure/stored/leaves';
import { startTestStore, type TestStore } from '../../../support/store';
import { AT, openedLog, type OpenedLog } from './support';

const SIZE = 400;
/** Sizes of groups such that pages begin and end inside groups and at their borders. */
const GROUP_SIZES = [1, 40, 3, 100, 7, 49];

let store: TestStore;
let one: OpenedLog;
const cursors = new CursorCodec(randomBytes(32));

const page = (args: object, from = 0, wantsTotal = false) =>
  leafPage(one.log.models, { cursors }, from, args, wantsTotal);

async function walk(end: 'first' | 'last', size: number, from: number): Promise<PlacedLeaf[]> {
  let walked: PlacedLeaf[] = [];
  for (let cursor: string | null = null; ;) {
    const args = end === 'first' ? { first: size, after: cursor } : { last: size, before: cursor };
    const { nodes, pageInfo } = await page(args, from);
    walked = end === 'first' ? [...walked, ...nodes] : [...nodes, ...walked];
    const [more, next] =
      end === 'first'
        ? [pageInfo.hasNextPage, pageInfo.endCursor]
        : [pageInfo.hasPreviousPage, pageInfo.startCursor];
    if (!more) return walked;
    expect(nodes).toHaveLength(size);
    cursor = next;
  }
}

beforeAll(async () => {
  store = await startTestStore();
  one = await openedLog(store);
  const sealed = Array.from({ length: SIZE }, (_, i) => {
    const text = leafText({
      id: `e-${i}`,
      at: AT,
      actor: 'a',
      basis: 'NONE',
      subgraph: 'subjects',
      matrix: '2026-1',
      details: 's',
    });
    return { entry: readLeaf(text), text };
  });
  for (let from = 0, n = 0; from < SIZE; n++) {
    const size = GROUP_SIZES[n % GROUP_SIZES.length]!;
    await one.log.models.groups.insertMany(groupsOf(from, sealed.slice(from, from + size)));
    from += size;
  }
  // A missing group leaves a gap that pages must cross.
  await one.log.models.groups.deleteOne({ _id: 44 });
});

afterAll(async () => {
  await one.database.close();
  await store.stop();
});

describe('the leaves of the log', () => {
  it.each([11, 40, 100])('are the same from either end, in pages of %i', async (size) => {
    for (const from of [0, 143, 398]) {
      const forward = await walk('first', size, from);
      expect(forward.map(({ index }) => index)).toEqual(
        forward.map(({ index }) => index).toSorted((a, b) => a - b),
      );
      expect(await walk('last', size, from)).toEqual(forward);
    }
  });

  it('are all except those of the missing group', async () => {
    const indexes = (await walk('last', 50, 0)).map(({ index }) => index);
    expect(indexes.at(0)).toBe(0);
    expect(indexes.at(-1)).toBe(SIZE - 1);
    expect(indexes).toContain(43);
    expect(indexes).not.toContain(44);
  });

  it('have the same total from either end, and start at the argument from', async () => {
    const [first, last] = [await page({ first: 5 }, 390, true), await page({ last: 5 }, 390, true)];
    expect([first.totalCount, last.totalCount]).toEqual([10, 10]);
    const { nodes, pageInfo } = await page({ last: 9, before: last.pageInfo.startCursor }, 390);
    expect(nodes.map(({ index }) => index)).toEqual([390, 391, 392, 393, 394]);
    expect(pageInfo).toMatchObject({ hasPreviousPage: false, hasNextPage: true });
  });
});
