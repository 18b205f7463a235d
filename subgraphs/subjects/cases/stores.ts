import type { CaseReader } from './reading';
import type { RepairStore } from './repair/store';
import type { CaseStore } from './store';

/** The stores of the cases. */
export interface CaseStores {
  readonly cases: CaseStore;
  readonly caseReader: CaseReader;
  readonly repairs: RepairStore;
}
