import type { CreditRecord } from '../../kit/record/record';
import type { EnforcementParty } from '../party';

/** 被执行人: a party against whom enforcement is pending. */
export interface DebtorRecord extends CreditRecord, EnforcementParty {
  readonly filedOn: string;
  /** Amount to be enforced, in fen. */
  readonly amount: number | bigint;
  /** Day on which this run of enforcement ended for want of property (终本); null when it has not. */
  readonly terminatedOn: string | null;
  /** In fen; of ended runs only. */
  readonly outstandingAmount: number | bigint | null;
}
