import { endOfTerm } from '../../../schema/policy/publicity';
import { visibleUntil } from './live';
import type { CreditRecord, RecordState } from './record';

/** Why a record exists, in its first version. */
const FIRST_COLLECTED = '首次归集';

/** What is known about a record when it is created. */
export interface RecordStart extends Omit<
  CreditRecord,
  'state' | 'versions' | 'visibleUntil' | 'subjectHidden'
> {
  /** Adverse information is retained for a limited time after the end of the act. */
  readonly adverse: boolean;
  /** Later changes of the state; without them the record is ACTIVE. */
  readonly changes?: readonly {
    readonly state: RecordState;
    readonly changedAt: Date;
    readonly reason: string;
  }[];
}

/** The common fields of a new record: its versions, its state and its last visible day. */
export function commonRecord({ adverse, changes = [], ...given }: RecordStart): CreditRecord {
  const { publicityEnd, expiresOn, decisionDate } = given;
  const retentionEnd = adverse ? endOfTerm('retention.adverse', decisionDate) : null;
  const first = {
    state: 'ACTIVE',
    changedAt: given.provenance.receivedAt,
    reason: FIRST_COLLECTED,
  } as const;
  return {
    ...given,
    state: changes.at(-1)?.state ?? first.state,
    versions: [first, ...changes].map((version, index) => ({ version: index + 1, ...version })),
    visibleUntil: visibleUntil(publicityEnd, retentionEnd, expiresOn),
  };
}
