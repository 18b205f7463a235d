import type { LateReportReason } from '../../schema/generated/government.rows';
import { reportedLate } from '../../subgraphs/framework/records/doublePublicity';
import type { CreditRecord } from '../../subgraphs/framework/records/record';

const REASONS: readonly (readonly [LateReportReason, string])[] = [
  ['SYSTEM_FAULT', '报送接口升级，数据积压'],
  ['SERVICE_DELAYED', '文书邮寄送达后方可报送'],
  ['SUBJECT_VERIFICATION', '主体名称变更，须核实登记信息'],
  ['BACKLOG', '补报专项整治期间的决定'],
];

/**
 * Why a record was reported late: departments have stated it of three records in four. It follows
 * from the number of the document, so that no other value of the dataset depends on it.
 */
export function lateReasonOf({ basis, decisionDate, provenance }: CreditRecord): {
  readonly lateReason: LateReportReason | null;
  readonly lateNote: string | null;
} {
  const digits = Number(/(\d+)\D*$/.exec(basis.number)?.[1] ?? 0);
  const stated = reportedLate({ decisionDate, provenance }) === true && digits % 4 !== 0;
  const [lateReason, lateNote] = stated ? REASONS[digits % REASONS.length]! : [null, null];
  return { lateReason, lateNote };
}
