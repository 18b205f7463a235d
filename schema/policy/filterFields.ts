import { domainOf, RECORD_SUBGRAPH_NAMES } from '../subgraphs';

/** The subgraphs with records, as the names of their fields have them. */
const DOMAINS = RECORD_SUBGRAPH_NAMES.map(domainOf);

/**
 * The fields (`Type.field`) whose values an argument, an input field or a sort order lets a caller
 * compare, when neither `@filtered`, `@ordered` nor its own name says so. The schema's lint
 * requires that a caller who may use it may read all of these fields unmasked; otherwise the
 * results would reveal values that the fields hide.
 *
 * No entry is needed when the name is that of a field of the returned items, possibly with the
 * suffix `From`, `To`, `_ASC` or `_DESC`, without `On` (`filedFrom` reads `filedOn`), or in the
 * other grammatical number (`ids` reads `id`). An empty list means that no field is compared; a
 * comment states the reason.
 */
export const FILTER_FIELDS: Readonly<Record<string, readonly string[]>> = {
  'OrganizationFilter.status': ['Organization.registration', 'Registration.status'],
  'OrganizationFilter.region': ['Organization.registration', 'Registration.region'],
  'OrganizationFilter.industry': ['Organization.registration', 'Registration.industry'],
  'OrganizationFilter.establishedFrom': ['Organization.registration', 'Registration.establishedOn'],
  'OrganizationFilter.establishedTo': ['Organization.registration', 'Registration.establishedOn'],
  'OrganizationOrder.ESTABLISHED_DESC': ['Organization.registration', 'Registration.establishedOn'],
  'Query.organizationByAnyCode.code': [
    'Organization.uscc',
    'Organization.formerCodes',
    'FormerCode.code',
  ],
  // They name the record, of which the store answers only to its subject and its department.
  'Query.repairConditions.recordType': [],
  'Query.repairConditions.recordId': [],
  // Statistics compare fields of records that are public (`checkStatistics`) and answer with counts
  // that are protected: subgraphs/statistics/protection.
  ...Object.fromEntries(
    [
      ...['dimension', 'values'].map((name) => `StatisticsCondition.${name}`),
      ...['measure', 'direction'].map((name) => `StatisticsOrder.${name}`),
      ...['of', 'measures', 'by', 'interval', 'top'].map((name) => `Query.statistics.${name}`),
      ...['of', 'by', 'from', 'to', 'compare', 'top'].map((name) => `Query.series.${name}`),
      ...['of', 'by', 'interval'].map((name) => `Query.publicStatistics.${name}`),
      ...['interval', 'on', 'by'].map((name) => `Query.indicators.${name}`),
    ].map((name) => [name, []]),
  ),
  // The names of types, which every response contains.
  'TimelineFilter.types': [],
  'Query.codeLists.on': ['CodeList.effectiveFrom'],
  'Query.declarationItems.on': ['DeclarationItem.effectiveFrom'],
  'Query.commitmentTemplates.on': ['CommitmentTemplate.effectiveFrom'],
  'ConsentFilter.organization': ['Consent.grantee', 'ConsentGrantee.organization'],
  'DisclosureLog.heads.from': ['LogHead.size'],
  'DisclosureLog.leaves.from': ['LogLeaf.index'],
  // A range of hashes, which reveal nothing about the hashed entries.
  'DisclosureLog.leafHashes.from': [],
  'DisclosureLog.leafHashes.count': [],
  'DisclosureLog.findings.openOnly': ['DisclosureFinding.resolvedAt'],
  'IntakeBatchFilter.from': ['IntakeBatch.receivedAt'],
  'IntakeBatchFilter.to': ['IntakeBatch.receivedAt'],
  'DisclosureFilter.from': ['DisclosureEntry.at'],
  'DisclosureFilter.to': ['DisclosureEntry.at'],
  'NaturalPerson.accessHistory.from': ['AccessEntry.at'],
  'NaturalPerson.accessHistory.to': ['AccessEntry.at'],
  // Accesses by the subject: the basis.
  'NaturalPerson.accessHistory.includeOwn': ['AccessEntry.basis'],
  'LegalPerson.accessHistory.from': ['AccessEntry.at'],
  'LegalPerson.accessHistory.to': ['AccessEntry.at'],
  // Accesses by the subject: the basis.
  'LegalPerson.accessHistory.includeOwn': ['AccessEntry.basis'],
  'UnincorporatedOrganization.accessHistory.from': ['AccessEntry.at'],
  'UnincorporatedOrganization.accessHistory.to': ['AccessEntry.at'],
  // Accesses by the subject: the basis.
  'UnincorporatedOrganization.accessHistory.includeOwn': ['AccessEntry.basis'],
  'SelfEmployed.accessHistory.from': ['AccessEntry.at'],
  'SelfEmployed.accessHistory.to': ['AccessEntry.at'],
  // Accesses by the subject: the basis.
  'SelfEmployed.accessHistory.includeOwn': ['AccessEntry.basis'],
  // Counts over records, of which the callers may read every decision date of their department.
  // The registration of a public code; the response names no other.
  'Query.registrationVersions.uscc': [],
  'Query.lateReportsOfGovernment.from': ['LateReport.decidedOn'],
  'Query.lateReportsOfGovernment.to': ['LateReport.decidedOn'],
  'Query.lateReportsOfGovernment.reasonStated': ['LateReport.reason'],
  'Query.doublePublicityOfGovernment.from': ['DoublePublicityMonth.month'],
  'Query.doublePublicityOfGovernment.to': ['DoublePublicityMonth.month'],
  ...Object.fromEntries(
    DOMAINS.flatMap((domain) =>
      ['from', 'to'].map((argument) => [
        `Query.destructionCertificatesOf${domain}.${argument}`,
        ['DestructionCertificate.day'],
      ]),
    ),
  ),
  // The caller's own records of one subject: the id is the one that the caller gives.
  ...Object.fromEntries(DOMAINS.map((domain) => [`Query.duplicatesIn${domain}.subjectId`, []])),
  ...Object.fromEntries(
    DOMAINS.flatMap((domain) =>
      ['from', 'to'].map((argument) => [
        `Query.exchangeDifferencesOf${domain}.${argument}`,
        ['ExchangeDifference.run'],
      ]),
    ),
  ),
  // One record of the caller's department by its id: no field of a version is compared.
  ...Object.fromEntries(
    DOMAINS.flatMap((domain) =>
      ['type', 'recordId'].map((argument) => [`Query.versionsOf${domain}Record.${argument}`, []]),
    ),
  ),
};
