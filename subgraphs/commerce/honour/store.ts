import type { Model } from 'mongoose';
import type { StoreRequest } from '../../kit/context';
import { recordStore, type RecordStore } from '../../kit/record/recordStore';
import type { HonourRecord } from './record';

export type HonourStore = RecordStore<HonourRecord>;

export function honourStore(model: Model<HonourRecord>, request: StoreRequest): HonourStore {
  return recordStore(model, request, {
    awardedOn: ['decisionDate'],
    validUntil: ['expiresOn'],
  });
}
