import type { Feature } from '../feature';
import { appliedEffectModel } from './model';

/** What cases have changed in the records of a subgraph. */
export const casesFeature: Feature = {
  models: (connection) => ({ appliedEffects: appliedEffectModel(connection) }),
};
