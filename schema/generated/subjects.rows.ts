// Made by `npm run generate` from the SDL in schema/; do not edit.
import type { Sealable } from '../recordRow';

export type RegistrationStatus =
  | 'IN_OPERATION'
  | 'SUSPENDED'
  | 'LIQUIDATION'
  | 'REVOKED'
  | 'CANCELLED';

export interface Registration {
  /** 登记状态。Registration status. */
  readonly status: RegistrationStatus;
  /** 登记机关。Registration authority. */
  readonly authority: string;
  /** 登记机关行政区划。Region of the registration authority. */
  readonly region: string;
  /** 成立日期。Date of establishment. */
  readonly establishedOn: string;
  /** 核准日期。Date of the last approval. */
  readonly approvedOn: string;
  /** 经营期限截止；空为长期。End of the term of operation; null means no end. */
  readonly validUntil: string | null;
  /** 注册资本（分）。Registered capital, in fen. */
  readonly capital: number | bigint | null;
  /** 经营（业务）范围。Scope of business. */
  readonly scope: string;
  /** 行业门类（GB/T 4754 门类字母）。Industry section letter (GB/T 4754). */
  readonly industry: string;
  /** 法定代表人或负责人姓名（依法公示）。Name of the legal representative, published by law. */
  readonly representativeName: string;
}

export interface OrganizationContact {
  /** 住所或经营场所。Registered office or place of business. */
  readonly address: string;
  /** 联系电话（仅代表人、经其同意的银行、经办人员和紧急查询可见）。Telephone (seen only by its representatives, banks with its consent, officers and an emergency access). */
  readonly phone: string | null;
}

export type LegalType =
  | 'FOR_PROFIT'
  | 'NON_PROFIT'
  | 'SPECIAL';

export type Sex =
  | 'MALE'
  | 'FEMALE';

export interface PersonalContact {
  /** 手机号码。Mobile phone number. */
  readonly phone: string | null;
  /** 住址。Home address. */
  readonly address: string | null;
}

export type RelationKind =
  | 'LEGAL_REPRESENTATIVE'
  | 'SHAREHOLDER'
  | 'AGENT';

/** 法人（民法典第七十六、八十七、九十六条）。Legal person (Civil Code, Articles 76, 87 and 96). */
export interface LegalPersonRow {
  /** 主体标识。Opaque subject id. */
  readonly _id: string;
  /** 主体类别。Kind of subject. */
  readonly kind: 'LEGAL_PERSON';
  /** 登记名称。Registered name. */
  readonly name: string;
  /** 统一社会信用代码。Unified social credit code. */
  readonly uscc: string;
  /** 曾用名。Former names. */
  readonly formerNames: readonly string[];
  /** 登记信息。Registration. */
  readonly registration: Registration;
  /** 联系方式。Contact details. */
  readonly organizationContact: OrganizationContact;
  /** 法人类型。Legal type. */
  readonly legalType: LegalType;
  /** 名称的相邻字对，供检索。Pairs of neighbouring characters of the name, for search: nameGrams of the framework. */
  readonly nameGrams: readonly string[];
  /** 自然人住所地、组织登记地的行政区划（GB/T 2260）。GB/T 2260 code of the district a person lives in or an organisation is registered in. */
  readonly region: string;
  /** 是否仅存储：查询不得。Whether the subject is stored only: no query finds it. */
  readonly frozen?: boolean;
}

/** 自然人。个人信息默认不公开。Natural person; personal fields are not public by default. */
export interface NaturalPersonRow {
  /** 主体标识。Opaque subject id. */
  readonly _id: string;
  /** 主体类别。Kind of subject. */
  readonly kind: 'NATURAL_PERSON';
  /** 姓名；管辖范围外的经办人员只见姓氏。Name; officers outside their jurisdiction see the surname alone. Sealed. */
  readonly name: string;
  /** 公民身份号码；除本人、办案人员和紧急查询外只见首末各一位。Resident identity number; all but the person, the officer of the case and an emergency access see its first and last character alone. Sealed. */
  readonly idNumber?: string | null;
  /** Blind indexes of idNumber, one for each index key in use. */
  readonly idNumberIndex?: readonly string[];
  /** 出生日期。Date of birth. Sealed. */
  readonly birthDate: string;
  /** 性别。Sex. Sealed. */
  readonly sex: Sealable<Sex>;
  /** 联系方式。Contact details. */
  readonly personalContact: PersonalContact;
  /** 自然人住所地、组织登记地的行政区划（GB/T 2260）。GB/T 2260 code of the district a person lives in or an organisation is registered in. */
  readonly region: string;
  /** 是否仅存储：查询不得。Whether the subject is stored only: no query finds it. */
  readonly frozen?: boolean;
  /** 无完全民事行为能力：不是信用主体，查询不得。No full civil capacity: the person is no credit subject, and no query finds them. */
  readonly minor: boolean;
}

/** 主体之间的关系。A relation between an organisation and a party to it. */
export interface RelationRow {
  /** 关系标识。Opaque relation id. */
  readonly _id: string;
  /** 关系类别。Kind of relation. */
  readonly kind: RelationKind;
  /** 组织。The organisation. */
  readonly organizationId: string;
  /** 相对方：自然人或组织。The other party: a person or an organisation. */
  readonly partyId: string;
  /** 持股比例，万分之一为单位。Share held, in hundredths of a per cent. */
  readonly shareBasisPoints?: number | null;
  /** 起始日期。Since. */
  readonly since: string;
  /** 终止日期；空为现行。Until; null means current. */
  readonly until?: string | null;
  /** 组织是否仅存储；是则关系不显示。Whether the organisation is stored only; then the relation is not shown. */
  readonly organizationHidden?: boolean;
  /** 相对方是否仅存储；是则关系不显示。Whether the other party is stored only; then the relation is not shown. */
  readonly partyHidden?: boolean;
}

/** 个体工商户。Self-employed household. */
export interface SelfEmployedRow {
  /** 主体标识。Opaque subject id. */
  readonly _id: string;
  /** 主体类别。Kind of subject. */
  readonly kind: 'SELF_EMPLOYED';
  /** 登记名称。Registered name. */
  readonly name: string;
  /** 统一社会信用代码。Unified social credit code. */
  readonly uscc: string;
  /** 曾用名。Former names. */
  readonly formerNames: readonly string[];
  /** 登记信息。Registration. */
  readonly registration: Registration;
  /** 联系方式。Contact details. */
  readonly organizationContact: OrganizationContact;
  /** 名称的相邻字对，供检索。Pairs of neighbouring characters of the name, for search: nameGrams of the framework. */
  readonly nameGrams: readonly string[];
  /** 自然人住所地、组织登记地的行政区划（GB/T 2260）。GB/T 2260 code of the district a person lives in or an organisation is registered in. */
  readonly region: string;
  /** 是否仅存储：查询不得。Whether the subject is stored only: no query finds it. */
  readonly frozen?: boolean;
  /** 仅法人有。Of legal persons only. */
  readonly legalType: LegalType | null;
}

/** 非法人组织（民法典第一百零二条）。Unincorporated organisation (Civil Code, Article 102). */
export interface UnincorporatedOrganizationRow {
  /** 主体标识。Opaque subject id. */
  readonly _id: string;
  /** 主体类别。Kind of subject. */
  readonly kind: 'UNINCORPORATED_ORGANIZATION';
  /** 登记名称。Registered name. */
  readonly name: string;
  /** 统一社会信用代码。Unified social credit code. */
  readonly uscc: string;
  /** 曾用名。Former names. */
  readonly formerNames: readonly string[];
  /** 登记信息。Registration. */
  readonly registration: Registration;
  /** 联系方式。Contact details. */
  readonly organizationContact: OrganizationContact;
  /** 名称的相邻字对，供检索。Pairs of neighbouring characters of the name, for search: nameGrams of the framework. */
  readonly nameGrams: readonly string[];
  /** 自然人住所地、组织登记地的行政区划（GB/T 2260）。GB/T 2260 code of the district a person lives in or an organisation is registered in. */
  readonly region: string;
  /** 是否仅存储：查询不得。Whether the subject is stored only: no query finds it. */
  readonly frozen?: boolean;
  /** 仅法人有。Of legal persons only. */
  readonly legalType: LegalType | null;
}

/** 有登记名称和统一社会信用代码的组织。An organisation with a registered name and a unified social credit code. */
export type OrganizationRow = LegalPersonRow | SelfEmployedRow | UnincorporatedOrganizationRow;

/** 信用主体：自然人、法人、非法人组织或个体工商户。Credit subject: a natural person, legal person, unincorporated organisation or self-employed household. */
export type SubjectRow = LegalPersonRow | NaturalPersonRow | SelfEmployedRow | UnincorporatedOrganizationRow;
