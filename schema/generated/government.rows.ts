// Made by `npm run generate` from the SDL in schema/; do not edit.
import type { CreditRecord as RecordRow } from '../recordRow';

export type PenaltyClass =
  | 'WARNING'
  | 'CRITICISM'
  | 'FINE'
  | 'CONFISCATION'
  | 'LICENCE_SUSPENSION'
  | 'DOWNGRADE'
  | 'LICENCE_REVOCATION'
  | 'BUSINESS_RESTRICTION'
  | 'BUSINESS_SUSPENSION'
  | 'CLOSURE'
  | 'PRACTICE_BAN'
  | 'DETENTION'
  | 'OTHER';

export type PenaltySeverity =
  | 'MINOR'
  | 'GENERAL'
  | 'SERIOUS';

export type PenaltyProcedure =
  | 'ORDINARY'
  | 'SUMMARY';

export type PenaltyStatus =
  | 'IN_FORCE'
  | 'PERFORMED'
  | 'UNDER_REVIEW'
  | 'CHANGED';

export type LateReportReason =
  | 'SYSTEM_FAULT'
  | 'SERVICE_DELAYED'
  | 'SUBJECT_VERIFICATION'
  | 'DISCLOSURE_REVIEW'
  | 'RESUBMITTED'
  | 'UNDER_REVIEW'
  | 'BACKLOG'
  | 'OVERLOOKED'
  | 'OTHER';

export type PenaltyAmountBand =
  | 'NONE'
  | 'UP_TO_10K'
  | 'UP_TO_100K'
  | 'UP_TO_500K'
  | 'OVER_500K';

export type PermitClass =
  | 'ORDINARY'
  | 'CONCESSION'
  | 'RECOGNITION'
  | 'APPROVAL'
  | 'REGISTRATION'
  | 'OTHER';

export type PermitStatus =
  | 'IN_FORCE'
  | 'SUSPENDED'
  | 'WITHDRAWN'
  | 'ANNULLED'
  | 'CANCELLED'
  | 'LAPSED';

export type DepartmentKind =
  | 'GOVERNMENT'
  | 'PARTY'
  | 'COURT'
  | 'PROCURATORATE'
  | 'SUBDISTRICT';

/** 行政处罚（“双公示”）。自然人的处罚和轻微处罚不公开，仅本人、代表人、经其同意的银行、经办人员和来源部门的管理员可见。Administrative penalty (double publicity). Penalties of natural persons and minor penalties are not public, and seen only by the subject, its representatives, banks with its consent, officers and stewards of the department it comes from. */
export interface PenaltyRow extends RecordRow {
  /** 违法行为类型。Type of violation. */
  readonly violationType: string;
  /** 违法事实。Facts found. */
  readonly fact: string;
  /** 处罚依据。Legal provisions that the penalty is based on. */
  readonly legalBasis: string;
  /** 处罚类别，可并处多种。Classes of penalty; several may be combined. */
  readonly penaltyClasses: readonly PenaltyClass[];
  /** 处罚内容。Content of the penalty. */
  readonly content: string;
  /** 罚款金额（分）；未罚款为 0。Fine, in fen; 0 if there is none. */
  readonly fine: number | bigint;
  /** 没收违法所得、没收非法财物的金额（分）；未没收的为 0。Value confiscated, in fen; 0 if there is none. */
  readonly confiscation: number | bigint;
  /** 暂扣或吊销证照的名称及编号；没有的为空。Name and number of the licence that was suspended or revoked; null if there is none. */
  readonly licenceAffected?: string | null;
  /** 失信程度（信用修复管理办法）。Severity of the violation (rules of credit repair). */
  readonly severity: PenaltySeverity;
  /** 处罚程序。Procedure. */
  readonly procedure: PenaltyProcedure;
  /** 处罚有效期截止日期；为空表示未定。Date on which the penalty's effect ends; null if it is not fixed. */
  readonly effectEndsOn?: string | null;
  /** 处罚机关；其统一社会信用代码见部门的 uscc。Authority that imposed the penalty; its code is the department's `uscc`. */
  readonly authorityId: string;
  /** 处罚状态。Status of the penalty. */
  readonly status: PenaltyStatus;
  /** 迟报原因，由来源部门说明；未迟报的和尚未说明的为空。Why it was reported late, as its department states; null if it was not late, and until a reason is stated. */
  readonly lateReason?: LateReportReason | null;
  /** 迟报说明。Explanation of the late report. */
  readonly lateNote?: string | null;
}

/** The kind Penalty: its row, and what of it a resolver makes. */
export interface PenaltyKind {
  readonly type: 'Penalty';
  readonly row: PenaltyRow;
  readonly computed: {
    readonly amountBand: { from: 'fine' | 'confiscation'; value: PenaltyAmountBand };
    readonly reportedLate: { from: 'decisionDate' | 'provenance'; value: boolean | null };
  };
}

/** 行政许可（“双公示”）。自然人的许可仅本人、代表人、经其同意的银行、经办人员和来源部门的管理员可见。Administrative permit (double publicity). A permit of a natural person is seen only by the subject, its representatives, banks with its consent, officers and stewards of the department it comes from. */
export interface PermitRow extends RecordRow {
  /** 许可类别（XK_XKLB）。Class of permit. */
  readonly permitClass: PermitClass;
  /** 许可证书名称；没有证书的为空。Name of the certificate; null if none is issued. */
  readonly certificateName?: string | null;
  /** 许可证书编号；没有证书的为空。Number of the certificate; null if none is issued. */
  readonly certificateNumber?: string | null;
  /** 许可内容（XK_NR）。Content of the permit. */
  readonly content: string;
  /** 有效期自（XK_YXQZ）。Valid from. */
  readonly validFrom: string;
  /** 有效期至；为空表示长期。Valid until; null means no end. */
  readonly validTo?: string | null;
  /** 许可机关；其统一社会信用代码见部门的 uscc。Authority that granted the permit; its code is the department's `uscc`. */
  readonly authorityId: string;
  /** 许可状态（XK_ZT）。Status of the permit. */
  readonly status: PermitStatus;
  /** 迟报原因，由来源部门说明；未迟报的和尚未说明的为空。Why it was reported late, as its department states; null if it was not late, and until a reason is stated. */
  readonly lateReason?: LateReportReason | null;
  /** 迟报说明。Explanation of the late report. */
  readonly lateNote?: string | null;
}

/** The kind Permit: its row, and what of it a resolver makes. */
export interface PermitKind {
  readonly type: 'Permit';
  readonly row: PermitRow;
  readonly computed: {
    readonly reportedLate: { from: 'decisionDate' | 'provenance'; value: boolean | null };
  };
}

/** 对某类公共信用信息负责的公共部门。A public body responsible for public credit information. */
export interface DepartmentRow {
  /** 部门标识，如 market-regulation。Department id, such as market-regulation. */
  readonly _id: string;
  /** 全称。Full name. */
  readonly name: string;
  /** 简称。Short name. */
  readonly shortName: string;
  /** 英文名称。Name in English. */
  readonly englishName: string;
  /** 类别。Kind of body. */
  readonly kind: DepartmentKind;
  /** 本部门的统一社会信用代码；多个单位合称的为空。Unified social credit code of the body; null if the entry represents several bodies. */
  readonly uscc?: string | null;
  /** 在规划名单中的次序，自 1 起。Position in the list of the plan, from 1. */
  readonly planOrder: number;
}
