import type { RecordState } from '../record';

/**
 * What is done to a record. Placing a subject on a list and lifting the listing are no actions of
 * their own: an entry of a list is a record, so the first is CREATE, and the second is what ends the
 * entry: REPAIR where the subject met the conditions of removal, REVOKE where the listing was wrong,
 * EXPIRE where its term is over. The day of removal is a field of the entry, which CORRECT writes.
 */
export type RecordAction = 'CREATE' | 'CORRECT' | StateAction;

/** What of that changes a record's state. */
export type StateAction =
  'DISPUTE' | 'END_DISPUTE' | 'REPAIR' | 'REVOKE' | 'EXPIRE' | 'FREEZE' | 'UNFREEZE';

/** One change of state the product knows. */
export interface Transition {
  /** The states in which it can be done. */
  readonly from: readonly RecordState[];
  /** The state it leads to; undefined: the one the record was frozen in. */
  readonly to?: RecordState;
  /** What the record's versions say of it to whoever sees the record. */
  readonly note: string;
  /** Where the law has it. */
  readonly law: string;
}

const IN_FORCE = ['ACTIVE', 'DISPUTED'] as const satisfies readonly RecordState[];

/** THE table of changes of state: what is not here is INVALID_TRANSITION. */
export const TRANSITIONS: Readonly<Record<StateAction, Transition>> = {
  DISPUTE: {
    from: ['ACTIVE'],
    to: 'DISPUTED',
    note: '信用主体提出异议，核查期间予以标注',
    law: 'Credit Reporting Industry Regulation, Art. 25; Tianjin Social Credit Regulations, objections',
  },
  END_DISPUTE: {
    from: ['DISPUTED'],
    to: 'ACTIVE',
    note: '异议处理终结，标注解除',
    law: 'Credit Reporting Industry Regulation, Art. 25',
  },
  REPAIR: {
    from: IN_FORCE,
    to: 'REPAIRED',
    note: '信用主体完成整改并经认定单位同意信用修复',
    law: 'NDRC Order 36 of 2025, credit repair',
  },
  REVOKE: {
    from: IN_FORCE,
    to: 'REVOKED',
    note: '原决定依法被撤销',
    law: 'Administrative Penalty Law 2021, Art. 48',
  },
  EXPIRE: {
    from: IN_FORCE,
    to: 'EXPIRED',
    note: '有效期届满',
    law: 'Credit Reporting Industry Regulation, Art. 16',
  },
  // What has ended is frozen as well: Art. 47 has it for what should be deleted and cannot be.
  FREEZE: {
    from: [...IN_FORCE, 'REPAIRED', 'REVOKED', 'EXPIRED'],
    to: 'FROZEN',
    note: '依法停止处理，仅作存储',
    law: 'PIPL, Art. 47',
  },
  UNFREEZE: {
    from: ['FROZEN'],
    note: '依法恢复处理',
    law: 'PIPL, Art. 47',
  },
};

/** The states in which a record can be corrected: of what is frozen nothing is done but storing it. */
export const CORRECTABLE: readonly RecordState[] = [...IN_FORCE, 'REPAIRED', 'REVOKED', 'EXPIRED'];

/** What the versions say of a record that was corrected. Source: PIPL, Art. 46. */
export const CORRECTION_NOTE = '数据来源部门依法更正';

interface Changing {
  readonly state: RecordState;
  readonly versions: readonly { readonly state: RecordState }[];
}

/**
 * The state an action brings a record into; undefined where its state does not allow it, and for
 * the unfreezing of a record that was never anything but frozen.
 * @param frozenIn the state a frozen record is known to have been frozen in; its versions tell it
 *   otherwise
 */
export function stateAfter(
  { state, versions }: Changing,
  action: StateAction,
  frozenIn?: RecordState,
): RecordState | undefined {
  const { from, to } = TRANSITIONS[action];
  if (!from.includes(state)) return undefined;
  return to ?? frozenIn ?? versions.findLast((version) => version.state !== 'FROZEN')?.state;
}
