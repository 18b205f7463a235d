import type { Rule } from '../../../../schema/policy/rule';
import type { FailedConsent, Viewer } from '../../../../schema/viewer';
import type { About } from '../../../../subgraphs/framework/guard/about';
import { denialReason } from '../../../../subgraphs/framework/guard/reason';
import { allows } from '../../../../subgraphs/framework/guard/verdict';
import {
  analyst,
  asking,
  bank,
  bankWithConsent,
  nobody,
  officer,
  officerOfCase,
  person,
  strangeOfficer,
  viewerAs,
  without,
} from '../../../support/viewers';

const TODAY = '2026-06-30';
const SUBJECT = 's-1';
const RULE: Rule = [
  ['rel:self'],
  ['rel:case', 'role:officer'],
  ['rel:jurisdiction', 'role:officer'],
  ['purpose:break-glass', 'role:officer'],
  ['rel:consent', 'role:bank'],
];
const FILE: About = { subjectId: SUBJECT, region: '120102', date: '2026-03-01' };

const failed = (code: string, subjectId: string = SUBJECT): Partial<Viewer> => ({
  failedConsents: [{ id: 'c', code, subjectId }] satisfies FailedConsent[],
});

describe('the reason of a denial is that of the nearest alternative', () => {
  it.each([
    ['a bank that names no purpose', without(bank, 'purpose'), 'IDENTITY', 'PURPOSE_REQUIRED'],
    [
      'a bank that names an officer’s',
      asking(bank, 'supervision'),
      'IDENTITY',
      'PURPOSE_NOT_ALLOWED',
    ],
    [
      'a bank that names none there is',
      asking(bank, 'marketing'),
      'IDENTITY',
      'PURPOSE_NOT_ALLOWED',
    ],
    ['a purpose that does not open the cluster', bank, 'CONTACT', 'PURPOSE_NOT_ALLOWED'],
    [
      'a cluster that is not the client’s',
      { ...bankWithConsent(SUBJECT, ['IDENTITY']), clientClusters: ['GRADE'] },
      'IDENTITY',
      'PURPOSE_NOT_ALLOWED',
    ],
    ['a bank without consent', bank, 'IDENTITY', 'CONSENT_REQUIRED'],
    [
      'another subject’s consent',
      bankWithConsent('s-2', ['IDENTITY']),
      'IDENTITY',
      'CONSENT_REQUIRED',
    ],
    [
      'a consent to other clusters',
      bankWithConsent(SUBJECT, ['GRADE']),
      'IDENTITY',
      'CONSENT_REQUIRED',
    ],
    [
      'a consent for another time',
      bankWithConsent(SUBJECT, ['IDENTITY'], { historyFrom: '2026-05-01' }),
      'IDENTITY',
      'CONSENT_REQUIRED',
    ],
    [
      'a consent without its separate part',
      bankWithConsent(SUBJECT, ['IDENTITY']),
      'FINANCE',
      'SEPARATE_CONSENT_REQUIRED',
    ],
    ['no consent at all to a separate cluster', bank, 'FINANCE', 'CONSENT_REQUIRED'],
    ['a revoked consent', { ...bank, ...failed('CONSENT_REVOKED') }, 'IDENTITY', 'CONSENT_REVOKED'],
    [
      'an expired consent',
      { ...bank, ...failed('CONSENT_EXPIRED') },
      'IDENTITY',
      'CONSENT_EXPIRED',
    ],
    [
      'a used consent',
      { ...bank, ...failed('CONSENT_EXHAUSTED') },
      'IDENTITY',
      'CONSENT_EXHAUSTED',
    ],
    [
      'another subject’s revoked consent',
      { ...bank, ...failed('CONSENT_REVOKED', 's-2') },
      'IDENTITY',
      'CONSENT_REQUIRED',
    ],
    [
      'a failure that is no reason',
      { ...bank, ...failed('SOMETHING_ELSE') },
      'IDENTITY',
      'CONSENT_REQUIRED',
    ],
    ['an officer without a purpose', without(officer, 'purpose'), 'IDENTITY', 'PURPOSE_REQUIRED'],
    ['an officer without a case', without(officer, 'caseFile'), 'IDENTITY', 'CASE_REQUIRED'],
    ['an officer elsewhere', strangeOfficer, 'IDENTITY', 'OUT_OF_JURISDICTION'],
    ['the officer of another case', officerOfCase('s-2'), 'IDENTITY', 'OUT_OF_JURISDICTION'],
    [
      'an emergency without a reason',
      asking(strangeOfficer, 'break-glass'),
      'IDENTITY',
      'REASON_REQUIRED',
    ],
    [
      'an emergency about what it does not open',
      asking(strangeOfficer, 'break-glass', { reason: 'a child is missing' }),
      'PENALTY',
      'PURPOSE_NOT_ALLOWED',
    ],
    ['another person', person('s-2'), 'IDENTITY', undefined],
    [
      'a representative where only the subject may',
      person('s-2', [SUBJECT]),
      'IDENTITY',
      undefined,
    ],
    ['an analyst', analyst, 'IDENTITY', undefined],
    ['a steward', viewerAs('steward', { district: '120102' }), 'IDENTITY', undefined],
    ['nobody', nobody, 'IDENTITY', undefined],
  ])('%s', (_who, viewer: Viewer, cluster, reason) => {
    expect(allows(RULE, viewer, FILE, cluster, TODAY)).toBe(false);
    expect(denialReason(RULE, viewer, FILE, cluster, TODAY)).toBe(reason);
  });

  it('is the case when every alternative depends on the subject', () => {
    const rule: Rule = [['rel:case', 'role:officer']];
    expect(denialReason(rule, officer, FILE, 'IDENTITY', TODAY)).toBe('CASE_REQUIRED');
  });

  it('is the purpose when a rule without cluster names one', () => {
    const rule: Rule = [['purpose:audit', 'role:auditor']];
    const auditor = viewerAs('auditor');
    expect(allows(rule, auditor, {}, undefined, TODAY)).toBe(true);
    const withoutPurpose = without(auditor, 'purpose');
    expect(denialReason(rule, withoutPurpose, {}, undefined, TODAY)).toBe('PURPOSE_REQUIRED');
  });

  it('is the same for an object with a value and for one without', () => {
    // The function gets the rule, the caller and the subject, and no value.
    expect(denialReason(RULE, bank, { subjectId: SUBJECT }, 'IDENTITY', TODAY)).toBe(
      denialReason(RULE, bank, FILE, 'IDENTITY', TODAY),
    );
    expect(denialReason(RULE, bank, {}, 'IDENTITY', TODAY)).toBe('CONSENT_REQUIRED');
  });
});

describe('the decision', () => {
  it('is computed once for each viewer and day, and recomputed when the day changes', () => {
    const viewer = bankWithConsent(SUBJECT, ['IDENTITY']);
    expect(allows(RULE, viewer, FILE, 'IDENTITY', TODAY)).toBe(true);
    expect(allows(RULE, viewer, FILE, 'IDENTITY', '2025-12-31')).toBe(false);
    expect(allows(RULE, viewer, FILE, 'IDENTITY', TODAY)).toBe(true);
  });

  it('does not restrict what is open to everybody or has no cluster', () => {
    expect(allows([['public']], nobody, FILE, 'FINANCE', TODAY)).toBe(true);
    expect(
      allows([['rel:self']], without(person(SUBJECT), 'purpose'), FILE, undefined, TODAY),
    ).toBe(true);
    expect(allows([['role:officer']], without(officer, 'purpose'), FILE, undefined, TODAY)).toBe(
      true,
    );
  });

  it('takes about a microsecond', () => {
    const viewer = strangeOfficer;
    const rounds = 200_000;
    for (let index = 0; index < rounds; index++) allows(RULE, viewer, FILE, 'IDENTITY', TODAY);
    const begun = process.hrtime.bigint();
    for (let index = 0; index < rounds; index++) allows(RULE, viewer, FILE, 'IDENTITY', TODAY);
    const each = Number(process.hrtime.bigint() - begun) / rounds;
    // Five alternatives, none of which is met; ten times the budget, for slow machines.
    expect(each).toBeLessThan(30_000);
  });
});
