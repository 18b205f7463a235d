import type { Model } from 'mongoose';
import { defineSubgraph } from '../framework/defineSubgraph';
import { institutionModel } from './institution/model';
import type { InstitutionRow, PractitionerRow } from '../../schema/generated/social.rows';
import { institutionResolvers } from './institution/resolvers';
import { institutionStore } from './institution/store';
import { practitionerModel } from './practitioner/model';
import { practitionerResolvers } from './practitioner/resolvers';
import { practitionerStore } from './practitioner/store';
import { disciplineRecord, qualification } from './restricted';
import { PRACTITIONERS_SEALED } from './sealed';
import type { Stores } from './stores';

interface Models {
  readonly practitioner: Model<PractitionerRow>;
  readonly institution: Model<InstitutionRow>;
}

/** 社会诚信: practitioners, their institutions, honours and disciplinary records. */
export const socialSubgraph = defineSubgraph<Models, Stores>({
  name: 'social',
  records: [qualification, disciplineRecord],
  models: (connection) => ({
    practitioner: practitionerModel(connection),
    institution: institutionModel(connection),
  }),
  stores: {
    practitioners: (models, request) => practitionerStore(models.practitioner, request),
    institutions: (models, request) => institutionStore(models.institution, request),
  },
  resolvers: [practitionerResolvers, institutionResolvers],
  sealed: PRACTITIONERS_SEALED,
});
