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
  /** 日期，YYYY-MM-DD，按北京时间。Calendar date, YYYY-MM-DD, in China Standard Time. */
  Date: { input: string; output: string; }
  /** 时刻，ISO 8601，UTC。Instant, ISO 8601, in UTC. */
  DateTime: { input: Date; output: Date; }
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
  /** 诚信荣誉，由近到远。Honours for good faith, latest first. */
  honours?: Maybe<IntegrityHonourConnection>;
  /** 名单条目，由近到远。List entries, latest first. */
  listEntries?: Maybe<ListEntryConnection>;
  /** 行业信用评价，由近到远。Sector grades, latest first. */
  sectorGrades?: Maybe<SectorGradeConnection>;
  /** 纳税缴费信用级别，由近到远。Tax credit grades, latest first. */
  taxGrades?: Maybe<TaxGradeConnection>;
};


/** 信用主体：自然人、法人、非法人组织或个体工商户。Credit subject: a natural person, legal person, unincorporated organisation or self-employed household. */
export type SubjectHonoursArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** 信用主体：自然人、法人、非法人组织或个体工商户。Credit subject: a natural person, legal person, unincorporated organisation or self-employed household. */
export type SubjectListEntriesArgs = {
  list?: InputMaybe<CreditList>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** 信用主体：自然人、法人、非法人组织或个体工商户。Credit subject: a natural person, legal person, unincorporated organisation or self-employed household. */
export type SubjectSectorGradesArgs = {
  sector?: InputMaybe<CreditSector>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** 信用主体：自然人、法人、非法人组织或个体工商户。Credit subject: a natural person, legal person, unincorporated organisation or self-employed household. */
export type SubjectTaxGradesArgs = {
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
  /** 检索一种名单的条目。Entries of one list by conditions. */
  listEntries?: Maybe<ListEntryConnection>;
  /** 某年度某级别的纳税缴费信用；A 级以外的仅本人、代表人、经其同意的银行、经办人员和来源部门的管理员可见。Tax credit grades of a year and level; those other than A are seen only by the subject, its representatives, banks with its consent, officers and stewards of the department it comes from. */
  taxGrades?: Maybe<TaxGradeConnection>;
  /** 商务领域一条记录的冻结情况，仅来源部门的管理员和审计员可见；无此记录为空。Whether a record of this domain is frozen, seen only by stewards of the department it comes from and auditors; null when there is no such record. */
  freezingOfCommerceRecord?: Maybe<RecordFreezing>;
};


/** 查询入口。Entry points for reading. */
export type QueryListEntriesArgs = {
  list: CreditList;
  filter?: InputMaybe<ListEntryFilter>;
  order?: InputMaybe<ListEntryOrder>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** 查询入口。Entry points for reading. */
export type QueryTaxGradesArgs = {
  year: Scalars['Int']['input'];
  grade?: InputMaybe<TaxGradeLevel>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** 查询入口。Entry points for reading. */
export type QueryFreezingOfCommerceRecordArgs = {
  type: Scalars['String']['input'];
  recordId: Scalars['ID']['input'];
};

/** 变更入口。Entry points for changes. */
export type Mutation = {
  /** 冻结商务领域的一条记录：停止存储以外的处理，仅本人可见；限其来源部门的管理员（个人信息保护法第四十五、四十七条）。Freezes one record of this domain: stored only, and seen only by the subject; for stewards of the department it comes from (PIPL, Articles 45 and 47). */
  freezeCommerceRecord?: Maybe<RecordFreezing>;
  /** 解除冻结，记录恢复冻结前的状态。Unfreezes a record, which returns to the state it was frozen in. */
  unfreezeCommerceRecord?: Maybe<RecordFreezing>;
};


/** 变更入口。Entry points for changes. */
export type MutationFreezeCommerceRecordArgs = {
  input: RecordFreezingInput;
  key: Scalars['ID']['input'];
};


/** 变更入口。Entry points for changes. */
export type MutationUnfreezeCommerceRecordArgs = {
  input: RecordFreezingInput;
  key: Scalars['ID']['input'];
};

/** 条件的比较方式。How a condition is compared. */
export type FilterMatch =
  /** 相等。Equal. */
  | 'EQUAL'
  /** 不小于。Not less than. */
  | 'FROM'
  /** 不大于。Not greater than. */
  | 'TO'
  /** 包含此连续文字。Contains these consecutive characters. */
  | 'TEXT'
  /** 行中的列表含有此值。The list in the row contains the value. */
  | 'ONE_OF';

/** 诚信荣誉。An honour for good faith. */
export type IntegrityHonour = CreditRecord & {
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
  /** 荣誉名称。Name of the honour. */
  title: Scalars['String']['output'];
  /** 级别。Level. */
  level: IntegrityHonourLevel;
  /** 授予单位名称。Name of the awarding body. */
  awardedBy: Scalars['String']['output'];
  /** 授予日期。Awarded on. */
  awardedOn: Scalars['Date']['output'];
  /** 有效期至；空为长期。Valid until; null means no end. */
  validUntil?: Maybe<Scalars['Date']['output']>;
};

/** 诚信荣誉连接。A page of honours for good faith. */
export type IntegrityHonourConnection = {
  /** 带游标的条目。Items with their cursors. */
  edges: Array<IntegrityHonourEdge>;
  /** 条目。Items. */
  nodes: Array<IntegrityHonour>;
  /** 分页信息。Paging information. */
  pageInfo: PageInfo;
  /** 总数；超过一万不计，为空。Total count; null above 10,000, where it is not counted. */
  totalCount?: Maybe<Scalars['Int']['output']>;
};

/** 诚信荣誉条目。One of honours for good faith, with its cursor. */
export type IntegrityHonourEdge = {
  /** 游标。Cursor. */
  cursor: Scalars['String']['output'];
  /** 条目。The item. */
  node: IntegrityHonour;
};

/** 荣誉级别。Level of an honour. */
export type IntegrityHonourLevel =
  /** 国家级。National. */
  | 'NATIONAL'
  /** 市级。Municipal. */
  | 'MUNICIPAL'
  /** 区级。District. */
  | 'DISTRICT'
  /** 行业级。Of a sector or association. */
  | 'SECTOR';

/** 经营异常名录或严重失信主体名单中的一条。自然人的条目仅本人、代表人、经其同意的银行、经办人员和来源部门的管理员可见。An entry of the abnormal operation list or of a serious-dishonesty list. A natural person's is seen only by the subject, its representatives, banks with its consent, officers and stewards of the department it comes from. */
export type ListEntry = CreditRecord & {
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
  /** 名单类别。Which list. */
  list: CreditList;
  /** 名单全称，如“安全生产严重失信主体名单”。Full name of the list. */
  listName: Scalars['String']['output'];
  /** 列入事由。Cause of the listing. */
  cause: Scalars['String']['output'];
  /** 列入机关。The authority that made the entry. */
  authority?: Maybe<Department>;
  /** 列入日期。Added on. */
  addedOn: Scalars['Date']['output'];
  /** 移出条件。Conditions of removal. */
  removalConditions: Scalars['String']['output'];
  /** 移出日期；空为在列。Removed on; null while listed. */
  removedOn?: Maybe<Scalars['Date']['output']>;
};

/** 名单条目连接。A page of list entries. */
export type ListEntryConnection = {
  /** 带游标的条目。Items with their cursors. */
  edges: Array<ListEntryEdge>;
  /** 条目。Items. */
  nodes: Array<ListEntry>;
  /** 分页信息。Paging information. */
  pageInfo: PageInfo;
  /** 总数；超过一万不计，为空。Total count; null above 10,000, where it is not counted. */
  totalCount?: Maybe<Scalars['Int']['output']>;
};

/** 名单条目条目。One of list entries, with its cursor. */
export type ListEntryEdge = {
  /** 游标。Cursor. */
  cursor: Scalars['String']['output'];
  /** 条目。The item. */
  node: ListEntry;
};

/** 名单条目检索条件，各项同时成立。Conditions on list entries; all must hold. */
export type ListEntryFilter = {
  /** 列入机关（部门标识）。Authority that made the entry (department id). */
  department?: InputMaybe<Scalars['ID']['input']>;
  /** 列入日期不早于。Added on or after. */
  addedFrom?: InputMaybe<Scalars['Date']['input']>;
  /** 列入日期不晚于。Added on or before. */
  addedTo?: InputMaybe<Scalars['Date']['input']>;
};

/** 名单条目排序。Order of list entries. */
export type ListEntryOrder =
  /** 列入日期由近到远。Latest addition first. */
  | 'NEWEST';

/** 名单类别。Kind of list. */
export type CreditList =
  /** 经营异常名录。List of abnormal operation. */
  | 'ABNORMAL_OPERATION'
  /** 严重失信主体名单。List of seriously dishonest subjects. */
  | 'SERIOUS_DISHONESTY';

/** 行业信用评价结果。An evaluation of credit in a sector. */
export type SectorGrade = CreditRecord & {
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
  /** 行业领域。Sector. */
  sector: CreditSector;
  /** 评价模型及版本。Evaluation model and version. */
  modelVersion: Scalars['String']['output'];
  /** 本行业等级，按该行业的写法。Grade as the sector writes it. */
  grade: Scalars['String']['output'];
  /** 统一等级，供分级分类监管。Unified grade, for graded supervision. */
  unifiedGrade: UnifiedGrade;
  /** 评价日期。Evaluated on. */
  evaluatedOn: Scalars['Date']['output'];
  /** 有效期至；空为未定。Valid until; null where open. */
  validUntil?: Maybe<Scalars['Date']['output']>;
  /** 评价说明：各项指标的认定与得分（仅本人、代表人、经其同意的银行和经办人员可见）。Explanation: finding and points of each indicator (seen only by the subject, its representatives, banks with its consent and officers). */
  explanation?: Maybe<Array<GradeFactor>>;
};

/** 行业信用评价连接。A page of sector grades. */
export type SectorGradeConnection = {
  /** 带游标的条目。Items with their cursors. */
  edges: Array<SectorGradeEdge>;
  /** 条目。Items. */
  nodes: Array<SectorGrade>;
  /** 分页信息。Paging information. */
  pageInfo: PageInfo;
  /** 总数；超过一万不计，为空。Total count; null above 10,000, where it is not counted. */
  totalCount?: Maybe<Scalars['Int']['output']>;
};

/** 行业信用评价条目。One of sector grades, with its cursor. */
export type SectorGradeEdge = {
  /** 游标。Cursor. */
  cursor: Scalars['String']['output'];
  /** 条目。The item. */
  node: SectorGrade;
};

/** 评价中的一项指标。One indicator of an evaluation. */
export type GradeFactor = {
  /** 指标。Indicator. */
  indicator: Scalars['String']['output'];
  /** 认定。Finding. */
  finding: Scalars['String']['output'];
  /** 得分，扣分为负。Points; negative where deducted. */
  points: Scalars['Int']['output'];
};

/** 行业领域：规划所列八个重点领域及其他。Sector: the eight key fields of the plan, and others. */
export type CreditSector =
  /** 生产流通。Production and circulation. */
  | 'PRODUCTION_CIRCULATION'
  /** 工程质量。Construction quality. */
  | 'CONSTRUCTION_QUALITY'
  /** 养老托幼。Care of the elderly and of small children. */
  | 'ELDERLY_CHILD_CARE'
  /** 中介服务。Intermediary services. */
  | 'INTERMEDIARY_SERVICES'
  /** 文化旅游。Culture and tourism. */
  | 'CULTURE_TOURISM'
  /** 金融。Finance. */
  | 'FINANCE'
  /** 税务。Taxation. */
  | 'TAXATION'
  /** 物价。Pricing. */
  | 'PRICING'
  /** 生态环境。Environment. */
  | 'ENVIRONMENT'
  /** 人力资源和社会保障。Labour and social security. */
  | 'LABOUR'
  /** 安全生产。Work safety. */
  | 'WORK_SAFETY'
  /** 食品药品。Food and drugs. */
  | 'FOOD_DRUG'
  /** 交通运输。Transport. */
  | 'TRANSPORT'
  /** 海关。Customs. */
  | 'CUSTOMS';

/** 统一信用等级。Unified grade. */
export type UnifiedGrade =
  /** 信用好，风险低。Good credit, low risk. */
  | 'A'
  /** 信用一般，风险一般。Ordinary credit, ordinary risk. */
  | 'B'
  /** 信用较差，风险较高。Poor credit, higher risk. */
  | 'C'
  /** 信用差，风险高。Bad credit, high risk. */
  | 'D';

/** 纳税缴费信用级别。依法只公布 A 级；其他级别仅本人、代表人、经其同意的银行、经办人员和来源部门的管理员可见。Tax credit grade. By law only A is published; other grades are seen only by the subject, its representatives, banks with its consent, officers and stewards of the department it comes from. */
export type TaxGrade = CreditRecord & {
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
  /** 评价年度。Year evaluated. */
  year: Scalars['Int']['output'];
  /** 级别。Grade. */
  grade: TaxGradeLevel;
  /** 评价得分，0–100；直接判级者为空（仅本人、代表人、经其同意的银行和经办人员可见）。Points, 0–100; null where graded directly (seen only by the subject, its representatives, banks with its consent and officers). */
  score?: Maybe<Scalars['Int']['output']>;
};

/** 纳税缴费信用级别连接。A page of tax credit grades. */
export type TaxGradeConnection = {
  /** 带游标的条目。Items with their cursors. */
  edges: Array<TaxGradeEdge>;
  /** 条目。Items. */
  nodes: Array<TaxGrade>;
  /** 分页信息。Paging information. */
  pageInfo: PageInfo;
  /** 总数；超过一万不计，为空。Total count; null above 10,000, where it is not counted. */
  totalCount?: Maybe<Scalars['Int']['output']>;
};

/** 纳税缴费信用级别条目。One of tax credit grades, with its cursor. */
export type TaxGradeEdge = {
  /** 游标。Cursor. */
  cursor: Scalars['String']['output'];
  /** 条目。The item. */
  node: TaxGrade;
};

/** 纳税缴费信用级别（税务总局公告2025年第12号）。Tax credit grade (State Taxation Administration, Announcement 12 of 2025). */
export type TaxGradeLevel =
  /** 90 分以上。90 points or more. */
  | 'A'
  /** 70 分以上不满 90 分。70 to 89 points. */
  | 'B'
  /** 新设立或无收入，70 分以上。New or without income, 70 points or more. */
  | 'M'
  /** 40 分以上不满 70 分。40 to 69 points. */
  | 'C'
  /** 不满 40 分或直接判级。Under 40 points, or graded directly. */
  | 'D';



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
  IntegrityHonour: IntegrityHonour;
  ListEntry: ListEntry;
  SectorGrade: SectorGrade;
  TaxGrade: TaxGrade;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  Subject:
    ( { __typename: 'Subject' }
    & GraphQLRecursivePick<FederationTypes['Subject'], {"id":true}> );
  IntegrityHonour:
    ( { __typename: 'IntegrityHonour' }
    & GraphQLRecursivePick<FederationTypes['IntegrityHonour'], {"id":true}> );
  ListEntry:
    ( { __typename: 'ListEntry' }
    & GraphQLRecursivePick<FederationTypes['ListEntry'], {"id":true}> );
  SectorGrade:
    ( { __typename: 'SectorGrade' }
    & GraphQLRecursivePick<FederationTypes['SectorGrade'], {"id":true}> );
  TaxGrade:
    ( { __typename: 'TaxGrade' }
    & GraphQLRecursivePick<FederationTypes['TaxGrade'], {"id":true}> );
};



/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  Cluster: Cluster;
  MaskKind: MaskKind;
  Date: ResolverTypeWrapper<Scalars['Date']['output']>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
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
  FilterMatch: FilterMatch;
  IntegrityHonour: ResolverTypeWrapper<any>;
  IntegrityHonourConnection: ResolverTypeWrapper<any>;
  IntegrityHonourEdge: ResolverTypeWrapper<any>;
  IntegrityHonourLevel: IntegrityHonourLevel;
  ListEntry: ResolverTypeWrapper<any>;
  ListEntryConnection: ResolverTypeWrapper<any>;
  ListEntryEdge: ResolverTypeWrapper<any>;
  ListEntryFilter: ListEntryFilter;
  ListEntryOrder: ListEntryOrder;
  CreditList: CreditList;
  SectorGrade: ResolverTypeWrapper<any>;
  SectorGradeConnection: ResolverTypeWrapper<any>;
  SectorGradeEdge: ResolverTypeWrapper<any>;
  GradeFactor: ResolverTypeWrapper<any>;
  CreditSector: CreditSector;
  UnifiedGrade: UnifiedGrade;
  TaxGrade: ResolverTypeWrapper<any>;
  TaxGradeConnection: ResolverTypeWrapper<any>;
  TaxGradeEdge: ResolverTypeWrapper<any>;
  TaxGradeLevel: TaxGradeLevel;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  Date: Scalars['Date']['output'];
  DateTime: Scalars['DateTime']['output'];
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
  IntegrityHonour: any;
  IntegrityHonourConnection: any;
  IntegrityHonourEdge: any;
  ListEntry: any;
  ListEntryConnection: any;
  ListEntryEdge: any;
  ListEntryFilter: ListEntryFilter;
  SectorGrade: any;
  SectorGradeConnection: any;
  SectorGradeEdge: any;
  GradeFactor: any;
  TaxGrade: any;
  TaxGradeConnection: any;
  TaxGradeEdge: any;
};

export interface DateScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Date'], any> {
  name: 'Date';
}

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
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
  __resolveType: TypeResolveFn<'IntegrityHonour' | 'ListEntry' | 'SectorGrade' | 'TaxGrade', ParentType, ContextType>;
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
  honours?: Resolver<Maybe<ResolversTypes['IntegrityHonourConnection']>, ParentType, ContextType, RequireFields<SubjectHonoursArgs, 'first'>>;
  listEntries?: Resolver<Maybe<ResolversTypes['ListEntryConnection']>, ParentType, ContextType, RequireFields<SubjectListEntriesArgs, 'first'>>;
  sectorGrades?: Resolver<Maybe<ResolversTypes['SectorGradeConnection']>, ParentType, ContextType, RequireFields<SubjectSectorGradesArgs, 'first'>>;
  taxGrades?: Resolver<Maybe<ResolversTypes['TaxGradeConnection']>, ParentType, ContextType, RequireFields<SubjectTaxGradesArgs, 'first'>>;
};

export type DepartmentResolvers<ContextType = any, ParentType extends ResolversParentTypes['Department'] = ResolversParentTypes['Department']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type QueryResolvers<ContextType = any, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  listEntries?: Resolver<Maybe<ResolversTypes['ListEntryConnection']>, ParentType, ContextType, RequireFields<QueryListEntriesArgs, 'list' | 'order' | 'first'>>;
  taxGrades?: Resolver<Maybe<ResolversTypes['TaxGradeConnection']>, ParentType, ContextType, RequireFields<QueryTaxGradesArgs, 'year' | 'grade' | 'first'>>;
  freezingOfCommerceRecord?: Resolver<Maybe<ResolversTypes['RecordFreezing']>, ParentType, ContextType, RequireFields<QueryFreezingOfCommerceRecordArgs, 'type' | 'recordId'>>;
};

export type MutationResolvers<ContextType = any, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  freezeCommerceRecord?: Resolver<Maybe<ResolversTypes['RecordFreezing']>, ParentType, ContextType, RequireFields<MutationFreezeCommerceRecordArgs, 'input' | 'key'>>;
  unfreezeCommerceRecord?: Resolver<Maybe<ResolversTypes['RecordFreezing']>, ParentType, ContextType, RequireFields<MutationUnfreezeCommerceRecordArgs, 'input' | 'key'>>;
};

export type IntegrityHonourResolvers<ContextType = any, ParentType extends ResolversParentTypes['IntegrityHonour'] = ResolversParentTypes['IntegrityHonour'], FederationReferenceType extends FederationReferenceTypes['IntegrityHonour'] = FederationReferenceTypes['IntegrityHonour']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['IntegrityHonour']> | FederationReferenceType, FederationReferenceType, ContextType>;
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
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  level?: Resolver<ResolversTypes['IntegrityHonourLevel'], ParentType, ContextType>;
  awardedBy?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  awardedOn?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  validUntil?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type IntegrityHonourConnectionResolvers<ContextType = any, ParentType extends ResolversParentTypes['IntegrityHonourConnection'] = ResolversParentTypes['IntegrityHonourConnection']> = {
  edges?: Resolver<Array<ResolversTypes['IntegrityHonourEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['IntegrityHonour']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type IntegrityHonourEdgeResolvers<ContextType = any, ParentType extends ResolversParentTypes['IntegrityHonourEdge'] = ResolversParentTypes['IntegrityHonourEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['IntegrityHonour'], ParentType, ContextType>;
};

export type ListEntryResolvers<ContextType = any, ParentType extends ResolversParentTypes['ListEntry'] = ResolversParentTypes['ListEntry'], FederationReferenceType extends FederationReferenceTypes['ListEntry'] = FederationReferenceTypes['ListEntry']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['ListEntry']> | FederationReferenceType, FederationReferenceType, ContextType>;
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
  list?: Resolver<ResolversTypes['CreditList'], ParentType, ContextType>;
  listName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  cause?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  authority?: Resolver<Maybe<ResolversTypes['Department']>, ParentType, ContextType>;
  addedOn?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  removalConditions?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  removedOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ListEntryConnectionResolvers<ContextType = any, ParentType extends ResolversParentTypes['ListEntryConnection'] = ResolversParentTypes['ListEntryConnection']> = {
  edges?: Resolver<Array<ResolversTypes['ListEntryEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['ListEntry']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type ListEntryEdgeResolvers<ContextType = any, ParentType extends ResolversParentTypes['ListEntryEdge'] = ResolversParentTypes['ListEntryEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['ListEntry'], ParentType, ContextType>;
};

export type SectorGradeResolvers<ContextType = any, ParentType extends ResolversParentTypes['SectorGrade'] = ResolversParentTypes['SectorGrade'], FederationReferenceType extends FederationReferenceTypes['SectorGrade'] = FederationReferenceTypes['SectorGrade']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['SectorGrade']> | FederationReferenceType, FederationReferenceType, ContextType>;
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
  sector?: Resolver<ResolversTypes['CreditSector'], ParentType, ContextType>;
  modelVersion?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  grade?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  unifiedGrade?: Resolver<ResolversTypes['UnifiedGrade'], ParentType, ContextType>;
  evaluatedOn?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  validUntil?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  explanation?: Resolver<Maybe<Array<ResolversTypes['GradeFactor']>>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SectorGradeConnectionResolvers<ContextType = any, ParentType extends ResolversParentTypes['SectorGradeConnection'] = ResolversParentTypes['SectorGradeConnection']> = {
  edges?: Resolver<Array<ResolversTypes['SectorGradeEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['SectorGrade']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type SectorGradeEdgeResolvers<ContextType = any, ParentType extends ResolversParentTypes['SectorGradeEdge'] = ResolversParentTypes['SectorGradeEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['SectorGrade'], ParentType, ContextType>;
};

export type GradeFactorResolvers<ContextType = any, ParentType extends ResolversParentTypes['GradeFactor'] = ResolversParentTypes['GradeFactor']> = {
  indicator?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  finding?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  points?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type TaxGradeResolvers<ContextType = any, ParentType extends ResolversParentTypes['TaxGrade'] = ResolversParentTypes['TaxGrade'], FederationReferenceType extends FederationReferenceTypes['TaxGrade'] = FederationReferenceTypes['TaxGrade']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['TaxGrade']> | FederationReferenceType, FederationReferenceType, ContextType>;
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
  year?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  grade?: Resolver<ResolversTypes['TaxGradeLevel'], ParentType, ContextType>;
  score?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type TaxGradeConnectionResolvers<ContextType = any, ParentType extends ResolversParentTypes['TaxGradeConnection'] = ResolversParentTypes['TaxGradeConnection']> = {
  edges?: Resolver<Array<ResolversTypes['TaxGradeEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['TaxGrade']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type TaxGradeEdgeResolvers<ContextType = any, ParentType extends ResolversParentTypes['TaxGradeEdge'] = ResolversParentTypes['TaxGradeEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['TaxGrade'], ParentType, ContextType>;
};

export type Resolvers<ContextType = any> = {
  Date?: GraphQLScalarType;
  DateTime?: GraphQLScalarType;
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
  IntegrityHonour?: IntegrityHonourResolvers<ContextType>;
  IntegrityHonourConnection?: IntegrityHonourConnectionResolvers<ContextType>;
  IntegrityHonourEdge?: IntegrityHonourEdgeResolvers<ContextType>;
  ListEntry?: ListEntryResolvers<ContextType>;
  ListEntryConnection?: ListEntryConnectionResolvers<ContextType>;
  ListEntryEdge?: ListEntryEdgeResolvers<ContextType>;
  SectorGrade?: SectorGradeResolvers<ContextType>;
  SectorGradeConnection?: SectorGradeConnectionResolvers<ContextType>;
  SectorGradeEdge?: SectorGradeEdgeResolvers<ContextType>;
  GradeFactor?: GradeFactorResolvers<ContextType>;
  TaxGrade?: TaxGradeResolvers<ContextType>;
  TaxGradeConnection?: TaxGradeConnectionResolvers<ContextType>;
  TaxGradeEdge?: TaxGradeEdgeResolvers<ContextType>;
};

