/** Who asks in the decision table, in the order of its columns. */
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
] as const;
export type Column = (typeof COLUMNS)[number];

/** What a caller gets of a field: the value, its masked form, or null with an error. */
export type Decision = 'V' | 'M' | '-';

/** One guarded field and what each column gets of it. */
export interface DecisionRow {
  readonly subgraph: string;
  /** `Type.field`. */
  readonly field: string;
  readonly cluster: string | undefined;
  readonly decisions: Readonly<Record<Column, Decision>>;
}

/** @param letters one decision per column, in the order of COLUMNS */
function row(
  subgraph: string,
  field: string,
  cluster: string | undefined,
  letters: string,
): DecisionRow {
  const each = [...letters] as Decision[];
  if (each.length !== COLUMNS.length) throw new Error(`${field} needs ${COLUMNS.length} decisions`);
  const decisions = Object.fromEntries(COLUMNS.map((column, at) => [column, each[at]!]));
  return { subgraph, field, cluster, decisions: decisions as Record<Column, Decision> };
}

/**
 * Who sees what of every guarded field of the five subgraphs, written by hand from the domain's
 * rules and not from the SDL: the SDL must say the same, and a guarded field that is not here
 * fails the test.
 */
export const DECISIONS: readonly DecisionRow[] = [
  row('subjects', 'NaturalPerson.name', 'IDENTITY', '--V--V-VVM---'),
  row('subjects', 'NaturalPerson.idNumber', 'IDENTITY', '--V--M-MV----'),
  row('subjects', 'NaturalPerson.birthDate', 'IDENTITY', '--V-----V----'),
  row('subjects', 'NaturalPerson.ageBand', 'IDENTITY', '--V--V-VV----'),
  row('subjects', 'NaturalPerson.sex', 'IDENTITY', '--V--V-VV----'),
  row('subjects', 'NaturalPerson.contact', 'CONTACT', '--V--V-VV----'),
  row('subjects', 'NaturalPerson.positions', 'RELATION', '--V--V-VV----'),
  row('subjects', 'PersonalContact.phone', 'CONTACT', '--V--M-MV----'),
  row('subjects', 'PersonalContact.address', 'CONTACT', '--V--M-MV----'),
  row('subjects', 'LegalPerson.agents', 'RELATION', '--VV-V-VV----'),
  row('subjects', 'UnincorporatedOrganization.agents', 'RELATION', '--VV-V-VV----'),
  row('subjects', 'SelfEmployed.agents', 'RELATION', '--VV-V-VV----'),
  row('subjects', 'OrganizationContact.phone', 'CONTACT', '---V-V-VV----'),
  row('subjects', 'Query.me', undefined, '-VVVVVVVVVVVV'),
  row('government', 'Provenance.batch', 'PROVENANCE', '-------VVVV-V'),
  row('government', 'Permit.reportedLate', 'PROVENANCE', '-------VVVVV-'),
  row('government', 'Penalty.reportedLate', 'PROVENANCE', '-------VVVVV-'),
  row('commerce', 'Provenance.batch', 'PROVENANCE', '-------VVVV-V'),
  row('commerce', 'SectorGrade.explanation', 'GRADE', '--VV-V-VV----'),
  row('commerce', 'TaxGrade.score', 'FINANCE', '--VV-V-VV----'),
  row('social', 'Provenance.batch', 'PROVENANCE', '-------VVVV-V'),
  row('social', 'Subject.practitioners', 'PROFESSION', '--V-----V----'),
  row('social', 'Practitioner.subject', 'IDENTITY', '--V----VV----'),
  row('social', 'Practitioner.sex', 'IDENTITY', '--V----VV----'),
  row('social', 'Practitioner.qualificationNumber', 'PROFESSION', '--V----VV----'),
  row('social', 'Practitioner.assessment', 'PROFESSION', '--V----VV----'),
  row('social', 'PractitionerAssessment.result', 'PROFESSION', '--V----VV----'),
  row('social', 'PractitionerAssessment.assessedOn', 'PROFESSION', '--V----VV----'),
  row('social', 'PractitionerAssessment.assessor', 'PROFESSION', '--V----VV----'),
  row('social', 'Qualification.certificateNumber', 'PROFESSION', '--V----VV----'),
  row('social', 'DisciplineRecord.facts', 'PROFESSION', '--VV---VV----'),
  row('social', 'DisciplineRecord.amount', 'PROFESSION', '--VV---VV----'),
  row('judicial', 'Provenance.batch', 'PROVENANCE', '-------VVVV-V'),
];
