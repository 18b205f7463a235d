import { repair } from '../../../../schema/cases/repair';
import { repairTerms } from '../../../../schema/policy/repair';
import { ask } from '../../../support/ask';
import { person, viewerAs } from '../../../support/viewers';
import { act, caseOf, codes, open, openCourt, owner, penalty, stateOf, steward } from './support';
import type { Court } from './support';

let court: Court;
beforeAll(async () => {
  court = await openCourt();
  await court.government.models.records.Penalty.insertMany([
    penalty('general'),
    penalty('minor', { severity: 'MINOR', decisionDate: '2026-06-20' }),
    penalty('serious', { severity: 'SERIOUS' }),
    penalty('recent', { decisionDate: '2026-05-01' }),
    penalty('rejected'),
    penalty('false'),
    penalty('after false'),
    penalty('ended', { state: 'REVOKED' }),
    penalty('passed', { decisionDate: '2024-01-10', visibleUntil: '2025-01-10' }),
    penalty('of ben', { subjectId: 'ben', disclosure: 'OPEN' }),
  ]);
}, 60_000);
afterAll(() => court.stop());
beforeEach(() => {
  court.at = new Date('2026-07-15T04:00:00Z');
});

const conditions = async (recordId: string, viewer = owner) =>
  (
    await ask(
      court.subjects.subgraph,
      `query ($id: ID!) { answer: repairConditions(recordType: "Penalty", recordId: $id) {
         possible from publishedUntil obstacles required rule } }`,
      { id: recordId },
      viewer,
    )
  ).data?.['answer'];
const step = (verb: string, id: string, version: number, values: object = {}) =>
  act(court, steward, repair, verb, { id, version, ...values });

describe('the conditions of a repair', () => {
  it.each([
    ['general', true, '2026-07-10', [], 'publicity.general.min'],
    ['minor', true, '2026-06-20', [], null],
    ['serious', false, '2027-04-10', ['TOO_EARLY'], 'publicity.serious.min'],
    ['recent', false, '2026-08-01', ['TOO_EARLY'], 'publicity.general.min'],
    ['ended', false, null, ['ENDED'], 'publicity.general.min'],
    ['passed', false, null, ['ENDED'], 'publicity.general.min'],
  ])('of the penalty %s: possible %s, from %s', async (id, possible, from, obstacles, rule) => {
    expect(await conditions(id)).toMatchObject({ possible, from, obstacles, rule });
  });

  it('tell the last day of publication, and what to state', async () => {
    expect(await conditions('general')).toMatchObject({
      publishedUntil: '2027-04-10',
      required: ['performance', 'commitment'],
    });
  });

  it('are by the rule of the day of the application, not of the decision', () => {
    const act = { severity: 'SERIOUS', decisionDate: '2022-12-01' } as const;
    // Notice 527 demanded six months, Order 58 and Order 36 demand a year.
    expect(repairTerms(act, '2023-04-30').from).toBe('2023-06-01');
    expect(repairTerms(act, '2023-05-01').from).toBe('2023-12-01');
  });

  it('are told to the subject, the department, and auditors who may read the record', async () => {
    for (const viewer of [owner, steward])
      expect(await conditions('general', viewer)).toMatchObject({ possible: true });
    expect(await conditions('of ben', viewerAs('auditor'))).toMatchObject({ possible: true });
    expect(await conditions('general', viewerAs('auditor'))).toBeNull();
    expect(await conditions('missing')).toBeNull();
    expect(await conditions('of ben', owner)).toBeNull();
    expect(await conditions('general', { ...steward, department: 'education' })).toBeNull();
    expect(await conditions('general', person('eve'))).toBeNull();
    expect(await conditions('general', viewerAs('bank'))).toBeNull();
  });
});

describe('a repair', () => {
  it('that is granted ends the record', async () => {
    const { id, dueOn, effect } = caseOf(await open(court, repair, 'general'));
    expect({ dueOn, effect }).toEqual({ dueOn: '2026-07-20', effect: null });
    expect(await conditions('general')).toMatchObject({ obstacles: ['UNDER_WAY'] });
    expect(codes(await open(court, repair, 'general'))).toEqual(['CONFLICT']);
    expect(caseOf(await step('accept', id, 1))).toMatchObject({ dueOn: '2026-07-29' });
    expect(await stateOf(court, 'general')).toBe('ACTIVE');
    const granted = caseOf(await step('grant', id, 2, { reason: '罚款已缴清' }));
    expect(granted).toMatchObject({
      state: 'GRANTED',
      effect: { action: 'REPAIR', state: 'DONE' },
    });
    expect(await stateOf(court, 'general')).toBe('REPAIRED');
    expect(await conditions('general')).toMatchObject({ possible: false, obstacles: ['ENDED'] });
  });

  it('that is rejected leaves the record', async () => {
    const { id } = caseOf(await open(court, repair, 'rejected'));
    await step('accept', id, 1);
    const rejected = caseOf(await step('reject', id, 2, { reason: '罚款未缴清' }));
    expect(rejected).toMatchObject({ state: 'REJECTED', effect: null });
    expect(await stateOf(court, 'rejected')).toBe('ACTIVE');
    expect(await conditions('rejected')).toMatchObject({ possible: true });
  });

  it('is not applied for where the conditions are not met', async () => {
    for (const id of ['serious', 'recent', 'ended', 'passed'])
      expect(codes(await open(court, repair, id))).toEqual(['INVALID_TRANSITION']);
  });

  it('is barred for a year after false material', async () => {
    const { id } = caseOf(await open(court, repair, 'false'));
    await step('accept', id, 1);
    await step('reject', id, 2, { reason: '凭证系伪造', material: 'FALSE' });
    expect(await conditions('after false')).toMatchObject({
      possible: false,
      from: '2027-07-16',
      obstacles: ['FALSE_MATERIAL'],
    });
    expect(codes(await open(court, repair, 'after false'))).toEqual(['INVALID_TRANSITION']);
  });
});
