/* eslint-disable jest/no-export -- a part of the suite of records */
import { ask, codes } from '../ask';
import type { RecordCase } from '../recordCase';
import { lists, searched } from './doors';

/** Twenty-five records of one subject, several per day. */
const rowsOf = ({ type, make }: RecordCase) =>
  Array.from({ length: 25 }, (_, n) =>
    make({
      _id: `${type}-${n}`,
      subjectId: 'many',
      decisionDate: `2026-02-${String(1 + (n % 20)).padStart(2, '0')}`,
    }),
  );

/**
 * The list of a subject: newest first, in pages without gaps or repeats, twice alike, with its
 * count.
 */
export function listPages(recordCase: RecordCase): void {
  beforeAll(() => recordCase.insert(rowsOf(recordCase)));

  it('is listed on its subject newest first, in pages without gaps or repeats', async () => {
    const node = 'id decisionDate';
    const walk = async () => {
      const seen: { id: string; decisionDate: string }[] = [];
      for (let args = 'first: 4'; ;) {
        const [page] = await lists<{ id: string; decisionDate: string }>(
          recordCase,
          ['many'],
          undefined,
          {
            args,
            node: `${node}`,
          },
        );
        expect(page!.totalCount).toBe(25);
        seen.push(...page!.nodes);
        if (!page!.pageInfo.hasNextPage) return seen;
        args = `first: 4, after: "${page!.pageInfo.endCursor}"`;
      }
    };
    const seen = await walk();
    const wanted = rowsOf(recordCase)
      .map(({ _id: id, decisionDate }) => ({ id, decisionDate }))
      .sort((a, b) => (a.decisionDate + a.id < b.decisionDate + b.id ? 1 : -1));
    expect(seen.map(({ decisionDate }) => decisionDate)).toEqual(
      wanted.map(({ decisionDate }) => decisionDate),
    );
    expect(new Set(seen.map(({ id }) => id))).toEqual(new Set(wanted.map(({ id }) => id)));
    expect(seen).toHaveLength(25);
    expect(await walk()).toEqual(seen);
  });

  it('reports for each page what precedes and follows it', async () => {
    const list = async (args: string) => {
      const { data } = await ask(
        recordCase.underTest().subgraph,
        `{ _entities(representations: [{ __typename: "Subject", id: "many" }]) { ... on Subject {
          list: ${recordCase.subjectField}(${args}) { edges { cursor } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } }
        } } }`,
      );
      return (data!['_entities'] as any[])[0].list;
    };
    const whole = await list('first: 25');
    const cursors = whole.edges.map(({ cursor }: { cursor: string }) => cursor);
    expect(whole.pageInfo).toEqual({
      hasNextPage: false,
      hasPreviousPage: false,
      startCursor: cursors[0],
      endCursor: cursors[24],
    });
    expect((await list(`first: 3, after: "${cursors[9]}"`)).pageInfo).toEqual({
      hasNextPage: true,
      hasPreviousPage: true,
      startCursor: cursors[10],
      endCursor: cursors[12],
    });
  });

  it.each([
    ['first: 0', 'PAGE_SIZE_OUT_OF_RANGE'],
    ['first: 101', 'PAGE_SIZE_OUT_OF_RANGE'],
    ['after: "AAAA"', 'INVALID_CURSOR'],
    ['after: ""', 'INVALID_CURSOR'],
  ])('refuses %s on the list with %s', async (args, code) => {
    const answer = await ask(
      recordCase.underTest().subgraph,
      `{ _entities(representations: [{ __typename: "Subject", id: "many" }]) { ... on Subject { list: ${recordCase.subjectField}(${args}) { nodes { id } } } } }`,
    );
    expect(codes(answer)).toEqual([code]);
    expect(answer.data!['_entities']).toEqual([{ list: null }]);
  });
}

/** The search in pages without gaps or repeats, with its count. */
export function searchPages(recordCase: RecordCase): void {
  const { search } = recordCase;
  beforeAll(() => recordCase.insert(rowsOf(recordCase)));

  it('is found by the search in pages without gaps or repeats', async () => {
    const found = (await searched(recordCase, undefined, { first: 4 })).map(({ id }) => id);
    expect(found).toHaveLength(25);
    expect(new Set(found)).toEqual(new Set(rowsOf(recordCase).map(({ _id }) => _id)));
  });

  it.each([
    ['first: 0', 'PAGE_SIZE_OUT_OF_RANGE'],
    ['first: 101', 'PAGE_SIZE_OUT_OF_RANGE'],
    ['after: "AAAA"', 'INVALID_CURSOR'],
  ])('refuses %s on the search with %s', async (args, code) => {
    const answer = await ask(
      recordCase.underTest().subgraph,
      `{ list: ${search!.field}(${search!.args} ${args}) { nodes { id } } }`,
    );
    expect(codes(answer)).toEqual([code]);
    expect(answer.data).toEqual({ list: null });
  });
}
