import type { Connection } from 'mongoose';
import { subjectsSubgraph } from '../../../../subgraphs/subjects/subgraph';
import type { SubjectEvent } from '../../../../schema/registry';
import { ask, codes } from '../../../support/ask';
import { naturalPerson, organization } from '../../../support/subjects';
import { subgraphUnderTest, type SubgraphUnderTest } from '../../../support/subgraph';
import { nobody, person, viewerAs } from '../../../support/viewers';

const now = () => new Date('2026-06-30T04:00:00Z');
const lead = viewerAs('steward', { department: 'development-reform', assurance: 3 });
const civil = viewerAs('steward', { department: 'civil-affairs', assurance: 3 });
const DOCUMENT = { title: '居民死亡医学证明', number: 'HD-2026-1', date: '2026-06-29' };
const WHY = { reason: '删除请求在法定保存期内', legalBasis: '个人信息保护法第四十七条' };

type Models = Record<string, { insertMany(rows: unknown[]): Promise<unknown> }> & {
  subject: { db: Connection; insertMany(rows: unknown[]): Promise<unknown> };
};

let underTest: SubgraphUnderTest<Models>;
let keys = 0;
const key = () => `key-${String(++keys).padStart(8, '0')}`;

const PART = 'subjectId version frozen minor diedOn steps { action by department reason version }';
const change = (
  field: string,
  type: string,
  input: object,
  viewer = lead,
  idempotencyKey: string = key(),
  part = PART,
) =>
  ask(
    underTest.subgraph,
    `mutation ($input: ${type}!, $key: ID!) { answer: ${field}(input: $input, key: $key) { ${part} } }`,
    { input, key: idempotencyKey },
    viewer,
  );
const freeze = (subjectId: string, version = 0, viewer = lead, idempotencyKey?: string) =>
  change('freezeSubject', 'FreezingInput', { subjectId, version, ...WHY }, viewer, idempotencyKey);
const unfreeze = (subjectId: string, version: number) =>
  change('unfreezeSubject', 'FreezingInput', { subjectId, version, ...WHY });

const outcomeOf = (response: Awaited<ReturnType<typeof ask>>) =>
  response.data?.['answer'] as Record<string, any>;

const waiting = async (recipient: string): Promise<readonly SubjectEvent[]> =>
  (await underTest.subgraph.registry!.subjectEvents([recipient], 100))[0]?.events ?? [];

/** All queries that may return a subject here, as a stranger and as the subject itself. */
async function doors(id: string, uscc?: string): Promise<unknown[]> {
  const answers = await Promise.all(
    [nobody, person(id), viewerAs('officer', { department: 'market-regulation' })].map((viewer) =>
      ask(
        underTest.subgraph,
        `query ($id: ID!, $who: [_Any!]!, $uscc: UnifiedSocialCreditCode!) {
          subject(id: $id) { id }
          subjects(ids: [$id]) { id }
          me { id }
          organization(uscc: $uscc) { id }
          searchOrganizations(name: "恒信") { totalCount nodes { id } }
          _entities(representations: $who) { ... on Subject { id } }
          firm: subject(id: "firm") {
            ... on LegalPerson {
              legalRepresentative { party { id } }
              shareholders { totalCount nodes { id party { id } } }
            }
          }
          relation: _entities(representations: [{ __typename: "Relation", id: "holds" }]) {
            ... on Relation { id party { id } organization { id } }
          }
        }`,
        {
          id,
          uscc: uscc ?? '91120102MA00XX0A90',
          who: [
            { __typename: 'Subject', id },
            { __typename: 'NaturalPerson', id },
          ],
        },
        viewer,
      ),
    ),
  );
  return answers.map(({ data }) => data);
}

const mentions = (data: unknown, id: string) => JSON.stringify(data).includes(`"${id}"`);

beforeAll(async () => {
  underTest = await subgraphUnderTest<Models>(subjectsSubgraph, { now });
  const { subject, relation } = underTest.models;
  await subject.insertMany([
    naturalPerson({ _id: 'ann' }),
    naturalPerson({ _id: 'ben', idNumber: '120102188001010028' }),
    naturalPerson({ _id: 'kid', idNumber: null, minor: true }),
    naturalPerson({ _id: 'teen', idNumber: null, minor: true, birthDate: '2010-01-31' }),
    organization({ _id: 'firm', name: '天津河东广源科技有限公司', uscc: '92120102MA00XX0B7P' }),
    organization({ _id: 'shop' }),
  ]);
  const held = { shareBasisPoints: 100, since: '2020-01-01', until: null, organizationId: 'firm' };
  await relation!.insertMany([
    { _id: 'head', kind: 'LEGAL_REPRESENTATIVE', partyId: 'ann', ...held },
    { _id: 'holds', kind: 'SHAREHOLDER', partyId: 'ann', ...held },
    { _id: 'owns', kind: 'SHAREHOLDER', partyId: 'shop', ...held },
  ]);
}, 60_000);
afterAll(() => underTest.stop());

describe('freezing', () => {
  it('removes a subject from every query of the subgraph, and restores it', async () => {
    for (const id of ['ann', 'shop']) {
      expect((await doors(id)).every((data) => mentions(data, id))).toBe(true);
      const frozen = await freeze(id);
      expect(outcomeOf(frozen)).toMatchObject({ subjectId: id, version: 1, frozen: true });
      for (const data of await doors(id)) expect(mentions(data, id)).toBe(false);
      const again = await unfreeze(id, 1);
      expect(outcomeOf(again)).toMatchObject({ version: 2, frozen: false });
      expect((await doors(id)).every((data) => mentions(data, id))).toBe(true);
    }
  });

  it('makes a subject look like an unknown id', async () => {
    await freeze('ben');
    const [visitor] = await doors('ben');
    const [stranger] = await doors('nothing');
    expect(visitor).toEqual(stranger);
    await unfreeze('ben', 1);
  });

  it('removes relations with it from counts', async () => {
    const total = async () => {
      const [data] = await doors('ann');
      return (data as any).firm.shareholders.totalCount as number;
    };
    expect(await total()).toBe(2);
    await freeze('ann', 2);
    expect(await total()).toBe(1);
    await unfreeze('ann', 3);
    expect(await total()).toBe(2);
  });

  it('creates a subject event of each change, once, in order, for each recipient', async () => {
    const all = await waiting('government');
    expect(all.map(({ number }) => number)).toEqual(all.map((_, index) => index + 1));
    expect(all.slice(0, 2)).toMatchObject([
      { subjectId: 'ann', hidden: true },
      { subjectId: 'ann', hidden: false },
    ]);
    const { registry } = underTest.subgraph;
    await registry!.delivered('government', 2);
    await registry!.delivered('government', 1);
    expect((await waiting('government'))[0]!.number).toBe(3);
    expect((await waiting('judicial'))[0]!.number).toBe(1);
    await registry!.delivered('government', all.at(-1)!.number);
    expect(await waiting('government')).toEqual([]);
  });

  it('is idempotent by key, and reports a key used for other input', async () => {
    const one = key();
    const first = await freeze('shop', 2, lead, one);
    await unfreeze('shop', 3);
    expect(await freeze('shop', 2, lead, one)).toEqual(first);
    expect(codes(await freeze('ann', 4, lead, one))).toEqual(['IDEMPOTENCY_KEY_REUSED']);
  });

  it('refuses an outdated version, an unknown subject, and a state that does not allow it', async () => {
    expect(codes(await freeze('shop', 0))).toEqual(['CONFLICT']);
    expect(codes(await freeze('nothing'))).toEqual(['NOT_FOUND']);
    expect(codes(await unfreeze('shop', 4))).toEqual(['INVALID_TRANSITION']);
    const short = { subjectId: 'shop', version: 4, reason: ' ', legalBasis: '第四十七条' };
    expect(codes(await change('freezeSubject', 'FreezingInput', short))).toEqual([
      'BAD_USER_INPUT',
    ]);
  });

  it.each([
    ['a visitor', nobody],
    ['the subject', person('shop')],
    ['a steward of another department', civil],
    ['a steward at a low assurance', { ...lead, assurance: 2 }],
    ['an officer of the department', viewerAs('officer', { department: 'development-reform' })],
  ])('is refused to %s', async (_who, viewer) => {
    expect(codes(await freeze('shop', 4, viewer))).toEqual(['UNAUTHORIZED_FIELD_OR_TYPE']);
  });

  it('is decided once by two stewards concurrently', async () => {
    const both = await Promise.all([freeze('shop', 4), freeze('shop', 4)]);
    expect(both.filter(({ errors }) => !errors)).toHaveLength(1);
    expect(both.flatMap(codes)).toEqual(['CONFLICT']);
    await unfreeze('shop', 5);
  });

  it('logs who did what, when and why', async () => {
    const seen = await ask(
      underTest.subgraph,
      `{ answer: subjectStanding(subjectId: "shop") { ${PART} } none: subjectStanding(subjectId: "nothing") { version } }`,
      {},
      viewerAs('auditor'),
    );
    expect(outcomeOf(seen)['steps'][0]).toEqual({
      action: 'FREEZE',
      by: 'test-steward',
      department: 'development-reform',
      reason: WHY.reason,
      version: 1,
    });
    expect(seen.data!['none']).toBeNull();
  });
});

describe('civil capacity', () => {
  const capacity = (subjectId: string, version: number, ground: string | null, viewer = civil) =>
    change(
      'recordCapacity',
      'CapacityInput',
      { subjectId, version, ground, document: DOCUMENT },
      viewer,
    );

  it('hides a person recognised as a minor everywhere, and creates a subject event', async () => {
    const before = (await waiting('social')).length;
    expect(outcomeOf(await capacity('ben', 2, null))).toMatchObject({ minor: true, version: 3 });
    for (const data of await doors('ben')) expect(mentions(data, 'ben')).toBe(false);
    expect((await waiting('social')).slice(before)).toMatchObject([
      { subjectId: 'ben', hidden: true },
    ]);
    await capacity('ben', 3, 'ENTRY_WRONG');
  });

  it('shows a person from the day a steward records majority, and not an organisation', async () => {
    expect((await doors('kid')).some((data) => mentions(data, 'kid'))).toBe(false);
    expect(outcomeOf(await capacity('kid', 0, 'OF_AGE'))).toMatchObject({ minor: false });
    expect((await doors('kid')).every((data) => mentions(data, 'kid'))).toBe(true);
    expect(codes(await capacity('shop', 6, null))).toEqual(['BAD_USER_INPUT']);
    expect(codes(await capacity('ann', 4, null, lead))).toEqual(['UNAUTHORIZED_FIELD_OR_TYPE']);
  });

  it('is not removed by omitting the ground', async () => {
    const input = { subjectId: 'ben', version: 4, document: DOCUMENT };
    const answer = await change('recordCapacity', 'CapacityInput', input, civil);
    expect(codes(answer)).toEqual(['BAD_USER_INPUT']);
  });

  it('depends on the recorded birth date: sixteen on one ground, eighteen on the other', async () => {
    expect(codes(await capacity('teen', 0, 'OF_AGE'))).toEqual(['INVALID_TRANSITION']);
    expect(outcomeOf(await capacity('teen', 0, 'OWN_LABOUR'))).toMatchObject({ minor: false });
  });

  it('creates no subject event when nothing becomes visible', async () => {
    const before = (await waiting('social')).length;
    await freeze('kid', 1);
    await capacity('kid', 2, null);
    await change('unfreezeSubject', 'FreezingInput', { subjectId: 'kid', version: 3, ...WHY });
    expect((await waiting('social')).length - before).toBe(1);
    expect((await doors('kid')).some((data) => mentions(data, 'kid'))).toBe(false);
  });
});

describe('death and next of kin', () => {
  const death = (subjectId: string, version: number, diedOn = '2026-06-28') =>
    change('recordDeath', 'DeathInput', { subjectId, version, diedOn, document: DOCUMENT }, civil);
  const KIN = 'id deceasedId kinId relation recordedBy revokedAt revocationReason version';
  const kin = (kinId: string, deceasedId = 'ben', idempotencyKey?: string) =>
    change(
      'recordKinship',
      'KinshipInput',
      { deceasedId, kinId, relation: 'SPOUSE', document: DOCUMENT },
      civil,
      idempotencyKey,
      KIN,
    );

  it('requires a recorded death of a person, not in the future', async () => {
    expect(codes(await kin('ann'))).toEqual(['INVALID_TRANSITION']);
    expect(codes(await death('ben', 4, '2026-07-01'))).toEqual(['BAD_USER_INPUT']);
    expect(codes(await death('shop', 6))).toEqual(['BAD_USER_INPUT']);
    expect(outcomeOf(await death('ben', 4))).toMatchObject({ diedOn: '2026-06-28', frozen: false });
    expect(codes(await death('ben', 5))).toEqual(['INVALID_TRANSITION']);
  });

  it('lets only the kin act, and only while the record is valid', async () => {
    const { registry } = underTest.subgraph;
    const acting = (who: string) => registry!.actingFor(who, 'ben');
    expect(await acting('ann')).toBeNull();
    const one = key();
    const recorded = outcomeOf(await kin('ann', 'ben', one));
    expect(recorded).toMatchObject({ kinId: 'ann', recordedBy: 'test-steward', version: 1 });
    expect(await acting('ann')).toBe(recorded['id']);
    expect(await acting('kid')).toBeNull();
    expect(await registry!.actingFor('ben', 'ann')).toBeNull();
    expect(codes(await kin('ann'))).toEqual(['INVALID_TRANSITION']);
    expect(outcomeOf(await kin('ann', 'ben', one))).toEqual(recorded);
    expect(codes(await kin('nothing'))).toEqual(['NOT_FOUND']);
    expect(codes(await kin('shop'))).toEqual(['NOT_FOUND']);

    const revoke = (version: number, idempotencyKey?: string) =>
      change(
        'revokeKinship',
        'KinshipRevocationInput',
        { id: recorded['id'], version, reason: '证明文书被撤销' },
        civil,
        idempotencyKey,
        KIN,
      );
    expect(codes(await revoke(2))).toEqual(['CONFLICT']);
    const two = key();
    const revoked = await revoke(1, two);
    expect(outcomeOf(revoked)).toMatchObject({ version: 2, revocationReason: '证明文书被撤销' });
    expect(await acting('ann')).toBeNull();
    expect(await revoke(1, two)).toEqual(revoked);
    expect(codes(await revoke(2))).toEqual(['INVALID_TRANSITION']);
    expect(outcomeOf(await kin('ann')).version).toBe(1);
    const listed = await ask(
      underTest.subgraph,
      '{ answer: kinships(deceasedId: "ben") { totalCount nodes { kinId revokedBy } } }',
      {},
      civil,
    );
    expect(outcomeOf(listed)['totalCount']).toBe(2);
  });

  it('opens to the kin what was open to the deceased, and no more', async () => {
    const FIELDS =
      '{ answer: subject(id: "ben") { ... on NaturalPerson { name idNumber contact { phone } } } }';
    const asKin = { ...person('ann'), kinOf: 'ben' };
    const seen = await ask(underTest.subgraph, FIELDS, {}, asKin);
    const own = await ask(underTest.subgraph, FIELDS, {}, person('ben'));
    expect(seen.errors).toBeUndefined();
    expect(seen.data).toEqual(own.data);
    const stranger = await ask(underTest.subgraph, FIELDS, {}, person('ann'));
    expect(outcomeOf(stranger)).toEqual({ name: null, idNumber: null, contact: null });
    const other = await ask(underTest.subgraph, FIELDS.replace('"ben"', '"kid"'), {}, asKin);
    expect(outcomeOf(other)).toBeNull();
  });

  it('ends for the kin as soon as a steward withdraws a death recorded by mistake', async () => {
    const { registry } = underTest.subgraph;
    const withdraw = (
      version: number,
      viewer = civil,
      idempotencyKey = key(),
      reason = '登记对象有误',
    ) =>
      change(
        'withdrawDeath',
        'DeathWithdrawalInput',
        { subjectId: 'ben', version, reason, document: DOCUMENT },
        viewer,
        idempotencyKey,
        'version diedOn steps { action by department reason document { number } version }',
      );
    expect(await registry!.actingFor('ann', 'ben')).not.toBeNull();
    expect(codes(await withdraw(5, lead))).toEqual(['UNAUTHORIZED_FIELD_OR_TYPE']);
    expect(codes(await withdraw(4))).toEqual(['CONFLICT']);
    expect(codes(await withdraw(5, civil, key(), ' '))).toEqual(['BAD_USER_INPUT']);
    expect(await registry!.actingFor('ann', 'ben')).not.toBeNull();

    const one = key();
    const withdrawn = await withdraw(5, civil, one);
    expect(outcomeOf(withdrawn)).toMatchObject({ version: 6, diedOn: null });
    expect(outcomeOf(withdrawn)['steps'].at(-1)).toEqual({
      action: 'DEATH_WITHDRAWN',
      by: 'test-steward',
      department: 'civil-affairs',
      reason: '登记对象有误',
      document: { number: DOCUMENT.number },
      version: 6,
    });
    expect(await registry!.actingFor('ann', 'ben')).toBeNull();
    expect(await withdraw(5, civil, one)).toEqual(withdrawn);
    expect(codes(await withdraw(6))).toEqual(['INVALID_TRANSITION']);
    expect(codes(await kin('ann'))).toEqual(['INVALID_TRANSITION']);

    const listed = await ask(
      underTest.subgraph,
      '{ answer: kinships(deceasedId: "ben") { nodes { version revokedBy revocationReason } } }',
      {},
      civil,
    );
    expect(outcomeOf(listed)['nodes']).toContainEqual({
      version: 2,
      revokedBy: 'test-steward',
      revocationReason: '登记对象有误',
    });
    // Recording the death again does not restore a kinship.
    await death('ben', 6);
    expect(await registry!.actingFor('ann', 'ben')).toBeNull();
  });

  it('is never open to kin of a living person, even with an invalid kinship in the database', async () => {
    const row = { deceasedId: 'kid', kinId: 'ann', relation: 'PARENT', document: DOCUMENT };
    await underTest.models['kinship']!.insertMany([
      {
        _id: 'slipped',
        ...row,
        recordedAt: now().toISOString(),
        active: true,
        version: 1,
        steps: [],
      },
    ]);
    expect(await underTest.subgraph.registry!.actingFor('ann', 'kid')).toBeNull();
  });
});
