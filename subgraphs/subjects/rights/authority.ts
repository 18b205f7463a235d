import type { Model } from 'mongoose';
import type { Authority } from '../../../schema/authority';
import type { KinshipRecord } from './kinship/record';
import { kinships } from './kinship/store';
import type { OutboxModels } from './outbox/model';
import { outbox } from './outbox/store';
import type { StandingRecord } from './standing/record';

/** What the gateway asks of persons' rights: for whom kin may act, and of whom to tell what. */
export function subjectRights(models: {
  readonly kinship: Model<KinshipRecord>;
  readonly standing: Model<StandingRecord>;
  readonly outbox: OutboxModels;
}): Pick<Authority, 'actingFor' | 'notices' | 'delivered'> {
  return { ...kinships(models), ...outbox(models.outbox) };
}
