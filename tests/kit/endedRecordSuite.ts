/* eslint-disable jest/no-export -- a suite that the test files of the subgraphs run */
import type { Model } from 'mongoose';
import { CLUSTERS } from '../../schema/policy/rules';
import type { Viewer } from '../../schema/viewer';
import type { CreditRecord } from '../../subgraphs/framework/records/record';
import { rowFilter } from '../../subgraphs/framework/records/rowRule';
import { ask } from './ask';
import { ENDED, TODAY, UNSEEN } from './creditRecord';
import { expectIndexed } from './expectIndexed';
import type { RecordCase } from './recordCase';
import * as viewers from './viewers';

interface Node {
  readonly id: string;
  readonly visibility: string;
}
interface Page {
  readonly totalCount: number | null;
  readonly nodes: readonly Node[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
}

const DISCLOSURES = ['OPEN', 'RESTRICTED'] as const;

/**
 * Who sees of a record type what has ended: the person it is of, and the next of kin of one who
 * has died, through every door and with the reason; nobody else, through none.
 */
export function endedRecordSuite<R extends CreditRecord>(it_: RecordCase<R>): void {
  const { type, subjectField, search } = it_;
  const me = `ended.${type}`;
  const id = (name: string, disclosure: string) => `ended.${type}.${name}.${disclosure}`;
  const department = it_.make({}).sourceDepartmentId;
  const kin = { ...viewers.person('sibling'), kinOf: me };

  /** Those who see none of it, and whether they see the live record that is not open. */
  const others: readonly (readonly [who: string, viewer: Viewer, restricted: boolean])[] = [
    ['a visitor', viewers.nobody, false],
    ['another person', viewers.person('somebody'), false],
    ['the person for the purpose of a bank', viewers.asking(viewers.person(me), 'lending'), false],
    ['a bank without consent', viewers.bank, false],
    ['an analyst', viewers.analyst, false],
    ['an auditor', viewers.auditor, false],
    ['an officer of another department', viewers.strangeOfficer, false],
    [
      'an officer in an emergency',
      viewers.asking(viewers.officer, 'break-glass', { reason: 'a child is missing' }),
      false,
    ],
    ['a representative', viewers.person('somebody', [me]), true],
    ['a bank with consent to everything', viewers.bankWithConsent(me, [...CLUSTERS]), true],
    ['an officer of the department', viewers.viewerAs('officer', { department }), true],
    ['an officer of the case', viewers.officerOfCase(me), true],
    ['a steward of the department', viewers.viewerAs('steward', { department }), true],
  ];

  const FIELDS = 'totalCount nodes { id visibility } pageInfo { hasNextPage endCursor }';
  const list = async (viewer: Viewer, args = 'first: 100'): Promise<Page> => {
    const { data, errors } = await ask(
      it_.under().subgraph,
      `query ($who: [_Any!]!) {
        _entities(representations: $who) { ... on Subject { list: ${subjectField}(${args}) { ${FIELDS} } } }
      }`,
      { who: [{ __typename: 'Subject', id: me }] },
      viewer,
    );
    expect(errors).toBeUndefined();
    return (data!['_entities'] as { list: Page }[])[0]!.list;
  };
  const found = async (viewer: Viewer): Promise<Node[]> => {
    const seen: Node[] = [];
    for (let after: string | null = null; ;) {
      const { data, errors } = await ask(
        it_.under().subgraph,
        `query ($after: String) { list: ${search!.field}(${search!.args} first: 100, after: $after) { ${FIELDS} } }`,
        { after },
        viewer,
      );
      expect(errors).toBeUndefined();
      const { nodes, pageInfo } = data!['list'] as Page;
      seen.push(...nodes.filter((node) => node.id.startsWith(`${me}.`)));
      if (!pageInfo.hasNextPage) return seen;
      after = pageInfo.endCursor;
    }
  };
  const entities = async (ids: readonly string[], viewer: Viewer) => {
    const { data, errors } = await ask(
      it_.under().subgraph,
      `query ($who: [_Any!]!) { _entities(representations: $who) { ... on ${type} { id visibility } } }`,
      { who: ids.map((each) => ({ __typename: type, id: each })) },
      viewer,
    );
    expect(errors).toBeUndefined();
    return data!['_entities'] as (Node | null)[];
  };

  const named = (rows: typeof ENDED) =>
    rows.flatMap(([name, , visibility]) =>
      DISCLOSURES.map((disclosure) => ({ id: id(name, disclosure), visibility })),
    );
  const live = DISCLOSURES.map((disclosure) => ({
    id: id('live', disclosure),
    visibility: 'SHOWN',
  }));
  const unseen = UNSEEN.flatMap(([name]) => DISCLOSURES.map((disclosure) => id(name, disclosure)));
  const byId = (nodes: readonly Node[]) => [...nodes].sort((a, b) => (a.id < b.id ? -1 : 1));
  const all = byId([...named(ENDED), ...live]);

  describe(`${type}, when it has ended`, () => {
    beforeAll(async () => {
      const rows = [...ENDED, ...UNSEEN, ['live', {}] as const].flatMap(([name, fields]) =>
        DISCLOSURES.map((disclosure) =>
          it_.make({ _id: id(name, disclosure), subjectId: me, disclosure, ...fields }),
        ),
      );
      await it_.model().insertMany(rows as Parameters<Model<R>['insertMany']>[0]);
    });
    afterAll(() => it_.model().deleteMany({ subjectId: me }));

    it.each([
      ['the person', viewers.person(me)],
      ['the next of kin of one who has died', kin],
    ])('is held and counted for %s, with the reason, through every door', async (_who, viewer) => {
      const page = await list(viewer);
      expect(page.totalCount).toBe(all.length);
      expect(byId(page.nodes)).toEqual(all);
      expect(
        await entities(
          all.map((node) => node.id),
          viewer,
        ),
      ).toEqual(all);
      expect(await entities(unseen, viewer)).toEqual(unseen.map(() => null));
      if (search) expect(byId(await found(viewer))).toEqual(all);
    });

    it('comes page by page, each record once', async () => {
      const seen: Node[] = [];
      for (let args = 'first: 5'; ;) {
        const { nodes, pageInfo } = await list(viewers.person(me), args);
        seen.push(...nodes);
        if (!pageInfo.hasNextPage) break;
        args = `first: 5, after: "${pageInfo.endCursor}"`;
      }
      expect(byId(seen)).toEqual(all);
    });

    it.each(others)('is not there for %s', async (_who, viewer, restricted) => {
      const expected = restricted ? live : live.slice(0, 1);
      const page = await list(viewer);
      expect(page.totalCount).toBe(expected.length);
      expect(byId(page.nodes)).toEqual(expected);
      const hidden = [...named(ENDED).map((node) => node.id), ...unseen];
      expect(await entities(hidden, viewer)).toEqual(hidden.map(() => null));
      if (search) expect(byId(await found(viewer))).toEqual(expected);
    });

    it('takes no command more, and the same index', async () => {
      const counts: number[] = [];
      for (const viewer of [viewers.nobody, viewers.person(me)]) {
        it_.under().commands();
        await list(viewer);
        counts.push(it_.under().commands().length);
      }
      expect(counts).toEqual([1, 1]);
      const rows = rowFilter({ viewer: viewers.person(me), today: TODAY, cluster: undefined });
      expect(rows).toHaveProperty('$or');
      await expectIndexed(it_.model(), { subjectId: me, ...rows }, { decisionDate: -1, _id: -1 });
    });

    it('is on the disclosure log for the person who reads it, as what is open is not', async () => {
      const asked = async (name: string) => {
        const { extensions } = await ask(
          it_.under().subgraph,
          `query ($who: [_Any!]!) { _entities(representations: $who) { ... on ${type} { id } } }`,
          { who: [{ __typename: type, id: id(name, 'OPEN') }] },
          viewers.person(me),
        );
        return JSON.stringify(extensions ?? {}).includes(`${type}.id`);
      };
      expect([await asked('live'), await asked('repaired')]).toEqual([false, true]);
    });
  });
}
