import type { CatalogueStore } from './catalogue/store';
import type { GranteeNames } from './consent/granteeNames';
import type { ConsentStore } from './consent/store';
import type { OrganizationStore } from './organization/store';
import type { RelationStore } from './relation/store';
import type { SubjectStore } from './subject/store';

/** What the resolvers of this subgraph may ask. */
export interface Stores {
  readonly catalogue: CatalogueStore;
  readonly consents: ConsentStore;
  readonly grantees: GranteeNames;
  readonly subjects: SubjectStore;
  readonly organizations: OrganizationStore;
  readonly relations: RelationStore;
}
