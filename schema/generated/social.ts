// Made by `npm run generate` from the SDL in schema/; do not edit.
import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
export type Maybe<T> = T | null;
export type InputMaybe<T> = Maybe<T>;
export type RequireFields<T, K extends keyof T> = Omit<T, K> & { [P in K]-?: NonNullable<T[P]> };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** 统一社会信用代码，18 位，校验码按 GB 32100-2015。Unified social credit code, 18 characters, check character after GB 32100-2015. */
  UnifiedSocialCreditCode: { input: string; output: string; }
  /** 日期，YYYY-MM-DD，按北京时间。Calendar date, YYYY-MM-DD, in China Standard Time. */
  Date: { input: string; output: string; }
  /** 时刻，ISO 8601，UTC。Instant, ISO 8601, in UTC. */
  DateTime: { input: Date; output: Date; }
  /** 金额，以分为单位的整数，写作字符串以保精度。Money as a whole number of fen (cents), written as a string so that no digit is lost. */
  MoneyCents: { input: bigint; output: bigint; }
  _FieldSet: { input: string; output: string; }
};

/** 授权数据簇：同意书按簇授予。Consent cluster: consent is granted cluster by cluster. */
export type Cluster =
  /** 身份信息。Identity. */
  | 'IDENTITY'
  /** 联系方式。Contact details. */
  | 'CONTACT'
  /** 登记注册。Registration. */
  | 'REGISTRATION'
  /** 股权与任职关系。Ownership and offices held. */
  | 'RELATION'
  /** 行政许可。Administrative permits. */
  | 'LICENSING'
  /** 行政处罚。Administrative penalties. */
  | 'PENALTY'
  /** 信用评价与名单。Grades, lists and honours. */
  | 'GRADE'
  /** 纳税与财务。Tax and finance. */
  | 'FINANCE'
  /** 就业与社保。Employment and social insurance. */
  | 'EMPLOYMENT'
  /** 司法执行。Judicial enforcement. */
  | 'ENFORCEMENT'
  /** 职业资格与行业惩戒。Professional qualification and discipline. */
  | 'PROFESSION'
  /** 来源与批次。Provenance. */
  | 'PROVENANCE';

/** 脱敏格式。Mask formats. */
export type MaskKind =
  /** 姓名：留姓。Name: the surname is kept. */
  | 'NAME'
  /** 证件号码：仅留首末各一位。Identity number: only the first and last characters are kept. */
  | 'ID_NUMBER'
  /** 电话：留前三后四。Phone: the first three and last four digits are kept. */
  | 'PHONE'
  /** 地址：至街道为止。Address: down to the street, never the house number. */
  | 'ADDRESS'
  /** 账号：仅留末四位。Account: only the last four digits are kept. */
  | 'ACCOUNT';

/** 性别（GB/T 2261.1）。Sex (GB/T 2261.1). */
export type Sex =
  /** 男。Male. */
  | 'MALE'
  /** 女。Female. */
  | 'FEMALE';

/** 金额区间（元）。Amount band, in yuan. */
export type AmountBand =
  /** 不足一万。Below 10,000. */
  | 'BELOW_10K'
  /** 一万至不足十万。10,000 to below 100,000. */
  | 'FROM_10K_TO_100K'
  /** 十万至不足一百万。100,000 to below 1,000,000. */
  | 'FROM_100K_TO_1M'
  /** 一百万至不足一千万。1,000,000 to below 10,000,000. */
  | 'FROM_1M_TO_10M'
  /** 一千万及以上。10,000,000 and above. */
  | 'FROM_10M';

/** 分页信息（Relay 游标连接）。Paging information of a Relay cursor connection. */
export type PageInfo = {
  /** 是否还有下一页。Whether another page follows. */
  hasNextPage: Scalars['Boolean']['output'];
  /** 是否有上一页。Whether a page precedes. */
  hasPreviousPage: Scalars['Boolean']['output'];
  /** 本页第一条的游标。Cursor of this page's first item. */
  startCursor?: Maybe<Scalars['String']['output']>;
  /** 本页最后一条的游标，作为 after 取下一页。Cursor of this page's last item; pass it as `after` for the next page. */
  endCursor?: Maybe<Scalars['String']['output']>;
};

/** 信用记录的状态。State of a credit record. */
export type RecordState =
  /** 有效。In force. */
  | 'ACTIVE'
  /** 异议处理中：仍可见，并须标注。Disputed: still visible, and marked as such. */
  | 'DISPUTED'
  /** 已修复：停止公示、共享与使用，仅本人可见。Repaired: display, sharing and use have stopped; seen only by the subject. */
  | 'REPAIRED'
  /** 已撤销：仅本人可见。Revoked by its issuer; seen only by the subject. */
  | 'REVOKED'
  /** 已过期：仅本人可见。Expired; seen only by the subject. */
  | 'EXPIRED'
  /** 已冻结：停止存储以外的处理，仅本人可见（个人信息保护法第四十五、四十七条）。Frozen: stored only, and seen only by the subject (Personal Information Protection Law, Articles 45 and 47). */
  | 'FROZEN';

/** 记录是否向他人展示及其原因。Whether a record is shown to others, and why not. */
export type RecordVisibility =
  /** 展示中：依法有权者可见。Shown to those who by law may see it. */
  | 'SHOWN'
  /** 尚未公示。Not published yet. */
  | 'NOT_YET_PUBLISHED'
  /** 公示期已满。Its term of publicity is over. */
  | 'PUBLICITY_ENDED'
  /** 使用期限已满（征信业管理条例第十六条）。The term for which it may be used is over (Credit Reporting Industry Regulation, Article 16). */
  | 'RETENTION_ENDED'
  /** 已过期。Expired. */
  | 'EXPIRED'
  /** 已修复。Repaired. */
  | 'REPAIRED'
  /** 已撤销。Revoked by its issuer. */
  | 'REVOKED'
  /** 已冻结。Frozen. */
  | 'FROZEN';

/** 全国公共信用信息基础目录的类别（2024 年版，十三类）。Category of the national basic catalogue of public credit information (2024 edition, thirteen). */
export type CatalogueCategory =
  /** 登记注册基本信息。Registration. */
  | 'REGISTRATION'
  /** 司法裁判及执行信息。Judgments and enforcement. */
  | 'JUDICIAL'
  /** 行政管理信息。Administrative acts. */
  | 'ADMINISTRATIVE'
  /** 职称和职业信息。Titles and occupations. */
  | 'TITLE_OCCUPATION'
  /** 经营（活动）异常名录（状态）信息。Abnormal operation lists. */
  | 'ABNORMAL_LIST'
  /** 严重失信主体名单信息。Serious-dishonesty lists. */
  | 'SERIOUS_LIST'
  /** 有关合同履行信息。Performance of contracts. */
  | 'CONTRACT_PERFORMANCE'
  /** 信用承诺及履行情况信息。Commitments and their fulfilment. */
  | 'COMMITMENT'
  /** 信用评价结果信息。Evaluation results. */
  | 'EVALUATION'
  /** 遵守法律法规情况信息。Compliance with law. */
  | 'COMPLIANCE'
  /** 诚实守信相关荣誉信息。Honours for good faith. */
  | 'HONOURS'
  /** 知识产权信息。Intellectual property. */
  | 'IP'
  /** 经营主体自愿提供的信用信息。Information volunteered by the subject. */
  | 'VOLUNTARY';

/** 记录所依据的、已生效的法律文书。The legally effective document a record rests on. */
export type LegalDocument = {
  /** 文书名称。Title. */
  title: Scalars['String']['output'];
  /** 文号。Number. */
  number: Scalars['String']['output'];
  /** 文书日期。Date of the document. */
  date: Scalars['Date']['output'];
};

/** 记录的一次变更。One change in a record's history. */
export type RecordVersion = {
  /** 版本号，自 1 起。Version number, from 1. */
  version: Scalars['Int']['output'];
  /** 变更后的状态。State after the change. */
  state: RecordState;
  /** 变更时刻。When the change was made. */
  changedAt: Scalars['DateTime']['output'];
  /** 变更原因。Why it was made. */
  reason: Scalars['String']['output'];
};

/** 记录的来源。Where a record came from. */
export type Provenance = {
  /** 报送批次（仅工作人员可见）。Intake batch (seen only by staff). */
  batch?: Maybe<Scalars['String']['output']>;
  /** 接收时刻。When it was received. */
  receivedAt: Scalars['DateTime']['output'];
};

/** 各领域信用记录的共同字段。What every credit record carries, in whichever domain. */
export type CreditRecord = {
  /** 记录标识（不透明）。Opaque record id. */
  id: Scalars['ID']['output'];
  /** 信用主体。The credit subject. */
  subject?: Maybe<Subject>;
  /** 目录类别。Catalogue category. */
  category: CatalogueCategory;
  /** 数据来源部门。The department the record comes from. */
  sourceDepartment?: Maybe<Department>;
  /** 生效法律文书。Effective legal document. */
  basis: LegalDocument;
  /** 决定日期。Date of the decision. */
  decisionDate: Scalars['Date']['output'];
  /** 公示起始日期。First day of publicity. */
  publicityStart: Scalars['Date']['output'];
  /** 公示截止日期；空表示随记录有效期。Last day of publicity; null means as long as the record is in force. */
  publicityEnd?: Maybe<Scalars['Date']['output']>;
  /** 记录失效日期；空表示长期。Day the record expires; null means no end. */
  expiresOn?: Maybe<Scalars['Date']['output']>;
  /** 状态。State. */
  state: RecordState;
  /** 版本历史，由旧到新。Version history, oldest first. */
  versions: Array<RecordVersion>;
  /** 来源。Provenance. */
  provenance: Provenance;
  /** 是否仍向他人展示，不展示的为何；不再展示的仅本人可见，代表人不可见。Whether it is shown to others and, where not, why; one that is not is seen only by the subject, not by representatives. */
  visibility: RecordVisibility;
};

/** 记录冻结的一种变动。A change to whether a record is frozen. */
export type RecordFreezingAction =
  /** 冻结。Frozen. */
  | 'FREEZE'
  /** 解除冻结。Unfrozen. */
  | 'UNFREEZE';

/** 记录的一次冻结或解除及其经办人。One freezing or unfreezing of a record, and who made it. */
export type RecordFreezingStep = {
  /** 变动。The change. */
  action: RecordFreezingAction;
  /** 何时。When. */
  at: Scalars['DateTime']['output'];
  /** 经办人标识。The steward's id. */
  by: Scalars['String']['output'];
  /** 经办部门。The steward's department. */
  department: Scalars['String']['output'];
  /** 事由。Reason. */
  reason: Scalars['String']['output'];
  /** 法律依据。Legal basis. */
  legalBasis: Scalars['String']['output'];
  /** 变动后记录的版本。Version of the record after the change. */
  version: Scalars['Int']['output'];
};

/** 一条记录的冻结情况，仅来源部门的管理员和审计员可见；不含记录内容。Whether a record is frozen, seen only by stewards of the department it comes from and auditors; nothing of what it says. */
export type RecordFreezing = {
  /** 记录的类型名。Name of the record's type. */
  type: Scalars['String']['output'];
  /** 记录标识。Id of the record. */
  recordId: Scalars['ID']['output'];
  /** 是否已冻结：停止存储以外的处理，仅本人可见（个人信息保护法第四十五、四十七条）。Whether frozen: the record is stored only, and seen only by the subject (PIPL, Articles 45 and 47). */
  frozen: Scalars['Boolean']['output'];
  /** 记录的版本。Version of the record. */
  version: Scalars['Int']['output'];
  /** 历次变动，由早到晚。Changes, oldest first. */
  steps: Array<RecordFreezingStep>;
};

/** 冻结或解除冻结一条记录。Freezes or unfreezes one record. */
export type RecordFreezingInput = {
  /** 记录的类型名，如 Penalty。Name of the record's type, such as Penalty. */
  type: Scalars['String']['input'];
  /** 记录标识。Id of the record. */
  id: Scalars['ID']['input'];
  /** 所见的记录版本。The version of the record that was read. */
  version: Scalars['Int']['input'];
  /** 事由，2–500 字。Reason, 2 to 500 characters. */
  reason: Scalars['String']['input'];
  /** 法律依据，2–500 字。Legal basis, 2 to 500 characters. */
  legalBasis: Scalars['String']['input'];
};

/** 信用主体：自然人、法人、非法人组织或个体工商户。Credit subject: a natural person, legal person, unincorporated organisation or self-employed household. */
export type Subject = {
  /** 主体标识（不透明，不含证件号码）。Opaque subject id, never a document number. */
  id: Scalars['ID']['output'];
  /** 行业惩戒与执业处罚，最近者在前；未公开者仅本人、代表人、经其同意的银行、经办人员和来源部门的管理员可见。Discipline and professional penalties, latest first; what is not published is seen only by the subject, its representatives, banks with its consent, officers and stewards of the department it comes from. */
  discipline?: Maybe<DisciplineRecordConnection>;
  /** 该组织的执业机构登记；非执业机构为空。The organisation's entry as a law firm, school or hospital; null when it is none. */
  institution?: Maybe<Institution>;
  /** 该自然人的执业登记，每一职业一条；由主体到登记的关联仅本人和办案人员可见。The person's entries in licence registers, one per profession; the link from a subject to an entry is seen only by the subject and the officer of the case. */
  practitioners?: Maybe<Array<Practitioner>>;
  /** 职业荣誉，最近者在前。Professional honours, latest first. */
  professionalHonours?: Maybe<ProfessionalHonourConnection>;
  /** 职业资格，最近取得者在前。Professional qualifications, latest first. */
  qualifications?: Maybe<QualificationConnection>;
};


/** 信用主体：自然人、法人、非法人组织或个体工商户。Credit subject: a natural person, legal person, unincorporated organisation or self-employed household. */
export type SubjectDisciplineArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** 信用主体：自然人、法人、非法人组织或个体工商户。Credit subject: a natural person, legal person, unincorporated organisation or self-employed household. */
export type SubjectProfessionalHonoursArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** 信用主体：自然人、法人、非法人组织或个体工商户。Credit subject: a natural person, legal person, unincorporated organisation or self-employed household. */
export type SubjectQualificationsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};

/** 对某类公共信用信息负责的公共部门。A public body answerable for public credit information. */
export type Department = {
  /** 部门标识，如 market-regulation。Department id, such as market-regulation. */
  id: Scalars['ID']['output'];
};

/** 查询入口。Entry points for reading. */
export type Query = {
  /** 按标识取一个执业机构；不存在为空。One institution by id; null when there is none. */
  institution?: Maybe<Institution>;
  /** 检索执业机构，按名称。Institutions, by name. */
  institutions?: Maybe<InstitutionConnection>;
  /** 按标识取一个执业人员；不存在为空。One practitioner by id; null when there is none. */
  practitioner?: Maybe<Practitioner>;
  /** 检索某一职业的执业人员，按姓名。Practitioners of a profession, by name. */
  searchPractitioners?: Maybe<PractitionerConnection>;
  /** 社会领域一条记录的冻结情况，仅来源部门的管理员和审计员可见；无此记录为空。Whether a record of this domain is frozen, seen only by stewards of the department it comes from and auditors; null when there is no such record. */
  freezingOfSocialRecord?: Maybe<RecordFreezing>;
};


/** 查询入口。Entry points for reading. */
export type QueryInstitutionArgs = {
  id: Scalars['ID']['input'];
};


/** 查询入口。Entry points for reading. */
export type QueryInstitutionsArgs = {
  kind?: InputMaybe<InstitutionKind>;
  name?: InputMaybe<Scalars['String']['input']>;
  status?: InputMaybe<InstitutionStatus>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** 查询入口。Entry points for reading. */
export type QueryPractitionerArgs = {
  id: Scalars['ID']['input'];
};


/** 查询入口。Entry points for reading. */
export type QuerySearchPractitionersArgs = {
  profession: Profession;
  name?: InputMaybe<Scalars['String']['input']>;
  institution?: InputMaybe<Scalars['ID']['input']>;
  status?: InputMaybe<PractitionerStatus>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** 查询入口。Entry points for reading. */
export type QueryFreezingOfSocialRecordArgs = {
  type: Scalars['String']['input'];
  recordId: Scalars['ID']['input'];
};

/** 变更入口。Entry points for changes. */
export type Mutation = {
  /** 冻结社会领域的一条记录：停止存储以外的处理，仅本人可见；限其来源部门的管理员（个人信息保护法第四十五、四十七条）。Freezes one record of this domain: stored only, and seen only by the subject; for stewards of the department it comes from (PIPL, Articles 45 and 47). */
  freezeSocialRecord?: Maybe<RecordFreezing>;
  /** 解除冻结，记录恢复冻结前的状态。Unfreezes a record, which returns to the state it was frozen in. */
  unfreezeSocialRecord?: Maybe<RecordFreezing>;
};


/** 变更入口。Entry points for changes. */
export type MutationFreezeSocialRecordArgs = {
  input: RecordFreezingInput;
  key: Scalars['ID']['input'];
};


/** 变更入口。Entry points for changes. */
export type MutationUnfreezeSocialRecordArgs = {
  input: RecordFreezingInput;
  key: Scalars['ID']['input'];
};

/** 行业惩戒与执业处罚（律师法第四十七至五十一条，医师法第五十五至五十六条，教师法第十四、三十七条）。Discipline of practitioners and institutions (Lawyers Law, Articles 47–51; Physicians Law, 55–56; Teachers Law, 14 and 37). */
export type DisciplineRecord = CreditRecord & {
  /** 记录标识。Opaque record id. */
  id: Scalars['ID']['output'];
  /** 信用主体。The credit subject. */
  subject?: Maybe<Subject>;
  /** 目录类别。Catalogue category. */
  category: CatalogueCategory;
  /** 数据来源部门。The department the record comes from. */
  sourceDepartment?: Maybe<Department>;
  /** 生效法律文书。Effective legal document. */
  basis: LegalDocument;
  /** 决定日期。Date of the decision. */
  decisionDate: Scalars['Date']['output'];
  /** 公示起始日期。First day of publicity. */
  publicityStart: Scalars['Date']['output'];
  /** 公示截止日期；空表示随记录有效期。Last day of publicity; null means as long as the record is in force. */
  publicityEnd?: Maybe<Scalars['Date']['output']>;
  /** 记录失效日期；空表示长期。Day the record expires; null means no end. */
  expiresOn?: Maybe<Scalars['Date']['output']>;
  /** 状态。State. */
  state: RecordState;
  /** 版本历史，由旧到新。Version history, oldest first. */
  versions: Array<RecordVersion>;
  /** 来源。Provenance. */
  provenance: Provenance;
  /** 是否仍向他人展示，不展示的为何；不再展示的仅本人可见，代表人不可见。Whether it is shown to others and, where not, why; one that is not is seen only by the subject, not by representatives. */
  visibility: RecordVisibility;
  /** 职业；惩戒机构者为空。Profession; null when an institution is disciplined. */
  profession?: Maybe<Profession>;
  /** 惩戒来源。Source of the discipline. */
  source: DisciplineSource;
  /** 惩戒种类，可并处。Kinds of discipline; several may be combined. */
  kinds: Array<DisciplineKind>;
  /** 法律依据条款。Legal provision it rests on. */
  legalProvision: Scalars['String']['output'];
  /** 违法违规事实；可能涉及他人，仅本人、代表人和经办人员可见。Facts found; they may touch third persons and are seen only by the subject, its representatives and officers. */
  facts?: Maybe<Scalars['String']['output']>;
  /** 罚款与没收金额（分）。Fine and confiscation, in fen. */
  amount?: Maybe<Scalars['MoneyCents']['output']>;
  /** 罚款与没收金额区间；无罚没为空。Band of the fine and confiscation; null when there is none. */
  amountBand?: Maybe<AmountBand>;
  /** 停止执业起始日期。First day of the suspension. */
  suspendedFrom?: Maybe<Scalars['Date']['output']>;
  /** 停止执业截止日期。Last day of the suspension. */
  suspendedUntil?: Maybe<Scalars['Date']['output']>;
};

/** 行业惩戒连接。A page of discipline records. */
export type DisciplineRecordConnection = {
  /** 带游标的条目。Items with their cursors. */
  edges: Array<DisciplineRecordEdge>;
  /** 条目。Items. */
  nodes: Array<DisciplineRecord>;
  /** 分页信息。Paging information. */
  pageInfo: PageInfo;
  /** 总数；超过一万不计，为空。Total count; null above 10,000, where it is not counted. */
  totalCount?: Maybe<Scalars['Int']['output']>;
};

/** 行业惩戒条目。One of discipline records, with its cursor. */
export type DisciplineRecordEdge = {
  /** 游标。Cursor. */
  cursor: Scalars['String']['output'];
  /** 条目。The item. */
  node: DisciplineRecord;
};

/** 惩戒来源。Source of a discipline. */
export type DisciplineSource =
  /** 行政机关处罚。Administrative penalty. */
  | 'ADMINISTRATIVE'
  /** 行业协会惩戒。Sanction of the professional association. */
  | 'ASSOCIATION'
  /** 学校或其他用人单位处分。Sanction of the school or other employer. */
  | 'EMPLOYER';

/** 惩戒种类。Kind of discipline. */
export type DisciplineKind =
  /** 警告。Warning. */
  | 'WARNING'
  /** 通报批评、训诫。Criticism or reprimand. */
  | 'CRITICISM'
  /** 罚款。Fine. */
  | 'FINE'
  /** 没收违法所得。Confiscation of illegal gains. */
  | 'CONFISCATION'
  /** 停止（暂停）执业。Suspension from practice. */
  | 'SUSPENSION'
  /** 吊销执业证书。Revocation of the licence. */
  | 'LICENCE_REVOCATION'
  /** 丧失教师资格（教师法第十四条）。Loss of the teacher qualification (Teachers Law, Article 14). */
  | 'QUALIFICATION_LOSS'
  /** 撤销教师资格（教师资格条例第十九条）。Revocation of the teacher qualification (Teacher Qualification Rules, Article 19). */
  | 'QUALIFICATION_REVOCATION'
  /** 行政处分（教师法第三十七条）。Administrative sanction (Teachers Law, Article 37). */
  | 'ADMINISTRATIVE_SANCTION'
  /** 解聘。Dismissal. */
  | 'DISMISSAL'
  /** 停业整顿（机构）。Suspension of business for rectification (institutions). */
  | 'SUSPENSION_FOR_RECTIFICATION'
  /** 中止或取消会员资格。Suspension or loss of membership. */
  | 'MEMBERSHIP_SANCTION';

/** 执业机构：律师事务所、学校或医疗机构。Institution of practice: a law firm, school or hospital. */
export type Institution = {
  /** 机构标识（不透明）。Opaque institution id. */
  id: Scalars['ID']['output'];
  /** 信用主体。The credit subject. */
  subject?: Maybe<Subject>;
  /** 机构类别。Kind of institution. */
  kind: InstitutionKind;
  /** 机构名称。Name. */
  name: Scalars['String']['output'];
  /** 统一社会信用代码。Unified social credit code. */
  uscc: Scalars['UnifiedSocialCreditCode']['output'];
  /** 执业（办学）许可证号。Licence number. */
  licenceNumber: Scalars['String']['output'];
  /** 执业状态。Status. */
  status: InstitutionStatus;
  /** 设立日期。Date of establishment. */
  establishedOn: Scalars['Date']['output'];
  /** 主管部门。The competent department. */
  sourceDepartment?: Maybe<Department>;
  /** 行业信用等级；未评定为空。Sector credit grade; null when not graded. */
  grade?: Maybe<InstitutionGrade>;
  /** 执业人员，按姓名。Practitioners of the institution, by name. */
  staff?: Maybe<PractitionerConnection>;
};


/** 执业机构：律师事务所、学校或医疗机构。Institution of practice: a law firm, school or hospital. */
export type InstitutionStaffArgs = {
  status?: InputMaybe<PractitionerStatus>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};

/** 执业机构连接。A page of institutions. */
export type InstitutionConnection = {
  /** 带游标的条目。Items with their cursors. */
  edges: Array<InstitutionEdge>;
  /** 条目。Items. */
  nodes: Array<Institution>;
  /** 分页信息。Paging information. */
  pageInfo: PageInfo;
  /** 总数；超过一万不计，为空。Total count; null above 10,000, where it is not counted. */
  totalCount?: Maybe<Scalars['Int']['output']>;
};

/** 执业机构条目。One of institutions, with its cursor. */
export type InstitutionEdge = {
  /** 游标。Cursor. */
  cursor: Scalars['String']['output'];
  /** 条目。The item. */
  node: Institution;
};

/** 执业机构类别。Kind of institution. */
export type InstitutionKind =
  /** 律师事务所。Law firm. */
  | 'LAW_FIRM'
  /** 学校、幼儿园。School or kindergarten. */
  | 'SCHOOL'
  /** 医疗机构。Hospital or clinic. */
  | 'HOSPITAL';

/** 机构状态。Status of an institution. */
export type InstitutionStatus =
  /** 正常执业。In operation. */
  | 'OPERATING'
  /** 停业整顿。Suspended. */
  | 'SUSPENDED'
  /** 吊销许可。Licence revoked. */
  | 'REVOKED'
  /** 注销。Cancelled. */
  | 'CANCELLED';

/** 机构的行业信用等级。An institution's sector credit grade. */
export type InstitutionGrade = {
  /** 等级。Grade. */
  grade: IndustryGrade;
  /** 评价模型版本。Version of the evaluation model. */
  modelVersion: Scalars['String']['output'];
  /** 评定日期。Date of the grade. */
  gradedOn: Scalars['Date']['output'];
};

/** 行业信用等级（律师行业信用分级评价）。Sector credit grade (evaluation of the legal profession). */
export type IndustryGrade =
  /** AAA 级。Grade AAA. */
  | 'AAA'
  /** AA 级。Grade AA. */
  | 'AA'
  /** A 级。Grade A. */
  | 'A'
  /** B 级。Grade B. */
  | 'B'
  /** C 级。Grade C. */
  | 'C';

/** 执业类别与范围。Category and scope of practice. */
export type Practice = LawyerPractice | TeacherPractice | DoctorPractice;

/** 律师执业类别。A lawyer's practice. */
export type LawyerPractice = {
  /** 执业类别。Type of practice. */
  lawyerType: LawyerType;
};

/** 律师执业类别。Type of a lawyer's practice. */
export type LawyerType =
  /** 专职律师。Full-time lawyer. */
  | 'FULL_TIME'
  /** 兼职律师。Part-time lawyer. */
  | 'PART_TIME'
  /** 公职律师。Public lawyer. */
  | 'PUBLIC'
  /** 公司律师。Company lawyer. */
  | 'COMPANY'
  /** 法律援助律师。Legal-aid lawyer. */
  | 'LEGAL_AID';

/** 教师任教情况。A teacher's practice. */
export type TeacherPractice = {
  /** 任教学段。Stage of teaching. */
  stage: TeachingStage;
  /** 任教学科。Subject taught. */
  taughtSubject: Scalars['String']['output'];
};

/** 任教学段（教师资格条例第四条）。Stage of teaching (Teacher Qualification Rules, Article 4). */
export type TeachingStage =
  /** 幼儿园。Kindergarten. */
  | 'KINDERGARTEN'
  /** 小学。Primary school. */
  | 'PRIMARY'
  /** 初级中学。Junior middle school. */
  | 'JUNIOR_MIDDLE'
  /** 高级中学。Senior middle school. */
  | 'SENIOR_MIDDLE'
  /** 中等职业学校。Secondary vocational school. */
  | 'VOCATIONAL'
  /** 高等学校。Higher education. */
  | 'HIGHER';

/** 医师执业注册（医师法第十四条）。A doctor's registered practice (Physicians Law, Article 14). */
export type DoctorPractice = {
  /** 执业类别。Category of practice. */
  category: DoctorCategory;
  /** 执业范围，如内科专业。Scope of practice, such as internal medicine. */
  scope: Scalars['String']['output'];
};

/** 医师执业类别。Category of a doctor's practice. */
export type DoctorCategory =
  /** 临床。Clinical medicine. */
  | 'CLINICAL'
  /** 中医。Chinese medicine. */
  | 'CHINESE_MEDICINE'
  /** 口腔。Dentistry. */
  | 'DENTAL'
  /** 公共卫生。Public health. */
  | 'PUBLIC_HEALTH';

/** 执业人员：执业登记中的一条，依法可查。Practitioner: an entry of a licence register, which the law opens to consultation. */
export type Practitioner = {
  /** 执业登记标识（不透明）。Opaque id of the register entry. */
  id: Scalars['ID']['output'];
  /** 信用主体。The credit subject. */
  subject?: Maybe<Subject>;
  /** 职业。Profession. */
  profession: Profession;
  /** 姓名（执业登记依法公示）。Name, as the licence register publishes it. */
  name: Scalars['String']['output'];
  /** 性别。Sex. */
  sex?: Maybe<Sex>;
  /** 执业证号。Licence number. */
  licenceNumber: Scalars['String']['output'];
  /** 资格证书编号；旧编号含身份证号码，故不公开。Number of the qualification certificate; not public, because old numbers contain the identity number. */
  qualificationNumber?: Maybe<Scalars['String']['output']>;
  /** 执业状态。Status. */
  status: PractitionerStatus;
  /** 执业机构；未在机构执业者为空。Institution of practice; null for who practises at none. */
  institution?: Maybe<Institution>;
  /** 首次执业日期。Date of the first licence. */
  firstLicensedOn: Scalars['Date']['output'];
  /** 发证（登记）部门。The department that keeps the register. */
  sourceDepartment?: Maybe<Department>;
  /** 执业类别与范围，因职业而异。Category and scope of practice, as the profession has them. */
  practice: Practice;
  /** 最近一次考核或评价；属人事评价，不公开。The latest assessment; a personnel matter and not public. */
  assessment?: Maybe<PractitionerAssessment>;
  /** 职业资格，最近取得者在前。Qualifications, latest first. */
  qualifications?: Maybe<QualificationConnection>;
  /** 行业惩戒，最近者在前；未公开者仅本人、代表人、经其同意的银行、经办人员和来源部门的管理员可见。Discipline, latest first; what is not published is seen only by the subject, its representatives, banks with its consent, officers and stewards of the department it comes from. */
  discipline?: Maybe<DisciplineRecordConnection>;
  /** 职业荣誉，最近者在前。Honours, latest first. */
  honours?: Maybe<ProfessionalHonourConnection>;
};


/** 执业人员：执业登记中的一条，依法可查。Practitioner: an entry of a licence register, which the law opens to consultation. */
export type PractitionerQualificationsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** 执业人员：执业登记中的一条，依法可查。Practitioner: an entry of a licence register, which the law opens to consultation. */
export type PractitionerDisciplineArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** 执业人员：执业登记中的一条，依法可查。Practitioner: an entry of a licence register, which the law opens to consultation. */
export type PractitionerHonoursArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};

/** 执业人员连接。A page of practitioners. */
export type PractitionerConnection = {
  /** 带游标的条目。Items with their cursors. */
  edges: Array<PractitionerEdge>;
  /** 条目。Items. */
  nodes: Array<Practitioner>;
  /** 分页信息。Paging information. */
  pageInfo: PageInfo;
  /** 总数；超过一万不计，为空。Total count; null above 10,000, where it is not counted. */
  totalCount?: Maybe<Scalars['Int']['output']>;
};

/** 执业人员条目。One of practitioners, with its cursor. */
export type PractitionerEdge = {
  /** 游标。Cursor. */
  cursor: Scalars['String']['output'];
  /** 条目。The item. */
  node: Practitioner;
};

/** 执业状态。Status of a licence to practise. */
export type PractitionerStatus =
  /** 在业。In practice. */
  | 'ACTIVE'
  /** 停止（暂停）执业。Suspended. */
  | 'SUSPENDED'
  /** 吊销或撤销。Revoked. */
  | 'REVOKED'
  /** 注销。Cancelled. */
  | 'CANCELLED';

/** 执业人员的考核或评价。An assessment of a practitioner. */
export type PractitionerAssessment = {
  /** 结果：律师为 AAA 至 C 级，医师为合格或不合格，教师为优秀、合格、基本合格或不合格。Result: AAA to C for lawyers, qualified or not for doctors, excellent, qualified, basically qualified or not for teachers. */
  result?: Maybe<AssessmentResult>;
  /** 评定日期。Date of the assessment. */
  assessedOn?: Maybe<Scalars['Date']['output']>;
  /** 评定单位。Who assessed. */
  assessor?: Maybe<Scalars['String']['output']>;
};

/** 考核或评价结果。Result of an assessment. */
export type AssessmentResult =
  /** AAA 级（律师）。Grade AAA (lawyers). */
  | 'AAA'
  /** AA 级（律师）。Grade AA (lawyers). */
  | 'AA'
  /** A 级（律师）。Grade A (lawyers). */
  | 'A'
  /** B 级（律师）。Grade B (lawyers). */
  | 'B'
  /** C 级（律师）。Grade C (lawyers). */
  | 'C'
  /** 优秀。Excellent. */
  | 'EXCELLENT'
  /** 合格。Qualified. */
  | 'QUALIFIED'
  /** 基本合格。Basically qualified. */
  | 'BASICALLY_QUALIFIED'
  /** 不合格。Not qualified. */
  | 'UNQUALIFIED';

/** 职业。Profession. */
export type Profession =
  /** 律师。Lawyer. */
  | 'LAWYER'
  /** 教师。Teacher. */
  | 'TEACHER'
  /** 医师。Doctor. */
  | 'DOCTOR';

/** 职业荣誉：表彰、奖励。A professional honour: a commendation or award. */
export type ProfessionalHonour = CreditRecord & {
  /** 记录标识。Opaque record id. */
  id: Scalars['ID']['output'];
  /** 信用主体。The credit subject. */
  subject?: Maybe<Subject>;
  /** 目录类别。Catalogue category. */
  category: CatalogueCategory;
  /** 数据来源部门。The department the record comes from. */
  sourceDepartment?: Maybe<Department>;
  /** 生效法律文书。Effective legal document. */
  basis: LegalDocument;
  /** 决定日期。Date of the decision. */
  decisionDate: Scalars['Date']['output'];
  /** 公示起始日期。First day of publicity. */
  publicityStart: Scalars['Date']['output'];
  /** 公示截止日期；空表示随记录有效期。Last day of publicity; null means as long as the record is in force. */
  publicityEnd?: Maybe<Scalars['Date']['output']>;
  /** 记录失效日期；空表示长期。Day the record expires; null means no end. */
  expiresOn?: Maybe<Scalars['Date']['output']>;
  /** 状态。State. */
  state: RecordState;
  /** 版本历史，由旧到新。Version history, oldest first. */
  versions: Array<RecordVersion>;
  /** 来源。Provenance. */
  provenance: Provenance;
  /** 是否仍向他人展示，不展示的为何；不再展示的仅本人可见，代表人不可见。Whether it is shown to others and, where not, why; one that is not is seen only by the subject, not by representatives. */
  visibility: RecordVisibility;
  /** 职业；授予机构者为空。Profession; null when an institution is honoured. */
  profession?: Maybe<Profession>;
  /** 荣誉名称。Title of the honour. */
  title: Scalars['String']['output'];
  /** 授予单位。Who grants it. */
  grantor: Scalars['String']['output'];
  /** 级别。Level. */
  level: HonourLevel;
};

/** 职业荣誉连接。A page of professional honours. */
export type ProfessionalHonourConnection = {
  /** 带游标的条目。Items with their cursors. */
  edges: Array<ProfessionalHonourEdge>;
  /** 条目。Items. */
  nodes: Array<ProfessionalHonour>;
  /** 分页信息。Paging information. */
  pageInfo: PageInfo;
  /** 总数；超过一万不计，为空。Total count; null above 10,000, where it is not counted. */
  totalCount?: Maybe<Scalars['Int']['output']>;
};

/** 职业荣誉条目。One of professional honours, with its cursor. */
export type ProfessionalHonourEdge = {
  /** 游标。Cursor. */
  cursor: Scalars['String']['output'];
  /** 条目。The item. */
  node: ProfessionalHonour;
};

/** 荣誉级别。Level of an honour. */
export type HonourLevel =
  /** 国家级。National. */
  | 'NATIONAL'
  /** 市级。Municipal. */
  | 'MUNICIPAL'
  /** 区级。District. */
  | 'DISTRICT'
  /** 行业协会。Professional association. */
  | 'INDUSTRY';

/** 职业资格。A professional qualification. */
export type Qualification = CreditRecord & {
  /** 记录标识。Opaque record id. */
  id: Scalars['ID']['output'];
  /** 信用主体。The credit subject. */
  subject?: Maybe<Subject>;
  /** 目录类别。Catalogue category. */
  category: CatalogueCategory;
  /** 数据来源部门。The department the record comes from. */
  sourceDepartment?: Maybe<Department>;
  /** 生效法律文书。Effective legal document. */
  basis: LegalDocument;
  /** 决定日期。Date of the decision. */
  decisionDate: Scalars['Date']['output'];
  /** 公示起始日期。First day of publicity. */
  publicityStart: Scalars['Date']['output'];
  /** 公示截止日期；空表示随记录有效期。Last day of publicity; null means as long as the record is in force. */
  publicityEnd?: Maybe<Scalars['Date']['output']>;
  /** 记录失效日期；空表示长期。Day the record expires; null means no end. */
  expiresOn?: Maybe<Scalars['Date']['output']>;
  /** 状态。State. */
  state: RecordState;
  /** 版本历史，由旧到新。Version history, oldest first. */
  versions: Array<RecordVersion>;
  /** 来源。Provenance. */
  provenance: Provenance;
  /** 是否仍向他人展示，不展示的为何；不再展示的仅本人可见，代表人不可见。Whether it is shown to others and, where not, why; one that is not is seen only by the subject, not by representatives. */
  visibility: RecordVisibility;
  /** 职业。Profession. */
  profession: Profession;
  /** 资格名称。Title of the qualification. */
  title: Scalars['String']['output'];
  /** 级别，如初中、执业助理；无级别为空。Level; null where the qualification has none. */
  level?: Maybe<Scalars['String']['output']>;
  /** 发证机关。Issuing body. */
  issuer: Scalars['String']['output'];
  /** 证书编号；旧编号含身份证号码，故不公开。Certificate number; not public, because old numbers contain the identity number. */
  certificateNumber?: Maybe<Scalars['String']['output']>;
};

/** 职业资格连接。A page of professional qualifications. */
export type QualificationConnection = {
  /** 带游标的条目。Items with their cursors. */
  edges: Array<QualificationEdge>;
  /** 条目。Items. */
  nodes: Array<Qualification>;
  /** 分页信息。Paging information. */
  pageInfo: PageInfo;
  /** 总数；超过一万不计，为空。Total count; null above 10,000, where it is not counted. */
  totalCount?: Maybe<Scalars['Int']['output']>;
};

/** 职业资格条目。One of professional qualifications, with its cursor. */
export type QualificationEdge = {
  /** 游标。Cursor. */
  cursor: Scalars['String']['output'];
  /** 条目。The item. */
  node: Qualification;
};



export type ResolverTypeWrapper<T> = Promise<T> | T;

export type ReferenceResolver<TResult, TReference, TContext> = (
      reference: TReference,
      context: TContext,
      info: GraphQLResolveInfo
    ) => Promise<TResult> | TResult;

      type ScalarCheck<T, S> = S extends true ? T : NullableCheck<T, S>;
      type NullableCheck<T, S> = Maybe<T> extends T ? Maybe<ListCheck<NonNullable<T>, S>> : ListCheck<T, S>;
      type ListCheck<T, S> = T extends (infer U)[] ? NullableCheck<U, S>[] : GraphQLRecursivePick<T, S>;
      export type GraphQLRecursivePick<T, S> = { [K in keyof T & keyof S]: ScalarCheck<T[K], S[K]> };
    

export type ResolverWithResolve<TResult, TParent, TContext, TArgs> = {
  resolve: ResolverFn<TResult, TParent, TContext, TArgs>;
};
export type Resolver<TResult, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = ResolverFn<TResult, TParent, TContext, TArgs> | ResolverWithResolve<TResult, TParent, TContext, TArgs>;

export type ResolverFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => Promise<TResult> | TResult;

export type SubscriptionSubscribeFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => AsyncIterable<TResult> | Promise<AsyncIterable<TResult>>;

export type SubscriptionResolveFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

export interface SubscriptionSubscriberObject<TResult, TKey extends string, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<{ [key in TKey]: TResult }, TParent, TContext, TArgs>;
  resolve?: SubscriptionResolveFn<TResult, { [key in TKey]: TResult }, TContext, TArgs>;
}

export interface SubscriptionResolverObject<TResult, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<any, TParent, TContext, TArgs>;
  resolve: SubscriptionResolveFn<TResult, any, TContext, TArgs>;
}

export type SubscriptionObject<TResult, TKey extends string, TParent, TContext, TArgs> =
  | SubscriptionSubscriberObject<TResult, TKey, TParent, TContext, TArgs>
  | SubscriptionResolverObject<TResult, TParent, TContext, TArgs>;

export type SubscriptionResolver<TResult, TKey extends string, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> =
  | ((...args: any[]) => SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>)
  | SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>;

export type TypeResolveFn<TTypes, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (
  parent: TParent,
  context: TContext,
  info: GraphQLResolveInfo
) => Maybe<TTypes> | Promise<Maybe<TTypes>>;

export type IsTypeOfResolverFn<T = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (obj: T, context: TContext, info: GraphQLResolveInfo) => boolean | Promise<boolean>;

export type NextResolverFn<T> = () => Promise<T>;

export type DirectiveResolverFn<TResult = Record<PropertyKey, never>, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = (
  next: NextResolverFn<TResult>,
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

/** Mapping of federation types */
export type FederationTypes = {
  Subject: Subject;
  DisciplineRecord: DisciplineRecord;
  Institution: Institution;
  Practitioner: Practitioner;
  ProfessionalHonour: ProfessionalHonour;
  Qualification: Qualification;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  Subject:
    ( { __typename: 'Subject' }
    & GraphQLRecursivePick<FederationTypes['Subject'], {"id":true}> );
  DisciplineRecord:
    ( { __typename: 'DisciplineRecord' }
    & GraphQLRecursivePick<FederationTypes['DisciplineRecord'], {"id":true}> );
  Institution:
    ( { __typename: 'Institution' }
    & GraphQLRecursivePick<FederationTypes['Institution'], {"id":true}> );
  Practitioner:
    ( { __typename: 'Practitioner' }
    & GraphQLRecursivePick<FederationTypes['Practitioner'], {"id":true}> );
  ProfessionalHonour:
    ( { __typename: 'ProfessionalHonour' }
    & GraphQLRecursivePick<FederationTypes['ProfessionalHonour'], {"id":true}> );
  Qualification:
    ( { __typename: 'Qualification' }
    & GraphQLRecursivePick<FederationTypes['Qualification'], {"id":true}> );
};



/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  Cluster: Cluster;
  MaskKind: MaskKind;
  Sex: Sex;
  AmountBand: AmountBand;
  UnifiedSocialCreditCode: ResolverTypeWrapper<Scalars['UnifiedSocialCreditCode']['output']>;
  Date: ResolverTypeWrapper<Scalars['Date']['output']>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  MoneyCents: ResolverTypeWrapper<Scalars['MoneyCents']['output']>;
  PageInfo: ResolverTypeWrapper<any>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  RecordState: RecordState;
  RecordVisibility: RecordVisibility;
  CatalogueCategory: CatalogueCategory;
  LegalDocument: ResolverTypeWrapper<any>;
  RecordVersion: ResolverTypeWrapper<any>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  Provenance: ResolverTypeWrapper<any>;
  CreditRecord: ResolverTypeWrapper<any>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  RecordFreezingAction: RecordFreezingAction;
  RecordFreezingStep: ResolverTypeWrapper<any>;
  RecordFreezing: ResolverTypeWrapper<any>;
  RecordFreezingInput: RecordFreezingInput;
  Subject: ResolverTypeWrapper<any>;
  Department: ResolverTypeWrapper<any>;
  Query: ResolverTypeWrapper<any>;
  Mutation: ResolverTypeWrapper<any>;
  DisciplineRecord: ResolverTypeWrapper<any>;
  DisciplineRecordConnection: ResolverTypeWrapper<any>;
  DisciplineRecordEdge: ResolverTypeWrapper<any>;
  DisciplineSource: DisciplineSource;
  DisciplineKind: DisciplineKind;
  Institution: ResolverTypeWrapper<any>;
  InstitutionConnection: ResolverTypeWrapper<any>;
  InstitutionEdge: ResolverTypeWrapper<any>;
  InstitutionKind: InstitutionKind;
  InstitutionStatus: InstitutionStatus;
  InstitutionGrade: ResolverTypeWrapper<any>;
  IndustryGrade: IndustryGrade;
  Practice: ResolverTypeWrapper<any>;
  LawyerPractice: ResolverTypeWrapper<any>;
  LawyerType: LawyerType;
  TeacherPractice: ResolverTypeWrapper<any>;
  TeachingStage: TeachingStage;
  DoctorPractice: ResolverTypeWrapper<any>;
  DoctorCategory: DoctorCategory;
  Practitioner: ResolverTypeWrapper<any>;
  PractitionerConnection: ResolverTypeWrapper<any>;
  PractitionerEdge: ResolverTypeWrapper<any>;
  PractitionerStatus: PractitionerStatus;
  PractitionerAssessment: ResolverTypeWrapper<any>;
  AssessmentResult: AssessmentResult;
  Profession: Profession;
  ProfessionalHonour: ResolverTypeWrapper<any>;
  ProfessionalHonourConnection: ResolverTypeWrapper<any>;
  ProfessionalHonourEdge: ResolverTypeWrapper<any>;
  HonourLevel: HonourLevel;
  Qualification: ResolverTypeWrapper<any>;
  QualificationConnection: ResolverTypeWrapper<any>;
  QualificationEdge: ResolverTypeWrapper<any>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  UnifiedSocialCreditCode: Scalars['UnifiedSocialCreditCode']['output'];
  Date: Scalars['Date']['output'];
  DateTime: Scalars['DateTime']['output'];
  MoneyCents: Scalars['MoneyCents']['output'];
  PageInfo: any;
  Boolean: Scalars['Boolean']['output'];
  String: Scalars['String']['output'];
  LegalDocument: any;
  RecordVersion: any;
  Int: Scalars['Int']['output'];
  Provenance: any;
  CreditRecord: any;
  ID: Scalars['ID']['output'];
  RecordFreezingStep: any;
  RecordFreezing: any;
  RecordFreezingInput: RecordFreezingInput;
  Subject: any;
  Department: any;
  Query: any;
  Mutation: any;
  DisciplineRecord: any;
  DisciplineRecordConnection: any;
  DisciplineRecordEdge: any;
  Institution: any;
  InstitutionConnection: any;
  InstitutionEdge: any;
  InstitutionGrade: any;
  Practice: any;
  LawyerPractice: any;
  TeacherPractice: any;
  DoctorPractice: any;
  Practitioner: any;
  PractitionerConnection: any;
  PractitionerEdge: any;
  PractitionerAssessment: any;
  ProfessionalHonour: any;
  ProfessionalHonourConnection: any;
  ProfessionalHonourEdge: any;
  Qualification: any;
  QualificationConnection: any;
  QualificationEdge: any;
};

export interface UnifiedSocialCreditCodeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['UnifiedSocialCreditCode'], any> {
  name: 'UnifiedSocialCreditCode';
}

export interface DateScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Date'], any> {
  name: 'Date';
}

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export interface MoneyCentsScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['MoneyCents'], any> {
  name: 'MoneyCents';
}

export type PageInfoResolvers<ContextType = any, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type LegalDocumentResolvers<ContextType = any, ParentType extends ResolversParentTypes['LegalDocument'] = ResolversParentTypes['LegalDocument']> = {
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  number?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  date?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
};

export type RecordVersionResolvers<ContextType = any, ParentType extends ResolversParentTypes['RecordVersion'] = ResolversParentTypes['RecordVersion']> = {
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['RecordState'], ParentType, ContextType>;
  changedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ProvenanceResolvers<ContextType = any, ParentType extends ResolversParentTypes['Provenance'] = ResolversParentTypes['Provenance']> = {
  batch?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  receivedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type CreditRecordResolvers<ContextType = any, ParentType extends ResolversParentTypes['CreditRecord'] = ResolversParentTypes['CreditRecord']> = {
  __resolveType: TypeResolveFn<'DisciplineRecord' | 'ProfessionalHonour' | 'Qualification', ParentType, ContextType>;
};

export type RecordFreezingStepResolvers<ContextType = any, ParentType extends ResolversParentTypes['RecordFreezingStep'] = ResolversParentTypes['RecordFreezingStep']> = {
  action?: Resolver<ResolversTypes['RecordFreezingAction'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  by?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  department?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  legalBasis?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type RecordFreezingResolvers<ContextType = any, ParentType extends ResolversParentTypes['RecordFreezing'] = ResolversParentTypes['RecordFreezing']> = {
  type?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  recordId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  frozen?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  steps?: Resolver<Array<ResolversTypes['RecordFreezingStep']>, ParentType, ContextType>;
};

export type SubjectResolvers<ContextType = any, ParentType extends ResolversParentTypes['Subject'] = ResolversParentTypes['Subject'], FederationReferenceType extends FederationReferenceTypes['Subject'] = FederationReferenceTypes['Subject']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Subject']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  discipline?: Resolver<Maybe<ResolversTypes['DisciplineRecordConnection']>, ParentType, ContextType, RequireFields<SubjectDisciplineArgs, 'first'>>;
  institution?: Resolver<Maybe<ResolversTypes['Institution']>, ParentType, ContextType>;
  practitioners?: Resolver<Maybe<Array<ResolversTypes['Practitioner']>>, ParentType, ContextType>;
  professionalHonours?: Resolver<Maybe<ResolversTypes['ProfessionalHonourConnection']>, ParentType, ContextType, RequireFields<SubjectProfessionalHonoursArgs, 'first'>>;
  qualifications?: Resolver<Maybe<ResolversTypes['QualificationConnection']>, ParentType, ContextType, RequireFields<SubjectQualificationsArgs, 'first'>>;
};

export type DepartmentResolvers<ContextType = any, ParentType extends ResolversParentTypes['Department'] = ResolversParentTypes['Department']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type QueryResolvers<ContextType = any, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  institution?: Resolver<Maybe<ResolversTypes['Institution']>, ParentType, ContextType, RequireFields<QueryInstitutionArgs, 'id'>>;
  institutions?: Resolver<Maybe<ResolversTypes['InstitutionConnection']>, ParentType, ContextType, RequireFields<QueryInstitutionsArgs, 'first'>>;
  practitioner?: Resolver<Maybe<ResolversTypes['Practitioner']>, ParentType, ContextType, RequireFields<QueryPractitionerArgs, 'id'>>;
  searchPractitioners?: Resolver<Maybe<ResolversTypes['PractitionerConnection']>, ParentType, ContextType, RequireFields<QuerySearchPractitionersArgs, 'profession' | 'first'>>;
  freezingOfSocialRecord?: Resolver<Maybe<ResolversTypes['RecordFreezing']>, ParentType, ContextType, RequireFields<QueryFreezingOfSocialRecordArgs, 'type' | 'recordId'>>;
};

export type MutationResolvers<ContextType = any, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  freezeSocialRecord?: Resolver<Maybe<ResolversTypes['RecordFreezing']>, ParentType, ContextType, RequireFields<MutationFreezeSocialRecordArgs, 'input' | 'key'>>;
  unfreezeSocialRecord?: Resolver<Maybe<ResolversTypes['RecordFreezing']>, ParentType, ContextType, RequireFields<MutationUnfreezeSocialRecordArgs, 'input' | 'key'>>;
};

export type DisciplineRecordResolvers<ContextType = any, ParentType extends ResolversParentTypes['DisciplineRecord'] = ResolversParentTypes['DisciplineRecord'], FederationReferenceType extends FederationReferenceTypes['DisciplineRecord'] = FederationReferenceTypes['DisciplineRecord']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['DisciplineRecord']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  subject?: Resolver<Maybe<ResolversTypes['Subject']>, ParentType, ContextType>;
  category?: Resolver<ResolversTypes['CatalogueCategory'], ParentType, ContextType>;
  sourceDepartment?: Resolver<Maybe<ResolversTypes['Department']>, ParentType, ContextType>;
  basis?: Resolver<ResolversTypes['LegalDocument'], ParentType, ContextType>;
  decisionDate?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  publicityStart?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  publicityEnd?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  expiresOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  state?: Resolver<ResolversTypes['RecordState'], ParentType, ContextType>;
  versions?: Resolver<Array<ResolversTypes['RecordVersion']>, ParentType, ContextType>;
  provenance?: Resolver<ResolversTypes['Provenance'], ParentType, ContextType>;
  visibility?: Resolver<ResolversTypes['RecordVisibility'], ParentType, ContextType>;
  profession?: Resolver<Maybe<ResolversTypes['Profession']>, ParentType, ContextType>;
  source?: Resolver<ResolversTypes['DisciplineSource'], ParentType, ContextType>;
  kinds?: Resolver<Array<ResolversTypes['DisciplineKind']>, ParentType, ContextType>;
  legalProvision?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  facts?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  amount?: Resolver<Maybe<ResolversTypes['MoneyCents']>, ParentType, ContextType>;
  amountBand?: Resolver<Maybe<ResolversTypes['AmountBand']>, ParentType, ContextType>;
  suspendedFrom?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  suspendedUntil?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type DisciplineRecordConnectionResolvers<ContextType = any, ParentType extends ResolversParentTypes['DisciplineRecordConnection'] = ResolversParentTypes['DisciplineRecordConnection']> = {
  edges?: Resolver<Array<ResolversTypes['DisciplineRecordEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['DisciplineRecord']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type DisciplineRecordEdgeResolvers<ContextType = any, ParentType extends ResolversParentTypes['DisciplineRecordEdge'] = ResolversParentTypes['DisciplineRecordEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['DisciplineRecord'], ParentType, ContextType>;
};

export type InstitutionResolvers<ContextType = any, ParentType extends ResolversParentTypes['Institution'] = ResolversParentTypes['Institution'], FederationReferenceType extends FederationReferenceTypes['Institution'] = FederationReferenceTypes['Institution']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Institution']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  subject?: Resolver<Maybe<ResolversTypes['Subject']>, ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['InstitutionKind'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  uscc?: Resolver<ResolversTypes['UnifiedSocialCreditCode'], ParentType, ContextType>;
  licenceNumber?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['InstitutionStatus'], ParentType, ContextType>;
  establishedOn?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  sourceDepartment?: Resolver<Maybe<ResolversTypes['Department']>, ParentType, ContextType>;
  grade?: Resolver<Maybe<ResolversTypes['InstitutionGrade']>, ParentType, ContextType>;
  staff?: Resolver<Maybe<ResolversTypes['PractitionerConnection']>, ParentType, ContextType, RequireFields<InstitutionStaffArgs, 'first'>>;
};

export type InstitutionConnectionResolvers<ContextType = any, ParentType extends ResolversParentTypes['InstitutionConnection'] = ResolversParentTypes['InstitutionConnection']> = {
  edges?: Resolver<Array<ResolversTypes['InstitutionEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Institution']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type InstitutionEdgeResolvers<ContextType = any, ParentType extends ResolversParentTypes['InstitutionEdge'] = ResolversParentTypes['InstitutionEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Institution'], ParentType, ContextType>;
};

export type InstitutionGradeResolvers<ContextType = any, ParentType extends ResolversParentTypes['InstitutionGrade'] = ResolversParentTypes['InstitutionGrade']> = {
  grade?: Resolver<ResolversTypes['IndustryGrade'], ParentType, ContextType>;
  modelVersion?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  gradedOn?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
};

export type PracticeResolvers<ContextType = any, ParentType extends ResolversParentTypes['Practice'] = ResolversParentTypes['Practice']> = {
  __resolveType: TypeResolveFn<'LawyerPractice' | 'TeacherPractice' | 'DoctorPractice', ParentType, ContextType>;
};

export type LawyerPracticeResolvers<ContextType = any, ParentType extends ResolversParentTypes['LawyerPractice'] = ResolversParentTypes['LawyerPractice']> = {
  lawyerType?: Resolver<ResolversTypes['LawyerType'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type TeacherPracticeResolvers<ContextType = any, ParentType extends ResolversParentTypes['TeacherPractice'] = ResolversParentTypes['TeacherPractice']> = {
  stage?: Resolver<ResolversTypes['TeachingStage'], ParentType, ContextType>;
  taughtSubject?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type DoctorPracticeResolvers<ContextType = any, ParentType extends ResolversParentTypes['DoctorPractice'] = ResolversParentTypes['DoctorPractice']> = {
  category?: Resolver<ResolversTypes['DoctorCategory'], ParentType, ContextType>;
  scope?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PractitionerResolvers<ContextType = any, ParentType extends ResolversParentTypes['Practitioner'] = ResolversParentTypes['Practitioner'], FederationReferenceType extends FederationReferenceTypes['Practitioner'] = FederationReferenceTypes['Practitioner']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Practitioner']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  subject?: Resolver<Maybe<ResolversTypes['Subject']>, ParentType, ContextType>;
  profession?: Resolver<ResolversTypes['Profession'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  sex?: Resolver<Maybe<ResolversTypes['Sex']>, ParentType, ContextType>;
  licenceNumber?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  qualificationNumber?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['PractitionerStatus'], ParentType, ContextType>;
  institution?: Resolver<Maybe<ResolversTypes['Institution']>, ParentType, ContextType>;
  firstLicensedOn?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  sourceDepartment?: Resolver<Maybe<ResolversTypes['Department']>, ParentType, ContextType>;
  practice?: Resolver<ResolversTypes['Practice'], ParentType, ContextType>;
  assessment?: Resolver<Maybe<ResolversTypes['PractitionerAssessment']>, ParentType, ContextType>;
  qualifications?: Resolver<Maybe<ResolversTypes['QualificationConnection']>, ParentType, ContextType, RequireFields<PractitionerQualificationsArgs, 'first'>>;
  discipline?: Resolver<Maybe<ResolversTypes['DisciplineRecordConnection']>, ParentType, ContextType, RequireFields<PractitionerDisciplineArgs, 'first'>>;
  honours?: Resolver<Maybe<ResolversTypes['ProfessionalHonourConnection']>, ParentType, ContextType, RequireFields<PractitionerHonoursArgs, 'first'>>;
};

export type PractitionerConnectionResolvers<ContextType = any, ParentType extends ResolversParentTypes['PractitionerConnection'] = ResolversParentTypes['PractitionerConnection']> = {
  edges?: Resolver<Array<ResolversTypes['PractitionerEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Practitioner']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type PractitionerEdgeResolvers<ContextType = any, ParentType extends ResolversParentTypes['PractitionerEdge'] = ResolversParentTypes['PractitionerEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Practitioner'], ParentType, ContextType>;
};

export type PractitionerAssessmentResolvers<ContextType = any, ParentType extends ResolversParentTypes['PractitionerAssessment'] = ResolversParentTypes['PractitionerAssessment']> = {
  result?: Resolver<Maybe<ResolversTypes['AssessmentResult']>, ParentType, ContextType>;
  assessedOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  assessor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ProfessionalHonourResolvers<ContextType = any, ParentType extends ResolversParentTypes['ProfessionalHonour'] = ResolversParentTypes['ProfessionalHonour'], FederationReferenceType extends FederationReferenceTypes['ProfessionalHonour'] = FederationReferenceTypes['ProfessionalHonour']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['ProfessionalHonour']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  subject?: Resolver<Maybe<ResolversTypes['Subject']>, ParentType, ContextType>;
  category?: Resolver<ResolversTypes['CatalogueCategory'], ParentType, ContextType>;
  sourceDepartment?: Resolver<Maybe<ResolversTypes['Department']>, ParentType, ContextType>;
  basis?: Resolver<ResolversTypes['LegalDocument'], ParentType, ContextType>;
  decisionDate?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  publicityStart?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  publicityEnd?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  expiresOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  state?: Resolver<ResolversTypes['RecordState'], ParentType, ContextType>;
  versions?: Resolver<Array<ResolversTypes['RecordVersion']>, ParentType, ContextType>;
  provenance?: Resolver<ResolversTypes['Provenance'], ParentType, ContextType>;
  visibility?: Resolver<ResolversTypes['RecordVisibility'], ParentType, ContextType>;
  profession?: Resolver<Maybe<ResolversTypes['Profession']>, ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  grantor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  level?: Resolver<ResolversTypes['HonourLevel'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ProfessionalHonourConnectionResolvers<ContextType = any, ParentType extends ResolversParentTypes['ProfessionalHonourConnection'] = ResolversParentTypes['ProfessionalHonourConnection']> = {
  edges?: Resolver<Array<ResolversTypes['ProfessionalHonourEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['ProfessionalHonour']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type ProfessionalHonourEdgeResolvers<ContextType = any, ParentType extends ResolversParentTypes['ProfessionalHonourEdge'] = ResolversParentTypes['ProfessionalHonourEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['ProfessionalHonour'], ParentType, ContextType>;
};

export type QualificationResolvers<ContextType = any, ParentType extends ResolversParentTypes['Qualification'] = ResolversParentTypes['Qualification'], FederationReferenceType extends FederationReferenceTypes['Qualification'] = FederationReferenceTypes['Qualification']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Qualification']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  subject?: Resolver<Maybe<ResolversTypes['Subject']>, ParentType, ContextType>;
  category?: Resolver<ResolversTypes['CatalogueCategory'], ParentType, ContextType>;
  sourceDepartment?: Resolver<Maybe<ResolversTypes['Department']>, ParentType, ContextType>;
  basis?: Resolver<ResolversTypes['LegalDocument'], ParentType, ContextType>;
  decisionDate?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  publicityStart?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  publicityEnd?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  expiresOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  state?: Resolver<ResolversTypes['RecordState'], ParentType, ContextType>;
  versions?: Resolver<Array<ResolversTypes['RecordVersion']>, ParentType, ContextType>;
  provenance?: Resolver<ResolversTypes['Provenance'], ParentType, ContextType>;
  visibility?: Resolver<ResolversTypes['RecordVisibility'], ParentType, ContextType>;
  profession?: Resolver<ResolversTypes['Profession'], ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  level?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  issuer?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  certificateNumber?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type QualificationConnectionResolvers<ContextType = any, ParentType extends ResolversParentTypes['QualificationConnection'] = ResolversParentTypes['QualificationConnection']> = {
  edges?: Resolver<Array<ResolversTypes['QualificationEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Qualification']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type QualificationEdgeResolvers<ContextType = any, ParentType extends ResolversParentTypes['QualificationEdge'] = ResolversParentTypes['QualificationEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Qualification'], ParentType, ContextType>;
};

export type Resolvers<ContextType = any> = {
  UnifiedSocialCreditCode?: GraphQLScalarType;
  Date?: GraphQLScalarType;
  DateTime?: GraphQLScalarType;
  MoneyCents?: GraphQLScalarType;
  PageInfo?: PageInfoResolvers<ContextType>;
  LegalDocument?: LegalDocumentResolvers<ContextType>;
  RecordVersion?: RecordVersionResolvers<ContextType>;
  Provenance?: ProvenanceResolvers<ContextType>;
  CreditRecord?: CreditRecordResolvers<ContextType>;
  RecordFreezingStep?: RecordFreezingStepResolvers<ContextType>;
  RecordFreezing?: RecordFreezingResolvers<ContextType>;
  Subject?: SubjectResolvers<ContextType>;
  Department?: DepartmentResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  DisciplineRecord?: DisciplineRecordResolvers<ContextType>;
  DisciplineRecordConnection?: DisciplineRecordConnectionResolvers<ContextType>;
  DisciplineRecordEdge?: DisciplineRecordEdgeResolvers<ContextType>;
  Institution?: InstitutionResolvers<ContextType>;
  InstitutionConnection?: InstitutionConnectionResolvers<ContextType>;
  InstitutionEdge?: InstitutionEdgeResolvers<ContextType>;
  InstitutionGrade?: InstitutionGradeResolvers<ContextType>;
  Practice?: PracticeResolvers<ContextType>;
  LawyerPractice?: LawyerPracticeResolvers<ContextType>;
  TeacherPractice?: TeacherPracticeResolvers<ContextType>;
  DoctorPractice?: DoctorPracticeResolvers<ContextType>;
  Practitioner?: PractitionerResolvers<ContextType>;
  PractitionerConnection?: PractitionerConnectionResolvers<ContextType>;
  PractitionerEdge?: PractitionerEdgeResolvers<ContextType>;
  PractitionerAssessment?: PractitionerAssessmentResolvers<ContextType>;
  ProfessionalHonour?: ProfessionalHonourResolvers<ContextType>;
  ProfessionalHonourConnection?: ProfessionalHonourConnectionResolvers<ContextType>;
  ProfessionalHonourEdge?: ProfessionalHonourEdgeResolvers<ContextType>;
  Qualification?: QualificationResolvers<ContextType>;
  QualificationConnection?: QualificationConnectionResolvers<ContextType>;
  QualificationEdge?: QualificationEdgeResolvers<ContextType>;
};

