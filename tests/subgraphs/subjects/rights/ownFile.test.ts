import type { TaxGradeRow } from '../../../../schema/generated/commerce.rows';
import mongoose from 'mongoose';
import request from 'supertest';
import { SUBGRAPHS } from '../../../../subgraphs';
import { liveFilter, type RecordVisibility } from '../../../../subgraphs/framework/records/live';
import type { CreditRecord } from '../../../../subgraphs/framework/records/record';
import { askOver, startDataset, type Site, type TestDataset } from './support';

/** Subject's lists, by the type of their records. */
const LISTS: Readonly<Record<string, string>> = {
  Permit: 'permits',
  Penalty: 'penalties',
  ListEntry: 'listEntries',
  SectorGrade: 'sectorGrades',
  TaxGrade: 'taxGrades',
  IntegrityHonour: 'honours',
  Qualification: 'qualifications',
  ProfessionalHonour: 'professionalHonours',
  DisciplineRecord: 'discipline',
  JudgmentDebtor: 'enforcements',
  JudgmentDefaulter: 'defaults',
  ConsumptionRestriction: 'restrictions',
};

const YESTERDAY = '2026-06-29';
const ENDINGS: readonly (readonly [Partial<CreditRecord>, RecordVisibility])[] = [
  [{ state: 'REPAIRED' }, 'REPAIRED'],
  [{ state: 'REVOKED' }, 'REVOKED'],
  [{ state: 'EXPIRED' }, 'EXPIRED'],
  [{ state: 'FROZEN' }, 'FROZEN'],
  [{ publicityEnd: YESTERDAY, visibleUntil: YESTERDAY }, 'PUBLICITY_ENDED'],
];

interface Ended {
  readonly type: string;
  readonly list: string;
  readonly id: string;
  readonly subjectId: string;
  readonly visibility: RecordVisibility;
  /** All stored records of the type about the subject. */
  readonly storedCount: number;
}

let dataset: TestDataset;
let site: Site;
/** A record of each type about a person of this dataset, ended in one of the possible ways. */
let ended: Ended[];
/** The response to the demo bank about the demo person. */
let consented: Ended;
let company: Ended;

type Find = (row: CreditRecord) => boolean;

/** Gives access to the collection of a record type, in its subgraph. */
async function withRecords<T>(
  type: string,
  use: (model: mongoose.Model<CreditRecord>) => Promise<T>,
): Promise<T> {
  for (const definition of SUBGRAPHS.filter(({ name }) => name !== 'subjects')) {
    const connection = await mongoose
      .createConnection(dataset.uri, { dbName: `${dataset.dbPrefix}_${definition.name}` })
      .asPromise();
    try {
      definition.models(connection);
      if (connection.modelNames().includes(type))
        return await use(connection.model<CreditRecord>(type));
    } finally {
      await connection.close();
    }
  }
  throw new Error(`No subgraph has records of the type ${type}.`);
}

/** Ends one record of a type, in a way that depends on `at`; undefined when it has none. */
const endOne = (type: string, at: number, of: Find): Promise<Ended | undefined> =>
  withRecords(type, async (model) => {
    const rows = (await model.find().lean<CreditRecord[]>()).filter((row) => !row.subjectIsMinor);
    const row = rows.find(of);
    if (row === undefined) return undefined;
    const [fields, visibility] = ENDINGS[at % ENDINGS.length]!;
    const live = { state: 'ACTIVE', visibleUntil: '9999-12-31', publicityEnd: null } as const;
    await model.updateOne({ _id: row._id }, { $set: { ...live, expiresOn: null, ...fields } });
    const { _id: id, subjectId } = row;
    const storedCount = rows.filter((each) => each.subjectId === subjectId).length;
    return { type, list: LISTS[type]!, id, subjectId, visibility, storedCount };
  });

beforeAll(async () => {
  dataset = await startDataset();
  site = await dataset.site();
  const { demo } = dataset;
  const db = await mongoose
    .createConnection(dataset.uri, { dbName: `${dataset.dbPrefix}_subjects` })
    .asPromise();
  const adults = await db
    .collection<{ _id: string }>('subjects')
    .find({ kind: 'NATURAL_PERSON', minor: { $ne: true } }, { projection: { _id: 1 } })
    .toArray();
  await db.close();
  const persons = new Set(adults.map(({ _id }) => _id));
  const special = new Set([demo.person, demo.lawyer, demo.teacher]);
  const found: (Ended | undefined)[] = [];
  for (const [at, type] of Object.keys(LISTS).entries())
    found.push(
      await endOne(type, at, ({ subjectId }) => persons.has(subjectId) && !special.has(subjectId)),
    );
  ended = found.filter((each) => each !== undefined);
  consented = (await endOne('Permit', 0, ({ subjectId }) => subjectId === demo.person))!;
  company = (await endOne('Permit', 0, ({ subjectId }) => subjectId === demo.organization))!;
}, 180_000);
afterAll(async () => {
  await site.stop();
  await dataset.stop();
});

const tokenOf = (subject: string) => dataset.token('person', { subject, represents: [] });

/** The subject's list of a type for a caller: its count, and the record in question. */
async function listed({ list, subjectId, id }: Ended, token?: string, headers = {}) {
  const { body } = await askOver(
    site.gateway,
    `query ($id: ID!) { subject(id: $id) { list: ${list}(first: 100) { totalCount nodes { id state visibility } } } }`,
    { id: subjectId },
    token,
    headers,
  );
  expect(body.errors).toBeUndefined();
  const { totalCount, nodes } = body.data.subject.list;
  return { totalCount, node: nodes.find((node: { id: string }) => node.id === id) };
}

const exportOf = (token: string, query = {}, headers = {}) =>
  request(site.gateway.app)
    .get('/me/export')
    .query(query)
    .set({ authorization: `Bearer ${token}`, ...headers });

describe('an ended record of a person', () => {
  it('exists in most types of records, with every way of ending', () => {
    expect(ended.length).toBeGreaterThan(7);
    expect(new Set(ended.map(({ visibility }) => visibility)).size).toBe(ENDINGS.length);
  });

  it('is listed and counted for the person with the reason, and for nobody else', async () => {
    const officer = await dataset.token('officer', {
      caseFile: { subjects: ended.map(({ subjectId }) => subjectId) },
    });
    const others = [
      undefined,
      await tokenOf(dataset.demo.teacher),
      await dataset.token('person', {
        subject: dataset.demo.teacher,
        represents: ended.map(({ subjectId }) => subjectId),
      }),
      await dataset.token('bank'),
      officer,
      await dataset.token('steward'),
      await dataset.token('auditor'),
    ];
    for (const each of ended) {
      const own = await listed(each, await tokenOf(each.subjectId));
      expect([each.type, own.totalCount]).toEqual([each.type, each.storedCount]);
      expect(own.node).toMatchObject({ id: each.id, visibility: each.visibility });
      for (const token of others) {
        const seen = await listed(each, token);
        expect([each.type, seen.node]).toEqual([each.type, undefined]);
        expect(seen.totalCount).toBeLessThan(each.storedCount);
      }
    }
  }, 120_000);

  it('is in the export, as data and as a page', async () => {
    for (const each of ended) {
      const token = await tokenOf(each.subjectId);
      const { body } = await exportOf(token);
      const records = body.data.me[each.list] as { id: string; visibility: string }[];
      expect([each.type, records.length]).toEqual([each.type, each.storedCount]);
      expect(records).toContainEqual(
        expect.objectContaining({ id: each.id, visibility: each.visibility }),
      );
    }
    const repaired = ended.find(({ visibility }) => visibility === 'REPAIRED')!;
    const page = await exportOf(await tokenOf(repaired.subjectId), { format: 'html' });
    expect(page.text).toContain(repaired.id);
    expect(page.text).toContain('已修复 <small>Repaired</small>');
    expect(page.text).toContain('是否仍向他人展示，不展示的说明原因 <small>');
  }, 120_000);

  it('is neither in the preview of a consent nor in what it opens', async () => {
    const token = await dataset.token('person');
    const preview = { 'as-consent': dataset.demo.consent };
    expect((await listed(consented, token)).node).toMatchObject({ visibility: 'REPAIRED' });
    const seen = await listed(consented, token, preview);
    const bank = { consent: dataset.demo.consent };
    expect(await listed(consented, await dataset.token('bank'), bank)).toEqual(seen);
    expect([seen.node, seen.totalCount]).toEqual([undefined, expect.any(Number)]);
    const { body } = await askOver(
      site.gateway,
      'query ($id: ID!) { consent(id: $id) { preview { operation } } }',
      { id: dataset.demo.consent },
      token,
    );
    const shown = await askOver(
      site.gateway,
      body.data.consent.preview.operation as string,
      {},
      token,
      preview,
    );
    expect(JSON.stringify(shown.body.data)).toContain('permits');
    expect(JSON.stringify(shown.body.data)).not.toContain(consented.id);
  });

  it('is on the disclosure log of the person who read it', async () => {
    const open = ended.find(({ type }) => type === 'JudgmentDebtor')!;
    const token = await tokenOf(open.subjectId);
    await listed(open, token);
    const { body } = await exportOf(token);
    const history = JSON.stringify(body.data.me.accessHistory);
    expect(history).toContain('JudgmentDebtor');
    expect(history).toContain('SELF');
  });

  it('is read by the next of kin of a deceased person, in lists and in the export', async () => {
    const one = ended[0]!;
    const civil = await dataset.token('steward', { department: 'civil-affairs' });
    const document = { title: '居民死亡医学证明', number: 'HD-2026-1', date: YESTERDAY };
    const change = async (field: string, type: string, input: object) => {
      const { body } = await askOver(
        site.gateway,
        `mutation ($input: ${type}!, $key: ID!) { answer: ${field}(input: $input, key: $key) { version } }`,
        { input, key: `key-${field}` },
        civil,
      );
      expect(body.errors).toBeUndefined();
    };
    await change('recordDeath', 'DeathInput', {
      subjectId: one.subjectId,
      version: 0,
      diedOn: YESTERDAY,
      document,
    });
    await change('recordKinship', 'KinshipInput', {
      deceasedId: one.subjectId,
      kinId: dataset.demo.teacher,
      relation: 'SIBLING',
      document,
    });
    const kin = await tokenOf(dataset.demo.teacher);
    const headers = { 'acting-for': one.subjectId };
    expect((await listed(one, kin)).node).toBeUndefined();
    const seen = await listed(one, kin, headers);
    expect([seen.totalCount, seen.node]).toMatchObject([
      one.storedCount,
      { visibility: one.visibility },
    ]);
    const { body } = await exportOf(kin, { for: one.subjectId }, headers);
    expect(JSON.stringify(body.data.subject[one.list])).toContain(one.id);
  });
});

describe('an ended record of an organisation', () => {
  it('is seen by nobody, not even its representative, in lists and in the export', async () => {
    const token = await dataset.token('person');
    for (const each of [undefined, token]) {
      const seen = await listed(company, each);
      expect(seen.node).toBeUndefined();
      expect(seen.totalCount).toBeLessThan(company.storedCount);
    }
    const { body } = await exportOf(token, { for: dataset.demo.organization });
    expect(JSON.stringify(body.data)).not.toContain(company.id);
    expect(body.data.subject.permits).not.toEqual([]);
  });

  it('does not hide live non-public records from its representative: a tax grade other than A', async () => {
    const found = await withRecords('TaxGrade', (model) =>
      model
        .findOne({ ...liveFilter('2026-06-30'), disclosure: 'RESTRICTED', grade: { $ne: 'A' } })
        .lean<TaxGradeRow>(),
    );
    const { _id: id, subjectId, year, grade } = found!;
    const token = await dataset.token('person', { represents: [subjectId] });
    const search = (as?: string) =>
      askOver(
        site.gateway,
        'query ($year: Int!, $grade: TaxGradeLevel) { taxGrades(year: $year, grade: $grade) { totalCount nodes { id } } }',
        { year, grade },
        as,
      );
    expect((await search(token)).body.data.taxGrades).toEqual({
      totalCount: 1,
      nodes: [{ id }],
    });
    expect((await search()).body.data.taxGrades).toEqual({ totalCount: 0, nodes: [] });
  });
});
