import mongoose from 'mongoose';
import type { Registry } from '../../../../schema/registry';
import type { Viewer } from '../../../../schema/viewer';
import { SUBGRAPHS } from '../../../../subgraphs';
import { ask } from '../../../support/ask';
import { nobody, person, viewerAs } from '../../../support/viewers';
import { eventually } from '../../../support/eventually';
import { askOver, startDataset, type Site, type TestDataset } from './support';

let dataset: TestDataset;
let here: Site;
/** Another process on the same databases, which learns of changes only by its own relay runs. */
let there: Site;
let steward: string;
let civil: string;
let keys = 0;

const key = () => `key-${String(++keys).padStart(8, '0')}`;
const DOCUMENT = { title: '户籍证明', number: 'HD-2026-1', date: '2026-06-29' };
const WHY = { reason: '停止除存储之外的处理', legalBasis: '个人信息保护法第四十七条' };

beforeAll(async () => {
  dataset = await startDataset();
  here = await dataset.site();
  there = await dataset.site({ relayInterval: 100 });
  steward = await dataset.token('steward', { department: 'development-reform' });
  civil = await dataset.token('steward', { department: 'civil-affairs' });
}, 180_000);
afterAll(async () => {
  await here.stop();
  await there.stop();
  await dataset.stop();
});

const versionOf = async (subjectId: string): Promise<number> => {
  const { body } = await askOver(
    here.gateway,
    'query ($id: ID!) { subjectStanding(subjectId: $id) { version } }',
    { id: subjectId },
    steward,
  );
  return body.data.subjectStanding.version as number;
};

async function change(
  field: 'freezeSubject' | 'unfreezeSubject' | 'recordCapacity',
  subjectId: string,
  more: object = WHY,
) {
  const type = field === 'recordCapacity' ? 'CapacityInput' : 'FreezingInput';
  const { body } = await askOver(
    here.gateway,
    `mutation ($input: ${type}!, $key: ID!) { ${field}(input: $input, key: $key) { version } }`,
    { input: { subjectId, version: await versionOf(subjectId), ...more }, key: key() },
    field === 'recordCapacity' ? civil : steward,
  );
  expect(body.errors).toBeUndefined();
}

interface Held {
  readonly type: string;
  readonly id: string;
  readonly at: string;
}

const documents = new Map<string, Promise<Held[]>>();

/** Every document about a subject in the other four subgraphs, by GraphQL type. */
function documentsOf(subjectId: string): Promise<Held[]> {
  let known = documents.get(subjectId);
  if (known === undefined) documents.set(subjectId, (known = readDocuments(subjectId)));
  return known;
}

async function readDocuments(subjectId: string): Promise<Held[]> {
  const found: Held[] = [];
  for (const definition of SUBGRAPHS.filter(({ name }) => name !== 'subjects')) {
    const connection = await mongoose
      .createConnection(dataset.uri, { dbName: `${dataset.dbPrefix}_${definition.name}` })
      .asPromise();
    definition.models(connection);
    for (const type of connection.modelNames()) {
      const model = connection.model(type);
      if (!('subjectHidden' in model.schema.paths)) continue;
      const rows = await model.find({ subjectId }, { _id: 1 }).lean<{ _id: string }[]>();
      found.push(...rows.map(({ _id }) => ({ type, id: _id, at: definition.name })));
    }
    await connection.close();
  }
  return found;
}

const LISTS: Readonly<Record<string, string>> = {
  government: 'permits { totalCount nodes { id } } penalties { totalCount nodes { id } }',
  commerce:
    'listEntries { totalCount nodes { id } } sectorGrades { totalCount nodes { id } } honours { totalCount nodes { id } }',
  social:
    'practitioners { id } institution { id } qualifications { totalCount } discipline { totalCount } professionalHonours { totalCount }',
  judicial: 'enforcements { totalCount } defaults { totalCount } restrictions { totalCount }',
};

/** The responses of a site's subgraphs about a subject and each of its documents. */
async function seen(site: Site, subjectId: string, viewer: Viewer): Promise<unknown[]> {
  const subjectDocuments = await documentsOf(subjectId);
  const answers: unknown[] = [];
  for (const [name, fields] of Object.entries(LISTS)) {
    const own = subjectDocuments.filter(({ at }) => at === name);
    const { data } = await ask(
      site.parts.subgraphs.get(name)!,
      `query ($who: [_Any!]!) { _entities(representations: $who) { __typename ${[
        'Subject',
        ...new Set(own.map(({ type }) => type)),
      ]
        .map((type) => `... on ${type} { ${type === 'Subject' ? fields : 'id'} }`)
        .join(' ')} } }`,
      {
        who: [
          { __typename: 'Subject', id: subjectId },
          ...own.map(({ type, id }) => ({ __typename: type, id })),
        ],
      },
      viewer,
    );
    answers.push(...((data?.['_entities'] as unknown[] | undefined) ?? ['no answer']));
  }
  return answers;
}

const texts = (answers: unknown[]) => JSON.stringify(answers);
/** Whether everything is hidden: every list is empty, every document null. */
const isEmpty = (answers: unknown[]) =>
  answers.length > 3 &&
  !/"id":/.test(texts(answers)) &&
  !/"totalCount":[1-9]/.test(texts(answers)) &&
  !texts(answers).includes('no answer');

/** Root lists of the whole product that would return a subject by its name or code. */
const byName = (site: Site, name: string, uscc: string | null) =>
  askOver(
    site.gateway,
    `query ($name: String!, $uscc: UnifiedSocialCreditCode!) {
      organization(uscc: $uscc) { id }
      searchOrganizations(name: $name) { totalCount nodes { id } }
      judgmentDebtors(name: $name) { totalCount nodes { name subject { id } } }
      judgmentDefaulters(name: $name) { totalCount nodes { name subject { id } } }
      consumptionRestrictions(name: $name) { totalCount nodes { name subject { id } } }
      institutions(name: $name) { totalCount nodes { name subject { id } } }
      lawyers: searchPractitioners(profession: LAWYER, name: $name) { totalCount nodes { name } }
      doctors: searchPractitioners(profession: DOCTOR, name: $name) { totalCount nodes { name } }
    }`,
    { name, uscc: uscc ?? '911201020000001070' },
  );

describe('a frozen subject', () => {
  it.each(['company', 'defaulter', 'lawFirm', 'person', 'lawyer'] as const)(
    'disappears from every subgraph of every site with all its records, and returns: %s',
    async (which) => {
      const id = dataset.demo[which];
      const viewers = [
        nobody,
        person(id),
        viewerAs('officer', {
          department: 'market-regulation',
          caseFile: { reference: 'HD-2026-0001', subjects: [id] },
        }),
      ];
      const before = await Promise.all(viewers.map((viewer) => seen(there, id, viewer)));
      expect(isEmpty(before[1]!)).toBe(false);
      await change('freezeSubject', id);
      for (const site of [here, there])
        for (const viewer of viewers)
          await eventually(async () => expect(isEmpty(await seen(site, id, viewer))).toBe(true));
      await change('unfreezeSubject', id);
      await eventually(async () =>
        expect(await Promise.all(viewers.map((viewer) => seen(there, id, viewer)))).toEqual(before),
      );
    },
    60_000,
  );

  it('is in no search and no list of the whole product by its name or code', async () => {
    const { demo } = dataset;
    const named = await askOver(
      here.gateway,
      'query ($ids: [ID!]!) { subjects(ids: $ids) { id name ... on Organization { uscc } } }',
      { ids: [demo.company, demo.defaulter, demo.lawFirm] },
    );
    for (const { id, name, uscc } of named.body.data.subjects as Record<string, string>[]) {
      const before = await byName(there, name!, uscc!);
      expect(before.body.errors).toBeUndefined();
      expect(JSON.stringify(before.body)).toContain(id);
      await change('freezeSubject', id!);
      await eventually(async () => {
        const after = await byName(there, name!, uscc!);
        expect(after.body.errors).toBeUndefined();
        expect(JSON.stringify(after.body)).not.toContain(id);
        expect(JSON.stringify(after.body)).not.toContain(name);
      });
      await change('unfreezeSubject', id!);
      await eventually(async () =>
        expect((await byName(there, name!, uscc!)).body).toEqual(before.body),
      );
    }
  }, 60_000);
});

describe('a minor', () => {
  it('has no visible record once recognised, and has them again when that was wrong', async () => {
    const id = dataset.demo.lawyer;
    const viewers = [nobody, person(id)];
    const before = await Promise.all(viewers.map((viewer) => seen(there, id, viewer)));
    await change('recordCapacity', id, { ground: null, document: DOCUMENT });
    for (const viewer of viewers)
      await eventually(async () => expect(isEmpty(await seen(there, id, viewer))).toBe(true));
    const response = await askOver(here.gateway, 'query ($id: ID!) { subject(id: $id) { id } }', {
      id,
    });
    expect(response.body).toEqual({ data: { subject: null } });
    await change('recordCapacity', id, { ground: 'ENTRY_WRONG', document: DOCUMENT });
    await eventually(async () =>
      expect(await Promise.all(viewers.map((viewer) => seen(there, id, viewer)))).toEqual(before),
    );
  }, 60_000);
});

describe('subject events', () => {
  /** Freezes without the gateways, as if each had crashed before it could relay. */
  const freezeUntold = async (site: Site, subjectId: string, field = 'freezeSubject') => {
    const version = await versionOf(subjectId);
    const answer = await ask(
      site.parts.subgraphs.get('subjects')!,
      `mutation ($input: FreezingInput!, $key: ID!) { answer: ${field}(input: $input, key: $key) { version } }`,
      { input: { subjectId, version, ...WHY }, key: key() },
      viewerAs('steward', { department: 'development-reform', assurance: 3 }),
    );
    expect(answer.errors).toBeUndefined();
  };
  const isGone = async (id: string) => isEmpty(await seen(here, id, person(id)));

  it('are delivered after a crash between the freezing and the first relay run', async () => {
    const id = dataset.demo.company;
    await there.stop();
    await freezeUntold(here, id);
    // It is hidden immediately in the subjects subgraph, and not yet in the others.
    expect(await isGone(id)).toBe(false);
    const own = await askOver(here.gateway, 'query ($id: ID!) { subject(id: $id) { id } }', { id });
    expect(own.body.data.subject).toBeNull();
    there = await dataset.site({ relayInterval: 100 });
    await eventually(async () => expect(await isGone(id)).toBe(true));
    await freezeUntold(here, id, 'unfreezeSubject');
    await eventually(async () => expect(await isGone(id)).toBe(false));
  }, 60_000);

  it('are redelivered after a crash before they were marked, and applied once', async () => {
    const id = dataset.demo.defaulter;
    await there.stop();
    const { registry } = here;
    let lost = 0;
    const forgetful: Registry = {
      ...registry,
      delivered: (recipient, upTo) =>
        lost++ < 8 ? Promise.reject(new Error('gone')) : registry.delivered(recipient, upTo),
    };
    there = await dataset.site({ relayInterval: 50, registry: forgetful });
    await freezeUntold(here, id);
    await eventually(async () => expect(await isGone(id)).toBe(true));
    await eventually(() => expect(lost).toBeGreaterThan(8));
    await freezeUntold(here, id, 'unfreezeSubject');
    await eventually(async () => expect(await isGone(id)).toBe(false));
    await there.stop();
    there = await dataset.site({ relayInterval: 100 });
  }, 60_000);

  it('have no effect when they are late', async () => {
    const id = dataset.demo.lawFirm;
    const social = here.parts.subgraphs.get('social')!;
    await social.applySubjectEvents!([{ number: 1_000_000, subjectId: id, hidden: true }]);
    await social.applySubjectEvents!([
      { number: 999_999, subjectId: id, hidden: false },
      { number: 1_000_000, subjectId: id, hidden: false },
    ]);
    const institution = async () =>
      (
        await ask(
          social,
          'query ($who: [_Any!]!) { _entities(representations: $who) { ... on Subject { institution { id } } } }',
          { who: [{ __typename: 'Subject', id }] },
        )
      ).data;
    expect(await institution()).toEqual({ _entities: [{ institution: null }] });
    await social.applySubjectEvents!([{ number: 1_000_001, subjectId: id, hidden: false }]);
    expect(await institution()).toEqual({
      _entities: [{ institution: { id: expect.any(String) } }],
    });
  });

  it('lead to the last state when two sites deliver many concurrently', async () => {
    const id = dataset.demo.company;
    const second = await dataset.site({ relayInterval: 20 });
    for (let round = 0; round < 6; round++) {
      await freezeUntold(here, id);
      if (round < 5) await freezeUntold(here, id, 'unfreezeSubject');
    }
    await eventually(async () => expect(await isGone(id)).toBe(true));
    await eventually(async () =>
      expect(await here.registry.subjectEvents(['government', 'judicial'], 10)).toEqual([]),
    );
    expect(await isGone(id)).toBe(true);
    await freezeUntold(here, id, 'unfreezeSubject');
    await eventually(async () => expect(await isGone(id)).toBe(false));
    await second.stop();
  }, 60_000);
});
