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

/** 行政处罚（“双公示”）。自然人的处罚和轻微处罚不公开，仅本人、代表人、经其同意的银行、经办人员和来源部门的管理员可见。Administrative penalty (double publicity). Those of natural persons and minor ones are not public, and seen only by the subject, its representatives, banks with its consent, officers and stewards of the department it comes from. */
export interface PenaltyRow extends RecordRow {
  /** 违法行为类型。Type of violation. */
  readonly violationType: string;
  /** 违法事实。Facts found. */
  readonly fact: string;
  /** 处罚的法律依据。Legal provisions applied. */
  readonly legalBasis: string;
  /** 处罚种类，可多种并处。Classes of penalty, several where combined. */
  readonly penaltyClasses: readonly PenaltyClass[];
  /** 处罚内容。Content of the penalty. */
  readonly content: string;
  /** 罚款金额（分）；未罚款为 0。Fine in fen; 0 where none. */
  readonly fine: number | bigint;
  /** 没收金额（分）；未没收为 0。Value confiscated in fen; 0 where none. */
  readonly confiscation: number | bigint;
  /** 暂扣或吊销的证照；无则为空。Licence suspended or revoked; null where none. */
  readonly licenceAffected?: string | null;
  /** 失信程度（信用修复管理办法）。Severity (rules of credit repair). */
  readonly severity: PenaltySeverity;
  /** 处罚程序。Procedure. */
  readonly procedure: PenaltyProcedure;
  /** 处罚效力截止日期；空为未定。End of the penalty's effect; null where open. */
  readonly effectEndsOn?: string | null;
  /** 处罚机关；其代码见部门的 uscc。The punishing authority; its code is the department's `uscc`. */
  readonly authorityId: string;
  /** 处罚状态。Status of the penalty. */
  readonly status: PenaltyStatus;
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

/** 行政许可（“双公示”）。自然人的许可仅本人、代表人、经其同意的银行、经办人员和来源部门的管理员可见。Administrative permit (double publicity). A natural person's is seen only by the subject, its representatives, banks with its consent, officers and stewards of the department it comes from. */
export interface PermitRow extends RecordRow {
  /** 许可类别（XK_XKLB）。Class of permit. */
  readonly permitClass: PermitClass;
  /** 许可证书名称；无证书为空。Name of the certificate; null where none is issued. */
  readonly certificateName?: string | null;
  /** 许可证书编号；无证书为空。Number of the certificate; null where none is issued. */
  readonly certificateNumber?: string | null;
  /** 许可内容（XK_NR）。What is permitted. */
  readonly content: string;
  /** 有效期自（XK_YXQZ）。Valid from. */
  readonly validFrom: string;
  /** 有效期至；空为长期。Valid to; null means no end. */
  readonly validTo?: string | null;
  /** 许可机关；其代码见部门的 uscc。The permitting authority; its code is the department's `uscc`. */
  readonly authorityId: string;
  /** 许可状态（XK_ZT）。Status of the permit. */
  readonly status: PermitStatus;
}

/** The kind Permit: its row, and what of it a resolver makes. */
export interface PermitKind {
  readonly type: 'Permit';
  readonly row: PermitRow;
  readonly computed: {
    readonly reportedLate: { from: 'decisionDate' | 'provenance'; value: boolean | null };
  };
}

/** 对某类公共信用信息负责的公共部门。A public body answerable for public credit information. */
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
  /** 本部门的统一社会信用代码；合称的部门为空。Its unified social credit code; null for an entry that stands for several bodies. */
  readonly uscc?: string | null;
  /** 在规划名单中的次序，自 1 起。Place in the plan's own list, from 1. */
  readonly planOrder: number;
}
