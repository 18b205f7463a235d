import { randomUUID } from 'node:crypto';
import type { SubjectEvent } from '../../../../schema/registry';
import { syntheticResident, syntheticUscc } from '../../../../seed/syntheticIdentifiers';
import { sealedOfKind } from '../../../../subgraphs/framework/records/sealedRecords';
import type { RecordEvent } from '../../../../subgraphs/framework/records/writer/event';
import { recordWriter } from '../../../../subgraphs/framework/records/writer/recordWriter';
import { applySubjectEvents } from '../../../../subgraphs/framework/subjectEvents/applySubjectEvents';
import { visibilityModel } from '../../../../subgraphs/framework/subjectEvents/model';
import { moveSubject } from '../../../../subgraphs/framework/subjectEvents/moveSubject';
import { openDocument, sealDocument } from '../../../../subgraphs/framework/vault/sealedFields';
import type { Vault } from '../../../../subgraphs/framework/vault/vault';
import { practitionerModel } from '../../../../subgraphs/social/practitioner/model';
import { PRACTITIONERS_SEALED } from '../../../../subgraphs/social/sealed';
import { consentModel } from '../../../../subgraphs/subjects/consent/model';
import { relationModel } from '../../../../subgraphs/subjects/relation/model';
import { kinshipModel } from '../../../../subgraphs/subjects/rights/kinship/model';
import { ask } from '../../../support/ask';
import { eventually } from '../../../support/eventually';
import { TODAY } from '../../../support/seededStore';
import { nobody, person as personViewer, viewerAs } from '../../../support/viewers';
import {
  MARKET,
  MERGE,
  NOW,
  POLICE,
  PREVIEW,
  REASON,
  WITH_RECORDS,
  as,
  asked,
  changeCode,
  codeOf,
  connectionOf,
  copyRecords,
  countOf,
  data,
  demo,
  directory,
  indexedOf,
  merge,
  newKey,
  newOrganization,
  reopenSite,
  rowsOf,
  site,
  startScene,
  stopScene,
  strangers,
  untilIndexed,
  vaultOf,
} from './support';

jest.setTimeout(120_000);

beforeAll(startScene, 180_000);
afterAll(stopScene);

describe('a company that is registered twice', () => {
  let survivorId: string;
  let duplicateId: string;
  let duplicateCode: string;
  let copied: number;
  let own: number;

  beforeAll(async () => {
    survivorId = demo().company;
    const created = await newOrganization(demo().companyName, 1);
    [duplicateId, duplicateCode] = [created.id, created.code];
    own = await countOf(survivorId);
    copied = await copyRecords(survivorId, duplicateId);
    const relations = relationModel(connectionOf('subjects'));
    await relations.create({
      _id: randomUUID(),
      kind: 'AGENT',
      organizationId: duplicateId,
      partyId: demo().person,
      since: TODAY,
    } as never);
    await untilIndexed(duplicateId, copied);
  });

  it('is previewed and merged only by its register', async () => {
    const ids = { survivorId, duplicateId };
    for (const token of await strangers('market-regulation')) {
      expect((await asked(PREVIEW, ids, token)).data?.previewSubjectMerge ?? null).toBeNull();
      expect((await merge(ids, token)).data?.mergeSubjects ?? null).toBeNull();
    }
    const other = await as('steward', { department: 'justice' });
    expect(codeOf(await asked(PREVIEW, ids, other))).toBe('NOT_FOUND');
    expect(codeOf(await merge(ids, other))).toBe('NOT_FOUND');
    expect(await countOf(duplicateId)).toBe(copied);
  });

  it('has a preview of what would move', async () => {
    const { previewSubjectMerge: preview } = await data(
      PREVIEW,
      { survivorId, duplicateId },
      await MARKET(),
    );
    expect(copied).toBeGreaterThan(8);
    const records = preview.records as { subgraph: string; count: number }[];
    expect(records.reduce((sum, one) => sum + one.count, 0)).toBe(copied);
    expect(new Set(records.map(({ subgraph }) => subgraph))).toContain('government');
    expect(preview).toMatchObject({ relations: 1, consents: 0, corrections: 0, codes: 1 });
    expect(preview.contradictions).toEqual([]);
  });

  it.each([
    ['with itself', () => ({ survivorId, duplicateId: survivorId }), 'BAD_USER_INPUT'],
    ['with nobody', () => ({ survivorId, duplicateId: randomUUID() }), 'NOT_FOUND'],
    [
      'under another name without an explanation',
      async () => {
        const { id } = await newOrganization('天津另名有限公司', 2);
        return { survivorId, duplicateId: id };
      },
      'IDENTITIES_DIFFER',
    ],
    [
      'with another kind of subject',
      async () => {
        const { id } = await newOrganization('河东区示例小吃店', 3, '92');
        return { survivorId, duplicateId: id };
      },
      'BAD_USER_INPUT',
    ],
  ])('is not merged %s', async (_, ids, code) => {
    expect(codeOf(await merge(await ids(), await MARKET()))).toBe(code);
  });

  it('is one subject after the merge, with all records and codes', async () => {
    const key = newKey();
    const first = await merge({ survivorId, duplicateId }, await MARKET(), key);
    expect(first.errors).toBeUndefined();
    expect(first.data.mergeSubjects).toMatchObject({ subjectId: survivorId, duplicateId });
    // In the same transaction, before any other subgraph has heard of it.
    expect([await indexedOf(duplicateId), await indexedOf(survivorId)]).toEqual([0, own + copied]);
    await eventually(async () => expect(await countOf(duplicateId)).toBe(0));
    expect(await countOf(survivorId)).toBe(own + copied);
    await eventually(async () => {
      const again = await merge({ survivorId, duplicateId }, await MARKET(), key);
      expect(again.data.mergeSubjects).toEqual({ ...first.data.mergeSubjects, awaited: [] });
    });
    expect(codeOf(await merge({ survivorId, duplicateId }, await MARKET()))).toBe('SUBJECT_MERGED');
    const moved = { subjectId: duplicateId, from: duplicateCode, to: syntheticUscc('91', 8, 8) };
    expect(codeOf(await changeCode(moved, await MARKET()))).toBe('SUBJECT_MERGED');
  });

  it('keeps the earlier version of each record, with the subject that it had', async () => {
    for (const { name } of WITH_RECORDS) {
      const versions = connectionOf(name).collection('recordVersions');
      const earlier = await versions.find({ 'row.subjectId': duplicateId }).toArray();
      const events = connectionOf(name).collection<RecordEvent>('recordEvents');
      const moves = await events.find({ action: 'MOVE', subjectId: survivorId }).toArray();
      expect(earlier).toHaveLength(moves.length);
      expect(new Set(moves.map(({ recordId }) => recordId)).size).toBe(moves.length);
      for (const { recordId, before } of moves) {
        expect(before).toMatchObject({ subjectId: duplicateId });
        const row = (await rowsOf(name).findOne({ _id: recordId }))!;
        expect(row.versions.at(-1)).toMatchObject({ version: row.versions.length });
      }
    }
  });

  it('is found through every door by the id and the code of the duplicate', async () => {
    const doors = await data(
      `query ($id: ID!, $code: UnifiedSocialCreditCode!, $any: String!) {
        subject(id: $id) { id ... on Organization { uscc } timeline(first: 1) { totalCount } }
        subjects(ids: [$id]) { id }
        organization(uscc: $code) { id formerCodes { code ground } }
        organizationByAnyCode(code: $any) { id }
      }`,
      { id: duplicateId, code: duplicateCode, any: duplicateCode },
    );
    const survivor = { id: survivorId };
    expect(doors).toMatchObject({
      subject: { ...survivor, uscc: demo().uscc },
      subjects: [survivor],
      organization: survivor,
      organizationByAnyCode: survivor,
    });
    expect(doors.organization.formerCodes).toContainEqual({
      code: duplicateCode,
      ground: 'MERGED',
    });
    const direct = await data(
      'query ($id: ID!) { subject(id: $id) { timeline(first: 1) { totalCount } } }',
      { id: survivorId },
    );
    expect(doors.subject.timeline).toEqual(direct.subject.timeline);
    const { data: entities } = await ask(
      site().parts.subgraphs.get('subjects')!,
      'query ($who: [_Any!]!) { _entities(representations: $who) { ... on Subject { id } } }',
      { who: [{ __typename: 'Subject', id: duplicateId }] },
      nobody,
    );
    expect(entities?.['_entities']).toEqual([survivor]);
    const { searchOrganizations } = await data(
      'query ($name: String!) { searchOrganizations(name: $name, first: 100) { nodes { id } } }',
      { name: demo().companyName },
    );
    expect(searchOrganizations.nodes).toContainEqual(survivor);
    expect(searchOrganizations.nodes).not.toContainEqual({ id: duplicateId });
    const row = (await rowsOf('government').findOne({
      subjectId: survivorId,
      disclosure: 'OPEN',
      state: 'ACTIVE',
    }))!;
    const { record } = await data('query ($id: ID!) { record(id: $id) { id subject { id } } }', {
      id: row._id,
    });
    expect(record).toEqual({ id: row._id, subject: survivor });
    const [held] = await directory().resolve([
      {
        identifier: { by: 'UNIFIED_CODE', code: duplicateCode },
        name: demo().companyName,
        mayCreate: true,
      },
    ]);
    expect(held).toMatchObject({ result: 'HELD', former: true, subject: survivor });
  });

  it('has its duplicate records listed for the department that reported them', async () => {
    const LIST = `query ($id: ID!) { duplicatesInGovernment(subjectId: $id) { type number recordIds } }`;
    const ofAuditor = await data(LIST, { id: survivorId }, await as('auditor'));
    const all = ofAuditor.duplicatesInGovernment as { type: string; recordIds: string[] }[];
    expect(all.length).toBeGreaterThan(0);
    for (const { recordIds } of all) expect(recordIds).toHaveLength(2);
    const row = (await rowsOf('government').findOne({ _id: all[0]!.recordIds[0]! }))!;
    const department = row.sourceDepartmentId;
    const steward = await as('steward', { department });
    const own = (await data(LIST, { id: survivorId }, steward)).duplicatesInGovernment;
    expect(own).toContainEqual(all[0]);
    const stranger = await as('steward', { department: 'cyberspace' });
    expect((await data(LIST, { id: survivorId }, stranger)).duplicatesInGovernment).toEqual([]);
    for (const token of [undefined, await as('person'), await as('bank'), await as('officer')])
      expect(
        (await asked(LIST, { id: survivorId }, token)).data?.duplicatesInGovernment ?? null,
      ).toBeNull();
  });

  it('receives a record that was prepared for the duplicate before the merge', async () => {
    const { name, records = [] } = WITH_RECORDS.find((each) => each.name === 'government')!;
    const writer = recordWriter(connectionOf(name), records, vaultOf(name));
    const row = (await rowsOf(name).findOne({ subjectId: survivorId, type: 'Permit' }))!;
    const _id = randomUUID();
    await writer.createMany([{ ...row, _id, subjectId: duplicateId }], {
      actor: 'test',
      at: NOW,
      reason: '报送批次',
      legalBasis: '目录',
    });
    expect(await rowsOf(name).findOne({ _id })).toMatchObject({ subjectId: survivorId });
  });
});

describe('a duplicate of a duplicate', () => {
  it('leads to the last subject in every subgraph, and its registration is not changed', async () => {
    const name = '天津三重登记有限公司';
    const [one, two, three] = [
      await newOrganization(name, 11),
      await newOrganization(name, 12),
      await newOrganization(name, 13),
    ];
    for (const [survivor, duplicate] of [
      [two, one],
      [three, two],
    ] as const)
      expect(
        (await merge({ survivorId: survivor.id, duplicateId: duplicate.id }, await MARKET()))
          .errors,
      ).toBeUndefined();
    const { subjects } = await data('query ($ids: [ID!]!) { subjects(ids: $ids) { id } }', {
      ids: [one.id, two.id, three.id],
    });
    expect(subjects).toEqual([{ id: three.id }, { id: three.id }, { id: three.id }]);
    for (const { name: subgraph } of WITH_RECORDS)
      await eventually(async () => {
        const told = await visibilityModel(connectionOf(subgraph)).find({ mergedInto: three.id });
        expect(told.map(({ _id }) => _id).sort()).toEqual([one.id, two.id].sort());
      });
    const freezing = {
      subjectId: one.id,
      version: 0,
      reason: '停止处理',
      legalBasis: '个人信息保护法第四十七条',
    };
    const lead = await as('steward', { department: 'development-reform' });
    const frozen = await asked(
      'mutation ($input: FreezingInput!, $key: ID!) { freezeSubject(input: $input, key: $key) { version } }',
      { input: freezing, key: newKey() },
      lead,
    );
    expect(codeOf(frozen)).toBe('SUBJECT_MERGED');
  });
});

describe('a person who is registered twice', () => {
  let survivorId: string;
  let duplicateId: string;
  let copied: number;
  const number = syntheticResident(400_010, 'MALE', 11).idNumber;
  const STATEMENT = '姓名登记有误';
  const TIMES = 38;

  beforeAll(async () => {
    survivorId = demo().person;
    const self = await as('person');
    const { me } = await data('{ me { name } }', {}, self);
    const [answer] = await directory().resolve([
      { identifier: { by: 'RESIDENT_ID', number }, name: me.name, mayCreate: true },
    ]);
    duplicateId = (answer as { subject: { id: string } }).subject.id;
    copied = await copyRecords(survivorId, duplicateId, { times: TIMES });
    await data(
      'mutation ($input: CorrectionInput!, $key: ID!) { requestCorrection(input: $input, key: $key) { id } }',
      {
        input: {
          target: { type: 'NaturalPerson', id: duplicateId, field: 'name' },
          statement: STATEMENT,
        },
        key: newKey(),
      },
      await as('person', { subject: duplicateId, represents: [] }),
    );
    const kinship = kinshipModel(connectionOf('subjects'));
    await kinship.create({
      _id: 'kinship-of-duplicate',
      deceasedId: demo().teacher,
      kinId: duplicateId,
      relation: 'CHILD',
      document: { title: '亲属关系证明', number: 'HD-1', date: TODAY },
      recordedAt: NOW.toISOString(),
      active: true,
      version: 1,
      steps: [],
    } as never);
    await copyPractitioner('DOCTOR', 'doctor-of-duplicate');
    await copyPractitioner('TEACHER', 'teacher-of-duplicate');
    const consents = consentModel(connectionOf('subjects'));
    const given = (await consents.findById(demo().consent).lean())!;
    await consents.create({
      ...given,
      _id: 'consent-of-duplicate',
      subjectId: duplicateId,
      steps: given.steps.map((step, index) => ({ ...step, key: `duplicate-${index}` })),
    } as never);
    await untilIndexed(duplicateId, copied);
    // An access to the duplicate, which its history must keep.
    const officer = await as('officer', {
      caseFile: { reference: 'HD-2026-7777', subjects: [duplicateId] },
    });
    await data('query ($id: ID!) { subject(id: $id) { name } }', { id: duplicateId }, officer);
  }, 180_000);

  /** Enters the duplicate in a licence register, like the person, who is a doctor. */
  async function copyPractitioner(profession: string, _id: string): Promise<void> {
    const model = practitionerModel(connectionOf('social'));
    const [sealed] = PRACTITIONERS_SEALED;
    const own = (await model.findOne({ subjectId: survivorId, profession: 'DOCTOR' }).lean())!;
    const plain = await openDocument(vaultOf('social'), sealed!, own);
    const row = { ...plain, _id, subjectId: duplicateId, profession, licenceNumber: _id };
    await model.collection.insertOne(
      (await sealDocument(vaultOf('social'), sealed!, row)) as never,
    );
  }

  const eventOf = async (): Promise<SubjectEvent> => {
    const found = await site().registry.subjectEvents(['nobody'], 1000);
    return found[0]!.events.find(({ subjectId }) => subjectId === duplicateId)!;
  };

  it('needs an explanation where the registrations contradict each other', async () => {
    const { previewSubjectMerge } = await data(
      PREVIEW,
      { survivorId, duplicateId },
      await POLICE(),
    );
    expect(previewSubjectMerge.contradictions).toEqual(
      expect.arrayContaining(['BIRTH_DATE', 'OPEN_CORRECTION']),
    );
    expect(previewSubjectMerge).toMatchObject({ consents: 1, corrections: 1, kinships: 1 });
    expect(codeOf(await merge({ survivorId, duplicateId }, await POLICE()))).toBe(
      'IDENTITIES_DIFFER',
    );
    expect(codeOf(await merge({ survivorId, duplicateId }, await MARKET()))).toBe('NOT_FOUND');
  });

  it('has every record once after a delivery that was interrupted half-way', async () => {
    const before = new Map<string, number>();
    for (const { name } of WITH_RECORDS)
      before.set(name, await rowsOf(name).countDocuments({ subjectId: duplicateId }));
    const [largest] = [...before].sort(([, a], [, b]) => b - a)[0]!;
    expect(before.get(largest)).toBeGreaterThan(200);
    // Only this test delivers: a site without a timer relays after mutations at its gateway.
    await reopenSite();
    const merged = await ask(
      site().parts.subgraphs.get('subjects')!,
      MERGE,
      {
        input: {
          survivorId,
          duplicateId,
          reason: REASON,
          contradictions: '户籍档案证明两次登记为同一人',
        },
        key: newKey(),
      },
      viewerAs('steward', { department: 'public-security', assurance: 3 }),
    );
    expect(merged.errors).toBeUndefined();
    expect(merged.data?.['mergeSubjects']).toMatchObject({
      awaited: WITH_RECORDS.map(({ name }) => name),
    });

    const event = await eventOf();
    const { records = [] } = WITH_RECORDS.find(({ name }) => name === largest)!;
    const connection = connectionOf(largest);
    const vault = vaultOf(largest);
    let batches = 0;
    const dying: Vault = {
      ...vault,
      prefetch: (ids) =>
        ++batches > 1 ? Promise.reject(new Error('killed')) : vault.prefetch(ids),
    };
    const parts = { connection, records, sealed: [], now: () => NOW };
    const apply = (using: Vault) =>
      applySubjectEvents(
        connection,
        visibilityModel(connection),
        records,
        moveSubject({ ...parts, vault: using }),
      );
    await expect(apply(dying)([event])).rejects.toThrow('killed');
    const left = await rowsOf(largest).countDocuments({ subjectId: duplicateId });
    expect(left).toBeGreaterThan(0);
    expect(left).toBeLessThan(before.get(largest)!);

    // The restarted product delivers the event again, to this subgraph and the others.
    await reopenSite({ relayInterval: 100 });
    await eventually(async () => expect(await countOf(duplicateId)).toBe(0), { within: 30_000 });
    for (const { name } of WITH_RECORDS) {
      const moves = await connectionOf(name)
        .collection<RecordEvent>('recordEvents')
        .find({ action: 'MOVE', 'before.subjectId': duplicateId })
        .toArray();
      expect([name, moves.length]).toEqual([name, before.get(name)]);
      expect(new Set(moves.map(({ recordId }) => recordId)).size).toBe(moves.length);
    }
    // A repeated event changes nothing.
    const events = connection.collection('recordEvents');
    const total = await events.countDocuments({});
    await apply(vault)([event]);
    expect(await events.countDocuments({})).toBe(total);
  });

  it('has the entry of a register that it lacks; a second one stays and is listed', async () => {
    const model = practitionerModel(connectionOf('social'));
    const teacher = (await model.findById('teacher-of-duplicate').lean())!;
    expect(teacher.subjectId).toBe(survivorId);
    const opened = await openDocument(vaultOf('social'), PRACTITIONERS_SEALED[0]!, teacher);
    expect(opened.sex).toMatch(/^(FE)?MALE$/);
    const doctor = await model.findById('doctor-of-duplicate').lean();
    expect(doctor?.subjectId).toBe(duplicateId);
    const { duplicatesInSocial } = await data(
      'query ($id: ID!) { duplicatesInSocial(subjectId: $id) { type number recordIds } }',
      { id: survivorId },
      await as('auditor'),
    );
    expect(duplicatesInSocial).toContainEqual({
      type: 'Practitioner',
      number: null,
      recordIds: ['doctor-of-duplicate'],
    });
  });

  it('reads every sealed value of the moved records', async () => {
    let opened = 0;
    for (const { name, records = [] } of WITH_RECORDS)
      for (const kind of records) {
        const sealed = sealedOfKind(kind);
        if (sealed === undefined) continue;
        const rows = await rowsOf(name).find({ subjectId: survivorId, type: kind.type }).toArray();
        for (const row of rows) {
          await openDocument(vaultOf(name), sealed, row);
          opened++;
        }
      }
    expect(opened).toBeGreaterThan(TIMES);
  });

  it('has the requests and kinships of the duplicate', async () => {
    const { corrections } = await data(
      '{ corrections(first: 50) { nodes { subjectId statement target { id } } } }',
      {},
      await as('person'),
    );
    expect(corrections.nodes).toContainEqual({
      subjectId: survivorId,
      statement: STATEMENT,
      target: { id: survivorId },
    });
    const kinship = await kinshipModel(connectionOf('subjects')).findById('kinship-of-duplicate');
    expect(kinship).toMatchObject({ kinId: survivorId, active: true });
  });

  it('ends the consents of the duplicate, and leaves those of the person', async () => {
    const consents = consentModel(connectionOf('subjects'));
    expect(await consents.findById('consent-of-duplicate').lean()).toMatchObject({
      subjectId: survivorId,
      state: 'EXPIRED',
    });
    expect(await consents.findById(demo().consent).lean()).toMatchObject({
      state: 'AUTHORISED',
    });
  });

  it('sees the accesses to both registrations', async () => {
    const { me } = await data(
      '{ me { id accessHistory(first: 50) { nodes { caseReference } } } }',
      {},
      await as('person'),
    );
    expect(me.id).toBe(survivorId);
    expect(me.accessHistory.nodes).toContainEqual({ caseReference: 'HD-2026-7777' });
  });

  it('is not the person of a token that names the duplicate', async () => {
    const old = await as('person', { subject: duplicateId, represents: [] });
    const body = await asked('{ me { id ... on NaturalPerson { idNumber } } }', {}, old);
    expect(body.data.me.idNumber ?? null).toBeNull();
    const lists = await ask(
      site().parts.subgraphs.get('social')!,
      'query ($who: [_Any!]!) { _entities(representations: $who) { ... on Subject { qualifications { totalCount } } } }',
      { who: [{ __typename: 'Subject', id: duplicateId }] },
      personViewer(duplicateId),
    );
    expect(JSON.stringify(lists.data)).not.toMatch(/"totalCount":[1-9]/);
  });
});
