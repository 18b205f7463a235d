import type { WithFreezings } from '../kit/freezing/store';
import type { DebtorStore } from './debtor/store';
import type { DefaulterStore } from './defaulter/store';
import type { RestrictionStore } from './restriction/store';

/** What the resolvers of this subgraph may ask. */
export interface Stores extends WithFreezings {
  readonly debtors: DebtorStore;
  readonly defaulters: DefaulterStore;
  readonly restrictions: RestrictionStore;
}
