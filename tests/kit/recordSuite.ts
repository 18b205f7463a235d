/* eslint-disable jest/no-export -- a suite that the test files of the subgraphs run */
import type { Model } from 'mongoose';
import type { SubgraphResponse } from '../../schema/subgraphCall';
import type { CreditRecord } from '../../subgraphs/framework/records/record';
import type { Viewer } from '../../schema/viewer';
import { ask, codes } from './ask';
import { backwardSuite } from './backwardSuite';
import { NOT_LIVE } from './creditRecord';
import { endedRecordSuite } from './endedRecordSuite';
import { expectIndexed } from './expectIndexed';
import type { RecordCase } from './recordCase';
import { bank, nobody, person, viewerAs } from './viewers';

/** A record as far as the suite asks for it. */
interface NodeAnswer {
  readonly id: string;
  readonly decisionDate: string;
  readonly subject: unknown;
  readonly sourceDepartment: unknown;
  readonly versions: readonly unknown[];
  readonly provenance: { readonly batch: string | null };
}

/** A connection as the suite asks for it. */
interface PageAnswer {
  readonly totalCount: number;
  readonly nodes: readonly NodeAnswer[];
  readonly edges: readonly { readonly cursor: string; readonly node: NodeAnswer }[];
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly endCursor: string;
  };
}

/** A subject's lists, by their names in the question. */
type Answered = Readonly<Record<string, PageAnswer>>;

/** What every record type of every subgraph owes: its lists, pages, row rule and batching. */
export function recordSuite<R extends CreditRecord>(it_: RecordCase<R>): void {
  endedRecordSuite(it_);

  const { type, subjectField } = it_;
  const id = (name: string) => `${type}-${name}`;
  const day = (n: number) => `2026-02-${String(1 + (n % 20)).padStart(2, '0')}`;

  /** An officer of the department the records come from. */
  const officer = viewerAs('officer', { department: it_.make({}).sourceDepartmentId });
  const stranger = viewerAs('officer', { department: 'education', district: '120103' });
  const officerOfCase = viewerAs('officer', {
    department: 'education',
    caseFile: { reference: 'HD-2026-0001', subjects: [id('restricted')] },
  });

  const ofSubject = (subjectIds: readonly string[], list: string, viewer?: Viewer) =>
    ask(
      it_.under().subgraph,
      `query ($who: [_Any!]!) { _entities(representations: $who) { ... on Subject { ${list} } } }`,
      { who: subjectIds.map((subject) => ({ __typename: 'Subject', id: subject })) },
      viewer,
    );
  const entity = (name: string, viewer?: Viewer) =>
    ask(
      it_.under().subgraph,
      `query ($who: [_Any!]!) { _entities(representations: $who) { ... on ${type} { id state } } }`,
      { who: [{ __typename: type, id: id(name) }] },
      viewer,
    );

  describe(`${type} as a record`, () => {
    beforeAll(async () => {
      const documents = [
        ...Array.from({ length: 25 }, (_, n) => [`many-${n}`, 'many', { decisionDate: day(n) }]),
        ...NOT_LIVE.map(([name, fields]) => [name, 'hidden', fields]),
        ['disputed', 'disputed', { state: 'DISPUTED' }],
        ['restricted', 'restricted', { disclosure: 'RESTRICTED' }],
        ...Array.from({ length: 100 }, (_, n) => [`s-${n}`, `s-${n % 50}`, {}]),
      ] as [string, string, Partial<CreditRecord>][];
      await it_
        .model()
        .insertMany(
          documents.map(([name, subject, more]) =>
            it_.make({ _id: id(name), subjectId: id(subject), ...more }),
          ) as Parameters<Model<R>['insertMany']>[0],
        );
    });

    backwardSuite(it_);

    it('is listed on its subject newest first, page by page, each once, twice alike', async () => {
      const walk = async () => {
        const seen: { id: string; decisionDate: string }[] = [];
        let after: string | null = null;
        do {
          const args: string = after === null ? 'first: 4' : `first: 4, after: "${after}"`;
          const answer = await ofSubject(
            [id('many')],
            `list: ${subjectField}(${args}) { totalCount edges { cursor node { id decisionDate } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } }`,
          );
          expect(answer.errors).toBeUndefined();
          const page = first(answer)['list']!;
          expect(page.totalCount).toBe(25);
          expect(page.pageInfo.hasPreviousPage).toBe(after !== null);
          expect(page.pageInfo.endCursor).toBe(page.edges.at(-1)!.cursor);
          seen.push(...page.edges.map((edge) => edge.node));
          after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
        } while (after !== null);
        return seen;
      };
      const seen = await walk();
      expect(new Set(seen.map((node) => node.id)).size).toBe(25);
      const dates = seen.map((node) => node.decisionDate);
      expect(dates).toEqual([...dates].sort().reverse());
      expect(await walk()).toEqual(seen);
    });

    it.each([
      ['first: 0', 'PAGE_SIZE_OUT_OF_RANGE'],
      ['first: 101', 'PAGE_SIZE_OUT_OF_RANGE'],
      ['after: "AAAA"', 'INVALID_CURSOR'],
      ['after: ""', 'INVALID_CURSOR'],
    ])('refuses %s on the list with %s', async (args, code) => {
      const answer = await ofSubject([id('many')], `${subjectField}(${args}) { nodes { id } }`);
      expect(codes(answer)).toEqual([code]);
      expect(first(answer)[subjectField]).toBeNull();
    });

    it.each(NOT_LIVE.map(([name]) => name))('is not there for others when %s', async (name) => {
      for (const viewer of [nobody, officer]) {
        const list = await ofSubject(
          [id('hidden')],
          `list: ${subjectField}(first: 100) { totalCount nodes { id } }`,
          viewer,
        );
        expect(first(list)['list']).toEqual({ totalCount: 0, nodes: [] });
        const referred = await entity(name, viewer);
        expect(referred.errors).toBeUndefined();
        expect(first(referred)).toBeNull();
      }
    });

    it('answers null for an unknown id, like one not to be seen', async () => {
      const answer = await entity('nothing');
      expect([answer.errors, first(answer)]).toEqual([undefined, null]);
    });

    it('is there and marked while disputed', async () => {
      expect(first(await entity('disputed'))).toEqual({ id: id('disputed'), state: 'DISPUTED' });
    });

    it.each([
      ['nobody', nobody, 0],
      ['a bank without consent', bank, 0],
      ['another person', person('somebody'), 0],
      ['an officer of another department without a case', stranger, 0],
      ['the subject', person(id('restricted')), 1],
      ['its representative', person('somebody', [id('restricted')]), 1],
      ['an officer of the department it comes from', officer, 1],
      ['an officer acting in a case of the subject', officerOfCase, 1],
    ])('exists, when restricted, for %s: %#', async (_who, viewer, count) => {
      const answer = await ofSubject(
        [id('restricted')],
        `list: ${subjectField} { totalCount nodes { id } }`,
        viewer,
      );
      expect(first(answer)['list']!.totalCount).toBe(count);
      expect(first(answer)['list']!.nodes).toHaveLength(count);
      expect(first(await entity('restricted', viewer)) === null).toBe(count === 0);
    });

    it('carries its basis, history, provenance and references', async () => {
      const fields =
        'id category subject { id } sourceDepartment { id } basis { title number date } publicityStart publicityEnd expiresOn state versions { version state changedAt reason } provenance { batch receivedAt }';
      const list = `list: ${subjectField}(first: 1) { nodes { ${fields} } }`;
      const open = await ofSubject([id('s-0')], list);
      const node = first(open)['list']!.nodes[0]!;
      expect(node.subject).toEqual({ id: id('s-0') });
      expect(node.sourceDepartment).toEqual({ id: expect.any(String) });
      expect(node.versions).toHaveLength(1);
      expect(node.provenance).toEqual({ batch: null, receivedAt: '2026-03-04T00:00:00.000Z' });
      expect(codes(open)).toEqual(['UNAUTHORIZED_FIELD_OR_TYPE']);
      const staff = await ofSubject([id('s-0')], list, officer);
      expect(first(staff)['list']!.nodes[0]!.provenance.batch).toBe('B-2026-03');
    });

    it('takes one database command, total included, for one subject and for fifty', async () => {
      const list = `${subjectField}(first: 5) { totalCount nodes { id subject { id } } }`;
      it_.under().commands();
      const counts: number[] = [];
      for (const size of [1, 50]) {
        const subjects = Array.from({ length: size }, (_, n) => id(`s-${n}`));
        const answer = await ofSubject(subjects, list);
        expect(answer.errors).toBeUndefined();
        const lists = (answer.data!['_entities'] as Answered[]).map(
          (subject) => subject[subjectField]!,
        );
        expect(lists.map((page) => page.totalCount)).toEqual(Array(size).fill(2));
        counts.push(it_.under().commands().length);
      }
      expect(counts).toEqual([1, 1]);
    });

    it('is found on its subject by an index, in order', () =>
      expectIndexed(it_.model(), { subjectId: id('many') }, { decisionDate: -1, _id: -1 }));

    const { search } = it_;
    if (search) {
      it('is found by the root list page by page, each once, without what is not to be seen', async () => {
        const seen: string[] = [];
        let after: string | null = null;
        let total: unknown;
        do {
          const answer: SubgraphResponse = await ask(
            it_.under().subgraph,
            `query ($after: String) { list: ${search.field}(${search.args} first: 33, after: $after) { totalCount nodes { id } pageInfo { hasNextPage endCursor } } }`,
            { after },
          );
          expect(answer.errors).toBeUndefined();
          const page = answer.data!['list'] as PageAnswer;
          total = page.totalCount;
          seen.push(...page.nodes.map((node) => node.id));
          after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
        } while (after !== null);
        expect(new Set(seen).size).toBe(seen.length);
        expect(total).toBe(seen.length);
        const ours = seen.filter((each) => each.startsWith(`${type}-`));
        const hidden = [...NOT_LIVE.map(([name]) => id(name)), id('restricted')];
        expect(ours).toHaveLength(126);
        expect(ours.filter((each) => hidden.includes(each))).toEqual([]);
      });

      it.each([
        ['first: 0', 'PAGE_SIZE_OUT_OF_RANGE'],
        ['first: 101', 'PAGE_SIZE_OUT_OF_RANGE'],
        ['after: "AAAA"', 'INVALID_CURSOR'],
      ])('refuses %s on the root list with %s', async (args, code) => {
        const answer = await ask(
          it_.under().subgraph,
          `{ list: ${search.field}(${search.args} ${args}) { nodes { id } } }`,
        );
        expect(codes(answer)).toEqual([code]);
        expect(answer.data).toEqual({ list: null });
      });
    }
  });
}

/** The first entity of an answer. */
function first(answer: SubgraphResponse): Answered {
  return (answer.data!['_entities'] as Answered[])[0]!;
}
