import type { IntegrityHonourRow } from '../../../schema/generated/commerce.rows';
import type { Model } from 'mongoose';
import { commerceSubgraph } from '../../../subgraphs/commerce/subgraph';
import { CursorCodec } from '../../../subgraphs/framework/lists/cursor';
import { ask, codes } from '../../support/ask';
import { creditRecord, now } from '../../support/creditRecord';
import { subgraphUnderTest, type SubgraphUnderTest } from '../../support/subgraph';

interface Page {
  readonly totalCount?: number;
  readonly nodes: readonly Record<string, unknown>[];
  readonly edges: readonly { readonly cursor: string }[];
  readonly pageInfo: { readonly startCursor: string; readonly endCursor: string };
}

let underTest: SubgraphUnderTest<{ records: { IntegrityHonour: Model<IntegrityHonourRow> } }>;

const HONOURS = 4;
const who = ['a', 'b', 'c'].map((id) => ({ __typename: 'Subject', id }));
const ofSubjects = (lists: string, declared = '') =>
  `query ($who: [_Any!]! ${declared}) { _entities(representations: $who) { ... on Subject { ${lists} } } }`;

async function pages(
  lists: string,
  declared = '',
  variables = {},
): Promise<Record<string, Page>[]> {
  const answer = await ask(underTest.subgraph, ofSubjects(lists, declared), { who, ...variables });
  expect(answer.errors).toBeUndefined();
  return answer.data!['_entities'] as Record<string, Page>[];
}
const honour = (_id: string, subjectId: string, decisionDate: string) => ({
  ...creditRecord({ _id, subjectId, decisionDate }),
  title: '荣誉',
  level: 'DISTRICT',
  awardedBy: '河东区人民政府',
});
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
const ids = (page: Page | undefined) => page?.nodes.map(({ id }) => id);

beforeAll(async () => {
  underTest = await subgraphUnderTest(commerceSubgraph, { now });
  await underTest.models.records.IntegrityHonour.insertMany(
    who.flatMap(({ id }) =>
      Array.from({ length: HONOURS }, (_, n) => ({
        ...honour(`${id}${n}`, id, `2026-03-0${n + 1}`),
        title: `荣誉 ${n}`,
      })),
    ) as Parameters<Model<IntegrityHonourRow>['insertMany']>[0],
  );
});
afterAll(() => underTest.stop());
afterEach(() => jest.restoreAllMocks());

describe('a list of several parents', () => {
  it('is separate under each alias, by arguments and by selection', async () => {
    const [{ endCursor }] = (await pages('l: honours(first: 1) { pageInfo { endCursor } }')).map(
      ({ l }) => l!.pageInfo,
    ) as [Page['pageInfo']];
    underTest.commands();
    const answered = await pages(`
      one: honours(first: 1) { nodes { id } }
      two: honours(first: 2) { nodes { id title } }
      sameTwo: honours(first: 2) { nodes { level id } totalCount }
      next: honours(first: 1, after: "${endCursor}") { nodes { id } }`);
    for (const [at, { id }] of who.entries()) {
      const { one, two, sameTwo, next } = answered[at]!;
      expect(ids(one)).toEqual([`${id}3`]);
      expect(two!.nodes).toEqual([
        { id: `${id}3`, title: '荣誉 3' },
        { id: `${id}2`, title: '荣誉 2' },
      ]);
      expect(sameTwo).toEqual({
        nodes: [
          { level: 'DISTRICT', id: `${id}3` },
          { level: 'DISTRICT', id: `${id}2` },
        ],
        totalCount: HONOURS,
      });
      // The cursor is that of the first parent: a position in the order that is valid for any
      // parent.
      expect(ids(next)).toEqual([id === 'a' ? 'a2' : id === 'b' ? 'b2' : 'c2']);
    }
    expect(underTest.commands()).toEqual(['aggregate']);
  });

  it('is read from both ends by one command for each end', async () => {
    underTest.commands();
    const answered = await pages(`
      newest: honours(first: 1) { nodes { id } totalCount }
      oldest: honours(last: 2) { nodes { id } totalCount }
      grades: taxGrades(last: 2) { nodes { id } totalCount }`);
    for (const [at, { id }] of who.entries()) {
      const { newest, oldest, grades } = answered[at]!;
      expect(newest).toEqual({ nodes: [{ id: `${id}3` }], totalCount: HONOURS });
      expect(oldest).toEqual({ nodes: [{ id: `${id}1` }, { id: `${id}0` }], totalCount: HONOURS });
      expect(grades).toEqual({ nodes: [], totalCount: 0 });
    }
    // The ends are two ranges of the index, joined by $unionWith.
    expect(underTest.commands()).toEqual(['aggregate']);
  });

  it.each(['first', 'last'])(
    'has the right pages by %s when the lists are too long to be read together',
    async (size) => {
      const long = 300;
      const day = (n: number) => `2025-01-${String(1 + (n % 28)).padStart(2, '0')}`;
      const subjects = ['long-0', 'long-1', 'long-2'];
      await underTest.models.records.IntegrityHonour.insertMany(
        subjects.flatMap((subjectId) =>
          Array.from({ length: long }, (_, n) => honour(`${subjectId}-${n}`, subjectId, day(n))),
        ) as Parameters<Model<IntegrityHonourRow>['insertMany']>[0],
      );
      underTest.commands();
      const answer = await ask(
        underTest.subgraph,
        ofSubjects(`honours(${size}: 3) { totalCount nodes { id decisionDate } }`),
        { who: subjects.map((id) => ({ __typename: 'Subject', id })) },
      );
      expect(answer.errors).toBeUndefined();
      const order = Array.from({ length: long }, (_, n) => n);
      for (const [at, { honours }] of (
        answer.data!['_entities'] as Record<string, Page>[]
      ).entries()) {
        const rows = order
          .map((n) => ({ id: `${subjects[at]!}-${n}`, decisionDate: day(n) }))
          .sort((a, b) => compare(b.decisionDate, a.decisionDate) || compare(b.id, a.id));
        expect(honours!.nodes).toEqual(size === 'first' ? rows.slice(0, 3) : rows.slice(-3));
        expect(honours!.totalCount).toBe(long);
      }
      // One more command reads what the first did not reach.
      expect(underTest.commands().length).toBeLessThanOrEqual(2);
      await underTest.models.records.IntegrityHonour.deleteMany({ subjectId: { $in: subjects } });
    },
  );

  it('uses the variables of each request', async () => {
    const lists = `
      honours(first: $first) { totalCount @include(if: $more) nodes { id title @skip(if: $more) level @include(if: $more) } }`;
    const declared = '$first: Int, $more: Boolean!';
    const answers = await Promise.all(
      [1, 2, 3, 4].map((first) => pages(lists, declared, { first, more: first % 2 === 0 })),
    );
    for (const [at, answered] of answers.entries()) {
      const first = at + 1;
      for (const { honours } of answered) {
        const more = first % 2 === 0;
        expect(honours!.nodes).toHaveLength(first);
        expect(honours!.totalCount).toBe(more ? HONOURS : undefined);
        expect(Object.keys(honours!.nodes[0]!)).toEqual(['id', more ? 'level' : 'title']);
        expect(Object.values(honours!.nodes[0]!)).not.toContain(null);
      }
    }
  });

  it('fails for every parent alike when its page is refused', async () => {
    const answer = await ask(underTest.subgraph, ofSubjects('honours(first: 0) { nodes { id } }'), {
      who,
    });
    expect(codes(answer)).toEqual(who.map(() => 'PAGE_SIZE_OUT_OF_RANGE'));
    expect(answer.data!['_entities']).toEqual(who.map(() => ({ honours: null })));
  });

  it('signs only the cursors that are selected', async () => {
    const encode = jest.spyOn(CursorCodec.prototype, 'encode');
    const signed = async (selection: string) => {
      encode.mockClear();
      const [first] = await pages(`honours(first: 2) { ${selection} }`);
      return [encode.mock.calls.length / who.length, first!['honours']!] as const;
    };
    expect((await signed('nodes { id } edges { node { id } } pageInfo { hasNextPage }'))[0]).toBe(
      0,
    );
    const [last, { pageInfo }] = await signed('pageInfo { endCursor startCursor }');
    const [each, { edges }] = await signed('edges { cursor }');
    expect([last, each]).toEqual([2, 2]);
    expect(edges.map(({ cursor }) => cursor)).toEqual([pageInfo.startCursor, pageInfo.endCursor]);
  });
});
