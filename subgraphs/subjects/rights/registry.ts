import type { Model } from 'mongoose';
import type { Registry } from '../../../schema/registry';
import type { KinshipRecord } from './kinship/record';
import { kinships } from './kinship/store';
import type { OutboxModels } from './outbox/model';
import { outbox } from './outbox/store';
import type { LegalCapacityRecord } from './legalCapacity/record';

/** The part of the registry for persons' rights: acting next of kin, and subject events. */
export function subjectRights(models: {
  readonly kinship: Model<KinshipRecord>;
  readonly legalCapacity: Model<LegalCapacityRecord>;
  readonly outbox: OutboxModels;
}): Pick<Registry, 'actingFor' | 'subjectEvents' | 'delivered'> {
  return { ...kinships(models), ...outbox(models.outbox) };
}
