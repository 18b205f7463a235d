import type { RecordState } from '../record';

/**
 * The actions on a record. Placing a subject on a list and removing it are not separate actions,
 * because a list entry is a record: placing is CREATE; removal is REPAIR if the subject met the
 * conditions of removal, REVOKE if the listing was wrong, or EXPIRE if its term is over. The day of
 * removal is a field of the entry, which CORRECT writes.
 */
export type RecordAction = 'CREATE' | 'CORRECT' | 'MOVE' | 'DESTROY' | StateAction;

/** The actions that change a record's state. */
export type StateAction =
  'DISPUTE' | 'END_DISPUTE' | 'REPAIR' | 'REVOKE' | 'EXPIRE' | 'FREEZE' | 'UNFREEZE';

/** A permitted change of state. */
export interface Transition {
  /** The states in which it is permitted. */
  readonly from: readonly RecordState[];
  /** The new state; if undefined, the state in which the record was frozen. */
  readonly to?: RecordState;
  /** The reason in the record's versions, for everyone who sees the record. */
  readonly note: string;
  /** The legal source. */
  readonly law: string;
}

const IN_FORCE = ['ACTIVE', 'DISPUTED'] as const satisfies readonly RecordState[];

/** THE table of state changes: any other change is INVALID_TRANSITION. */
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
  // Ended records can be frozen too: Art. 47 is about information that must but cannot be deleted.
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

/** The states in which a record can be corrected. A frozen record may only be stored. */
export const CORRECTABLE: readonly RecordState[] = [...IN_FORCE, 'REPAIRED', 'REVOKED', 'EXPIRED'];

/** The reason in the versions of a corrected record. Source: PIPL, Art. 46. */
export const CORRECTION_NOTE = '数据来源部门依法更正';

/** The reason in the versions of a record that a department has completed, such as by an assessment. */
export const COMPLETION_NOTE = '负责部门依法补充记录';

/** The reason in the versions of a record that moved with a merged duplicate of its subject. */
export const MOVE_NOTE = '主体重复登记，记录归入保留的主体';

interface StateHistory {
  readonly state: RecordState;
  readonly versions: readonly { readonly state: RecordState }[];
}

/**
 * The state of a record after an action; undefined if its current state does not permit the action,
 * or if a record is to be unfrozen whose earlier state is unknown.
 * @param frozenIn the state in which the record was frozen; by default the last state in its
 *   versions that is not FROZEN
 */
export function stateAfter(
  { state, versions }: StateHistory,
  action: StateAction,
  frozenIn?: RecordState,
): RecordState | undefined {
  const { from, to } = TRANSITIONS[action];
  if (!from.includes(state)) return undefined;
  return to ?? frozenIn ?? versions.findLast((version) => version.state !== 'FROZEN')?.state;
}
