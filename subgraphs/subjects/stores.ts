import type { CaseStores } from './cases/stores';
import type { CatalogueStore } from './catalogue/store';
import type { ClientStore } from './client/store';
import type { GranteeNames } from './consent/granteeNames';
import type { FormerCodeStore } from './codes/store';
import type { ConsentStore } from './consent/store';
import type { DisclosureStore } from './disclosure/reading/store';
import type { SubjectChangeStore } from './merge/store';
import type { OrganizationStore } from './organization/store';
import type { RelationStore } from './relation/store';
import type { RecordIndex } from './recordIndex/store';
import type { FindingStore } from './reconciliation/store';
import type { CorrectionStore } from './rights/correction/store';
import type { KinshipStore } from './rights/kinship/store';
import type { LegalCapacityStore } from './rights/legalCapacity/store';
import type { SafelistStore } from './safelist/store';
import type { SubjectStore } from './subject/store';

/** The stores that the resolvers of this subgraph use. */
export interface Stores extends CaseStores {
  readonly catalogue: CatalogueStore;
  readonly clients: ClientStore;
  readonly safelists: SafelistStore;
  readonly consents: ConsentStore;
  readonly disclosures: DisclosureStore;
  readonly findings: FindingStore;
  readonly grantees: GranteeNames;
  readonly subjects: SubjectStore;
  readonly organizations: OrganizationStore;
  readonly recordIndex: RecordIndex;
  readonly relations: RelationStore;
  readonly legalCapacities: LegalCapacityStore;
  readonly kinships: KinshipStore;
  readonly corrections: CorrectionStore;
  readonly formerCodes: FormerCodeStore;
  readonly subjectChanges: SubjectChangeStore;
}
