import type { DebtorStore } from './debtor/store';
import type { DefaulterStore } from './defaulter/store';
import type { RestrictionStore } from './restriction/store';

/** What the resolvers of this subgraph may ask. */
export interface Stores {
  readonly debtors: DebtorStore;
  readonly defaulters: DefaulterStore;
  readonly restrictions: RestrictionStore;
}
