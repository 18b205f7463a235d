import type { Model } from 'mongoose';
import type { Feature } from '../feature';
import type { RecordModels } from '../records/recordModels';
import { freezingModel } from './model';
import type { FreezingRecord } from './record';
import { freezingResolvers } from './resolvers';
import { freezingStore } from './store';

interface Models {
  readonly records: RecordModels;
  readonly freezing: Model<FreezingRecord>;
}

/** The freezing of records. @param domain part of the field names: `freeze<Domain>Record` */
export function freezingFeature(domain: string): Feature<Models> {
  return {
    models: (connection) => ({ freezing: freezingModel(connection) }),
    stores: {
      freezings: ({ records, freezing }, request) => freezingStore(freezing, records, request),
    },
    resolvers: freezingResolvers(domain),
  };
}
