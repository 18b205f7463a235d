import type { WithFreezings } from '../kit/freezing/store';
import type { DepartmentStore } from './department/store';
import type { PenaltyStore } from './penalty/store';
import type { PermitStore } from './permit/store';

/** What the resolvers of this subgraph may ask. */
export interface Stores extends WithFreezings {
  readonly departments: DepartmentStore;
  readonly permits: PermitStore;
  readonly penalties: PenaltyStore;
}
