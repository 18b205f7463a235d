import type { Decision, DecisionRow } from './decision';

/** The callers of the table of ledgers, in the order of its letters. */
export const LEDGER_COLUMNS = [
  'nobody',
  'another person',
  'the subject',
  'a representative of the subject',
  'a bank without consent',
  'an officer in their jurisdiction',
  'a steward of the same department',
  'an analyst, even with a case and a consent',
  'an auditor',
  'an auditor, for no purpose',
  'the subject, weakly logged in',
  'the subject, for a purpose that is not theirs',
  'a steward of the leading department',
  'a steward of the leading department, weakly logged in',
  'a steward of civil affairs',
  'a steward of civil affairs, weakly logged in',
  'an officer of the leading department',
  'an officer of civil affairs',
  'a representative, for a purpose that is not theirs',
  'an officer of the leading department, weakly logged in',
  'an analyst of the leading department',
  'a steward of civil affairs, for no purpose',
] as const;

/** @param fields names of fields of one type with equal decisions, separated by spaces */
function rows(type: string, fields: string, letters: string, subgraph = 'subjects'): DecisionRow[] {
  const each = [...letters] as Decision[];
  if (each.length !== LEDGER_COLUMNS.length) throw new Error(`${type}: ${letters}`);
  const decisions = Object.fromEntries(
    LEDGER_COLUMNS.map((column, index) => [column, each[index]!]),
  );
  return fields.split(' ').map((field) => ({
    subgraph,
    field: `${type}.${field}`,
    cluster: undefined,
    decisions,
  }));
}

/** A type, its connection and its edge, with equal decisions. */
function listed(type: string, fields: string, letters: string): DecisionRow[] {
  return [
    ...rows(type, fields, letters),
    ...rows(`${type}Connection`, 'edges nodes pageInfo totalCount', letters),
    ...rows(`${type}Edge`, 'cursor node', letters),
  ];
}

/**
 * The registry of clients: stewards of the leading department at loa:3 write; auditors and its
 * officers at loa:3 read, and officers confirm.
 */
const REGISTER = '--------VV--V---V-----';
const CHANGES_OF_REGISTER = '--------VV--V---------';
const CONFIRMER = '----------------V-----';
const REGISTRAR = '------------V---------';
/** Consents: both parties; the store decides which of them exist for whom. */
const PARTIES = '-VVVV-----VV------V---';
const BANK = '----V-----------------';
/** A person's own action, at loa:2. */
const IN_PERSON = '-VVV-------V------V---';
/**
 * The disclosure log: all logged-in callers read its heads, auditors its entries, a person their
 * own.
 */
const LOGGED_IN = '-VVVVVVVVVVVVVVVVVVVVV';
const AUDITING = '--------V-------------';
const OWN_HISTORY = '--VV------V-----------';
/** Legal capacity and kinship: civil affairs at loa:3 write. */
const CIVIL_AFFAIRS = '--------------V------V';
/** The freezing and the intake of records; the store decides for which department's. */
const STEWARDS_AND_AUDIT = '------V-VV--VVVV-----V';
/** The quality of what departments report: a steward reads the own department's. */
const STAFF = '-----VV-VV--VVVVVV-V-V';
/** Stewards of any department, and auditors, for their usual purpose. */
const STEWARDSHIP_AND_AUDIT = '------V-V---VVVV------';
const ANY_STEWARD = '------------V-V------V';
/** Internal statistics: analysts, officers of the leading department, auditors. */
const ANALYSIS = '-------VV-------V--VV-';
/** Stewards of any department, for their usual purpose. */
const STEWARDSHIP = '------------V-V-------';

/**
 * The callers who read and change the service's own data: clients, consents, the disclosure log,
 * legal capacity, kinship, corrections. Written by hand, like decisionTable.ts; none of it belongs to
 * a consent cluster.
 */
export const LEDGER_DECISIONS: readonly DecisionRow[] = [
  ...rows('Query', 'client clients', REGISTER),
  ...rows('Query', 'clientChanges', CHANGES_OF_REGISTER),
  ...rows('ClientConfirmation', 'name organizationName at actor department', REGISTER),
  ...rows('Mutation', 'confirmClient', CONFIRMER),
  ...rows('ClientQuotas', 'costPerMinute subjectsPerHour subjectsPerDay', REGISTER),
  ...rows('ClientKey', 'thumbprint jwk', REGISTER),
  ...listed(
    'Client',
    'id kind name organization confirmation status purposes clusters mode refusals binding developer quotas keys certificates origins version registeredAt changedAt',
    REGISTER,
  ),
  ...rows('ClientFieldChange', 'field before after', CHANGES_OF_REGISTER),
  ...listed(
    'ClientChange',
    'clientId version action at actor department reason fields',
    CHANGES_OF_REGISTER,
  ),
  ...rows(
    'Mutation',
    'registerClient updateClient setClientKeys suspendClient reinstateClient',
    REGISTRAR,
  ),

  ...rows('Query', 'safelist safelists safelistOperations safelistOperation', REGISTER),
  ...listed('Safelist', 'clientId version restricted operationCount bytes changedAt', REGISTER),
  ...listed(
    'SafelistOperation',
    'clientId id name kind document aliases addedAt addedBy',
    REGISTER,
  ),
  ...rows('Query', 'safelistChanges', CHANGES_OF_REGISTER),
  ...listed(
    'SafelistChange',
    'clientId version action at actor department reason added removed',
    CHANGES_OF_REGISTER,
  ),
  ...rows('SafelistSubmission', 'safelist results', REGISTRAR),
  ...rows('SafelistResult', 'id name outcome faults', REGISTRAR),
  ...rows('SafelistFault', 'message line column', REGISTRAR),
  ...rows(
    'Mutation',
    'addSafelistOperations stageSafelistOperations replaceSafelist removeSafelistOperations releaseSafelist',
    REGISTRAR,
  ),

  ...rows(
    'Query',
    'statistics series indicators statisticsSnapshots statisticsSnapshot',
    ANALYSIS,
    'statistics',
  ),
  ...rows(
    'Mutation',
    'exportStatistics exportSeries exportStatisticsSnapshot',
    ANALYSIS,
    'statistics',
  ),

  ...rows('Query', 'consent consents', PARTIES),
  ...listed(
    'Consent',
    'id state version grantee purpose requested granted separate requestedAt answerBy authorisedAt uses steps',
    PARTIES,
  ),
  ...rows('Consent', 'subject', '--VVV-----VV------V---'),
  ...rows('Consent', 'preview', '--VV------VV------V---'),
  ...rows('Mutation', 'requestConsent withdrawConsentRequest', BANK),
  ...rows(
    'Mutation',
    'grantConsent confirmSeparateConsent refuseConsent narrowConsent revokeConsent',
    IN_PERSON,
  ),

  ...rows('Query', 'disclosureLog', LOGGED_IN),
  ...rows('DisclosureLog', 'head heads keys prunings consistencyProof', LOGGED_IN),
  ...rows(
    'DisclosureLog',
    'inclusionProof leaves leafHashes status reconciliation findings',
    AUDITING,
  ),
  ...rows('DisclosureReconciliation', 'unlogged undelivered reads', AUDITING),
  ...rows('ReceiptRead', 'subgraph readAt failingSince', AUDITING),
  ...listed(
    'DisclosureFinding',
    'id kind releasedAt foundAt resolvedAt subgraph requestId gateway subject fields',
    AUDITING,
  ),
  ...rows('DisclosureLogStatus', 'sealing since fault message checkedAt checkedSize', AUDITING),
  ...listed('LogLeaf', 'index leaf indexed', AUDITING),
  ...rows('Query', 'disclosures', AUDITING),
  ...listed(
    'DisclosureEntry',
    'id at actor roles client organization department purpose basis subjectId subgraph matrixVersion alert releaseAt erased requestId operation clusters fields consentId consentVersion caseReference reason logIndex',
    AUDITING,
  ),
  ...['NaturalPerson', 'LegalPerson', 'UnincorporatedOrganization', 'SelfEmployed'].flatMap(
    (type) => rows(type, 'accessHistory', OWN_HISTORY),
  ),
  // A page of them has no rule; the field that returns it is guarded, and so are the entries.
  ...rows(
    'AccessEntry',
    'id at organizationName clientName organization roles purpose basis basisText basisTextEnglish consentId consentVersion caseReference reason fields result entries subgraph matrixVersion logIndex inclusionProof',
    OWN_HISTORY,
  ),

  ...rows('Query', 'subjectStanding', '--------VV--VVVV-----V'),
  ...rows('Query', 'kinships', '--------VV----VV-----V'),
  ...rows('Mutation', 'freezeSubject unfreezeSubject', REGISTRAR),
  ...rows(
    'Mutation',
    'recordDeath withdrawDeath recordCapacity recordKinship revokeKinship',
    CIVIL_AFFAIRS,
  ),
  ...rows('Query', 'corrections', '-VVV--V---VVVVVV--V--V'),
  ...rows('Correction', 'statement requestedValue contact', '--VV--V---VV------V---'),
  ...rows('Mutation', 'requestCorrection withdrawCorrection', IN_PERSON),

  // Cases; the store decides which exist for whom, and whose department decides them.
  ...rows('Query', 'case cases repairConditions', '-VVV--V-VVVVVVVV--V--V'),
  ...rows('Query', 'caseInbox', '------V-----VVVV-----V'),
  ...rows('Case', 'texts', '--VV--V---VV------V---'),
  ...rows(
    'Mutation',
    'fileObjection withdrawObjection applyForRepair withdrawRepair signCommitment withdrawCommitment submitDeclaration withdrawDeclaration',
    IN_PERSON,
  ),
  ...rows(
    'Mutation',
    'acceptObjection refuseObjection upholdObjection rejectObjection acceptRepair refuseRepair grantRepair rejectRepair acceptCommitment refuseCommitment assessCommitment verifyDeclaration rejectDeclaration',
    ANY_STEWARD,
  ),

  // Codes and merges; the store decides which department registers the subject.
  ...rows('Query', 'subjectChanges', STEWARDSHIP_AND_AUDIT),
  ...rows('Query', 'previewSubjectMerge', STEWARDSHIP),
  ...rows('Mutation', 'changeSubjectCode mergeSubjects', STEWARDSHIP),

  ...rows(
    'Query',
    'intakeBatchOfSubjects intakeBatchesOfSubjects registrationVersions',
    STEWARDS_AND_AUDIT,
  ),
  ...rows('Mutation', 'submitSubjectsBatch openSubjectsUpload withdrawSubjectsBatch', ANY_STEWARD),
  ...rows(
    'Query',
    'qualityOfSubjectsRecords scorecardsOfSubjectsRecords unreportedRegistrations',
    STAFF,
  ),
  ...rows(
    'Query',
    'doublePublicityOfGovernment lateReportsOfGovernment missingReportsOfGovernment',
    STAFF,
    'government',
  ),
  ...rows('Mutation', 'stateLateReasonOfGovernment', ANY_STEWARD, 'government'),
  ...['Government', 'Commerce', 'Social', 'Judicial'].flatMap((domain) => [
    ...rows(
      'Query',
      `freezingOf${domain}Record versionsOf${domain}Record destructionCertificatesOf${domain}`,
      STEWARDS_AND_AUDIT,
      domain.toLowerCase(),
    ),
    ...rows('Query', `duplicatesIn${domain}`, STEWARDSHIP_AND_AUDIT, domain.toLowerCase()),
    ...rows(
      'Mutation',
      `freeze${domain}Record unfreeze${domain}Record revoke${domain}Record expire${domain}Record correct${domain}Record`,
      ANY_STEWARD,
      domain.toLowerCase(),
    ),
    ...rows(
      'Query',
      `qualityOf${domain}Records scorecardsOf${domain}Records unreportedRecordsOf${domain} exchangeOf${domain} exchangeRowsOf${domain} exchangeDifferencesOf${domain}`,
      STAFF,
      domain.toLowerCase(),
    ),
    ...rows(
      'Query',
      `intakeBatchOf${domain} intakeBatchesOf${domain}`,
      STEWARDS_AND_AUDIT,
      domain.toLowerCase(),
    ),
    ...rows(
      'Mutation',
      `submit${domain}Batch open${domain}Upload withdraw${domain}Batch resend${domain}Record`,
      ANY_STEWARD,
      domain.toLowerCase(),
    ),
  ]),
];
