/* eslint-disable jest/no-export -- a suite that the test files of the subgraphs run */
import type { SubgraphResponse } from '../../schema/subgraphCall';
import { SUBGRAPH_NAMES } from '../../schema/subgraphs';
import { searchShape } from '../../subgraphs/framework/records/listShapes';
import type { CreditRecord } from '../../subgraphs/framework/records/record';
import { subgraphTypes } from '../../subgraphs/framework/subgraphDocument';
import { ask, codes } from './ask';
import { expectIndexed } from './expectIndexed';
import type { RecordCase } from './recordCase';
import { expectSameFromEitherEnd, WALKED, type WalkedPage } from './walkPages';

/** Combinations that no list answers, with `CURSOR` for one that the list gave out. */
const REFUSED = [
  ['last: 0', 'PAGE_SIZE_OUT_OF_RANGE', 'The argument last is 0; it must be between 1 and 100.'],
  ['last: 101', 'PAGE_SIZE_OUT_OF_RANGE', 'The argument last is 101;'],
  ['before: "AAAA"', 'INVALID_CURSOR', ''],
  ['first: 2, last: 2', 'BAD_USER_INPUT', 'The arguments first and last cannot be combined:'],
  ['first: 2, before: "CURSOR"', 'BAD_USER_INPUT', 'first and before cannot be combined:'],
  [
    'after: "CURSOR", last: 2',
    'BAD_USER_INPUT',
    'The arguments after and last cannot be combined:',
  ],
  [
    'after: "CURSOR", before: "CURSOR"',
    'BAD_USER_INPUT',
    'use first and after, or last and before.',
  ],
] as const;

/**
 * What every record type owes to whoever pages from the end of a list. It reads the records that
 * fromTheEnd makes: 25 of the subject `many`, and two of each of fifty subjects.
 */
export function backwardSuite<R extends CreditRecord>(it_: RecordCase<R>): void {
  const { type, subjectField, search } = it_;
  const id = (name: string) => `${type}-${name}`;

  const ofSubjects = async (names: readonly string[], list: string): Promise<SubgraphResponse> =>
    ask(
      it_.under().subgraph,
      `query ($who: [_Any!]!) { _entities(representations: $who) { ... on Subject { ${list} } } }`,
      { who: names.map((name) => ({ __typename: 'Subject', id: id(name) })) },
    );
  const listPage = async (args: string): Promise<WalkedPage> =>
    pageOf(
      await ofSubjects(['many'], `list: ${subjectField}(${args}) { ${WALKED} }`),
      (data) => (data['_entities'] as Record<string, unknown>[])[0],
    );

  describe(`${type} from the end`, () => {
    it('is listed on its subject with the same pages, totals and cursors as from the start', async () => {
      expect(await expectSameFromEitherEnd(listPage, 4)).toHaveLength(25);
      const newest = await listPage('first: 100');
      expect((await listPage('last: 3')).edges).toEqual(newest.edges.slice(-3));
      const { cursor } = newest.edges[22]!;
      expect((await listPage(`before: "${cursor}"`)).edges).toEqual(newest.edges.slice(2, 22));
    });

    it.each(REFUSED)('refuses %s on the list with %s', async (args, code, sentence) => {
      const { edges } = await listPage('first: 1');
      const given = args.replaceAll('CURSOR', edges[0]!.cursor);
      const answer = await ofSubjects(['many'], `${subjectField}(${given}) { nodes { id } }`);
      expect(codes(answer)).toEqual([code]);
      expect(answer.errors![0]!.message).toContain(sentence);
    });

    it('takes one database command, total included, for one subject and for fifty', async () => {
      const list = `${subjectField}(last: 1) { totalCount nodes { id } pageInfo { hasPreviousPage } }`;
      it_.under().commands();
      for (const size of [1, 50]) {
        const answer = await ofSubjects(
          Array.from({ length: size }, (_, n) => `s-${n}`),
          list,
        );
        expect(answer.errors).toBeUndefined();
        // Both records of a subject are of one day: the one with the smaller id comes last.
        expect(answer.data!['_entities']).toEqual(
          Array.from({ length: size }, (_, n) => ({
            [subjectField]: {
              totalCount: 2,
              nodes: [{ id: [id(`s-${n}`), id(`s-${n + 50}`)].sort()[0] }],
              pageInfo: { hasPreviousPage: true },
            },
          })),
        );
        expect(it_.under().commands()).toHaveLength(1);
      }
    });

    it('is found on its subjects by an index, in reverse order', async () => {
      const oldest = { decisionDate: 1, _id: 1 } as const;
      await expectIndexed(it_.model(), { subjectId: id('many') }, oldest);
      const several = { subjectId: { $in: [id('s-0'), id('s-1')] } };
      await expectIndexed(it_.model(), several, { subjectId: -1, type: -1, ...oldest });
    });

    if (search) {
      const { orders } = searchOf(search.field);
      const given = (order: string) =>
        `${search.args} ${Object.keys(orders).length > 1 ? `order: ${order},` : ''}`;
      const searchPage = async (order: string, args: string): Promise<WalkedPage> =>
        pageOf(
          await ask(
            it_.under().subgraph,
            `{ list: ${search.field}(${given(order)} ${args}) { ${WALKED} } }`,
          ),
          (data) => data,
        );

      it.each(Object.keys(orders))('is found by %s as from the start', async (order) => {
        await expectSameFromEitherEnd((args) => searchPage(order, args), 33);
      });

      it.each(REFUSED)('refuses %s on the search with %s', async (args, code, sentence) => {
        const [order] = Object.keys(orders);
        const { edges } = await searchPage(order!, 'first: 1');
        const all = `${given(order!)} ${args.replaceAll('CURSOR', edges[0]!.cursor)}`;
        const answer = await ask(
          it_.under().subgraph,
          `{ list: ${search.field}(${all}) { nodes { id } } }`,
        );
        expect(codes(answer)).toEqual([code]);
        expect(answer.errors![0]!.message).toContain(sentence);
      });
    }
  });
}

/** A search as the SDL of its subgraph has it. */
function searchOf(field: string) {
  const schema = SUBGRAPH_NAMES.map(subgraphTypes).find(
    (each) => each.getQueryType()?.getFields()[field] !== undefined,
  );
  return searchShape(schema!, field);
}

function pageOf(
  answer: SubgraphResponse,
  within: (data: Record<string, unknown>) => Record<string, unknown> | undefined,
): WalkedPage {
  expect(answer.errors).toBeUndefined();
  return within(answer.data!)!['list'] as WalkedPage;
}
