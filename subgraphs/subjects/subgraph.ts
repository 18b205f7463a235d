import type { Model } from 'mongoose';
import { intakeModels, type IntakeModels } from '../framework/intake/batches/model';
import { defineSubgraph } from '../framework/defineSubgraph';
import { qualityFeature } from '../framework/quality/feature';
import { qualityModel, type QualityMeasurement } from '../framework/quality/model';
import { domainOf } from '../../schema/subgraphs';
import { subjectsRegistry } from './registry';
import { caseStores, casesFeature, type CaseModels } from './cases/feature';
import { caseModel } from './cases/model';
import { catalogueResolvers } from './catalogue/resolvers';
import { catalogueStore } from './catalogue/store';
import { requireConfirmedClient } from './client/confirmation';
import { clientModels, type ClientModels } from './client/model';
import { clientResolvers } from './client/resolvers';
import { clientStore } from './client/store';
import { formerCodeModel } from './codes/model';
import type { FormerCodeRecord } from './codes/record';
import { codeResolvers } from './codes/resolvers';
import { FORMER_CODES_SEALED } from './codes/sealed';
import { formerCodeStore } from './codes/store';
import { subjectFinder } from './consent/findSubject';
import { granteeNames } from './consent/granteeNames';
import { consentModel } from './consent/model';
import type { ConsentRecord } from './consent/record';
import { consentResolvers } from './consent/resolvers';
import { consentStore } from './consent/store';
import { reportTo } from './disclosure/integrity/report';
import { logOf, openLog } from './disclosure/log';
import { logModels, type LogModels } from './disclosure/stored/model';
import { subjectDirectory } from './directory/subjectDirectory';
import { subjectRows } from './facts/subjectRows';
import { disclosureResolvers } from './disclosure/reading/resolvers';
import { disclosureStore } from './disclosure/reading/store';
import { openLogThread } from './disclosure/thread/openLogThread';
import { subjectChangeModel } from './merge/model';
import type { SubjectChangeRecord } from './merge/record';
import { mergeResolvers } from './merge/resolvers';
import { subjectChangeStore } from './merge/store';
import { organizationResolvers } from './organization/resolvers';
import { organizationStore } from './organization/store';
import { personResolvers } from './person/resolvers';
import { reconciliationModels, type ReconciliationModels } from './reconciliation/model';
import { startReconciler } from './reconciliation/reconciler';
import { reconciliationResolvers } from './reconciliation/resolvers';
import { findingStore } from './reconciliation/store';
import { indexModels, type IndexModels } from './recordIndex/model';
import { recordIndexResolvers } from './recordIndex/resolvers';
import { recordIndex } from './recordIndex/store';
import { relationModel } from './relation/model';
import type { RelationRow, SubjectRow } from '../../schema/generated/subjects.rows';
import { relationResolvers } from './relation/resolvers';
import { relationStore } from './relation/store';
import { correctionModel } from './rights/correction/model';
import type { CorrectionRecord } from './rights/correction/record';
import { correctionResolvers } from './rights/correction/resolvers';
import { correctionStore } from './rights/correction/store';
import { kinshipModel } from './rights/kinship/model';
import type { KinshipRecord } from './rights/kinship/record';
import { kinshipResolvers } from './rights/kinship/resolvers';
import { kinshipStore } from './rights/kinship/store';
import { outboxModels, type OutboxModels } from './rights/outbox/model';
import { safelistModels, type SafelistModels } from './safelist/model';
import { safelistResolvers } from './safelist/resolvers';
import { safelistStore } from './safelist/store';
import { registrationFeature } from './registration/feature';
import { registrationSource } from './registration/quality/source';
import { registrationVersionModel, type RegistrationVersion } from './registration/model';
import { legalCapacityModel } from './rights/legalCapacity/model';
import type { LegalCapacityRecord } from './rights/legalCapacity/record';
import { legalCapacityResolvers } from './rights/legalCapacity/resolvers';
import { legalCapacityStore } from './rights/legalCapacity/store';
import { aboutSubject } from './subject/about';
import type { Stores } from './stores';
import { subjectModel } from './subject/model';
import { subjectResolvers } from './subject/resolvers';
import { SUBJECT_SEALED } from './subject/sealed';
import { subjectStore } from './subject/store';

interface Models extends CaseModels {
  readonly subject: Model<SubjectRow>;
  readonly relation: Model<RelationRow>;
  readonly client: ClientModels;
  readonly safelist: SafelistModels;
  readonly consent: Model<ConsentRecord>;
  readonly log: LogModels;
  readonly legalCapacity: Model<LegalCapacityRecord>;
  readonly kinship: Model<KinshipRecord>;
  readonly correction: Model<CorrectionRecord>;
  readonly outbox: OutboxModels;
  readonly index: IndexModels;
  readonly reconciliation: ReconciliationModels;
  readonly formerCode: Model<FormerCodeRecord>;
  readonly subjectChange: Model<SubjectChangeRecord>;
  readonly intake: IntakeModels;
  readonly registrationVersion: Model<RegistrationVersion>;
  readonly quality: Model<QualityMeasurement>;
}

const SUBGRAPH = 'subjects';

/** 信用主体: credit subjects, their relations, rights, consents and clients. */
export const subjectsSubgraph = defineSubgraph<Models, Stores>({
  name: SUBGRAPH,
  models: (connection) => ({
    subject: subjectModel(connection),
    relation: relationModel(connection),
    client: clientModels(connection),
    safelist: safelistModels(connection),
    consent: consentModel(connection),
    log: logModels(connection),
    legalCapacity: legalCapacityModel(connection),
    kinship: kinshipModel(connection),
    correction: correctionModel(connection),
    case: caseModel(connection),
    outbox: outboxModels(connection),
    index: indexModels(connection),
    reconciliation: reconciliationModels(connection),
    formerCode: formerCodeModel(connection),
    subjectChange: subjectChangeModel(connection),
    intake: intakeModels(connection),
    registrationVersion: registrationVersionModel(connection),
    quality: qualityModel(connection),
  }),
  features: [
    registrationFeature,
    casesFeature,
    qualityFeature(domainOf(SUBGRAPH), registrationSource()),
  ],
  stores: {
    catalogue: (_models, request) => catalogueStore(request),
    clients: (models, request) => clientStore(models.client, models.subject, request),
    safelists: (models, request) => safelistStore(models.safelist, models.client.entry, request),
    consents: (models, request) =>
      consentStore(models.consent, request, {
        findSubject: subjectFinder(models.subject, models.formerCode, request),
        admitGrantee: () => requireConfirmedClient(models.client.entry, request.viewer),
      }),
    disclosures: (models, request) => disclosureStore(models.log, request),
    findings: (models, request) => findingStore(models.reconciliation, request),
    grantees: (models, request) => granteeNames(models.subject, models.client.entry, request),
    subjects: (models, request) => subjectStore(models.subject, request),
    organizations: (models, request) => organizationStore(models.subject, request),
    recordIndex: (_models, request) => recordIndex(request),
    relations: (models, request) => relationStore(models.relation, request),
    legalCapacities: (models, request) => legalCapacityStore(models, request),
    kinships: (models, request) => kinshipStore(models, request),
    corrections: (models, request) => correctionStore(models.correction, request),
    ...caseStores,
    formerCodes: (_models, request) => formerCodeStore(request),
    subjectChanges: (models, request) => subjectChangeStore(models, request),
  },
  resolvers: [
    subjectResolvers,
    personResolvers,
    organizationResolvers,
    relationResolvers,
    recordIndexResolvers,
    catalogueResolvers,
    clientResolvers,
    safelistResolvers,
    consentResolvers,
    disclosureResolvers,
    reconciliationResolvers,
    legalCapacityResolvers,
    kinshipResolvers,
    correctionResolvers,
    codeResolvers,
    mergeResolvers,
  ],
  async begin(models, { vault, now, database, logKeys: keys, logThread, log }) {
    if (!keys) return undefined;
    const report = reportTo(log);
    if (logThread)
      return openLogThread(models.log, { vault, keys, database, subgraph: SUBGRAPH, report });
    const opened = openLog(models.log, { vault, now, keys, report });
    return {
      ready: () => opened.state.fault === undefined,
      // The log closes with the connection.
      stop: () => Promise.resolve(),
    };
  },
  registry: subjectsRegistry,
  counted: subjectRows,
  directory: (models, { vault, now }) =>
    subjectDirectory({ model: models.subject, formerCode: models.formerCode, vault, now }),
  reconcile: (models, { vault, log, reconciliation }, sources) =>
    startReconciler({
      models: models.reconciliation,
      disclosures: logOf(models.log),
      vault,
      sources,
      log,
      times: reconciliation,
    }),
  aboutOf: aboutSubject,
  sealed: [SUBJECT_SEALED, FORMER_CODES_SEALED],
});
