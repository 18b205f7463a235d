import type { CatalogueStore } from './catalogue/store';
import type { OrganizationStore } from './organization/store';
import type { RelationStore } from './relation/store';
import type { SubjectStore } from './subject/store';

/** What the resolvers of this subgraph may ask. */
export interface Stores {
  readonly catalogue: CatalogueStore;
  readonly subjects: SubjectStore;
  readonly organizations: OrganizationStore;
  readonly relations: RelationStore;
}
