import type { Model } from 'mongoose';
import { defineSubgraph } from '../kit/definition';
import { freezingModel } from '../kit/freezing/model';
import type { FreezingRecord } from '../kit/freezing/record';
import { freezingResolvers } from '../kit/freezing/resolvers';
import { freezingStore } from '../kit/freezing/store';
import { aboutRecord } from '../kit/guard/about';
import { mergeResolvers } from '../kit/mergeResolvers';
import { PUBLISHED } from '../kit/record/restricted';
import { storesOnUse } from '../kit/storesOnUse';
import type { SubjectRef } from '../kit/record/references';
import { sealedResolvers } from '../kit/vault/sealedResolvers';
import { disciplineModel } from './discipline/model';
import { RESTRICTED_DISCIPLINE, type DisciplineDocument } from './discipline/record';
import { disciplineResolvers } from './discipline/resolvers';
import { disciplineStore } from './discipline/store';
import { honourModel } from './honour/model';
import type { HonourRecord } from './honour/record';
import { honourResolvers } from './honour/resolvers';
import { honourStore } from './honour/store';
import { institutionModel } from './institution/model';
import type { InstitutionRecord } from './institution/record';
import { institutionResolvers } from './institution/resolvers';
import { institutionStore } from './institution/store';
import { practitionerModel } from './practitioner/model';
import type { PractitionerRecord } from './practitioner/record';
import { practitionerResolvers } from './practitioner/resolvers';
import { practitionerStore } from './practitioner/store';
import { qualificationModel } from './qualification/model';
import { RESTRICTED_QUALIFICATIONS, type QualificationRecord } from './qualification/record';
import { qualificationResolvers } from './qualification/resolvers';
import { qualificationStore } from './qualification/store';
import { SOCIAL_SEALED } from './sealed';
import type { Stores } from './stores';

interface Models {
  readonly practitioner: Model<PractitionerRecord>;
  readonly institution: Model<InstitutionRecord>;
  readonly qualification: Model<QualificationRecord>;
  readonly honour: Model<HonourRecord>;
  readonly discipline: Model<DisciplineDocument>;
  readonly freezing: Model<FreezingRecord>;
}

/** 社会诚信: who practises a profession, where, and how they are honoured and disciplined. */
export const socialSubgraph = defineSubgraph<Models, Stores>({
  name: 'social',
  models: (connection) => ({
    practitioner: practitionerModel(connection),
    institution: institutionModel(connection),
    qualification: qualificationModel(connection),
    honour: honourModel(connection),
    discipline: disciplineModel(connection),
    freezing: freezingModel(connection),
  }),
  stores: storesOnUse<Models, Stores>({
    practitioners: (models, request) => practitionerStore(models.practitioner, request),
    institutions: (models, request) => institutionStore(models.institution, request),
    qualifications: (models, request) => qualificationStore(models.qualification, request),
    honours: (models, request) => honourStore(models.honour, request),
    discipline: (models, request) => disciplineStore(models.discipline, request),
    freezings: (models, request) =>
      freezingStore(
        models.freezing,
        [models.qualification, models.honour, models.discipline],
        request,
      ),
  }),
  resolvers: mergeResolvers(
    { Subject: { __resolveReference: (subject: SubjectRef) => subject } },
    practitionerResolvers,
    institutionResolvers,
    qualificationResolvers,
    honourResolvers,
    disciplineResolvers,
    sealedResolvers(SOCIAL_SEALED),
    freezingResolvers('Social'),
  ),
  restricted: {
    Qualification: RESTRICTED_QUALIFICATIONS,
    DisciplineRecord: RESTRICTED_DISCIPLINE,
    ProfessionalHonour: PUBLISHED,
  },
  sealed: SOCIAL_SEALED,
  aboutOf: (typeName, object) =>
    typeName === 'Subject'
      ? { subjectId: (object as unknown as SubjectRef).id }
      : aboutRecord(typeName, object),
});
