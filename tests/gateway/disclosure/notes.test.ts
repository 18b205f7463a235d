import type { QualificationRow } from '../../../schema/generated/social.rows';
import type { Model } from 'mongoose';
import type { Disclosure } from '../../../schema/registry';
import type { SubgraphResponse } from '../../../schema/subgraphCall';
import { socialSubgraph } from '../../../subgraphs/social/subgraph';
import { ask } from '../../support/ask';
import { creditRecord, now } from '../../support/creditRecord';
import { subgraphUnderTest, type SubgraphUnderTest } from '../../support/subgraph';
import { bankWithConsent, nobody, officerOfCase, person, viewerAs } from '../../support/viewers';

let under: SubgraphUnderTest<{
  readonly records: { readonly Qualification: Model<QualificationRow> };
}>;

const qualification = (more: Partial<QualificationRow>): QualificationRow => ({
  ...creditRecord({ category: 'TITLE_OCCUPATION' }),
  practitionerId: null,
  profession: 'LAWYER',
  title: '法律职业资格',
  level: null,
  issuer: '司法部',
  certificateNumber: 'A20101201020001',
  ...more,
});

beforeAll(async () => {
  under = await subgraphUnderTest(socialSubgraph, { now });
  await under.models.records.Qualification.insertMany([
    qualification({ _id: 'a-open', subjectId: 'a', disclosure: 'OPEN' }),
    qualification({ _id: 'a-closed', subjectId: 'a', disclosure: 'RESTRICTED' }),
    qualification({ _id: 'b-closed', subjectId: 'b', disclosure: 'RESTRICTED' }),
  ]);
});

afterAll(() => under.stop());

const ofSubjects = (selection: string, viewer = nobody, ...ids: string[]) =>
  ask(
    under.subgraph,
    `query ($who: [_Any!]!) { _entities(representations: $who) { ... on Subject { qualifications ${selection} } } }`,
    { who: ids.map((id) => ({ __typename: 'Subject', id })) },
    viewer,
  );

/** The disclosures that an answer reports, by subject, with sorted lists. */
function notes(answer: SubgraphResponse): Record<string, Partial<Disclosure>> {
  const list = (answer.extensions?.['disclosures'] ?? []) as Disclosure[];
  return Object.fromEntries(
    list.map(({ subjectId, ...lists }) => [
      subjectId,
      Object.fromEntries(
        Object.entries(lists).flatMap(([name, all]) =>
          all.length > 0 ? [[name, [...all].sort()]] : [],
        ),
      ),
    ]),
  );
}

const TITLES = '{ nodes { title state } }';
const TITLES_NOTED = {
  clusters: ['PROFESSION'],
  disclosed: ['Qualification.state', 'Qualification.title'],
};

test('public fields are not reported', async () => {
  const answer = await ofSubjects(`{ totalCount ${TITLES.slice(1)}`, nobody, 'a', 'b');
  expect(answer.extensions?.['disclosures']).toBeUndefined();
  expect(answer.data).toMatchObject({ _entities: [{}, {}] });
});

test('a record that is not public is reported with its public fields', async () => {
  expect(notes(await ofSubjects(TITLES, officerOfCase('a'), 'a', 'b'))).toEqual({
    a: TITLES_NOTED,
  });
  const consented = bankWithConsent('b', ['PROFESSION']);
  expect(notes(await ofSubjects(TITLES, consented, 'a', 'b'))).toEqual({
    b: { ...TITLES_NOTED, consents: ['consent-1'] },
  });
});

test("a subject's own access is reported", async () => {
  const self = person('a');
  expect(notes(await ofSubjects(TITLES, self, 'a', 'b'))).toEqual({ a: TITLES_NOTED });
});

test('a guarded field is reported as disclosed or denied, of public records too', async () => {
  const numbers = '{ nodes { certificateNumber } }';
  expect(notes(await ofSubjects(numbers, person('a'), 'a'))).toEqual({
    a: {
      clusters: ['PROFESSION'],
      disclosed: expect.arrayContaining(['Qualification.certificateNumber']) as unknown,
    },
  });
  const stranger = viewerAs('officer', { department: 'education', district: '120103' });
  expect(notes(await ofSubjects(numbers, stranger, 'a'))).toEqual({
    a: { clusters: ['PROFESSION'], denied: ['Qualification.certificateNumber'] },
  });
});

test('denied fields of a record that is invisible to the caller are not reported', async () => {
  const stranger = viewerAs('officer', { department: 'education', district: '120103' });
  const answer = await ofSubjects('{ nodes { certificateNumber } }', stranger, 'b');
  expect(notes(answer)).toEqual({});
});

test('a total that counts records which are not public is reported', async () => {
  const totals = '{ totalCount }';
  expect(notes(await ofSubjects(totals, bankWithConsent('b', ['PROFESSION']), 'a', 'b'))).toEqual({
    b: {
      clusters: ['PROFESSION'],
      consents: ['consent-1'],
      disclosed: ['QualificationConnection.totalCount'],
    },
  });
});

test('a record by reference is reported for every caller who may see it', async () => {
  const byReference = (viewer = nobody) =>
    ask(
      under.subgraph,
      `query ($who: [_Any!]!) { _entities(representations: $who) { ... on Qualification { title } } }`,
      { who: [{ __typename: 'Qualification', id: 'a-closed' }] },
      viewer,
    );
  expect(notes(await byReference(person('a')))).toEqual({
    a: { clusters: ['PROFESSION'], disclosed: ['Qualification.title'] },
  });
  expect((await byReference()).extensions).toBeUndefined();
});

test('two subjects in one request are reported separately, each field once', async () => {
  const both = officerOfCase('a', 'b');
  const answer = await ofSubjects(`{ nodes { title } edges { node { title } } }`, both, 'a', 'b');
  const list = answer.extensions?.['disclosures'] as Disclosure[];
  expect(list.map(({ subjectId }) => subjectId).sort()).toEqual(['a', 'b']);
  for (const { disclosed } of list) expect(disclosed).toEqual(['Qualification.title']);
});
