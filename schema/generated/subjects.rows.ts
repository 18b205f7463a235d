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
  /** 经确认的客户端名称。Confirmed name of the client. */
  readonly name: string;
  /** 经确认的组织登记名称；不属于任何组织的门户为空。Confirmed registered name of the organisation; null for a portal that belongs to no organisation. */
  readonly organizationName: string | null;
  /** 时间。Time. */
  readonly at: Date;
  /** 经办人的化名。Pseudonym of the person who acted. */
  readonly actor: string;
  /** 经办人所在部门。Department of the person who acted. */
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
  /** 每分钟可用的成本单位。Cost units per minute. */
  readonly costPerMinute: number | null;
  /** 每小时可查询的不同主体数。Number of different subjects per hour. */
  readonly subjectsPerHour: number | null;
  /** 每日可查询的不同主体数。Number of different subjects per day. */
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
  /** 变更前的值（JSON）；登记时为空。Value before the change, as JSON; null for a registration. */
  readonly before: string | null;
  /** 变更后的值（JSON）。Value after the change, as JSON. */
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
  /** 字段名；为空表示整条记录。Name of the field; null means the whole record. */
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
  /** 文书名称。Title of the document. */
  readonly title: string;
  /** 文号。Number of the document. */
  readonly number: string;
  /** 文书日期。Date of the document. */
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
  /** 登记机关的行政区划。Administrative division of the registration authority. */
  readonly region: string;
  /** 成立日期。Date of establishment. */
  readonly establishedOn: string;
  /** 核准日期。Date of the last approval. */
  readonly approvedOn: string;
  /** 经营期限截止日期；为空表示长期。Last day of the term of operation; null means no end. */
  readonly validUntil: string | null;
  /** 注册资本（分）。Registered capital, in fen. */
  readonly capital: number | bigint | null;
  /** 经营（业务）范围。Scope of business. */
  readonly scope: string;
  /** 行业门类（GB/T 4754 门类字母）。Industry section (letter of GB/T 4754). */
  readonly industry: string;
  /** 法定代表人或负责人姓名（依法公示）。Name of the legal representative or person in charge, published by law. */
  readonly representativeName: string;
}

export interface OrganizationContact {
  /** 住所或经营场所；登记机关尚未报送的为空。Registered office or place of business; null until the register reports it. */
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

export type SafelistOperationKind =
  | 'QUERY'
  | 'MUTATION';

export type SafelistAction =
  | 'ADD'
  | 'REPLACE'
  | 'REMOVE'
  | 'RELEASE'
  | 'IMPORT';

/** 登记的客户端。A registered client. */
export interface ClientRow {
  /** 客户端标识，即令牌中的 client_id。Id of the client: the `client_id` in its tokens. */
  readonly _id: string;
  /** 种类。Kind. */
  readonly kind: ClientKind;
  /** 名称。Name. */
  readonly name: string;
  /** 所属组织的统一社会信用代码；面向个人的门户可为空。Unified social credit code of the organisation that the client belongs to; may be null for a portal for persons. */
  readonly organization?: string | null;
  /** 状态。Status. */
  readonly status: ClientStatus;
  /** 对其所属组织的确认；为空表示未经确认，客户端不得使用。Confirmation that the client belongs to its organisation; null means unconfirmed, and an unconfirmed client is refused. */
  readonly confirmation?: ClientConfirmation | null;
  /** 可声明的目的代码。Codes of the purposes that the client may state. */
  readonly purposes: readonly string[];
  /** 可请求的数据簇。Clusters that the client may request. */
  readonly clusters: readonly ConsentCluster[];
  /** 对超出权限的请求的处理方式。How requests beyond the client's permissions are handled. */
  readonly mode: ClientMode;
  /** 令牌绑定方式。How its tokens are bound. */
  readonly binding: ClientBinding;
  /** 拒绝请求时是否告知原因。Whether the client is given the reason for a refusal. */
  readonly developer: boolean;
  /** 用量上限。Quotas. */
  readonly quotas: ClientQuotas;
  /** 证书指纹（SHA-256，base64url）；不为空时，只接受所列证书。Thumbprints of its certificates (SHA-256, base64url); if there are any, only these certificates are accepted. */
  readonly certificates: readonly string[];
  /** 版本，每次变更加一。Version; each change increases it by one. */
  readonly version: number;
  /** 登记时间。Time of the registration. */
  readonly registeredAt: Date;
  /** 最近一次变更的时间。Time of the last change. */
  readonly changedAt: Date;
}

/** 客户端登记的一次变更。A change to a client's registration. */
export interface ClientChangeRow {
  /** 客户端。The client. */
  readonly clientId: string;
  /** 变更后的版本。Version after the change. */
  readonly version: number;
  /** 变更种类。Kind of change. */
  readonly action: ClientAction;
  /** 时间。Time. */
  readonly at: Date;
  /** 经办人的化名。Pseudonym of the person who acted. */
  readonly actor: string;
  /** 经办人所在部门。Department of the person who acted. */
  readonly department?: string | null;
  /** 理由。Reason. */
  readonly reason?: string | null;
  /** 变更的字段。Fields that changed. */
  readonly fields: readonly ClientFieldChange[];
  /** “客户端:版本”。`<client>:<version>`. */
  readonly _id: string;
  /** 经办人与幂等键的摘要，在全部变更中唯一。Digest of the actor and the idempotency key; unique across all changes. */
  readonly key: string;
  /** 输入的摘要，用以区分重复提交与将同一幂等键用于其他输入。Digest of the input; distinguishes a repeated submission from a reuse of the key with another input. */
  readonly input: string;
}

/** 对信用信息的更正申请（个人信息保护法第四十六条）。A request to correct information about a subject (PIPL, Article 46). */
export interface CorrectionRow {
  /** 申请标识。Id of the request. */
  readonly _id: string;
  /** 所涉主体的标识。Id of the subject concerned. */
  readonly subjectId: string;
  /** 申请人与主体的关系。Relation of the applicant to the subject. */
  readonly by: CorrectionParty;
  /** 申请更正的信息。Information to be corrected. */
  readonly target: CorrectionTarget;
  /** 所引用的查询记录；未引用时为空。The access history entry that the request refers to; null if none. */
  readonly accessEntry?: string | null;
  /** 受理部门。Department that handles the request. */
  readonly departmentId: string;
  /** 状态。State. */
  readonly state: CorrectionState;
  /** 答复期限的截止日期。Last day for the answer. */
  readonly answerBy: string;
  /** 期限所依据的规则。Rule that sets the time limit. */
  readonly rule: string;
  /** 版本。Version. */
  readonly version: number;
  /** 收到时间，存为文本以用作游标。Time of receipt, ISO 8601, UTC; stored as text so that a cursor can contain it. */
  readonly receivedAt: string;
}

/** 经办部门登记的近亲属关系；登记有效期间，该近亲属可查阅死者的信息（个人信息保护法第四十九条）。A kinship that a steward recorded: while the entry is in force, the next of kin may consult the information of the deceased person (PIPL, Article 49). */
export interface KinshipRow {
  /** 登记标识。Id of the entry. */
  readonly _id: string;
  /** 死者的主体标识。Subject id of the deceased person. */
  readonly deceasedId: string;
  /** 近亲属的主体标识。Subject id of the next of kin. */
  readonly kinId: string;
  /** 近亲属与死者的关系，如 CHILD 表示死者的子女。What the next of kin is to the deceased person: CHILD means a child of the deceased. */
  readonly relation: KinRelation;
  /** 证明文书。Supporting document. */
  readonly document: ProofDocument;
  /** 版本。Version. */
  readonly version: number;
  /** 登记时间，存为文本以用作游标。Time of the entry, ISO 8601, UTC; stored as text so that a cursor can contain it. */
  readonly recordedAt: string;
  /** 是否有效；同一死者与同一近亲属之间至多一条有效。Whether the entry is in force; at most one entry for the same two persons is. */
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
  /** 登记信息；因记录报送而首次收录、登记机关尚未报送的，为空。Registration; null for an organisation that is known from a record only, until its register reports it. */
  readonly registration: Registration;
  /** 联系方式。Contact details. */
  readonly organizationContact: OrganizationContact;
  /** 法人类型。Legal type. */
  readonly legalType: LegalType;
  /** 名称的相邻字对，供检索。Pairs of adjacent characters of the name, for the search: nameGrams of the framework. */
  readonly nameGrams: readonly string[];
  /** 自然人住所地、组织登记地的行政区划（GB/T 2260）。GB/T 2260 code of the district a person lives in or an organisation is registered in. */
  readonly region: string;
  /** 是否仅存储；是则查询不返回。Whether the subject is stored only; if so, no query returns it. */
  readonly frozen?: boolean;
}

/** 自然人。个人信息默认不公开。Natural person; personal fields are not public by default. */
export interface NaturalPersonRow {
  /** 主体标识。Opaque subject id. */
  readonly _id: string;
  /** 主体类别。Kind of subject. */
  readonly kind: 'NATURAL_PERSON';
  /** 姓名；管辖范围外的经办人员只见姓氏。Name; officers outside their jurisdiction see the surname only. Sealed. */
  readonly name: string;
  /** 公民身份号码；除本人、办案人员和紧急查询外只见首末各一位。Resident identity number; masked down to its first and last characters for all but the person, the officer handling the case and an emergency access. Sealed. */
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
  /** 是否仅存储；是则查询不返回。Whether the subject is stored only; if so, no query returns it. */
  readonly frozen?: boolean;
  /** 是否不具有完全民事行为能力；是则不是信用主体，查询不返回。Whether the person lacks full civil capacity; such a person is not a credit subject, and no query returns them. */
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
  /** 持股比例，单位为万分之一。Share held, in hundredths of one per cent. */
  readonly shareBasisPoints?: number | null;
  /** 起始日期。Start date. */
  readonly since: string;
  /** 终止日期；为空表示现行有效。End date; null means that the relation is current. */
  readonly until?: string | null;
  /** 组织是否仅存储；是则不返回该关系。Whether the organisation is stored only; if so, the relation is not returned. */
  readonly organizationHidden?: boolean;
  /** 相对方是否仅存储；是则不返回该关系。Whether the other party is stored only; if so, the relation is not returned. */
  readonly partyHidden?: boolean;
}

/** 客户端的操作清单：受其限制的客户端只能按标识发送清单中的操作。A client's safelist: a client restricted by it may send only the operations on it, by their id. */
export interface SafelistRow {
  /** 客户端标识。Id of the client. */
  readonly _id: string;
  /** 版本，每次变更加一；解除后再次建立的清单继续计数。Version; each change increases it by one, and a list that is created after a release continues the count. */
  readonly version: number;
  /** 清单是否适用于客户端；解除后为否。Whether the list applies to the client; false after a release. */
  readonly restricted: boolean;
  /** 清单中操作的数量。Number of operations on the list. */
  readonly operationCount: number;
  /** 清单中各操作文本的总字节数。Total size of the operations' texts in bytes. */
  readonly bytes: number;
  /** 最近一次变更的时间。Time of the last change. */
  readonly changedAt: Date;
}

/** 操作清单中的一项操作。An operation on a safelist. */
export interface SafelistOperationRow {
  /** 客户端标识。Id of the client. */
  readonly clientId: string;
  /** 操作标识：文本的 SHA-256，十六进制。Id of the operation: SHA-256 of its text, in hexadecimal. */
  readonly hash: string;
  /** 操作的名称；匿名操作为空。Name of the operation; null if it is anonymous. */
  readonly name?: string | null;
  /** 操作的种类。Kind of operation. */
  readonly kind: SafelistOperationKind;
  /** 操作的文本。Text of the operation. */
  readonly document: string;
  /** 客户端也可使用的其他标识，由清单文件给出。Other ids that the client may use, as its manifest gives them. */
  readonly aliases: readonly string[];
  /** 列入的时间。Time at which it was added. */
  readonly addedAt: Date;
  /** 列入者的化名。Pseudonym of the person who added it. */
  readonly addedBy: string;
  /** 随机标识。A random id. */
  readonly _id: string;
  /** 所属草稿；为空表示在清单中。The draft it belongs to; null if it is on the list. */
  readonly draft: string | null;
  /** 文本的字节数。Size of the text in bytes. */
  readonly bytes: number;
  /** 草稿中的操作被删除的时间。When an operation of a draft is deleted. */
  readonly expiresAt: Date | null;
}

/** 操作清单的一次变更。A change to a safelist. */
export interface SafelistChangeRow {
  /** 客户端标识。Id of the client. */
  readonly clientId: string;
  /** 变更后的版本。Version after the change. */
  readonly version: number;
  /** 变更种类。Kind of change. */
  readonly action: SafelistAction;
  /** 时间。Time. */
  readonly at: Date;
  /** 经办人的化名。Pseudonym of the person who acted. */
  readonly actor: string;
  /** 经办人所在部门。Department of the person who acted. */
  readonly department?: string | null;
  /** 理由。Reason. */
  readonly reason?: string | null;
  /** 列入的操作的标识。Ids of the operations that were added. */
  readonly added: readonly string[];
  /** 移除的操作的标识。Ids of the operations that were removed. */
  readonly removed: readonly string[];
  /** “客户端:版本”。`<client>:<version>`. */
  readonly _id: string;
  /** 经办人与幂等键的摘要，在全部变更中唯一。Digest of the actor and the idempotency key; unique across all changes. */
  readonly key: string;
  /** 输入的摘要，用以区分重复提交与将同一幂等键用于其他输入。Digest of the input; distinguishes a repeated submission from a reuse of the key with another input. */
  readonly input: string;
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
  /** 登记信息；因记录报送而首次收录、登记机关尚未报送的，为空。Registration; null for an organisation that is known from a record only, until its register reports it. */
  readonly registration: Registration;
  /** 联系方式。Contact details. */
  readonly organizationContact: OrganizationContact;
  /** 名称的相邻字对，供检索。Pairs of adjacent characters of the name, for the search: nameGrams of the framework. */
  readonly nameGrams: readonly string[];
  /** 自然人住所地、组织登记地的行政区划（GB/T 2260）。GB/T 2260 code of the district a person lives in or an organisation is registered in. */
  readonly region: string;
  /** 是否仅存储；是则查询不返回。Whether the subject is stored only; if so, no query returns it. */
  readonly frozen?: boolean;
  /** 仅法人有此值。Only legal persons have it. */
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
  /** 登记信息；因记录报送而首次收录、登记机关尚未报送的，为空。Registration; null for an organisation that is known from a record only, until its register reports it. */
  readonly registration: Registration;
  /** 联系方式。Contact details. */
  readonly organizationContact: OrganizationContact;
  /** 名称的相邻字对，供检索。Pairs of adjacent characters of the name, for the search: nameGrams of the framework. */
  readonly nameGrams: readonly string[];
  /** 自然人住所地、组织登记地的行政区划（GB/T 2260）。GB/T 2260 code of the district a person lives in or an organisation is registered in. */
  readonly region: string;
  /** 是否仅存储；是则查询不返回。Whether the subject is stored only; if so, no query returns it. */
  readonly frozen?: boolean;
  /** 仅法人有此值。Only legal persons have it. */
  readonly legalType: LegalType | null;
}

/** 有登记名称和统一社会信用代码的组织。An organisation with a registered name and a unified social credit code. */
export type OrganizationRow = LegalPersonRow | SelfEmployedRow | UnincorporatedOrganizationRow;

/** 信用主体：自然人、法人、非法人组织或个体工商户。Credit subject: a natural person, legal person, unincorporated organisation or self-employed household. */
export type SubjectRow = LegalPersonRow | NaturalPersonRow | SelfEmployedRow | UnincorporatedOrganizationRow;
