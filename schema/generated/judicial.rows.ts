// Made by `npm run generate` from the SDL in schema/; do not edit.
import type { CreditRecord as RecordRow } from '../recordRow';

export type EnforcementPartyKind =
  | 'PERSON'
  | 'ORGANIZATION';

export type RestrictionCapacity =
  | 'DEBTOR'
  | 'LEGAL_REPRESENTATIVE'
  | 'PERSON_IN_CHARGE'
  | 'DIRECTLY_RESPONSIBLE'
  | 'ACTUAL_CONTROLLER';

export type RestrictedAct =
  | 'AIR_AND_FIRST_CLASS_TRAVEL'
  | 'LUXURY_VENUES'
  | 'REAL_ESTATE'
  | 'PREMIUM_OFFICES'
  | 'VEHICLES'
  | 'TOURISM'
  | 'PRIVATE_SCHOOLS'
  | 'INSURANCE_PRODUCTS'
  | 'HIGH_SPEED_RAIL';

export type AmountBand =
  | 'BELOW_10K'
  | 'FROM_10K_TO_100K'
  | 'FROM_100K_TO_1M'
  | 'FROM_1M_TO_10M'
  | 'FROM_10M';

export type Sex =
  | 'MALE'
  | 'FEMALE';

export type DutyPerformance =
  | 'NONE'
  | 'PARTIAL'
  | 'FULL';

export type DefaultGround =
  | 'REFUSAL_THOUGH_ABLE'
  | 'OBSTRUCTION'
  | 'EVASION'
  | 'BREACH_OF_ASSET_REPORTING'
  | 'BREACH_OF_RESTRICTION'
  | 'BREACH_OF_SETTLEMENT';

/** 限制消费：一项限制消费令对一个主体的效力；单位被执行人和因其受约束的责任人员各为一条记录。Consumption restriction: the effect of one order on one subject. An organisation under enforcement and each person restricted because of it have one record each. */
export interface ConsumptionRestrictionRow extends RecordRow {
  /** 当事人类别。Kind of party. */
  readonly partyKind: EnforcementPartyKind;
  /** 姓名或名称（法院依法公布）。Name, as the court publishes it under the law. */
  readonly name: string;
  /** nameGrams(name) of the framework. */
  readonly nameGrams: readonly string[];
  /** 自然人证件号码，只保留首末各一位；此处不存储完整号码。Identity number of a natural person, first and last characters only; the full number is not stored here. */
  readonly maskedIdNumber?: string | null;
  /** 组织的统一社会信用代码。Unified social credit code of an organisation. */
  readonly uscc?: string | null;
  /** 受限制的身份。Capacity in which the subject is restricted. */
  readonly capacity: RestrictionCapacity;
  /** 执行法院全称。Full name of the enforcing court. */
  readonly court: string;
  /** 执行案号。Enforcement case number. */
  readonly caseNumber: string;
  /** 发出日期。Date of issue. */
  readonly issuedOn: string;
  /** 解除日期；未解除的为空。Date on which the restriction was lifted; null while it is in force. */
  readonly liftedOn?: string | null;
  /** 限制的消费行为（2015 年修正规定第三条）。Restricted acts (rules as revised in 2015, Article 3). */
  readonly restrictedActs: readonly RestrictedAct[];
  readonly orderId: string;
  readonly debtorId: string | null;
  readonly debtorName: string | null;
  readonly debtorHidden?: boolean;
}

/** The kind ConsumptionRestriction: its row, and what of it a resolver makes. */
export interface ConsumptionRestrictionKind {
  readonly type: 'ConsumptionRestriction';
  readonly row: ConsumptionRestrictionRow;
  readonly computed: {
    readonly debtorName: { from: 'debtorName' | 'debtorHidden'; value: string | null };
    readonly debtor: { from: 'debtorId' | 'debtorHidden'; value: unknown };
    readonly affected: { from: 'orderId'; value: unknown };
  };
}

/** 被执行人：进入强制执行程序的当事人。Judgment debtor: a party against whom enforcement is pending. */
export interface JudgmentDebtorRow extends RecordRow {
  /** 当事人类别。Kind of party. */
  readonly partyKind: EnforcementPartyKind;
  /** 姓名或名称（法院依法公布）。Name, as the court publishes it under the law. */
  readonly name: string;
  /** nameGrams(name) of the framework. */
  readonly nameGrams: readonly string[];
  /** 自然人证件号码，只保留首末各一位；此处不存储完整号码。Identity number of a natural person, first and last characters only; the full number is not stored here. */
  readonly maskedIdNumber?: string | null;
  /** 组织的统一社会信用代码。Unified social credit code of an organisation. */
  readonly uscc?: string | null;
  /** 执行法院全称。Full name of the enforcing court. */
  readonly court: string;
  /** 执行案号。Enforcement case number. */
  readonly caseNumber: string;
  /** 立案日期。Date of filing. */
  readonly filedOn: string;
  /** 执行标的（分，法院依法公布）。Amount to be enforced, in fen, as the court publishes it. */
  readonly amount: number | bigint;
  /** 终结本次执行程序日期；未终结的为空。Date on which the present enforcement proceedings ended for lack of assets; null if they have not ended. */
  readonly terminatedOn?: string | null;
  /** 未履行金额（分）；仅公布终结本次执行程序的案件。Amount outstanding, in fen; published only for cases whose present proceedings ended for lack of assets. */
  readonly outstandingAmount?: number | bigint | null;
}

/** The kind JudgmentDebtor: its row, and what of it a resolver makes. */
export interface JudgmentDebtorKind {
  readonly type: 'JudgmentDebtor';
  readonly row: JudgmentDebtorRow;
  readonly computed: {
    readonly amountBand: { from: 'amount'; value: AmountBand };
  };
}

/** 失信被执行人（最高人民法院关于公布失信被执行人名单信息的若干规定，2017 年修正）。Judgment defaulter (Supreme People's Court rules on the published list, as revised in 2017). */
export interface JudgmentDefaulterRow extends RecordRow {
  /** 当事人类别。Kind of party. */
  readonly partyKind: EnforcementPartyKind;
  /** 姓名或名称（法院依法公布）。Name, as the court publishes it under the law. */
  readonly name: string;
  /** nameGrams(name) of the framework. */
  readonly nameGrams: readonly string[];
  /** 自然人证件号码，只保留首末各一位；此处不存储完整号码。Identity number of a natural person, first and last characters only; the full number is not stored here. */
  readonly maskedIdNumber?: string | null;
  /** 组织的统一社会信用代码。Unified social credit code of an organisation. */
  readonly uscc?: string | null;
  /** 性别（第六条规定公布；组织为空）。Sex, published under Article 6; null for organisations. */
  readonly sex?: Sex | null;
  /** 发布时年龄（第六条规定公布；组织为空）。Age at publication, published under Article 6; null for organisations. */
  readonly ageAtPublication?: number | null;
  /** 组织的法定代表人或负责人姓名。Name of an organisation's legal representative. */
  readonly representativeName?: string | null;
  /** 执行法院全称。Full name of the enforcing court. */
  readonly court: string;
  /** 省份。Province. */
  readonly area: string;
  /** 执行案号。Enforcement case number. */
  readonly caseNumber: string;
  /** 立案日期。Date of filing. */
  readonly filedOn: string;
  /** 发布日期。Date of publication. */
  readonly publishedOn: string;
  /** 执行依据文号。Number of the document that is enforced. */
  readonly basisNumber: string;
  /** 作出执行依据的单位。Body that issued the document that is enforced. */
  readonly basisIssuer: string;
  /** 生效法律文书确定的义务。Obligation set by the legally effective document. */
  readonly duty: string;
  /** 被执行人的履行情况。How far the obligation is performed. */
  readonly performance: DutyPerformance;
  /** 已履行部分。Part performed. */
  readonly performedPart?: string | null;
  /** 未履行部分。Part not performed. */
  readonly unperformedPart?: string | null;
  /** 失信行为情形（第一条）。Ground for the listing (Article 1). */
  readonly ground: DefaultGround;
}
