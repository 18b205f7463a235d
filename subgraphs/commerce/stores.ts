import type { WithFreezings } from '../kit/freezing/store';
import type { HonourStore } from './honour/store';
import type { ListEntryStore } from './listEntry/store';
import type { SectorGradeStore } from './sectorGrade/store';
import type { TaxGradeStore } from './taxGrade/store';

/** What the resolvers of this subgraph may ask. */
export interface Stores extends WithFreezings {
  readonly listEntries: ListEntryStore;
  readonly sectorGrades: SectorGradeStore;
  readonly taxGrades: TaxGradeStore;
  readonly honours: HonourStore;
}
