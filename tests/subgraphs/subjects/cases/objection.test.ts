import { objection } from '../../../../schema/cases/objection';
import { ask } from '../../../support/ask';
import { nobody, person, viewerAs } from '../../../support/viewers';
import {
  act,
  caseOf,
  codes,
  FIELDS,
  newKey,
  open,
  openCourt,
  owner,
  penalty,
  stateOf,
  steward,
  type Court,
} from './support';

let court: Court;
beforeAll(async () => {
  court = await openCourt();
  await court.government.models.records.Penalty.insertMany([
    ...['seen', 'upheld', 'revoked', 'rejected', 'refused', 'withdrawn', 'twice', 'outage'].map(
      (id) => penalty(id),
    ),
    penalty('listed'),
    penalty('of the firm', { subjectId: 'firm', disclosure: 'OPEN' }),
    penalty('of ben', { subjectId: 'ben' }),
    penalty('open of ben', { subjectId: 'ben', disclosure: 'OPEN' }),
    penalty('ended', { state: 'REVOKED' }),
  ]);
}, 60_000);
afterAll(() => court.stop());
beforeEach(() => {
  court.at = new Date('2026-06-30T04:00:00Z');
  court.outage = false;
});

const accept = async (id: string, version = 1) =>
  caseOf(await act(court, steward, objection, 'accept', { id, version }));

describe('an objection', () => {
  it('marks the record at once and goes to the department that supplied it', async () => {
    const answer = await act(court, owner, objection, 'open', {
      recordType: 'Penalty',
      recordId: 'seen',
      statement: '罚款数额有误',
      requestedValue: '3万元',
    });
    expect(answer.errors).toBeUndefined();
    expect(caseOf(answer)).toEqual({
      id: expect.any(String),
      kind: 'OBJECTION',
      subjectId: 'ann',
      by: 'SUBJECT',
      recordType: 'Penalty',
      recordId: 'seen',
      department: 'health',
      state: 'FILED',
      open: true,
      openedAt: '2026-06-30T04:00:00.000Z',
      dueOn: '2026-07-01',
      rule: 'objection.mark',
      overdue: false,
      availableActions: ['WITHDRAW'],
      version: 1,
      steps: [
        {
          action: 'OPEN',
          state: 'FILED',
          at: '2026-06-30T04:00:00.000Z',
          department: null,
          choice: null,
        },
      ],
      texts: [
        { action: 'OPEN', name: 'statement', text: '罚款数额有误' },
        { action: 'OPEN', name: 'requestedValue', text: '3万元' },
      ],
      effect: { action: 'DISPUTE', state: 'DONE', doneAt: '2026-06-30T04:00:00.000Z' },
    });
    expect(await stateOf(court, 'seen')).toBe('DISPUTED');
  });

  it('is sealed in the database', async () => {
    const rows = await court.subjects.models.case.find().lean().exec();
    expect(JSON.stringify(rows)).not.toContain('罚款数额有误');
  });

  it('is upheld once the record is corrected, and the mark is removed', async () => {
    const { id } = caseOf(await open(court, objection, 'upheld'));
    expect((await accept(id))['dueOn']).toBe('2026-07-09');
    const input = { id, version: 2, reason: '金额录入错误，已更正', outcome: 'CORRECTED' };
    const early = await act(court, steward, objection, 'uphold', input);
    expect(codes(early)).toEqual(['INVALID_TRANSITION']);
    court.at = new Date('2026-06-30T05:00:00Z');
    const corrected = await ask(
      court.government.subgraph,
      `mutation ($input: RecordCorrectionInput!) {
         correctGovernmentRecord(input: $input, key: "correct-upheld") { version } }`,
      {
        input: {
          type: 'Penalty',
          id: 'upheld',
          version: 2,
          values: { content: '罚款3万元。' },
          reason: '原报送内容与决定书不符',
          legalBasis: '个人信息保护法第四十六条',
        },
      },
      steward,
    );
    expect(corrected.errors).toBeUndefined();
    const upheld = await act(court, steward, objection, 'uphold', input);
    expect(caseOf(upheld)).toMatchObject({
      state: 'UPHELD',
      open: false,
      dueOn: null,
      rule: null,
      availableActions: [],
      effect: { action: 'END_DISPUTE', state: 'DONE' },
    });
    expect(await stateOf(court, 'upheld')).toBe('ACTIVE');
  });

  it('is upheld by revoking the record', async () => {
    const { id } = caseOf(await open(court, objection, 'revoked'));
    await accept(id);
    await act(court, steward, objection, 'uphold', {
      ...{ id, version: 2, reason: '处罚对象有误', outcome: 'REVOKED' },
    });
    expect(await stateOf(court, 'revoked')).toBe('REVOKED');
  });

  it.each([
    ['refused', 'refuse', steward, { reason: '与记录无关' }, 1],
    ['rejected', 'reject', steward, { reason: '与决定书一致' }, 2],
    ['withdrawn', 'withdraw', owner, {}, 2],
  ] as const)('that is %s removes the mark', async (recordId, verb, viewer, values, version) => {
    const { id } = caseOf(await open(court, objection, recordId));
    if (version === 2) await accept(id);
    const answer = await act(court, viewer, objection, verb, { id, version, ...values });
    expect(caseOf(answer)).toMatchObject({ open: false, effect: { state: 'DONE' } });
    expect(await stateOf(court, recordId)).toBe('ACTIVE');
  });

  it('is filed for a represented organisation and for next of kin, and for nobody else', async () => {
    const firm = await open(court, objection, 'of the firm', person('ann', ['firm']));
    expect(caseOf(firm)).toMatchObject({ subjectId: 'firm', by: 'REPRESENTATIVE' });
    const kin = await open(court, objection, 'of ben', { ...owner, kinOf: 'ben' });
    expect(caseOf(kin)).toMatchObject({ subjectId: 'ben', by: 'KIN' });
    for (const id of ['of ben', 'open of ben', 'missing'])
      expect(codes(await open(court, objection, id))).toEqual(['NOT_FOUND']);
    for (const viewer of [nobody, steward, viewerAs('bank'), { ...owner, assurance: 1 as const }])
      expect(codes(await open(court, objection, 'listed', viewer))).toEqual([
        'UNAUTHORIZED_FIELD_OR_TYPE',
      ]);
  });

  it('is not filed twice, nor about a record that has ended or is of no known kind', async () => {
    await open(court, objection, 'twice');
    expect(codes(await open(court, objection, 'twice'))).toEqual(['CONFLICT']);
    expect(codes(await open(court, objection, 'ended'))).toEqual(['INVALID_TRANSITION']);
    const other = { recordType: 'Nothing', recordId: 'twice', statement: '有误' };
    expect(codes(await act(court, owner, objection, 'open', other))).toEqual(['BAD_USER_INPUT']);
  });

  it('of a hundred requests at once, one is filed', async () => {
    const answers = await Promise.all(
      Array.from({ length: 100 }, () => open(court, objection, 'listed')),
    );
    expect(answers.filter(({ errors }) => errors === undefined)).toHaveLength(1);
    expect(new Set(answers.flatMap(codes))).toEqual(new Set(['CONFLICT']));
  });

  it('waits for the subgraph of the record, which makes its effect once', async () => {
    const key = newKey();
    const input = { recordType: 'Penalty', recordId: 'outage', statement: '有误' };
    court.outage = true;
    const refused = await act(court, owner, objection, 'open', input, key);
    expect(codes(refused)).toEqual(['SUBGRAPH_UNAVAILABLE']);
    court.outage = false;
    const opened = caseOf(await act(court, owner, objection, 'open', input, key));
    court.outage = true;
    const withdrawn = await act(court, owner, objection, 'withdraw', {
      ...{ id: opened['id'], version: 1 },
    });
    expect(caseOf(withdrawn)).toMatchObject({
      state: 'WITHDRAWN',
      effect: { action: 'END_DISPUTE', state: 'UNDER_WAY', doneAt: null },
    });
    expect(await stateOf(court, 'outage')).toBe('DISPUTED');
    court.outage = false;
    await court.subjects.subgraph.jobs.run('cases.effects');
    await court.subjects.subgraph.jobs.run('cases.effects');
    expect(await stateOf(court, 'outage')).toBe('ACTIVE');
    const effects = await court.government.models.records.Penalty.db
      .collection('caseEffects')
      .countDocuments({ _id: { $in: [`${opened['id']}#0`, `${opened['id']}#1`] as never[] } });
    expect(effects).toBe(2);
  });
});

describe('cases', () => {
  const list = async (viewer: Parameters<typeof ask>[3], filter: object = {}) => {
    const answer = await ask(
      court.subjects.subgraph,
      `query ($filter: CaseFilter) { answer: cases(first: 50, filter: $filter) {
         totalCount nodes { ${FIELDS} } } }`,
      { filter },
      viewer,
    );
    return answer.data?.['answer'] as { totalCount: number; nodes: Record<string, any>[] } | null;
  };

  it('exist for the applicant, the department and auditors', async () => {
    const own = (await list(owner))!;
    expect(own.totalCount).toBeGreaterThan(5);
    expect(own.nodes.every(({ subjectId, texts }) => subjectId === 'ann' && texts !== null)).toBe(
      true,
    );
    expect((await list(person('eve')))!.totalCount).toBe(0);
    expect((await list({ ...steward, department: 'education' }))!.totalCount).toBe(0);
    const all = await court.subjects.models.case.countDocuments();
    expect((await list(steward))!.totalCount).toBe(all);
    const audited = (await list(viewerAs('auditor')))!;
    expect(audited.totalCount).toBe(all);
    expect(audited.nodes.every(({ texts }) => texts === null)).toBe(true);
    expect(await list(nobody)).toBeNull();
    expect(await list(viewerAs('bank'))).toBeNull();
  });

  it('are filtered', async () => {
    const closed = (await list(owner, { open: false }))!;
    expect(closed.nodes.map(({ open: isOpen }) => isOpen)).not.toContain(true);
    expect((await list(owner, { recordId: 'twice' }))!.totalCount).toBe(1);
    expect((await list(owner, { kind: 'REPAIR' }))!.totalCount).toBe(0);
  });

  it('wait in the inbox of the department, the earliest time limit first', async () => {
    court.at = new Date('2026-07-03T04:00:00Z');
    const inbox = async (viewer: typeof steward, filter: object = {}) =>
      (
        await ask(
          court.subjects.subgraph,
          `query ($filter: CaseInboxFilter) { answer: caseInbox {
             counts { kind state count overdue }
             cases(first: 50, filter: $filter) { totalCount nodes { dueOn overdue state } } } }`,
          { filter },
          viewer,
        )
      ).data?.['answer'] as Record<string, any> | null;
    const own = (await inbox(steward))!;
    const dates = own['cases'].nodes.map(({ dueOn }: { dueOn: string }) => dueOn);
    expect(dates.length).toBeGreaterThan(1);
    expect(dates).toEqual([...dates].sort());
    const filed = own['counts'].find(({ state }: { state: string }) => state === 'FILED');
    expect(filed).toMatchObject({ kind: 'OBJECTION', state: 'FILED' });
    const overdue = (await inbox(steward, { overdue: true, state: 'FILED' }))!['cases'];
    expect(overdue.totalCount).toBe(filed.overdue);
    expect(filed.overdue).toBeGreaterThan(0);
    expect((await inbox({ ...steward, department: 'education' }))!['counts']).toEqual([]);
    expect(await inbox(owner as never)).toBeNull();
  });
});
