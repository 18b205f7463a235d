// Made by `npm run generate` from the SDL in schema/; do not edit.
import type { Sealable } from '../recordRow';

export type ClientKind =
  | 'PORTAL'
  | 'PARTNER'
  | 'DEPARTMENT'
  | 'ANALYTICS';

export type ClientStatus =
  | 'ACTIVE'
  | 'SUSPENDED';

export interface ClientConfirmation {
  /** 确认的客户端名称。The client's name that was confirmed. */
  readonly name: string;
  /** 确认的组织登记名称；不属于组织的门户为空。The organisation's registered name that was confirmed; null for a portal that names no organisation. */
  readonly organizationName: string | null;
  /** 何时。When. */
  readonly at: Date;
  /** 由谁（假名）。By whom (a pseudonym). */
  readonly actor: string;
  /** 所在部门。Of which department. */
  readonly department: string | null;
}

export type ConsentCluster =
  | 'IDENTITY'
  | 'CONTACT'
  | 'REGISTRATION'
  | 'RELATION'
  | 'LICENSING'
  | 'PENALTY'
  | 'GRADE'
  | 'FINANCE'
  | 'EMPLOYMENT'
  | 'ENFORCEMENT'
  | 'PROFESSION'
  | 'PROVENANCE';

export type ClientMode =
  | 'FILTER'
  | 'REJECT'
  | 'DRY_RUN';

export type ClientBinding =
  | 'DPOP'
  | 'MTLS'
  | 'NONE';

export interface ClientQuotas {
  /** 每分钟的成本单位。Cost units a minute. */
  readonly costPerMinute: number | null;
  /** 每小时可查询的不同主体数。Different subjects an hour. */
  readonly subjectsPerHour: number | null;
  /** 每日可查询的不同主体数。Different subjects a day. */
  readonly subjectsPerDay: number | null;
}

export type ClientAction =
  | 'REGISTER'
  | 'UPDATE'
  | 'SET_KEYS'
  | 'SUSPEND'
  | 'REINSTATE'
  | 'CONFIRM'
  | 'BOOTSTRAP';

export interface ClientFieldChange {
  /** 字段。The field. */
  readonly field: string;
  /** 变更前（JSON）；登记时为空。Before, as JSON; null on registration. */
  readonly before: string | null;
  /** 变更后（JSON）。After, as JSON. */
  readonly after: string;
}

export type CorrectionParty =
  | 'SUBJECT'
  | 'REPRESENTATIVE'
  | 'KIN';

export interface CorrectionTarget {
  /** 类型名。Name of the type. */
  readonly type: string;
  /** 记录或主体的标识。Id of the record or subject. */
  readonly id: string;
  /** 字段名；空为整条记录。Name of the field; null for all of it. */
  readonly field: string | null;
}

export type CorrectionState =
  | 'RECEIVED'
  | 'WITHDRAWN';

export type KinRelation =
  | 'SPOUSE'
  | 'PARENT'
  | 'CHILD'
  | 'SIBLING'
  | 'GRANDPARENT'
  | 'GRANDCHILD';

export interface ProofDocument {
  /** 文书名称。Title. */
  readonly title: string;
  /** 文号。Number. */
  readonly number: string;
  /** 文书日期。Date. */
  readonly date: string;
}

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

/** 登记的客户端。A registered client. */
export interface ClientRow {
  /** 标识，即令牌中的 client_id。Id: the client_id of its tokens. */
  readonly _id: string;
  /** 种类。Kind. */
  readonly kind: ClientKind;
  /** 名称。Name. */
  readonly name: string;
  /** 所属组织的统一社会信用代码；面向个人的门户可为空。Code of the organisation behind it; may be null for a portal of persons. */
  readonly organization?: string | null;
  /** 状态。Status. */
  readonly status: ClientStatus;
  /** 对所属组织的确认；空为未经确认，不得使用。The confirmation of its organisation; null means unconfirmed: it is not admitted. */
  readonly confirmation?: ClientConfirmation | null;
  /** 可声明的目的。Codes of the purposes it may name. */
  readonly purposes: readonly string[];
  /** 可请求的数据簇。Clusters it may ever ask for. */
  readonly clusters: readonly ConsentCluster[];
  /** 越权请求的处理方式。What it gets where it asks for too much. */
  readonly mode: ClientMode;
  /** 令牌绑定方式。How its tokens are bound. */
  readonly binding: ClientBinding;
  /** 是否告知拒绝的原因。Whether refusals tell it their reason. */
  readonly developer: boolean;
  /** 用量上限。Quotas. */
  readonly quotas: ClientQuotas;
  /** 证书指纹（SHA-256，base64url）；不空时只接受其中的证书。Thumbprints of its certificates (SHA-256, base64url); where there are any, no other certificate counts. */
  readonly certificates: readonly string[];
  /** 版本，每次变更加一。Version; goes up by one with each change. */
  readonly version: number;
  /** 登记时刻。When it was registered. */
  readonly registeredAt: Date;
  /** 最近一次变更的时刻。When it was last changed. */
  readonly changedAt: Date;
}

/** 客户端登记的一次变更。A change of a client's entry. */
export interface ClientChangeRow {
  /** 客户端。The client. */
  readonly clientId: string;
  /** 变更后的版本。The version after it. */
  readonly version: number;
  /** 所作的变更。What was done. */
  readonly action: ClientAction;
  /** 何时。When. */
  readonly at: Date;
  /** 由谁（假名）。By whom (a pseudonym). */
  readonly actor: string;
  /** 所在部门。Of which department. */
  readonly department?: string | null;
  /** 理由。Why. */
  readonly reason?: string | null;
  /** 变更的字段。The fields that changed. */
  readonly fields: readonly ClientFieldChange[];
  /** “客户端:版本”。`<client>:<version>`. */
  readonly _id: string;
  /** 由谁以何幂等键所作的摘要，在全部变更中唯一。Digest of who did it under which idempotency key: unique over all changes. */
  readonly key: string;
  /** 输入的摘要，用以区分重复提交与幂等键的再次使用。Digest of the input, to tell a repetition from a second use of the key. */
  readonly input: string;
}

/** 对一条信息提出的更正申请（个人信息保护法第四十六条）。A request to correct something held about a subject (PIPL, Article 46). */
export interface CorrectionRow {
  /** 申请标识。Id of the request. */
  readonly _id: string;
  /** 所涉主体的标识。Id of the subject concerned. */
  readonly subjectId: string;
  /** 由谁提出。On whose part. */
  readonly by: CorrectionParty;
  /** 所指的信息。What it is about. */
  readonly target: CorrectionTarget;
  /** 所引用的查询记录；未引用时为空。The access history entry that the request refers to; null if none. */
  readonly accessEntry?: string | null;
  /** 受理部门。The department it is addressed to. */
  readonly departmentId: string;
  /** 状态。State. */
  readonly state: CorrectionState;
  /** 答复期限。Day by which it is to be answered. */
  readonly answerBy: string;
  /** 期限所依据的规则。The rule the term comes from. */
  readonly rule: string;
  /** 版本。Version. */
  readonly version: number;
  /** 收到时刻，以文本保存以作游标。When it was received, ISO 8601, UTC: as a text it can be a cursor's position. */
  readonly receivedAt: string;
}

/** 经办部门登记的近亲属关系；登记期间该近亲属可查阅死者的信息（个人信息保护法第四十九条）。A kinship a steward has recorded: while it stands, the next of kin may consult the information of the one who has died (PIPL, Article 49). */
export interface KinshipRow {
  /** 登记标识。Id of the entry. */
  readonly _id: string;
  /** 死者的主体标识。Subject id of the one who has died. */
  readonly deceasedId: string;
  /** 近亲属的主体标识。Subject id of the next of kin. */
  readonly kinId: string;
  /** 该近亲属是死者的什么人。What the next of kin is to the one who has died. */
  readonly relation: KinRelation;
  /** 证明文书。Proof. */
  readonly document: ProofDocument;
  /** 版本。Version. */
  readonly version: number;
  /** 登记时刻，以文本保存以作游标。When it was recorded, ISO 8601, UTC: as a text it can be a cursor's position. */
  readonly recordedAt: string;
  /** 是否有效；每一对至多一条有效。Whether it is in force; one at most of a pair is. */
  readonly active: boolean;
}

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
