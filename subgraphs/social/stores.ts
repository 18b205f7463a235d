import type { InstitutionStore } from './institution/store';
import type { PractitionerStore } from './practitioner/store';

/** What the resolvers of this subgraph may ask. */
export interface Stores {
  readonly practitioners: PractitionerStore;
  readonly institutions: InstitutionStore;
}
