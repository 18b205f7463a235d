import type { Connection } from 'mongoose';
import { subjectsSubgraph } from '../../../../subgraphs/subjects/subgraph';
import type { Viewer } from '../../../../schema/viewer';
import { ask, codes } from '../../../support/ask';
import { naturalPerson, organization } from '../../../support/subjects';
import { subgraphUnderTest, type SubgraphUnderTest } from '../../../support/subgraph';
import { nobody, person, viewerAs } from '../../../support/viewers';

const now = () => new Date('2026-06-30T04:00:00Z');
const WORDS = '此处罚与我无关-私密';
const INPUT = {
  target: { type: 'Penalty', id: 'penalty-1', field: 'fine' },
  accessEntry: 'entry-7',
  department: 'market-regulation',
  statement: WORDS,
  requestedValue: '0',
  contact: '10000000001',
};
const FIELDS =
  'id subjectId by target { type id field } accessEntry department statement requestedValue contact state receivedAt answerBy rule withdrawnAt version';
const steward = viewerAs('steward', { department: 'market-regulation' });

let underTest: SubgraphUnderTest<{
  subject: { db: Connection; insertMany(r: unknown[]): Promise<unknown> };
}>;
let keys = 0;
const key = () => `key-${String(++keys).padStart(8, '0')}`;

const request = (viewer: Viewer, input: object = INPUT, idempotencyKey = key()) =>
  ask(
    underTest.subgraph,
    `mutation ($input: CorrectionInput!, $key: ID!) { answer: requestCorrection(input: $input, key: $key) { ${FIELDS} } }`,
    { input, key: idempotencyKey },
    viewer,
  );
const withdraw = (viewer: Viewer, id: unknown, version = 1, idempotencyKey = key()) =>
  ask(
    underTest.subgraph,
    `mutation ($input: CorrectionWithdrawalInput!, $key: ID!) { answer: withdrawCorrection(input: $input, key: $key) { ${FIELDS} } }`,
    { input: { id, version }, key: idempotencyKey },
    viewer,
  );
const list = async (viewer: Viewer, part = 'id statement') => {
  const answer = await ask(
    underTest.subgraph,
    `{ answer: corrections(first: 50) { totalCount nodes { ${part} } } }`,
    {},
    viewer,
  );
  return answer.data?.['answer'] as { totalCount: number; nodes: Record<string, any>[] } | null;
};
const outcomeOf = (response: Awaited<ReturnType<typeof ask>>) =>
  response.data?.['answer'] as Record<string, any>;

beforeAll(async () => {
  underTest = await subgraphUnderTest(subjectsSubgraph, { now });
  await underTest.models.subject.insertMany([
    naturalPerson({ _id: 'ann' }),
    naturalPerson({ _id: 'ben', idNumber: '120102188001010028' }),
    organization({ _id: 'firm' }),
  ]);
}, 60_000);
afterAll(() => underTest.stop());

describe('requests for correction', () => {
  it('are stored with the disputed data and the due date', async () => {
    const answer = await request(person('ann'));
    expect(answer.errors).toBeUndefined();
    expect(outcomeOf(answer)).toEqual({
      ...INPUT,
      id: expect.any(String),
      subjectId: 'ann',
      by: 'SUBJECT',
      state: 'RECEIVED',
      receivedAt: '2026-06-30T04:00:00.000Z',
      answerBy: '2026-07-09',
      rule: 'objection.check',
      withdrawnAt: null,
      version: 1,
    });
  });

  it('are sealed in the database', async () => {
    const rows = await underTest.models.subject.db.collection('corrections').find().toArray();
    expect(JSON.stringify(rows)).not.toContain(WORDS);
    expect(JSON.stringify(rows)).not.toContain(INPUT.contact);
    expect(rows[0]!['statement']).toMatch(/^s1\./);
  });

  it('may be made for a represented organisation and for next of kin, and for nobody else', async () => {
    const firm = await request(person('ann', ['firm']), { ...INPUT, subjectId: 'firm' });
    expect(outcomeOf(firm)).toMatchObject({ subjectId: 'firm', by: 'REPRESENTATIVE' });
    const kin = await request({ ...person('ann'), kinOf: 'ben' }, { ...INPUT, subjectId: 'ben' });
    expect(outcomeOf(kin)).toMatchObject({ subjectId: 'ben', by: 'KIN', statement: WORDS });
    expect(codes(await request(person('ann'), { ...INPUT, subjectId: 'ben' }))).toEqual([
      'NOT_FOUND',
    ]);
    for (const viewer of [nobody, steward, viewerAs('bank'), { ...person('ann'), assurance: 1 }])
      expect(codes(await request(viewer))).toEqual(['UNAUTHORIZED_FIELD_OR_TYPE']);
  });

  it('are visible to their owners and to stewards of the department', async () => {
    expect((await list(person('ann')))!.totalCount).toBe(1);
    expect((await list(person('ann', ['firm'])))!.totalCount).toBe(2);
    expect((await list({ ...person('ann'), kinOf: 'ben' }))!.totalCount).toBe(2);
    expect(await list(person('eve'))).toEqual({ totalCount: 0, nodes: [] });
    const ofDepartment = await list(steward);
    expect(ofDepartment!.totalCount).toBe(3);
    expect(ofDepartment!.nodes.every(({ statement }) => statement === WORDS)).toBe(true);
    expect((await list({ ...steward, department: 'education' }))!.totalCount).toBe(0);
    expect(await list(nobody)).toBeNull();
    expect(await list(viewerAs('officer', { department: 'market-regulation' }))).toBeNull();
  });

  it('go to the leading department by default', async () => {
    const input = { ...INPUT, department: null };
    const made = outcomeOf(await request(person('ben'), input));
    expect(made['department']).toBe('development-reform');
    expect((await list({ ...steward, department: 'development-reform' }))!.totalCount).toBe(1);
  });

  it('are idempotent by key and can be withdrawn once', async () => {
    const one = key();
    const made = await request(person('ben'), INPUT, one);
    expect(await request(person('ben'), INPUT, one)).toEqual(made);
    expect(codes(await request(person('ben'), { ...INPUT, statement: '别的' }, one))).toEqual([
      'IDEMPOTENCY_KEY_REUSED',
    ]);
    const { id } = outcomeOf(made);
    expect(codes(await withdraw(person('ann'), id))).toEqual(['NOT_FOUND']);
    expect(codes(await withdraw(person('ben'), id, 7))).toEqual(['CONFLICT']);
    const two = key();
    const withdrawn = await withdraw(person('ben'), id, 1, two);
    expect(outcomeOf(withdrawn)).toMatchObject({ state: 'WITHDRAWN', version: 2 });
    expect(await withdraw(person('ben'), id, 1, two)).toEqual(withdrawn);
    expect(codes(await withdraw(person('ben'), id, 2))).toEqual(['INVALID_TRANSITION']);
  });

  it.each([
    ['an empty statement', { statement: '  ' }],
    ['a statement too long', { statement: 'x'.repeat(2001) }],
    ['a department there is not', { department: 'nobody' }],
    ['a type that can be none', { target: { type: 'x y', id: '1' } }],
    ['a field that can be none', { target: { type: 'Penalty', id: '1', field: '$where' } }],
  ])('are refused with %s', async (_what, part) => {
    expect(codes(await request(person('ann'), { ...INPUT, ...part }))).toEqual(['BAD_USER_INPUT']);
  });

  it('read as empty after the subject has been shredded', async () => {
    await request(person('ann', ['firm']), { ...INPUT, subjectId: 'firm' });
    await underTest.vault.shred('firm', 'test');
    await new Promise((resolve) => setTimeout(resolve, 3200));
    const nodes = (await list(person('eve', ['firm'])))!.nodes;
    expect(nodes.length).toBeGreaterThan(0);
    expect(nodes.every(({ statement }) => statement === null)).toBe(true);
  });
});
