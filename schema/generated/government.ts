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
  /** 行政处罚，由近到远。Administrative penalties, latest first. */
  penalties?: Maybe<PenaltyConnection>;
  /** 行政许可，由近到远。Administrative permits, latest first. */
  permits?: Maybe<PermitConnection>;
};


/** 信用主体：自然人、法人、非法人组织或个体工商户。Credit subject: a natural person, legal person, unincorporated organisation or self-employed household. */
export type SubjectPenaltiesArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** 信用主体：自然人、法人、非法人组织或个体工商户。Credit subject: a natural person, legal person, unincorporated organisation or self-employed household. */
export type SubjectPermitsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};

/** 查询入口。Entry points for reading. */
export type Query = {
  /** 全部责任部门，按规划中的次序。All responsible bodies, in the order of the plan. */
  departments?: Maybe<Array<Department>>;
  /** 按标识取一个部门；不存在为空。One department by id; null when there is none. */
  department?: Maybe<Department>;
  /** 检索行政处罚。Penalties by conditions. */
  penalties?: Maybe<PenaltyConnection>;
  /** 检索行政许可。Permits by conditions. */
  permits?: Maybe<PermitConnection>;
  /** 政务领域一条记录的冻结情况，仅来源部门的管理员和审计员可见；无此记录为空。Whether a record of this domain is frozen, seen only by stewards of the department it comes from and auditors; null when there is no such record. */
  freezingOfGovernmentRecord?: Maybe<RecordFreezing>;
};


/** 查询入口。Entry points for reading. */
export type QueryDepartmentArgs = {
  id: Scalars['ID']['input'];
};


/** 查询入口。Entry points for reading. */
export type QueryPenaltiesArgs = {
  filter?: InputMaybe<PenaltyFilter>;
  order?: InputMaybe<PenaltyOrder>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** 查询入口。Entry points for reading. */
export type QueryPermitsArgs = {
  filter?: InputMaybe<PermitFilter>;
  order?: InputMaybe<PermitOrder>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** 查询入口。Entry points for reading. */
export type QueryFreezingOfGovernmentRecordArgs = {
  type: Scalars['String']['input'];
  recordId: Scalars['ID']['input'];
};

/** 变更入口。Entry points for changes. */
export type Mutation = {
  /** 冻结政务领域的一条记录：停止存储以外的处理，仅本人可见；限其来源部门的管理员（个人信息保护法第四十五、四十七条）。Freezes one record of this domain: stored only, and seen only by the subject; for stewards of the department it comes from (PIPL, Articles 45 and 47). */
  freezeGovernmentRecord?: Maybe<RecordFreezing>;
  /** 解除冻结，记录恢复冻结前的状态。Unfreezes a record, which returns to the state it was frozen in. */
  unfreezeGovernmentRecord?: Maybe<RecordFreezing>;
};


/** 变更入口。Entry points for changes. */
export type MutationFreezeGovernmentRecordArgs = {
  input: RecordFreezingInput;
  key: Scalars['ID']['input'];
};


/** 变更入口。Entry points for changes. */
export type MutationUnfreezeGovernmentRecordArgs = {
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

/** 对某类公共信用信息负责的公共部门。A public body answerable for public credit information. */
export type Department = {
  /** 部门标识，如 market-regulation。Department id, such as market-regulation. */
  id: Scalars['ID']['output'];
  /** 全称。Full name. */
  name: Scalars['String']['output'];
  /** 简称。Short name. */
  shortName: Scalars['String']['output'];
  /** 英文名称。Name in English. */
  englishName: Scalars['String']['output'];
  /** 类别。Kind of body. */
  kind: DepartmentKind;
  /** 本部门的统一社会信用代码；合称的部门为空。Its unified social credit code; null for an entry that stands for several bodies. */
  uscc?: Maybe<Scalars['UnifiedSocialCreditCode']['output']>;
};

/** 公共部门的类别。Kind of public body. */
export type DepartmentKind =
  /** 区政府工作部门及垂直管理机构。Department of the district government, or a body under direct management from above. */
  | 'GOVERNMENT'
  /** 党委工作机关。Party organ. */
  | 'PARTY'
  /** 人民法院。People's court. */
  | 'COURT'
  /** 人民检察院。People's procuratorate. */
  | 'PROCURATORATE'
  /** 街道办事处。Subdistrict offices. */
  | 'SUBDISTRICT';

/** 行政处罚（“双公示”）。自然人的处罚和轻微处罚不公开，仅本人、代表人、经其同意的银行、经办人员和来源部门的管理员可见。Administrative penalty (double publicity). Those of natural persons and minor ones are not public, and seen only by the subject, its representatives, banks with its consent, officers and stewards of the department it comes from. */
export type Penalty = CreditRecord & {
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
  /** 处罚决定文书名称。Title of the decision. */
  documentTitle: Scalars['String']['output'];
  /** 处罚决定文书号。Number of the decision. */
  documentNumber: Scalars['String']['output'];
  /** 违法行为类型。Type of violation. */
  violationType: Scalars['String']['output'];
  /** 违法事实。Facts found. */
  fact: Scalars['String']['output'];
  /** 处罚的法律依据。Legal provisions applied. */
  legalBasis: Scalars['String']['output'];
  /** 处罚种类，可多种并处。Classes of penalty, several where combined. */
  penaltyClasses: Array<PenaltyClass>;
  /** 处罚内容。Content of the penalty. */
  content: Scalars['String']['output'];
  /** 罚款金额（分）；未罚款为 0。Fine in fen; 0 where none. */
  fine: Scalars['MoneyCents']['output'];
  /** 没收金额（分）；未没收为 0。Value confiscated in fen; 0 where none. */
  confiscation: Scalars['MoneyCents']['output'];
  /** 罚没合计所在档次。Band of fine and confiscation together. */
  amountBand: PenaltyAmountBand;
  /** 暂扣或吊销的证照；无则为空。Licence suspended or revoked; null where none. */
  licenceAffected?: Maybe<Scalars['String']['output']>;
  /** 失信程度（信用修复管理办法）。Severity (rules of credit repair). */
  severity: PenaltySeverity;
  /** 处罚程序。Procedure. */
  procedure: PenaltyProcedure;
  /** 处罚效力截止日期；空为未定。End of the penalty's effect; null where open. */
  effectEndsOn?: Maybe<Scalars['Date']['output']>;
  /** 处罚机关；其代码见部门的 uscc。The punishing authority; its code is the department's `uscc`. */
  authority?: Maybe<Department>;
  /** 处罚状态。Status of the penalty. */
  status: PenaltyStatus;
  /** 是否迟报：决定后超过七个工作日才报送；当时无此规定为空。Whether it was reported late, after more than seven working days; null where no such rule was in force. */
  reportedLate?: Maybe<Scalars['Boolean']['output']>;
};

/** 行政处罚连接。A page of penalties. */
export type PenaltyConnection = {
  /** 带游标的条目。Items with their cursors. */
  edges: Array<PenaltyEdge>;
  /** 条目。Items. */
  nodes: Array<Penalty>;
  /** 分页信息。Paging information. */
  pageInfo: PageInfo;
  /** 总数；超过一万不计，为空。Total count; null above 10,000, where it is not counted. */
  totalCount?: Maybe<Scalars['Int']['output']>;
};

/** 行政处罚条目。One of penalties, with its cursor. */
export type PenaltyEdge = {
  /** 游标。Cursor. */
  cursor: Scalars['String']['output'];
  /** 条目。The item. */
  node: Penalty;
};

/** 行政处罚检索条件，各项同时成立。Conditions on penalties; all must hold. */
export type PenaltyFilter = {
  /** 决定日期不早于。Decided on or after. */
  decidedFrom?: InputMaybe<Scalars['Date']['input']>;
  /** 决定日期不晚于。Decided on or before. */
  decidedTo?: InputMaybe<Scalars['Date']['input']>;
  /** 违法行为类型，全文相同。Type of violation, the exact text. */
  violationType?: InputMaybe<Scalars['String']['input']>;
  /** 处罚种类之一。One of the classes of penalty. */
  penaltyClass?: InputMaybe<PenaltyClass>;
  /** 罚款不少于（分）；须按 FINE_DESC 排序。Fine of at least, in fen; needs the order FINE_DESC. */
  fineFrom?: InputMaybe<Scalars['MoneyCents']['input']>;
  /** 失信程度。Severity. */
  severity?: InputMaybe<PenaltySeverity>;
  /** 处罚机关（部门标识）。Punishing authority (department id). */
  department?: InputMaybe<Scalars['ID']['input']>;
};

/** 行政处罚排序。Order of penalties. */
export type PenaltyOrder =
  /** 决定日期由近到远。Latest decision first. */
  | 'NEWEST'
  /** 罚款由多到少。Largest fine first. */
  | 'FINE_DESC';

/** 处罚种类（行政处罚法第九条）。Class of penalty (Administrative Penalty Law, Article 9). */
export type PenaltyClass =
  /** 警告。Warning. */
  | 'WARNING'
  /** 通报批评。Public criticism. */
  | 'CRITICISM'
  /** 罚款。Fine. */
  | 'FINE'
  /** 没收违法所得、没收非法财物。Confiscation of illegal gains or goods. */
  | 'CONFISCATION'
  /** 暂扣许可证件。Suspension of a licence. */
  | 'LICENCE_SUSPENSION'
  /** 降低资质等级。Downgrading of a qualification. */
  | 'DOWNGRADE'
  /** 吊销许可证件。Revocation of a licence. */
  | 'LICENCE_REVOCATION'
  /** 限制开展生产经营活动。Restriction of business. */
  | 'BUSINESS_RESTRICTION'
  /** 责令停产停业。Order to suspend business. */
  | 'BUSINESS_SUSPENSION'
  /** 责令关闭。Order to close. */
  | 'CLOSURE'
  /** 限制从业。Ban from an occupation. */
  | 'PRACTICE_BAN'
  /** 行政拘留。Administrative detention. */
  | 'DETENTION'
  /** 其他。Other. */
  | 'OTHER';

/** 罚没金额档次（按天津市市场主体信用风险分类的界限）。Band of money penalties (limits of the Tianjin risk classes). */
export type PenaltyAmountBand =
  /** 无。None. */
  | 'NONE'
  /** 一万元以下。Up to CNY 10,000. */
  | 'UP_TO_10K'
  /** 一万元以上至十万元。Above CNY 10,000, up to 100,000. */
  | 'UP_TO_100K'
  /** 十万元以上至五十万元。Above CNY 100,000, up to 500,000. */
  | 'UP_TO_500K'
  /** 五十万元以上。Above CNY 500,000. */
  | 'OVER_500K';

/** 失信程度。Severity of the violation. */
export type PenaltySeverity =
  /** 轻微：一般不公示，至多三个月。Minor: normally not published, three months at most. */
  | 'MINOR'
  /** 一般：公示三个月至一年。General: published for three months to one year. */
  | 'GENERAL'
  /** 严重：公示一年至三年。Serious: published for one to three years. */
  | 'SERIOUS';

/** 处罚程序。Procedure of a penalty. */
export type PenaltyProcedure =
  /** 普通程序。Ordinary procedure. */
  | 'ORDINARY'
  /** 简易程序。Summary procedure. */
  | 'SUMMARY';

/** 处罚状态。Status of a penalty. */
export type PenaltyStatus =
  /** 执行中。In force. */
  | 'IN_FORCE'
  /** 履行完毕。Performed. */
  | 'PERFORMED'
  /** 复议或诉讼中。Under administrative review or in court. */
  | 'UNDER_REVIEW'
  /** 已变更。Changed. */
  | 'CHANGED';

/** 行政许可（“双公示”）。自然人的许可仅本人、代表人、经其同意的银行、经办人员和来源部门的管理员可见。Administrative permit (double publicity). A natural person's is seen only by the subject, its representatives, banks with its consent, officers and stewards of the department it comes from. */
export type Permit = CreditRecord & {
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
  /** 许可决定文书名称（XK_XKWS）。Title of the decision. */
  documentTitle: Scalars['String']['output'];
  /** 许可决定文书号（XK_WSH）。Number of the decision. */
  documentNumber: Scalars['String']['output'];
  /** 许可类别（XK_XKLB）。Class of permit. */
  permitClass: PermitClass;
  /** 许可证书名称；无证书为空。Name of the certificate; null where none is issued. */
  certificateName?: Maybe<Scalars['String']['output']>;
  /** 许可证书编号；无证书为空。Number of the certificate; null where none is issued. */
  certificateNumber?: Maybe<Scalars['String']['output']>;
  /** 许可内容（XK_NR）。What is permitted. */
  content: Scalars['String']['output'];
  /** 有效期自（XK_YXQZ）。Valid from. */
  validFrom: Scalars['Date']['output'];
  /** 有效期至；空为长期。Valid to; null means no end. */
  validTo?: Maybe<Scalars['Date']['output']>;
  /** 许可机关；其代码见部门的 uscc。The permitting authority; its code is the department's `uscc`. */
  authority?: Maybe<Department>;
  /** 许可状态（XK_ZT）。Status of the permit. */
  status: PermitStatus;
  /** 是否迟报：决定后超过七个工作日才报送；当时无此规定为空。Whether it was reported late, after more than seven working days; null where no such rule was in force. */
  reportedLate?: Maybe<Scalars['Boolean']['output']>;
};

/** 行政许可连接。A page of permits. */
export type PermitConnection = {
  /** 带游标的条目。Items with their cursors. */
  edges: Array<PermitEdge>;
  /** 条目。Items. */
  nodes: Array<Permit>;
  /** 分页信息。Paging information. */
  pageInfo: PageInfo;
  /** 总数；超过一万不计，为空。Total count; null above 10,000, where it is not counted. */
  totalCount?: Maybe<Scalars['Int']['output']>;
};

/** 行政许可条目。One of permits, with its cursor. */
export type PermitEdge = {
  /** 游标。Cursor. */
  cursor: Scalars['String']['output'];
  /** 条目。The item. */
  node: Permit;
};

/** 行政许可检索条件，各项同时成立。Conditions on permits; all must hold. */
export type PermitFilter = {
  /** 决定日期不早于。Decided on or after. */
  decidedFrom?: InputMaybe<Scalars['Date']['input']>;
  /** 决定日期不晚于。Decided on or before. */
  decidedTo?: InputMaybe<Scalars['Date']['input']>;
  /** 许可类别。Class of permit. */
  permitClass?: InputMaybe<PermitClass>;
  /** 许可机关（部门标识）。Permitting authority (department id). */
  department?: InputMaybe<Scalars['ID']['input']>;
};

/** 行政许可排序。Order of permits. */
export type PermitOrder =
  /** 决定日期由近到远。Latest decision first. */
  | 'NEWEST';

/** 许可类别。Class of administrative permit. */
export type PermitClass =
  /** 普通。Ordinary permission. */
  | 'ORDINARY'
  /** 特许。Concession. */
  | 'CONCESSION'
  /** 认可。Recognition of qualification. */
  | 'RECOGNITION'
  /** 核准。Approval against a standard. */
  | 'APPROVAL'
  /** 登记。Registration. */
  | 'REGISTRATION'
  /** 其他。Other. */
  | 'OTHER';

/** 许可状态。Status of a permit. */
export type PermitStatus =
  /** 有效。In force. */
  | 'IN_FORCE'
  /** 暂扣。Suspended. */
  | 'SUSPENDED'
  /** 撤回。Withdrawn in the public interest. */
  | 'WITHDRAWN'
  /** 撤销。Annulled as unlawfully obtained. */
  | 'ANNULLED'
  /** 注销。Cancelled. */
  | 'CANCELLED'
  /** 期满。Term over. */
  | 'LAPSED';



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
  Department: Department;
  Penalty: Penalty;
  Permit: Permit;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  Subject:
    ( { __typename: 'Subject' }
    & GraphQLRecursivePick<FederationTypes['Subject'], {"id":true}> );
  Department:
    ( { __typename: 'Department' }
    & GraphQLRecursivePick<FederationTypes['Department'], {"id":true}> );
  Penalty:
    ( { __typename: 'Penalty' }
    & GraphQLRecursivePick<FederationTypes['Penalty'], {"id":true}> );
  Permit:
    ( { __typename: 'Permit' }
    & GraphQLRecursivePick<FederationTypes['Permit'], {"id":true}> );
};



/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  Cluster: Cluster;
  MaskKind: MaskKind;
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
  Query: ResolverTypeWrapper<any>;
  Mutation: ResolverTypeWrapper<any>;
  FilterMatch: FilterMatch;
  Department: ResolverTypeWrapper<any>;
  DepartmentKind: DepartmentKind;
  Penalty: ResolverTypeWrapper<any>;
  PenaltyConnection: ResolverTypeWrapper<any>;
  PenaltyEdge: ResolverTypeWrapper<any>;
  PenaltyFilter: PenaltyFilter;
  PenaltyOrder: PenaltyOrder;
  PenaltyClass: PenaltyClass;
  PenaltyAmountBand: PenaltyAmountBand;
  PenaltySeverity: PenaltySeverity;
  PenaltyProcedure: PenaltyProcedure;
  PenaltyStatus: PenaltyStatus;
  Permit: ResolverTypeWrapper<any>;
  PermitConnection: ResolverTypeWrapper<any>;
  PermitEdge: ResolverTypeWrapper<any>;
  PermitFilter: PermitFilter;
  PermitOrder: PermitOrder;
  PermitClass: PermitClass;
  PermitStatus: PermitStatus;
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
  Query: any;
  Mutation: any;
  Department: any;
  Penalty: any;
  PenaltyConnection: any;
  PenaltyEdge: any;
  PenaltyFilter: PenaltyFilter;
  Permit: any;
  PermitConnection: any;
  PermitEdge: any;
  PermitFilter: PermitFilter;
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
  __resolveType: TypeResolveFn<'Penalty' | 'Permit', ParentType, ContextType>;
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
  penalties?: Resolver<Maybe<ResolversTypes['PenaltyConnection']>, ParentType, ContextType, RequireFields<SubjectPenaltiesArgs, 'first'>>;
  permits?: Resolver<Maybe<ResolversTypes['PermitConnection']>, ParentType, ContextType, RequireFields<SubjectPermitsArgs, 'first'>>;
};

export type QueryResolvers<ContextType = any, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  departments?: Resolver<Maybe<Array<ResolversTypes['Department']>>, ParentType, ContextType>;
  department?: Resolver<Maybe<ResolversTypes['Department']>, ParentType, ContextType, RequireFields<QueryDepartmentArgs, 'id'>>;
  penalties?: Resolver<Maybe<ResolversTypes['PenaltyConnection']>, ParentType, ContextType, RequireFields<QueryPenaltiesArgs, 'order' | 'first'>>;
  permits?: Resolver<Maybe<ResolversTypes['PermitConnection']>, ParentType, ContextType, RequireFields<QueryPermitsArgs, 'order' | 'first'>>;
  freezingOfGovernmentRecord?: Resolver<Maybe<ResolversTypes['RecordFreezing']>, ParentType, ContextType, RequireFields<QueryFreezingOfGovernmentRecordArgs, 'type' | 'recordId'>>;
};

export type MutationResolvers<ContextType = any, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  freezeGovernmentRecord?: Resolver<Maybe<ResolversTypes['RecordFreezing']>, ParentType, ContextType, RequireFields<MutationFreezeGovernmentRecordArgs, 'input' | 'key'>>;
  unfreezeGovernmentRecord?: Resolver<Maybe<ResolversTypes['RecordFreezing']>, ParentType, ContextType, RequireFields<MutationUnfreezeGovernmentRecordArgs, 'input' | 'key'>>;
};

export type DepartmentResolvers<ContextType = any, ParentType extends ResolversParentTypes['Department'] = ResolversParentTypes['Department'], FederationReferenceType extends FederationReferenceTypes['Department'] = FederationReferenceTypes['Department']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Department']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  shortName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  englishName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['DepartmentKind'], ParentType, ContextType>;
  uscc?: Resolver<Maybe<ResolversTypes['UnifiedSocialCreditCode']>, ParentType, ContextType>;
};

export type PenaltyResolvers<ContextType = any, ParentType extends ResolversParentTypes['Penalty'] = ResolversParentTypes['Penalty'], FederationReferenceType extends FederationReferenceTypes['Penalty'] = FederationReferenceTypes['Penalty']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Penalty']> | FederationReferenceType, FederationReferenceType, ContextType>;
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
  documentTitle?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  documentNumber?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  violationType?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  fact?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  legalBasis?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  penaltyClasses?: Resolver<Array<ResolversTypes['PenaltyClass']>, ParentType, ContextType>;
  content?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  fine?: Resolver<ResolversTypes['MoneyCents'], ParentType, ContextType>;
  confiscation?: Resolver<ResolversTypes['MoneyCents'], ParentType, ContextType>;
  amountBand?: Resolver<ResolversTypes['PenaltyAmountBand'], ParentType, ContextType>;
  licenceAffected?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  severity?: Resolver<ResolversTypes['PenaltySeverity'], ParentType, ContextType>;
  procedure?: Resolver<ResolversTypes['PenaltyProcedure'], ParentType, ContextType>;
  effectEndsOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  authority?: Resolver<Maybe<ResolversTypes['Department']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['PenaltyStatus'], ParentType, ContextType>;
  reportedLate?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PenaltyConnectionResolvers<ContextType = any, ParentType extends ResolversParentTypes['PenaltyConnection'] = ResolversParentTypes['PenaltyConnection']> = {
  edges?: Resolver<Array<ResolversTypes['PenaltyEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Penalty']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type PenaltyEdgeResolvers<ContextType = any, ParentType extends ResolversParentTypes['PenaltyEdge'] = ResolversParentTypes['PenaltyEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Penalty'], ParentType, ContextType>;
};

export type PermitResolvers<ContextType = any, ParentType extends ResolversParentTypes['Permit'] = ResolversParentTypes['Permit'], FederationReferenceType extends FederationReferenceTypes['Permit'] = FederationReferenceTypes['Permit']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Permit']> | FederationReferenceType, FederationReferenceType, ContextType>;
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
  documentTitle?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  documentNumber?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  permitClass?: Resolver<ResolversTypes['PermitClass'], ParentType, ContextType>;
  certificateName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  certificateNumber?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  content?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  validFrom?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  validTo?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  authority?: Resolver<Maybe<ResolversTypes['Department']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['PermitStatus'], ParentType, ContextType>;
  reportedLate?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PermitConnectionResolvers<ContextType = any, ParentType extends ResolversParentTypes['PermitConnection'] = ResolversParentTypes['PermitConnection']> = {
  edges?: Resolver<Array<ResolversTypes['PermitEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Permit']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type PermitEdgeResolvers<ContextType = any, ParentType extends ResolversParentTypes['PermitEdge'] = ResolversParentTypes['PermitEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Permit'], ParentType, ContextType>;
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
  Query?: QueryResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  Department?: DepartmentResolvers<ContextType>;
  Penalty?: PenaltyResolvers<ContextType>;
  PenaltyConnection?: PenaltyConnectionResolvers<ContextType>;
  PenaltyEdge?: PenaltyEdgeResolvers<ContextType>;
  Permit?: PermitResolvers<ContextType>;
  PermitConnection?: PermitConnectionResolvers<ContextType>;
  PermitEdge?: PermitEdgeResolvers<ContextType>;
};

