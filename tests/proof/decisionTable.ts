import type { Decision, DecisionRow } from './decision';
import { LEDGER_DECISIONS, type LEDGER_COLUMNS } from './ledgerTable';

/** The callers of the decision table, in the order of its columns. */
export const COLUMNS = [
  'nobody',
  'another person',
  'the subject',
  'a representative of the subject',
  'a bank without consent',
  'a bank with consent to the cluster',
  'a bank with consent to every other cluster',
  'an officer in their jurisdiction',
  'the officer of the case',
  'an officer elsewhere',
  'a steward of the same department',
  'an analyst, even with a case and a consent',
  'an auditor',
  'a bank after the loan, with consent to the cluster',
  'an officer in their jurisdiction, enforcing a judgment',
  'the officer of the case, enforcing a judgment',
  'an officer elsewhere, in an emergency',
  'a steward elsewhere, even with a case and a consent',
] as const;

/** A caller of either table. */
export type Column = (typeof COLUMNS)[number] | (typeof LEDGER_COLUMNS)[number];

/** @param letters one decision per column, in the order of COLUMNS */
function row(
  subgraph: string,
  field: string,
  cluster: string | undefined,
  letters: string,
): DecisionRow {
  const each = [...letters] as Decision[];
  if (each.length !== COLUMNS.length) throw new Error(`${field} needs ${COLUMNS.length} decisions`);
  const decisions = Object.fromEntries(COLUMNS.map((column, index) => [column, each[index]!]));
  return { subgraph, field, cluster, decisions };
}

/**
 * The decision on every guarded field of the subgraphs for each caller, written by hand from
 * the domain's rules and not from the SDL. The SDL must agree, and a guarded field that is missing
 * here fails the test. Each caller has the usual purpose of their role: self, lending, supervision
 * in a case, stewardship, statistics, audit. Other purposes are in purposeTable.ts.
 */
export const DECISIONS: readonly DecisionRow[] = [
  row('subjects', 'NaturalPerson.name', 'IDENTITY', '--V--V-VVM---VVVV-'),
  row('subjects', 'NaturalPerson.idNumber', 'IDENTITY', '--V--M-MV----MMVV-'),
  row('subjects', 'NaturalPerson.formerNumbers', 'IDENTITY', '--V-----V------VV-'),
  ...['number', 'validFrom', 'validTo', 'ground', 'department'].map((field) =>
    row('subjects', `FormerNumber.${field}`, 'IDENTITY', '--V-----V------VV-'),
  ),
  row('subjects', 'FormerCode.reason', 'REGISTRATION', '-------VVVV---VV-V'),
  row('subjects', 'NaturalPerson.birthDate', 'IDENTITY', '--V-----V------VV-'),
  row('subjects', 'NaturalPerson.ageBand', 'IDENTITY', '--V--V-VV----VVVV-'),
  row('subjects', 'NaturalPerson.sex', 'IDENTITY', '--V--V-VV----VVVV-'),
  row('subjects', 'NaturalPerson.contact', 'CONTACT', '--V----VV----VVVV-'),
  row('subjects', 'NaturalPerson.positions', 'RELATION', '--V--V-VV----VVV--'),
  row('subjects', 'PersonalContact.phone', 'CONTACT', '--V----MV----MMVV-'),
  row('subjects', 'PersonalContact.address', 'CONTACT', '--V----MV----MMVV-'),
  row('subjects', 'LegalPerson.agents', 'RELATION', '--VV-V-VV----VVV--'),
  row('subjects', 'UnincorporatedOrganization.agents', 'RELATION', '--VV-V-VV----VVV--'),
  row('subjects', 'SelfEmployed.agents', 'RELATION', '--VV-V-VV----VVV--'),
  row('subjects', 'OrganizationContact.phone', 'CONTACT', '---V---VV----VVVV-'),
  row('subjects', 'Query.me', undefined, '-VVVVVVVVVVVVVVVVV'),
  row('government', 'Provenance.batch', 'PROVENANCE', '-------VVVV-V----V'),
  row('government', 'Permit.reportedLate', 'PROVENANCE', '-------VVVV------V'),
  row('government', 'Penalty.reportedLate', 'PROVENANCE', '-------VVVV------V'),
  row('government', 'Permit.lateReason', 'PROVENANCE', '-------VVVV------V'),
  row('government', 'Permit.lateNote', 'PROVENANCE', '-------VVVV------V'),
  row('government', 'Penalty.lateReason', 'PROVENANCE', '-------VVVV------V'),
  row('government', 'Penalty.lateNote', 'PROVENANCE', '-------VVVV------V'),
  row('commerce', 'Provenance.batch', 'PROVENANCE', '-------VVVV-V----V'),
  row('commerce', 'SectorGrade.explanation', 'GRADE', '--VV-V-VV----V----'),
  row('commerce', 'TaxGrade.score', 'FINANCE', '--VV-V-------VVV--'),
  row('social', 'Provenance.batch', 'PROVENANCE', '-------VVVV-V----V'),
  row('social', 'Subject.practitioners', 'PROFESSION', '--V-----V---------'),
  row('social', 'Practitioner.subject', 'IDENTITY', '--V----VV-----VVV-'),
  row('social', 'Practitioner.sex', 'IDENTITY', '--V----VV-----VVV-'),
  row('social', 'Practitioner.qualificationNumber', 'PROFESSION', '--V----VV---------'),
  row('social', 'Practitioner.assessment', 'PROFESSION', '--V----VV---------'),
  row('social', 'PractitionerAssessment.result', 'PROFESSION', '--V----VV---------'),
  row('social', 'PractitionerAssessment.assessedOn', 'PROFESSION', '--V----VV---------'),
  row('social', 'PractitionerAssessment.assessor', 'PROFESSION', '--V----VV---------'),
  row('social', 'Qualification.certificateNumber', 'PROFESSION', '--V----VV---------'),
  row('social', 'DisciplineRecord.facts', 'PROFESSION', '--VV---VV---------'),
  row('social', 'DisciplineRecord.amount', 'PROFESSION', '--VV---VV---------'),
  row('judicial', 'Provenance.batch', 'PROVENANCE', '-------VVVV-V----V'),
  ...LEDGER_DECISIONS,
];
