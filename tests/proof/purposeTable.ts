import type { Viewer } from '../../schema/viewer';
import { CLUSTERS } from '../../schema/policy/rules';
import {
  analyst,
  asking,
  auditor,
  bank,
  bankWithConsent,
  officer,
  officerOfCase,
  person,
  strangeOfficer,
  viewerAs,
  without,
} from '../support/viewers';
import { EMERGENCY, SUBJECT } from './callers';

/**
 * One sensitive guarded field of each cluster, in the order of the letters: identity, contact,
 * grade, finance, relation, profession, provenance.
 */
export const FIELDS = [
  ['subjects', 'NaturalPerson.idNumber'],
  ['subjects', 'PersonalContact.phone'],
  ['commerce', 'SectorGrade.explanation'],
  ['commerce', 'TaxGrade.score'],
  ['subjects', 'LegalPerson.agents'],
  ['social', 'DisciplineRecord.facts'],
  ['government', 'Provenance.batch'],
] as const;

/** Then RESTRICTED records of these clusters: visible or missing. */
export const ROWS = ['PENALTY', 'ENFORCEMENT', 'FINANCE'] as const;

/** Caller, purpose and proof of a request, with a letter for each of FIELDS and ROWS. */
export interface PurposeRow {
  readonly who: string;
  readonly viewer: Viewer;
  readonly letters: string;
}

const row = (who: string, viewer: Viewer, letters: string): PurposeRow => {
  if (letters.length !== FIELDS.length + ROWS.length) throw new Error(`${who}: ${letters}`);
  return { who, viewer, letters };
};

const NOTHING = '----------';
const subject = person(SUBJECT);
const consented = bankWithConsent(SUBJECT, [...CLUSTERS]);
/** All clusters except those for which the law requires a separate step. */
const inPart = bankWithConsent(
  SUBJECT,
  CLUSTERS.filter((cluster) => cluster !== 'FINANCE'),
);
const bare = without(officer, 'caseFile');
const steward = viewerAs('steward', { department: 'market-regulation', district: '120102' });
const emergency = (reason?: string) =>
  asking(
    without(strangeOfficer, 'caseFile'),
    'break-glass',
    reason === undefined ? {} : { reason },
  );

/** Written by hand from the law's purposes, not from the matrix: both must agree. */
export const PURPOSE_ROWS: readonly PurposeRow[] = [
  row('the subject, for themself', subject, 'VVVVVV-VVV'),
  row('the subject, who names no purpose', without(subject, 'purpose'), 'VVVVVV-VVV'),
  row('the subject, for lending', asking(subject, 'lending'), NOTHING),
  row('the subject, for stewardship', asking(subject, 'stewardship'), NOTHING),
  row('the subject, for a purpose that does not exist', asking(subject, 'marketing'), NOTHING),
  row('another person, for themself', person('another'), NOTHING),

  row('a bank with consent, that names no purpose', without(consented, 'purpose'), NOTHING),
  row('a bank with consent, lending', consented, 'M-VVV--VVV'),
  row('a bank with consent, after the loan', asking(consented, 'post-loan'), 'MMVVV--VVV'),
  row('a bank with consent, judging a guarantor', asking(consented, 'guarantee'), 'M-VVV--VVV'),
  row('a bank with consent, supervising', asking(consented, 'supervision'), NOTHING),
  row('a bank with consent, for itself', asking(consented, 'self'), NOTHING),
  row('a bank without consent, lending', bank, NOTHING),
  row('a bank without the separate consent, lending', inPart, 'M-V-V--VV-'),
  row(
    'a bank with a case, lending',
    { ...bank, caseFile: officerOfCase(SUBJECT).caseFile! },
    NOTHING,
  ),
  row(
    'a bank with consent, whose program has penalties alone',
    { ...consented, clientClusters: ['PENALTY'] },
    '-------V--',
  ),
  row(
    'a bank with consent, whose program has nothing',
    { ...consented, clientClusters: [] },
    NOTHING,
  ),

  row('an officer in a case, who names no purpose', without(officer, 'purpose'), NOTHING),
  row('an officer in a case, licensing', asking(officer, 'licensing'), 'M-V-VV-VV-'),
  row('an officer in a case, buying', asking(officer, 'procurement'), '--V-VV-VV-'),
  row('an officer in a case, supervising', officer, 'MMV-VVVVV-'),
  row('an officer in a case, enforcing', asking(officer, 'enforcement'), 'MM-VV--VVV'),
  row('an officer in a case, judging officials', asking(officer, 'personnel'), 'M----V-VV-'),
  row('an officer in a case, lending', asking(officer, 'lending'), NOTHING),
  row('an officer in a case, for themself', asking(officer, 'self'), NOTHING),
  row('an officer in a case, as if a steward', asking(officer, 'stewardship'), NOTHING),
  row('an officer without a case, licensing', asking(bare, 'licensing'), NOTHING),
  row('an officer without a case, supervising', bare, NOTHING),
  row('an officer without a case, enforcing', asking(bare, 'enforcement'), NOTHING),
  row('an officer without a case, with a reason', { ...bare, reason: EMERGENCY }, NOTHING),
  row(
    'an officer of a case without reference',
    { ...bare, caseFile: { reference: '', subjects: [SUBJECT] } },
    NOTHING,
  ),
  row('an officer elsewhere, supervising', strangeOfficer, '------V---'),
  row('the officer of the case, supervising', officerOfCase(SUBJECT), 'VVV-VVVVV-'),
  row(
    'the officer of the case, enforcing',
    asking(officerOfCase(SUBJECT), 'enforcement'),
    'VV-VV--VVV',
  ),
  row('an officer in an emergency, with a reason', emergency(EMERGENCY), 'VV--------'),
  row('an officer in an emergency, without a reason', emergency(), NOTHING),
  row('an officer in an emergency, with hardly a reason', emergency('紧急'), NOTHING),
  row(
    'the officer of the case in an emergency, without a reason',
    asking(officerOfCase(SUBJECT), 'break-glass'),
    NOTHING,
  ),

  row('a steward of the department, at their work', steward, '------VVVV'),
  row('a steward of the department, who names no purpose', without(steward, 'purpose'), NOTHING),
  row('a steward of the department, supervising', asking(steward, 'supervision'), NOTHING),
  row('an analyst, for statistics', analyst, NOTHING),
  row('an analyst, auditing', asking(analyst, 'audit'), NOTHING),
  row('an auditor, auditing', auditor, '------V---'),
  row('an auditor, who names no purpose', without(auditor, 'purpose'), NOTHING),

  // Two roles: each alternative applies to its own role, and to that role's purposes.
  row(
    'an officer who is a person too, asking as a person about another',
    { ...officer, roles: ['officer', 'person'], purpose: 'self', subjectId: 'another' },
    NOTHING,
  ),
  row(
    'an officer who is the subject, asking in office',
    { ...strangeOfficer, roles: ['officer', 'person'], subjectId: SUBJECT },
    '------V---',
  ),
];
