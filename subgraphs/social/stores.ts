import type { WithFreezings } from '../kit/freezing/store';
import type { DisciplineStore } from './discipline/store';
import type { HonourStore } from './honour/store';
import type { InstitutionStore } from './institution/store';
import type { PractitionerStore } from './practitioner/store';
import type { QualificationStore } from './qualification/store';

/** What the resolvers of this subgraph may ask. */
export interface Stores extends WithFreezings {
  readonly practitioners: PractitionerStore;
  readonly institutions: InstitutionStore;
  readonly qualifications: QualificationStore;
  readonly honours: HonourStore;
  readonly discipline: DisciplineStore;
}
