import type { Model } from 'mongoose';
import { defineSubgraph } from '../kit/definition';
import { mergeResolvers } from '../kit/mergeResolvers';
import { sealedResolvers } from '../kit/vault/sealedResolvers';
import { catalogueResolvers } from './catalogue/resolvers';
import { catalogueStore } from './catalogue/store';
import { subjectFinder } from './consent/findSubject';
import { granteeNames } from './consent/granteeNames';
import { consentModel } from './consent/model';
import type { ConsentRecord } from './consent/record';
import { consentResolvers } from './consent/resolvers';
import { consentStore } from './consent/store';
import { organizationResolvers } from './organization/resolvers';
import { organizationStore } from './organization/store';
import { personResolvers } from './person/resolvers';
import { relationModel } from './relation/model';
import type { RelationRecord } from './relation/record';
import { relationResolvers } from './relation/resolvers';
import { relationStore } from './relation/store';
import { aboutSubject } from './subject/about';
import type { Stores } from './stores';
import { subjectModel } from './subject/model';
import type { SubjectRecord } from './subject/record';
import { subjectResolvers } from './subject/resolvers';
import { SUBJECT_SEALED } from './subject/sealed';
import { subjectStore } from './subject/store';

interface Models {
  readonly subject: Model<SubjectRecord>;
  readonly relation: Model<RelationRecord>;
  readonly consent: Model<ConsentRecord>;
}

/** 信用主体: who the credit subjects are and how they relate. */
export const subjectsSubgraph = defineSubgraph<Models, Stores>({
  name: 'subjects',
  models: (connection) => ({
    subject: subjectModel(connection),
    relation: relationModel(connection),
    consent: consentModel(connection),
  }),
  stores: (models, request) => ({
    catalogue: catalogueStore(request),
    consents: consentStore(models.consent, request, subjectFinder(models.subject, request)),
    grantees: granteeNames(models.subject, request),
    subjects: subjectStore(models.subject, request),
    organizations: organizationStore(models.subject, request),
    relations: relationStore(models.relation, request),
  }),
  resolvers: mergeResolvers(
    subjectResolvers,
    personResolvers,
    organizationResolvers,
    relationResolvers,
    catalogueResolvers,
    consentResolvers,
    sealedResolvers([SUBJECT_SEALED]),
  ),
  // Subjects are about themselves; their parts carry the id of the subject they are of.
  aboutOf: aboutSubject,
  sealed: [SUBJECT_SEALED],
});
