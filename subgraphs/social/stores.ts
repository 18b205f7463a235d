import type { InstitutionStore } from './institution/store';
import type { PractitionerStore } from './practitioner/store';

/** The stores that the resolvers of this subgraph use. */
export interface Stores {
  readonly practitioners: PractitionerStore;
  readonly institutions: InstitutionStore;
}
