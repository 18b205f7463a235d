import type { JudgmentDebtorRow } from '../../../schema/generated/judicial.rows';

/** 被执行人: a party against whom enforcement is pending. */
export type DebtorRecord = JudgmentDebtorRow;
