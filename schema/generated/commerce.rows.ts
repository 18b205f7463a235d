// Made by `npm run generate` from the SDL in schema/; do not edit.
import type { CreditRecord as RecordRow, Sealable } from '../recordRow';

export type CommitmentType =
  | 'APPROVAL_SUBSTITUTE'
  | 'DEFICIENCY_TOLERANT'
  | 'PROOF_SUBSTITUTE'
  | 'CREDIT_REPAIR'
  | 'INDUSTRY_SELF_REGULATION'
  | 'ACTIVE_DISCLOSURE'
  | 'OTHER';

export type CommitmentFulfilment =
  | 'FULL'
  | 'PARTIAL'
  | 'NONE';

export type CommitmentPublicity =
  | 'PUBLIC'
  | 'LIMITED'
  | 'CONFIDENTIAL';

export type IntegrityHonourLevel =
  | 'NATIONAL'
  | 'MUNICIPAL'
  | 'DISTRICT'
  | 'SECTOR';

export type CreditList =
  | 'ABNORMAL_OPERATION'
  | 'SERIOUS_DISHONESTY';

export type CreditSector =
  | 'PRODUCTION_CIRCULATION'
  | 'CONSTRUCTION_QUALITY'
  | 'ELDERLY_CHILD_CARE'
  | 'INTERMEDIARY_SERVICES'
  | 'CULTURE_TOURISM'
  | 'FINANCE'
  | 'TAXATION'
  | 'PRICING'
  | 'ENVIRONMENT'
  | 'LABOUR'
  | 'WORK_SAFETY'
  | 'FOOD_DRUG'
  | 'TRANSPORT'
  | 'CUSTOMS';

export type UnifiedGrade =
  | 'A'
  | 'B'
  | 'C'
  | 'D';

export interface GradeFactor {
  /** 指标。Indicator. */
  readonly indicator: string;
  /** 认定。Finding. */
  readonly finding: string;
  /** 得分，扣分为负。Points; negative where deducted. */
  readonly points: number;
}

export type TaxGradeLevel =
  | 'A'
  | 'B'
  | 'M'
  | 'C'
  | 'D';

export type DeclarationType =
  | 'CERTIFICATE'
  | 'BUSINESS'
  | 'CONTRACT'
  | 'WELFARE';

export type DeclarationScope =
  | 'PUBLISHED'
  | 'AUTHORISED';

/** 信用承诺及履行情况。可向社会公开的承诺公开；自然人的承诺和不向社会公开的承诺，仅本人、代表人、经其同意的银行、经办人员和来源部门的管理员可见。A credit commitment and how it was performed. Commitments for publication are public; those of natural persons and those not for publication are seen only by the subject, its representatives, banks with its consent, officers and stewards of the department it comes from. */
export interface CreditCommitmentRow extends RecordRow {
  /** 承诺类型。Type of commitment. */
  readonly commitmentType: CommitmentType;
  /** 其他类型的名称；承诺类型不是“其他”的为空。Name of another type; null unless the type is OTHER. */
  readonly otherType?: string | null;
  /** 承诺事由：所申请或者办理的事项。The matter applied for. */
  readonly matter: string;
  /** 承诺内容。What is promised. */
  readonly content: string;
  /** 违诺责任。Liability for a breach. */
  readonly liability: string;
  /** 承诺有效期：最后一日；未定期限的为空。Last day of its term; null without a term. */
  readonly validUntil?: string | null;
  /** 承诺履行状态；尚未认定的为空。How it was performed; null until that is assessed. */
  readonly fulfilment?: CommitmentFulfilment | null;
  /** 未履行的承诺内容；全部履行和尚未认定的为空。What was not performed; null after full performance and until the assessment. */
  readonly unperformedContent?: string | null;
  /** 违诺责任追究内容；全部履行和尚未认定的为空。How the liability was pursued; null after full performance and until the assessment. */
  readonly liabilityPursued?: string | null;
  /** 承诺履行状态认定日期；尚未认定的为空。Day of the assessment; null until then. */
  readonly assessedOn?: string | null;
  /** 承诺履行状态认定单位；尚未认定的为空。Unit that assessed it; null until then. */
  readonly assessingUnit?: string | null;
  /** 认定单位的统一社会信用代码；未填写的为空。Unified social credit code of that unit; null if it is not stated. */
  readonly assessingUnitCode?: string | null;
  /** 承诺受理单位；其统一社会信用代码见部门的 uscc。Unit that accepted it; its code is the department's `uscc`. */
  readonly authorityId: string;
  /** 公开类型。How widely it may be published. */
  readonly publicity: CommitmentPublicity;
  /** 所用承诺书样本及版本，如 APPROVAL_FOOD@2026-1；未用样本的为空。Sample letter and its version, such as APPROVAL_FOOD@2026-1; null without one. */
  readonly template?: string | null;
}

/** The kind CreditCommitment: its row, and what of it a resolver makes. */
export interface CreditCommitmentKind {
  readonly type: 'CreditCommitment';
  readonly row: CreditCommitmentRow;
  readonly computed: {
    readonly breached: { from: 'fulfilment'; value: boolean };
    readonly consequence: { from: 'commitmentType' | 'decisionDate' | 'fulfilment'; value: string | null };
  };
}

/** 诚信荣誉。An honour for integrity. */
export interface IntegrityHonourRow extends RecordRow {
  /** 荣誉名称。Name of the honour. */
  readonly title: string;
  /** 级别。Level. */
  readonly level: IntegrityHonourLevel;
  /** 授予单位名称。Name of the awarding body. */
  readonly awardedBy: string;
}

/** 经营异常名录或者严重失信主体名单中的一条。自然人的条目仅本人、代表人、经其同意的银行、经办人员和来源部门的管理员可见。An entry of the abnormal operation list or of a serious-dishonesty list. An entry about a natural person is seen only by the subject, its representatives, banks with its consent, officers and stewards of the department it comes from. */
export interface ListEntryRow extends RecordRow {
  /** 名单类别。Kind of list. */
  readonly list: CreditList;
  /** 名单全称，如“安全生产严重失信主体名单”。Full name of the list. */
  readonly listName: string;
  /** 列入事由。Reason for the listing. */
  readonly cause: string;
  /** 列入机关。Authority that decided the listing. */
  readonly authorityId: string;
  /** 移出条件。Conditions of removal. */
  readonly removalConditions: string;
  /** 移出日期；为空表示仍在名单中。Date of the removal; null while listed. */
  readonly removedOn?: string | null;
}

/** 行业信用评价结果。Result of a sector credit evaluation. */
export interface SectorGradeRow extends RecordRow {
  /** 行业领域。Sector. */
  readonly sector: CreditSector;
  /** 评价模型及版本。Evaluation model and version. */
  readonly modelVersion: string;
  /** 本行业等级，按该行业的表述。Grade in the terms of the sector. */
  readonly grade: string;
  /** 统一等级，供分级分类监管。Unified grade, for graded supervision. */
  readonly unifiedGrade: UnifiedGrade;
  /** 评价说明：各项指标的认定与得分（仅本人、代表人、经其同意的银行和经办人员可见）。Explanation: finding and points of each indicator (seen only by the subject, its representatives, banks with its consent and officers). Sealed. */
  readonly explanation: Sealable<readonly GradeFactor[]>;
}

/** 纳税缴费信用级别。依法只公布 A 级；其他级别仅本人、代表人、经其同意的银行、经办人员和来源部门的管理员可见。Tax credit grade. By law only A is published; other grades are seen only by the subject, its representatives, banks with its consent, officers and stewards of the department it comes from. */
export interface TaxGradeRow extends RecordRow {
  /** 评价年度。Year evaluated. */
  readonly year: number;
  /** 级别。Grade. */
  readonly grade: TaxGradeLevel;
  /** 评价得分，0–100；直接判级的为空（仅本人、代表人、经其同意的银行和经办人员可见）。Points, 0–100; null if the grade was set directly (seen only by the subject, its representatives, banks with its consent and officers). Sealed. */
  readonly score?: Sealable<number> | null;
}

/** 自愿填报信息：信用主体自行申报、作出真实性承诺并经核验的信息。自然人的和不同意公开的，仅本人、代表人、经其同意的银行、经办人员和来源部门的管理员可见。Information that a subject declared of its own accord, with a commitment to its truth, and that was verified. That of natural persons, and what is not to be published, is seen only by the subject, its representatives, banks with its consent, officers and stewards of the department it comes from. */
export interface VoluntaryDeclarationRow extends RecordRow {
  /** 填报类别。Kind of declaration. */
  readonly declarationType: DeclarationType;
  /** 填报事项。What is declared. */
  readonly item: string;
  /** 填报内容。The content declared. */
  readonly details: string;
  /** 真实性承诺。Commitment to the truth. */
  readonly truthCommitment: string;
  /** 有效期至；未定期限的为空。Last day of its term; null without a term. */
  readonly validUntil?: string | null;
  /** 公开意愿。Whether the subject wants it published. */
  readonly declaredScope: DeclarationScope;
  /** 核验日期。Day of the verification. */
  readonly verifiedOn: string;
  /** 核验结论。Result of the verification. */
  readonly verification: string;
}

/** The kind VoluntaryDeclaration: its row, and what of it a resolver makes. */
export interface VoluntaryDeclarationKind {
  readonly type: 'VoluntaryDeclaration';
  readonly row: VoluntaryDeclarationRow;
  readonly computed: {
    readonly selfDeclared: { from: 'decisionDate'; value: boolean };
  };
}
