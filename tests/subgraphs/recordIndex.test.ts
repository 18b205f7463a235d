import type { Model } from 'mongoose';
import type { IndexedRecord } from '../../schema/recordEvents';
import type { Viewer } from '../../schema/viewer';
import { indexedKinds } from '../../subgraphs/framework/records/indexedKinds';
import { NEWEST_FIRST } from '../../subgraphs/framework/records/newestFirst';
import { recordKinds } from '../../subgraphs/framework/records/recordKinds';
import { sortOf } from '../../subgraphs/framework/lists/order';
import { RECORD_TYPES } from '../../subgraphs/subjects/recordIndex/kinds';
import { indexedRows } from '../../subgraphs/subjects/recordIndex/indexedRows';
import type { IndexModels } from '../../subgraphs/subjects/recordIndex/model';
import { subjectsSubgraph } from '../../subgraphs/subjects/subgraph';
import type { SubjectRow } from '../../schema/generated/subjects.rows';
import { SUBGRAPHS } from '../../subgraphs';
import { ask } from '../support/ask';
import { now, TODAY } from '../support/creditRecord';
import { expectIndexed } from '../support/expectIndexed';
import { indexedRecord, indexEvents } from '../support/indexedRecord';
import { organization } from '../support/subjects';
import { subgraphUnderTest, type SubgraphUnderTest } from '../support/subgraph';
import * as viewers from '../support/viewers';

interface Models {
  readonly index: IndexModels;
  readonly subject: Model<SubjectRow>;
}

let underTest: SubgraphUnderTest<Models>;
let number = 0;
const FIFTY = Array.from({ length: 50 }, (_, index) => `many-${String(index).padStart(2, '0')}`);

async function put(...records: IndexedRecord[]): Promise<void> {
  await underTest.subgraph.registry!.indexRecords('test', indexEvents(records, number + 1));
  number += records.length;
}

beforeAll(async () => {
  underTest = await subgraphUnderTest(subjectsSubgraph, { now });
  await underTest.models.subject.insertMany(
    ['company', ...FIFTY].map((_id, index) =>
      organization({ _id, uscc: `9112010200000${String(index).padStart(5, '0')}` }),
    ),
  );
  await put(
    ...FIFTY.flatMap((subjectId, index) =>
      Array.from({ length: 1 + (index % 7) }, (_, each) =>
        indexedRecord(`${subjectId}.${each}`, {
          subjectId,
          type: RECORD_TYPES[each % RECORD_TYPES.length]!,
          decisionDate: `2026-0${1 + each}-01`,
        }),
      ),
    ),
    indexedRecord('open'),
    indexedRecord('restricted', { disclosure: 'RESTRICTED', decisionDate: '2026-02-01' }),
    indexedRecord('grade', { type: 'TaxGrade', disclosure: 'RESTRICTED' }),
    indexedRecord('frozen', { state: 'FROZEN', decisionDate: '2026-01-01' }),
  );
});
afterAll(() => underTest.stop());

async function seen(query: string, viewer: Viewer, variables = {}) {
  const { data, errors, extensions } = await ask(underTest.subgraph, query, variables, viewer);
  expect(errors).toBeUndefined();
  return { data: data as any, extensions: extensions as any };
}
const timeline = (viewer: Viewer, args = '', fields = 'totalCount nodes { __typename id }') =>
  seen(`{ subject(id: "company") { timeline${args} { ${fields} } } }`, viewer);
const ids = async (viewer: Viewer) =>
  (await timeline(viewer)).data.subject.timeline.nodes.map(({ id }: { id: string }) => id);

describe('the kinds of records of the index', () => {
  it('are those of all subgraphs, none of them listed by hand', () => {
    const all = SUBGRAPHS.flatMap(({ records = [] }) => records.map(({ type }) => type));
    expect(RECORD_TYPES).toEqual(all.sort());
  });

  it('have the classes of records that are RESTRICTED in their own subgraph', () => {
    const all = SUBGRAPHS.flatMap(({ records = [] }) =>
      records.map(({ type, restricted }) => ({ type, restricted: Object.keys(restricted).sort() })),
    );
    expect(indexedKinds('subjects')).toEqual(all.sort((a, b) => (a.type < b.type ? -1 : 1)));
  });

  it('are refused when a definition has other classes than the schema', () => {
    expect(() => recordKinds('social', [])).toThrow(
      'The @record of DisciplineRecord must have restricted: ["NATURAL_PERSON_RECORDS"], as in its defineRecord.',
    );
  });
});

describe('a timeline', () => {
  it('has exactly the clusters that a consent opens', async () => {
    const penalty = viewers.bankWithConsent('company', ['PENALTY']);
    const both = viewers.bankWithConsent('company', ['PENALTY', 'GRADE']);
    expect(await ids(viewers.nobody)).toEqual(['open']);
    expect(await ids(viewers.bank)).toEqual(['open']);
    expect(await ids(penalty)).toEqual(['open', 'restricted']);
    expect(await ids(both)).toEqual(['open', 'grade', 'restricted']);
    expect(await ids(viewers.bankWithConsent('other', ['PENALTY']))).toEqual(['open']);
    const since = viewers.bankWithConsent('company', ['PENALTY', 'GRADE'], {
      historyFrom: '2026-02-15',
    });
    expect(await ids(since)).toEqual(['open', 'grade']);
  });

  it('has ended records only for the subject', async () => {
    expect(await ids(viewers.person('company'))).toEqual(['open', 'grade', 'restricted', 'frozen']);
    expect(await ids(viewers.person('somebody', ['company']))).not.toContain('frozen');
    expect(await ids(viewers.officerOfCase('company'))).not.toContain('frozen');
  });

  it('is paged backwards as well', async () => {
    const fields = 'totalCount nodes { id } pageInfo { startCursor }';
    const me = viewers.person('company');
    const last = (await timeline(me, '(last: 2)', fields)).data.subject.timeline;
    expect([last.totalCount, last.nodes]).toEqual([4, [{ id: 'restricted' }, { id: 'frozen' }]]);
    const before = `(last: 2, before: "${last.pageInfo.startCursor}")`;
    expect((await timeline(me, before, fields)).data.subject.timeline.nodes).toEqual([
      { id: 'open' },
      { id: 'grade' },
    ]);
  });

  it('records disclosures that are not open to everybody, under their type and cluster', async () => {
    const { extensions } = await timeline(viewers.bankWithConsent('company', ['PENALTY']));
    expect(extensions.disclosures).toEqual([
      {
        subjectId: 'company',
        clusters: ['PENALTY'],
        disclosed: ['CreditRecordConnection.totalCount', 'Penalty.id'],
        masked: [],
        denied: [],
        consents: ['consent-1'],
      },
    ]);
    const total = await timeline(viewers.person('company'), '', 'totalCount');
    expect(total.extensions.disclosures[0].disclosed).toEqual([
      'CreditRecordConnection.totalCount',
    ]);
    expect((await timeline(viewers.nobody)).extensions.disclosures).toBeUndefined();
  });

  it('reports the withheld classes of the requested types, and what would open them', async () => {
    const { extensions } = await timeline(viewers.bank, '(filter: { types: ["Penalty"] })');
    expect(extensions.withheld).toEqual([
      {
        path: 'subject.timeline',
        records: ['MINOR_PENALTIES', 'NATURAL_PERSON_RECORDS'],
        opens: ['CONSENT_REQUIRED'],
      },
    ]);
    const published = await timeline(viewers.nobody, '(filter: { types: ["JudgmentDebtor"] })');
    expect(published.extensions?.withheld).toBeUndefined();
    expect((await timeline(viewers.person('company'))).extensions.withheld).toBeUndefined();
  });

  it('of fifty subjects is read by one command, including totals and filters', async () => {
    underTest.commands();
    const query = `query ($ids: [ID!]!) { subjects(ids: $ids) { id
      timeline(first: 5) { totalCount nodes { id } }
      penalties: timeline(first: 5, filter: { types: ["Penalty", "Permit"] }) { totalCount nodes { id } }
    } }`;
    for (const viewer of [viewers.nobody, viewers.officerOfCase(...FIFTY)]) {
      const { data } = await seen(query, viewer, { ids: FIFTY });
      expect(underTest.commands()).toEqual(['find', 'aggregate']);
      data.subjects.forEach(({ timeline: { totalCount, nodes } }: any, index: number) => {
        expect(totalCount).toBe(1 + (index % 7));
        expect(nodes).toHaveLength(Math.min(5, totalCount));
        expect(nodes[0].id).toBe(`${FIFTY[index]}.${index % 7}`);
      });
    }
    await seen(
      'query ($ids: [ID!]!) { subjects(ids: $ids) { timeline { totalCount nodes { id } } } }',
      viewers.bankWithConsent(FIFTY[0]!, ['PENALTY']),
      { ids: FIFTY },
    );
    expect(underTest.commands()).toEqual(['find', 'find']);
  });

  it('is served in order by an index for every caller', async () => {
    const request = (viewer: Viewer) => ({
      viewer,
      today: TODAY,
      clusters: new Map(
        RECORD_TYPES.map((type, index) => [type, ['PENALTY', 'GRADE'][index % 2]!]),
      ),
    });
    for (const viewer of [
      viewers.nobody,
      viewers.person('company'),
      viewers.officer,
      viewers.bankWithConsent('company', ['PENALTY']),
    ])
      await expectIndexed(
        underTest.models.index.record,
        { subjectId: 'company', ...indexedRows(RECORD_TYPES, request(viewer)) },
        sortOf(NEWEST_FIRST),
      );
  });
});

describe('record(id:)', () => {
  it('finds records that exist for the caller; others are like unknown ids', async () => {
    const query = `{ a: record(id: "open") { __typename id } b: record(id: "restricted") { id }
      c: record(id: "frozen") { id } d: record(id: "nothing") { id } }`;
    const of = async (viewer: Viewer) => (await seen(query, viewer)).data;
    const open = { __typename: 'Penalty', id: 'open' };
    expect(await of(viewers.nobody)).toEqual({ a: open, b: null, c: null, d: null });
    expect(await of(viewers.officerOfCase('company'))).toMatchObject({
      b: { id: 'restricted' },
      c: null,
    });
    expect(await of(viewers.person('company'))).toMatchObject({ b: {}, c: { id: 'frozen' } });
  });

  it('takes one command for several ids, and records disclosures that are not open to everybody', async () => {
    underTest.commands();
    const query =
      '{ a: record(id: "open") { id } b: record(id: "restricted") { id } c: record(id: "grade") { __typename } }';
    const { extensions } = await seen(query, viewers.person('company'));
    expect(underTest.commands()).toEqual(['find']);
    expect(extensions.disclosures[0]).toMatchObject({
      clusters: ['GRADE', 'PENALTY'],
      disclosed: ['Penalty.id', 'TaxGrade.id'],
    });
  });
});
