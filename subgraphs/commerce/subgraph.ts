import type { Model } from 'mongoose';
import { defineSubgraph } from '../kit/definition';
import { freezingModel } from '../kit/freezing/model';
import type { FreezingRecord } from '../kit/freezing/record';
import { freezingResolvers } from '../kit/freezing/resolvers';
import { freezingStore } from '../kit/freezing/store';
import { aboutRecord } from '../kit/guard/about';
import { mergeResolvers } from '../kit/mergeResolvers';
import { OF_PERSONS } from '../kit/record/restricted';
import { storesOnUse } from '../kit/storesOnUse';
import { sealedResolvers } from '../kit/vault/sealedResolvers';
import { honourModel } from './honour/model';
import type { HonourRecord } from './honour/record';
import { honourResolvers } from './honour/resolvers';
import { honourStore } from './honour/store';
import { listEntryModel } from './listEntry/model';
import type { ListEntryRecord } from './listEntry/record';
import { listEntryResolvers } from './listEntry/resolvers';
import { listEntryStore } from './listEntry/store';
import { COMMERCE_SEALED } from './sealed';
import { sectorGradeModel } from './sectorGrade/model';
import { RESTRICTED_SECTOR_GRADES, type SectorGradeRecord } from './sectorGrade/record';
import { sectorGradeResolvers } from './sectorGrade/resolvers';
import { sectorGradeStore } from './sectorGrade/store';
import type { Stores } from './stores';
import { taxGradeModel } from './taxGrade/model';
import { RESTRICTED_TAX_GRADES, type TaxGradeRecord } from './taxGrade/record';
import { taxGradeResolvers } from './taxGrade/resolvers';
import { taxGradeStore } from './taxGrade/store';

interface Models {
  readonly listEntry: Model<ListEntryRecord>;
  readonly sectorGrade: Model<SectorGradeRecord>;
  readonly taxGrade: Model<TaxGradeRecord>;
  readonly honour: Model<HonourRecord>;
  readonly freezing: Model<FreezingRecord>;
}

/** 商务诚信: lists, grades and honours of those who trade. */
export const commerceSubgraph = defineSubgraph<Models, Stores>({
  name: 'commerce',
  models: (connection) => ({
    listEntry: listEntryModel(connection),
    sectorGrade: sectorGradeModel(connection),
    taxGrade: taxGradeModel(connection),
    honour: honourModel(connection),
    freezing: freezingModel(connection),
  }),
  stores: storesOnUse<Models, Stores>({
    listEntries: (models, request) => listEntryStore(models.listEntry, request),
    sectorGrades: (models, request) => sectorGradeStore(models.sectorGrade, request),
    taxGrades: (models, request) => taxGradeStore(models.taxGrade, request),
    honours: (models, request) => honourStore(models.honour, request),
    freezings: (models, request) =>
      freezingStore(
        models.freezing,
        [models.listEntry, models.sectorGrade, models.taxGrade, models.honour],
        request,
      ),
  }),
  resolvers: mergeResolvers(
    listEntryResolvers,
    sectorGradeResolvers,
    taxGradeResolvers,
    honourResolvers,
    sealedResolvers(COMMERCE_SEALED),
    freezingResolvers('Commerce'),
  ),
  aboutOf: aboutRecord,
  restricted: {
    ListEntry: OF_PERSONS,
    SectorGrade: RESTRICTED_SECTOR_GRADES,
    TaxGrade: RESTRICTED_TAX_GRADES,
    IntegrityHonour: OF_PERSONS,
  },
  sealed: COMMERCE_SEALED,
});
