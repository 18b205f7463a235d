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
  /** 人民法院案号，如（2024）津0102执567号。Court case number. */
  CaseNumber: { input: string; output: string; }
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
  /** 限制消费记录，由近到远。Consumption restrictions, latest first. */
  restrictions?: Maybe<ConsumptionRestrictionConnection>;
  /** 被执行人记录，由近到远。Records as a judgment debtor, latest first. */
  enforcements?: Maybe<JudgmentDebtorConnection>;
  /** 失信被执行人记录，由近到远。Listings as a judgment defaulter, latest first. */
  defaults?: Maybe<JudgmentDefaulterConnection>;
};


/** 信用主体：自然人、法人、非法人组织或个体工商户。Credit subject: a natural person, legal person, unincorporated organisation or self-employed household. */
export type SubjectRestrictionsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** 信用主体：自然人、法人、非法人组织或个体工商户。Credit subject: a natural person, legal person, unincorporated organisation or self-employed household. */
export type SubjectEnforcementsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** 信用主体：自然人、法人、非法人组织或个体工商户。Credit subject: a natural person, legal person, unincorporated organisation or self-employed household. */
export type SubjectDefaultsArgs = {
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
  /** 检索限制消费记录，最近发出者在前。Consumption restrictions, latest issued first. */
  consumptionRestrictions?: Maybe<ConsumptionRestrictionConnection>;
  /** 检索被执行人。Judgment debtors. */
  judgmentDebtors?: Maybe<JudgmentDebtorConnection>;
  /** 检索失信被执行人。Judgment defaulters. */
  judgmentDefaulters?: Maybe<JudgmentDefaulterConnection>;
  /** 司法领域一条记录的冻结情况，仅来源部门的管理员和审计员可见；无此记录为空。Whether a record of this domain is frozen, seen only by stewards of the department it comes from and auditors; null when there is no such record. */
  freezingOfJudicialRecord?: Maybe<RecordFreezing>;
};


/** 查询入口。Entry points for reading. */
export type QueryConsumptionRestrictionsArgs = {
  name?: InputMaybe<Scalars['String']['input']>;
  court?: InputMaybe<Scalars['String']['input']>;
  issuedFrom?: InputMaybe<Scalars['Date']['input']>;
  issuedTo?: InputMaybe<Scalars['Date']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** 查询入口。Entry points for reading. */
export type QueryJudgmentDebtorsArgs = {
  name?: InputMaybe<Scalars['String']['input']>;
  court?: InputMaybe<Scalars['String']['input']>;
  filedFrom?: InputMaybe<Scalars['Date']['input']>;
  filedTo?: InputMaybe<Scalars['Date']['input']>;
  order?: InputMaybe<JudgmentDebtorOrder>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** 查询入口。Entry points for reading. */
export type QueryJudgmentDefaultersArgs = {
  name?: InputMaybe<Scalars['String']['input']>;
  court?: InputMaybe<Scalars['String']['input']>;
  publishedFrom?: InputMaybe<Scalars['Date']['input']>;
  publishedTo?: InputMaybe<Scalars['Date']['input']>;
  ground?: InputMaybe<DefaultGround>;
  order?: InputMaybe<JudgmentDefaulterOrder>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** 查询入口。Entry points for reading. */
export type QueryFreezingOfJudicialRecordArgs = {
  type: Scalars['String']['input'];
  recordId: Scalars['ID']['input'];
};

/** 变更入口。Entry points for changes. */
export type Mutation = {
  /** 冻结司法领域的一条记录：停止存储以外的处理，仅本人可见；限其来源部门的管理员（个人信息保护法第四十五、四十七条）。Freezes one record of this domain: stored only, and seen only by the subject; for stewards of the department it comes from (PIPL, Articles 45 and 47). */
  freezeJudicialRecord?: Maybe<RecordFreezing>;
  /** 解除冻结，记录恢复冻结前的状态。Unfreezes a record, which returns to the state it was frozen in. */
  unfreezeJudicialRecord?: Maybe<RecordFreezing>;
};


/** 变更入口。Entry points for changes. */
export type MutationFreezeJudicialRecordArgs = {
  input: RecordFreezingInput;
  key: Scalars['ID']['input'];
};


/** 变更入口。Entry points for changes. */
export type MutationUnfreezeJudicialRecordArgs = {
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

/** 限制消费：一项限制消费令对一个主体的效力；单位被执行人及受其牵连的责任人员各为一条。Consumption restriction: one order as it binds one subject; an organisation under enforcement and each person bound because of it have a record each. */
export type ConsumptionRestriction = CreditRecord & {
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
  /** 当事人类别。Kind of party. */
  partyKind: EnforcementPartyKind;
  /** 姓名或名称（法院依法公布）。Name, as the court publishes it by law. */
  name: Scalars['String']['output'];
  /** 自然人证件号码，仅留首末各一位；完整号码不存于此。Identity number of a natural person, first and last characters only; the full number is not kept here. */
  maskedIdNumber?: Maybe<Scalars['String']['output']>;
  /** 组织的统一社会信用代码。Unified social credit code of an organisation. */
  uscc?: Maybe<Scalars['UnifiedSocialCreditCode']['output']>;
  /** 受限制的身份。Capacity in which the subject is bound. */
  capacity: RestrictionCapacity;
  /** 执行法院全称。Full name of the enforcing court. */
  court: Scalars['String']['output'];
  /** 执行案号。Enforcement case number. */
  caseNumber: Scalars['CaseNumber']['output'];
  /** 发出日期。Date of issue. */
  issuedOn: Scalars['Date']['output'];
  /** 解除日期；未解除为空。Date of lifting; null when in force. */
  liftedOn?: Maybe<Scalars['Date']['output']>;
  /** 限制的消费行为（2015 年修正规定第三条）。Acts restricted (rules as revised in 2015, Article 3). */
  restrictedActs: Array<RestrictedAct>;
  /** 被执行人姓名或名称；被执行人为未成年人的为空。Name of the party under enforcement; null when that party is a minor. */
  debtorName?: Maybe<Scalars['String']['output']>;
  /** 被执行人。The party under enforcement. */
  debtor?: Maybe<Subject>;
  /** 同一限制消费令所及的全部主体，被执行人在内。All subjects bound by the same order, the party under enforcement included. */
  affected?: Maybe<ConsumptionRestrictionConnection>;
};


/** 限制消费：一项限制消费令对一个主体的效力；单位被执行人及受其牵连的责任人员各为一条。Consumption restriction: one order as it binds one subject; an organisation under enforcement and each person bound because of it have a record each. */
export type ConsumptionRestrictionAffectedArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};

/** 限制消费记录连接。A page of consumption restrictions. */
export type ConsumptionRestrictionConnection = {
  /** 带游标的条目。Items with their cursors. */
  edges: Array<ConsumptionRestrictionEdge>;
  /** 条目。Items. */
  nodes: Array<ConsumptionRestriction>;
  /** 分页信息。Paging information. */
  pageInfo: PageInfo;
  /** 总数；超过一万不计，为空。Total count; null above 10,000, where it is not counted. */
  totalCount?: Maybe<Scalars['Int']['output']>;
};

/** 限制消费记录条目。One of consumption restrictions, with its cursor. */
export type ConsumptionRestrictionEdge = {
  /** 游标。Cursor. */
  cursor: Scalars['String']['output'];
  /** 条目。The item. */
  node: ConsumptionRestriction;
};

/** 受限制的身份。Capacity in which a subject is bound. */
export type RestrictionCapacity =
  /** 被执行人。The party under enforcement. */
  | 'DEBTOR'
  /** 法定代表人。Legal representative. */
  | 'LEGAL_REPRESENTATIVE'
  /** 主要负责人。Main person in charge. */
  | 'PERSON_IN_CHARGE'
  /** 影响债务履行的直接责任人员。Directly responsible person. */
  | 'DIRECTLY_RESPONSIBLE'
  /** 实际控制人。Actual controller. */
  | 'ACTUAL_CONTROLLER';

/** 限制的高消费及非生活、非工作必需的消费行为（第三条第一至九项）。Restricted consumption (Article 3, items 1 to 9). */
export type RestrictedAct =
  /** 乘坐飞机、列车软卧、轮船二等以上舱位。Flights, soft sleepers and ship cabins of second class or above. */
  | 'AIR_AND_FIRST_CLASS_TRAVEL'
  /** 在星级以上宾馆、酒店、夜总会、高尔夫球场等高消费。Star-rated hotels, night clubs, golf courses and the like. */
  | 'LUXURY_VENUES'
  /** 购买不动产或者新建、扩建、高档装修房屋。Buying real estate; building, extending or luxuriously fitting out houses. */
  | 'REAL_ESTATE'
  /** 租赁高档写字楼、宾馆、公寓等场所办公。Renting premium offices, hotels or flats for work. */
  | 'PREMIUM_OFFICES'
  /** 购买非经营必需车辆。Buying vehicles not needed for business. */
  | 'VEHICLES'
  /** 旅游、度假。Tourism and holidays. */
  | 'TOURISM'
  /** 子女就读高收费私立学校。High-fee private schools for children. */
  | 'PRIVATE_SCHOOLS'
  /** 支付高额保费购买保险理财产品。Insurance investment products with high premiums. */
  | 'INSURANCE_PRODUCTS'
  /** 乘坐 G 字头动车组列车全部座位、其他动车组列车一等以上座位等。All seats of G-class trains, first class or above of other high-speed trains. */
  | 'HIGH_SPEED_RAIL';

/** 当事人类别。Kind of party. */
export type EnforcementPartyKind =
  /** 自然人。Natural person. */
  | 'PERSON'
  /** 法人或其他组织。Legal person or other organisation. */
  | 'ORGANIZATION';

/** 被执行人：进入强制执行程序的当事人。Judgment debtor: a party against whom enforcement is pending. */
export type JudgmentDebtor = CreditRecord & {
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
  /** 当事人类别。Kind of party. */
  partyKind: EnforcementPartyKind;
  /** 姓名或名称（法院依法公布）。Name, as the court publishes it by law. */
  name: Scalars['String']['output'];
  /** 自然人证件号码，仅留首末各一位；完整号码不存于此。Identity number of a natural person, first and last characters only; the full number is not kept here. */
  maskedIdNumber?: Maybe<Scalars['String']['output']>;
  /** 组织的统一社会信用代码。Unified social credit code of an organisation. */
  uscc?: Maybe<Scalars['UnifiedSocialCreditCode']['output']>;
  /** 执行法院全称。Full name of the enforcing court. */
  court: Scalars['String']['output'];
  /** 执行案号。Enforcement case number. */
  caseNumber: Scalars['CaseNumber']['output'];
  /** 立案日期。Date of filing. */
  filedOn: Scalars['Date']['output'];
  /** 执行标的（分，法院依法公布）。Amount to be enforced, in fen, as the court publishes it. */
  amount: Scalars['MoneyCents']['output'];
  /** 执行标的区间。Band of the amount. */
  amountBand: AmountBand;
  /** 终结本次执行程序日期；未终本为空。Date this run of enforcement ended for want of property; null when it has not. */
  terminatedOn?: Maybe<Scalars['Date']['output']>;
  /** 未履行金额（分）；仅终本案件公布。Amount outstanding, in fen; published for ended runs only. */
  outstandingAmount?: Maybe<Scalars['MoneyCents']['output']>;
};

/** 被执行人连接。A page of judgment debtors. */
export type JudgmentDebtorConnection = {
  /** 带游标的条目。Items with their cursors. */
  edges: Array<JudgmentDebtorEdge>;
  /** 条目。Items. */
  nodes: Array<JudgmentDebtor>;
  /** 分页信息。Paging information. */
  pageInfo: PageInfo;
  /** 总数；超过一万不计，为空。Total count; null above 10,000, where it is not counted. */
  totalCount?: Maybe<Scalars['Int']['output']>;
};

/** 被执行人条目。One of judgment debtors, with its cursor. */
export type JudgmentDebtorEdge = {
  /** 游标。Cursor. */
  cursor: Scalars['String']['output'];
  /** 条目。The item. */
  node: JudgmentDebtor;
};

/** 被执行人排序。Order of judgment debtors. */
export type JudgmentDebtorOrder =
  /** 立案日期由近到远。Latest filed first. */
  | 'FILED_DESC'
  /** 执行标的由大到小。Largest amount first. */
  | 'AMOUNT_DESC';

/** 失信被执行人（最高人民法院关于公布失信被执行人名单信息的若干规定，2017 年修正）。Judgment defaulter (Supreme People's Court rules on the published list, as revised in 2017). */
export type JudgmentDefaulter = CreditRecord & {
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
  /** 当事人类别。Kind of party. */
  partyKind: EnforcementPartyKind;
  /** 姓名或名称（法院依法公布）。Name, as the court publishes it by law. */
  name: Scalars['String']['output'];
  /** 自然人证件号码，仅留首末各一位；完整号码不存于此。Identity number of a natural person, first and last characters only; the full number is not kept here. */
  maskedIdNumber?: Maybe<Scalars['String']['output']>;
  /** 组织的统一社会信用代码。Unified social credit code of an organisation. */
  uscc?: Maybe<Scalars['UnifiedSocialCreditCode']['output']>;
  /** 性别（第六条规定公布；组织为空）。Sex, published under Article 6; null for organisations. */
  sex?: Maybe<Sex>;
  /** 发布时年龄（第六条规定公布；组织为空）。Age at publication, published under Article 6; null for organisations. */
  ageAtPublication?: Maybe<Scalars['Int']['output']>;
  /** 组织的法定代表人或负责人姓名。Name of an organisation's legal representative. */
  representativeName?: Maybe<Scalars['String']['output']>;
  /** 执行法院全称。Full name of the enforcing court. */
  court: Scalars['String']['output'];
  /** 省份。Province. */
  area: Scalars['String']['output'];
  /** 执行案号。Enforcement case number. */
  caseNumber: Scalars['CaseNumber']['output'];
  /** 立案日期。Date of filing. */
  filedOn: Scalars['Date']['output'];
  /** 发布日期。Date of publication. */
  publishedOn: Scalars['Date']['output'];
  /** 执行依据文号。Number of the document enforced. */
  basisNumber: Scalars['String']['output'];
  /** 作出执行依据的单位。Who made the document enforced. */
  basisIssuer: Scalars['String']['output'];
  /** 生效法律文书确定的义务。Duty set by the effective document. */
  duty: Scalars['String']['output'];
  /** 履行情况。State of performance. */
  performance: DutyPerformance;
  /** 已履行部分。Part performed. */
  performedPart?: Maybe<Scalars['String']['output']>;
  /** 未履行部分。Part not performed. */
  unperformedPart?: Maybe<Scalars['String']['output']>;
  /** 失信行为情形（第一条）。Ground of the listing (Article 1). */
  ground: DefaultGround;
};

/** 失信被执行人连接。A page of judgment defaulters. */
export type JudgmentDefaulterConnection = {
  /** 带游标的条目。Items with their cursors. */
  edges: Array<JudgmentDefaulterEdge>;
  /** 条目。Items. */
  nodes: Array<JudgmentDefaulter>;
  /** 分页信息。Paging information. */
  pageInfo: PageInfo;
  /** 总数；超过一万不计，为空。Total count; null above 10,000, where it is not counted. */
  totalCount?: Maybe<Scalars['Int']['output']>;
};

/** 失信被执行人条目。One of judgment defaulters, with its cursor. */
export type JudgmentDefaulterEdge = {
  /** 游标。Cursor. */
  cursor: Scalars['String']['output'];
  /** 条目。The item. */
  node: JudgmentDefaulter;
};

/** 失信被执行人排序。Order of judgment defaulters. */
export type JudgmentDefaulterOrder =
  /** 立案日期由近到远。Latest filed first. */
  | 'FILED_DESC'
  /** 发布日期由近到远。Latest published first. */
  | 'PUBLISHED_DESC';

/** 义务履行情况。State of performance of a duty. */
export type DutyPerformance =
  /** 全部未履行。Nothing performed. */
  | 'NONE'
  /** 部分履行。Partly performed. */
  | 'PARTIAL'
  /** 全部已履行。Fully performed. */
  | 'FULL';

/** 失信行为情形（规定第一条第一至六项）。Ground of default (rules, Article 1, items 1 to 6). */
export type DefaultGround =
  /** 有履行能力而拒不履行生效法律文书确定义务。Able to perform but refuses. */
  | 'REFUSAL_THOUGH_ABLE'
  /** 以伪造证据、暴力、威胁等方法妨碍、抗拒执行。Obstructs by false evidence, violence or threats. */
  | 'OBSTRUCTION'
  /** 以虚假诉讼、虚假仲裁或者以隐匿、转移财产等方法规避执行。Evades by sham suits or by hiding or moving assets. */
  | 'EVASION'
  /** 违反财产报告制度。Breaks the duty to report assets. */
  | 'BREACH_OF_ASSET_REPORTING'
  /** 违反限制消费令。Breaks a consumption restriction. */
  | 'BREACH_OF_RESTRICTION'
  /** 无正当理由拒不履行执行和解协议。Breaks an enforcement settlement without reason. */
  | 'BREACH_OF_SETTLEMENT';



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
  ConsumptionRestriction: ConsumptionRestriction;
  JudgmentDebtor: JudgmentDebtor;
  JudgmentDefaulter: JudgmentDefaulter;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  Subject:
    ( { __typename: 'Subject' }
    & GraphQLRecursivePick<FederationTypes['Subject'], {"id":true}> );
  ConsumptionRestriction:
    ( { __typename: 'ConsumptionRestriction' }
    & GraphQLRecursivePick<FederationTypes['ConsumptionRestriction'], {"id":true}> );
  JudgmentDebtor:
    ( { __typename: 'JudgmentDebtor' }
    & GraphQLRecursivePick<FederationTypes['JudgmentDebtor'], {"id":true}> );
  JudgmentDefaulter:
    ( { __typename: 'JudgmentDefaulter' }
    & GraphQLRecursivePick<FederationTypes['JudgmentDefaulter'], {"id":true}> );
};



/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  Cluster: Cluster;
  MaskKind: MaskKind;
  Sex: Sex;
  AmountBand: AmountBand;
  UnifiedSocialCreditCode: ResolverTypeWrapper<Scalars['UnifiedSocialCreditCode']['output']>;
  CaseNumber: ResolverTypeWrapper<Scalars['CaseNumber']['output']>;
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
  FilterMatch: FilterMatch;
  ConsumptionRestriction: ResolverTypeWrapper<any>;
  ConsumptionRestrictionConnection: ResolverTypeWrapper<any>;
  ConsumptionRestrictionEdge: ResolverTypeWrapper<any>;
  RestrictionCapacity: RestrictionCapacity;
  RestrictedAct: RestrictedAct;
  EnforcementPartyKind: EnforcementPartyKind;
  JudgmentDebtor: ResolverTypeWrapper<any>;
  JudgmentDebtorConnection: ResolverTypeWrapper<any>;
  JudgmentDebtorEdge: ResolverTypeWrapper<any>;
  JudgmentDebtorOrder: JudgmentDebtorOrder;
  JudgmentDefaulter: ResolverTypeWrapper<any>;
  JudgmentDefaulterConnection: ResolverTypeWrapper<any>;
  JudgmentDefaulterEdge: ResolverTypeWrapper<any>;
  JudgmentDefaulterOrder: JudgmentDefaulterOrder;
  DutyPerformance: DutyPerformance;
  DefaultGround: DefaultGround;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  UnifiedSocialCreditCode: Scalars['UnifiedSocialCreditCode']['output'];
  CaseNumber: Scalars['CaseNumber']['output'];
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
  ConsumptionRestriction: any;
  ConsumptionRestrictionConnection: any;
  ConsumptionRestrictionEdge: any;
  JudgmentDebtor: any;
  JudgmentDebtorConnection: any;
  JudgmentDebtorEdge: any;
  JudgmentDefaulter: any;
  JudgmentDefaulterConnection: any;
  JudgmentDefaulterEdge: any;
};

export interface UnifiedSocialCreditCodeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['UnifiedSocialCreditCode'], any> {
  name: 'UnifiedSocialCreditCode';
}

export interface CaseNumberScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['CaseNumber'], any> {
  name: 'CaseNumber';
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
  __resolveType: TypeResolveFn<'ConsumptionRestriction' | 'JudgmentDebtor' | 'JudgmentDefaulter', ParentType, ContextType>;
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
  restrictions?: Resolver<Maybe<ResolversTypes['ConsumptionRestrictionConnection']>, ParentType, ContextType, RequireFields<SubjectRestrictionsArgs, 'first'>>;
  enforcements?: Resolver<Maybe<ResolversTypes['JudgmentDebtorConnection']>, ParentType, ContextType, RequireFields<SubjectEnforcementsArgs, 'first'>>;
  defaults?: Resolver<Maybe<ResolversTypes['JudgmentDefaulterConnection']>, ParentType, ContextType, RequireFields<SubjectDefaultsArgs, 'first'>>;
};

export type DepartmentResolvers<ContextType = any, ParentType extends ResolversParentTypes['Department'] = ResolversParentTypes['Department']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type QueryResolvers<ContextType = any, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  consumptionRestrictions?: Resolver<Maybe<ResolversTypes['ConsumptionRestrictionConnection']>, ParentType, ContextType, RequireFields<QueryConsumptionRestrictionsArgs, 'first'>>;
  judgmentDebtors?: Resolver<Maybe<ResolversTypes['JudgmentDebtorConnection']>, ParentType, ContextType, RequireFields<QueryJudgmentDebtorsArgs, 'order' | 'first'>>;
  judgmentDefaulters?: Resolver<Maybe<ResolversTypes['JudgmentDefaulterConnection']>, ParentType, ContextType, RequireFields<QueryJudgmentDefaultersArgs, 'order' | 'first'>>;
  freezingOfJudicialRecord?: Resolver<Maybe<ResolversTypes['RecordFreezing']>, ParentType, ContextType, RequireFields<QueryFreezingOfJudicialRecordArgs, 'type' | 'recordId'>>;
};

export type MutationResolvers<ContextType = any, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  freezeJudicialRecord?: Resolver<Maybe<ResolversTypes['RecordFreezing']>, ParentType, ContextType, RequireFields<MutationFreezeJudicialRecordArgs, 'input' | 'key'>>;
  unfreezeJudicialRecord?: Resolver<Maybe<ResolversTypes['RecordFreezing']>, ParentType, ContextType, RequireFields<MutationUnfreezeJudicialRecordArgs, 'input' | 'key'>>;
};

export type ConsumptionRestrictionResolvers<ContextType = any, ParentType extends ResolversParentTypes['ConsumptionRestriction'] = ResolversParentTypes['ConsumptionRestriction'], FederationReferenceType extends FederationReferenceTypes['ConsumptionRestriction'] = FederationReferenceTypes['ConsumptionRestriction']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['ConsumptionRestriction']> | FederationReferenceType, FederationReferenceType, ContextType>;
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
  partyKind?: Resolver<ResolversTypes['EnforcementPartyKind'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  maskedIdNumber?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  uscc?: Resolver<Maybe<ResolversTypes['UnifiedSocialCreditCode']>, ParentType, ContextType>;
  capacity?: Resolver<ResolversTypes['RestrictionCapacity'], ParentType, ContextType>;
  court?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  caseNumber?: Resolver<ResolversTypes['CaseNumber'], ParentType, ContextType>;
  issuedOn?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  liftedOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  restrictedActs?: Resolver<Array<ResolversTypes['RestrictedAct']>, ParentType, ContextType>;
  debtorName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  debtor?: Resolver<Maybe<ResolversTypes['Subject']>, ParentType, ContextType>;
  affected?: Resolver<Maybe<ResolversTypes['ConsumptionRestrictionConnection']>, ParentType, ContextType, RequireFields<ConsumptionRestrictionAffectedArgs, 'first'>>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ConsumptionRestrictionConnectionResolvers<ContextType = any, ParentType extends ResolversParentTypes['ConsumptionRestrictionConnection'] = ResolversParentTypes['ConsumptionRestrictionConnection']> = {
  edges?: Resolver<Array<ResolversTypes['ConsumptionRestrictionEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['ConsumptionRestriction']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type ConsumptionRestrictionEdgeResolvers<ContextType = any, ParentType extends ResolversParentTypes['ConsumptionRestrictionEdge'] = ResolversParentTypes['ConsumptionRestrictionEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['ConsumptionRestriction'], ParentType, ContextType>;
};

export type JudgmentDebtorResolvers<ContextType = any, ParentType extends ResolversParentTypes['JudgmentDebtor'] = ResolversParentTypes['JudgmentDebtor'], FederationReferenceType extends FederationReferenceTypes['JudgmentDebtor'] = FederationReferenceTypes['JudgmentDebtor']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['JudgmentDebtor']> | FederationReferenceType, FederationReferenceType, ContextType>;
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
  partyKind?: Resolver<ResolversTypes['EnforcementPartyKind'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  maskedIdNumber?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  uscc?: Resolver<Maybe<ResolversTypes['UnifiedSocialCreditCode']>, ParentType, ContextType>;
  court?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  caseNumber?: Resolver<ResolversTypes['CaseNumber'], ParentType, ContextType>;
  filedOn?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  amount?: Resolver<ResolversTypes['MoneyCents'], ParentType, ContextType>;
  amountBand?: Resolver<ResolversTypes['AmountBand'], ParentType, ContextType>;
  terminatedOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  outstandingAmount?: Resolver<Maybe<ResolversTypes['MoneyCents']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type JudgmentDebtorConnectionResolvers<ContextType = any, ParentType extends ResolversParentTypes['JudgmentDebtorConnection'] = ResolversParentTypes['JudgmentDebtorConnection']> = {
  edges?: Resolver<Array<ResolversTypes['JudgmentDebtorEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['JudgmentDebtor']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type JudgmentDebtorEdgeResolvers<ContextType = any, ParentType extends ResolversParentTypes['JudgmentDebtorEdge'] = ResolversParentTypes['JudgmentDebtorEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['JudgmentDebtor'], ParentType, ContextType>;
};

export type JudgmentDefaulterResolvers<ContextType = any, ParentType extends ResolversParentTypes['JudgmentDefaulter'] = ResolversParentTypes['JudgmentDefaulter'], FederationReferenceType extends FederationReferenceTypes['JudgmentDefaulter'] = FederationReferenceTypes['JudgmentDefaulter']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['JudgmentDefaulter']> | FederationReferenceType, FederationReferenceType, ContextType>;
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
  partyKind?: Resolver<ResolversTypes['EnforcementPartyKind'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  maskedIdNumber?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  uscc?: Resolver<Maybe<ResolversTypes['UnifiedSocialCreditCode']>, ParentType, ContextType>;
  sex?: Resolver<Maybe<ResolversTypes['Sex']>, ParentType, ContextType>;
  ageAtPublication?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  representativeName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  court?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  area?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  caseNumber?: Resolver<ResolversTypes['CaseNumber'], ParentType, ContextType>;
  filedOn?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  publishedOn?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  basisNumber?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  basisIssuer?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  duty?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  performance?: Resolver<ResolversTypes['DutyPerformance'], ParentType, ContextType>;
  performedPart?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  unperformedPart?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  ground?: Resolver<ResolversTypes['DefaultGround'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type JudgmentDefaulterConnectionResolvers<ContextType = any, ParentType extends ResolversParentTypes['JudgmentDefaulterConnection'] = ResolversParentTypes['JudgmentDefaulterConnection']> = {
  edges?: Resolver<Array<ResolversTypes['JudgmentDefaulterEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['JudgmentDefaulter']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type JudgmentDefaulterEdgeResolvers<ContextType = any, ParentType extends ResolversParentTypes['JudgmentDefaulterEdge'] = ResolversParentTypes['JudgmentDefaulterEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['JudgmentDefaulter'], ParentType, ContextType>;
};

export type Resolvers<ContextType = any> = {
  UnifiedSocialCreditCode?: GraphQLScalarType;
  CaseNumber?: GraphQLScalarType;
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
  ConsumptionRestriction?: ConsumptionRestrictionResolvers<ContextType>;
  ConsumptionRestrictionConnection?: ConsumptionRestrictionConnectionResolvers<ContextType>;
  ConsumptionRestrictionEdge?: ConsumptionRestrictionEdgeResolvers<ContextType>;
  JudgmentDebtor?: JudgmentDebtorResolvers<ContextType>;
  JudgmentDebtorConnection?: JudgmentDebtorConnectionResolvers<ContextType>;
  JudgmentDebtorEdge?: JudgmentDebtorEdgeResolvers<ContextType>;
  JudgmentDefaulter?: JudgmentDefaulterResolvers<ContextType>;
  JudgmentDefaulterConnection?: JudgmentDefaulterConnectionResolvers<ContextType>;
  JudgmentDefaulterEdge?: JudgmentDefaulterEdgeResolvers<ContextType>;
};

