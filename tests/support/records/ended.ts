/* eslint-disable jest/no-export -- a part of the suite of records */
import { rowFilter } from '../../../subgraphs/framework/records/rowRule';
import { ENDED, TODAY } from '../creditRecord';
import { expectIndexed } from '../expectIndexed';
import type { RecordCase } from '../recordCase';
import * as viewers from '../viewers';
import { lists } from './doors';

/** Ended records cost their subject no more commands than live ones cost others. */
export function endedList(recordCase: RecordCase): void {
  const me = `ended.${recordCase.type}`;
  const ids = ENDED.map(([name]) => `${me}.${name}`);

  beforeAll(() =>
    recordCase.insert(
      ENDED.map(([name, fields]) =>
        recordCase.make({ _id: `${me}.${name}`, subjectId: me, ...fields }),
      ),
    ),
  );

  it('is listed page by page, ended records included, each once', async () => {
    const seen: string[] = [];
    for (let args = 'first: 5'; ;) {
      const [page] = await lists(recordCase, [me], viewers.person(me), { args });
      seen.push(...page!.nodes.map((node) => node.id));
      if (!page!.pageInfo.hasNextPage) break;
      args = `first: 5, after: "${page!.pageInfo.endCursor}"`;
    }
    expect([...seen].sort()).toEqual([...ids].sort());
  });

  it('takes no extra command, and the same index', async () => {
    const counts: number[] = [];
    for (const viewer of [viewers.nobody, viewers.person(me)]) {
      recordCase.underTest().commands();
      await lists(recordCase, [me], viewer);
      counts.push(recordCase.underTest().commands().length);
    }
    expect(counts).toEqual([1, 1]);
    const rows = rowFilter({ viewer: viewers.person(me), today: TODAY, cluster: undefined });
    expect(rows).toHaveProperty('$or');
    await expectIndexed(
      recordCase.model(),
      { subjectId: me, ...rows },
      { decisionDate: -1, _id: -1 },
    );
  });
}
