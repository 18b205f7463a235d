/** The reasons for a late report, as in schema/shared/intake.graphql. */
export type LateReason =
  | 'SYSTEM_FAULT'
  | 'SERVICE_DELAYED'
  | 'SUBJECT_VERIFICATION'
  | 'DISCLOSURE_REVIEW'
  | 'RESUBMITTED'
  | 'UNDER_REVIEW'
  | 'BACKLOG'
  | 'OVERLOOKED'
  | 'OTHER';

/** One reason of a version. */
export interface LateReasonEntry {
  readonly reason: LateReason;
  readonly title: string;
  /** Whether the reason alone explains nothing. */
  readonly needsNote: boolean;
}

/** One version of the list of reasons. */
export interface LateReasonList {
  /** First and last day in force, YYYY-MM-DD; null as the end means still in force. */
  readonly effectiveFrom: string;
  readonly effectiveTo: string | null;
  /** Origin; (ours) where we chose it. */
  readonly source: string;
  readonly reasons: readonly LateReasonEntry[];
}

const entry = (reason: LateReason, title: string, needsNote = false): LateReasonEntry => ({
  reason,
  title,
  needsNote,
});

/** The reasons that a department may state for a late report of double publicity. */
export const LATE_REASONS: readonly LateReasonList[] = Object.freeze([
  {
    effectiveFrom: '2015-12-01',
    effectiveTo: null,
    source: 'What departments state when late reports of double publicity are monitored (ours)',
    reasons: [
      entry('SYSTEM_FAULT', '系统故障'),
      entry('SERVICE_DELAYED', '文书送达延迟'),
      entry('SUBJECT_VERIFICATION', '主体信息核实'),
      entry('DISCLOSURE_REVIEW', '公开属性或者保密审查'),
      entry('RESUBMITTED', '退回更正后重报'),
      entry('UNDER_REVIEW', '复议或者诉讼期间暂缓'),
      entry('BACKLOG', '历史数据补报'),
      entry('OVERLOOKED', '经办人员漏报'),
      entry('OTHER', '其他', true),
    ],
  },
]);

/** The entry of a reason on a day; undefined if it is not in force then. */
export function lateReason(reason: string, day: string): LateReasonEntry | undefined {
  return LATE_REASONS.find(
    ({ effectiveFrom, effectiveTo }) =>
      effectiveFrom <= day && (effectiveTo === null || day <= effectiveTo),
  )?.reasons.find((each) => each.reason === reason);
}
