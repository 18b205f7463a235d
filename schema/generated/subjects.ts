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
  /** 公民身份号码，18 位，校验码按 GB 11643-1999。Resident identity number, 18 characters, check character after GB 11643-1999. */
  ResidentId: { input: string; output: string; }
  /** 日期，YYYY-MM-DD，按北京时间。Calendar date, YYYY-MM-DD, in China Standard Time. */
  Date: { input: string; output: string; }
  /** 时刻，ISO 8601，UTC。Instant, ISO 8601, in UTC. */
  DateTime: { input: Date; output: Date; }
  /** 行政区划代码，6 位，GB/T 2260。Administrative division code, 6 digits, GB/T 2260. */
  RegionCode: { input: string; output: string; }
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

/** 查询入口。Entry points for reading. */
export type Query = {
  /** 公共信用信息目录。The public credit information catalogue. */
  catalogue?: Maybe<CatalogueConnection>;
  /** 按标识取一个客户端；不存在为空。One client by id; null when there is none. */
  client?: Maybe<Client>;
  /** 登记的客户端，按标识排序。The registered clients, by id. */
  clients?: Maybe<ClientConnection>;
  /** 一个客户端登记的变更，由近到远。The changes of a client's entry, newest first. */
  clientChanges?: Maybe<ClientChangeConnection>;
  /** 一份同意；不存在或非双方当事人均为空。One consent; null when it does not exist or is between others. */
  consent?: Maybe<Consent>;
  /** 本人及所代表组织的同意，或本机构申请的同意，由近到远。One's own consents and those of organisations represented, or those one's institution asked for; newest first. */
  consents?: Maybe<ConsentConnection>;
  /** 本人及所代表组织提出的更正申请，或向本部门提出的更正申请，由近到远。Requests for correction made for oneself and the organisations represented, or addressed to one's department; newest first. */
  corrections?: Maybe<CorrectionConnection>;
  /** 审计检索披露事件，由近到远；检索本身亦记入日志。Search of the disclosure log by auditors, newest first; the search itself goes on the log. */
  disclosures?: Maybe<DisclosureEntryConnection>;
  /** 披露日志及其证明。The disclosure log and its proofs. */
  disclosureLog?: Maybe<DisclosureLog>;
  /** 为一名死者登记的近亲属关系，由近到远。The kinships on record for one who has died, newest first. */
  kinships?: Maybe<KinshipConnection>;
  /** 按统一社会信用代码取一个组织。One organisation by its unified social credit code. */
  organization?: Maybe<Organization>;
  /** 按名称和条件检索组织。Organisations by name and conditions. */
  searchOrganizations?: Maybe<OrganizationConnection>;
  /** 按标识取一个信用主体；不存在或不可见均为空。One subject by id; null when it does not exist or may not be seen. */
  subject?: Maybe<Subject>;
  /** 按标识取至多 100 个主体，次序与标识一致，缺者为空。Up to 100 subjects by id, in the order of the ids, null where there is none. */
  subjects: Array<Maybe<Subject>>;
  /** 当前登录者本人（信用主体）。The caller's own subject. */
  me?: Maybe<Subject>;
  /** 一个主体的管理状态；主体不存在为空。A subject's standing; null when there is no such subject. */
  subjectStanding?: Maybe<SubjectStanding>;
};


/** 查询入口。Entry points for reading. */
export type QueryCatalogueArgs = {
  subgraph?: InputMaybe<Scalars['String']['input']>;
  type?: InputMaybe<Scalars['String']['input']>;
  publicity?: InputMaybe<CataloguePublicity>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** 查询入口。Entry points for reading. */
export type QueryClientArgs = {
  id: Scalars['ID']['input'];
};


/** 查询入口。Entry points for reading. */
export type QueryClientsArgs = {
  kind?: InputMaybe<ClientKind>;
  status?: InputMaybe<ClientStatus>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** 查询入口。Entry points for reading. */
export type QueryClientChangesArgs = {
  clientId: Scalars['ID']['input'];
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** 查询入口。Entry points for reading. */
export type QueryConsentArgs = {
  id: Scalars['ID']['input'];
};


/** 查询入口。Entry points for reading. */
export type QueryConsentsArgs = {
  filter?: InputMaybe<ConsentFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** 查询入口。Entry points for reading. */
export type QueryCorrectionsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** 查询入口。Entry points for reading. */
export type QueryDisclosuresArgs = {
  filter?: InputMaybe<DisclosureFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** 查询入口。Entry points for reading. */
export type QueryKinshipsArgs = {
  deceasedId: Scalars['ID']['input'];
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** 查询入口。Entry points for reading. */
export type QueryOrganizationArgs = {
  uscc: Scalars['UnifiedSocialCreditCode']['input'];
};


/** 查询入口。Entry points for reading. */
export type QuerySearchOrganizationsArgs = {
  name?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<OrganizationFilter>;
  order?: InputMaybe<OrganizationOrder>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** 查询入口。Entry points for reading. */
export type QuerySubjectArgs = {
  id: Scalars['ID']['input'];
};


/** 查询入口。Entry points for reading. */
export type QuerySubjectsArgs = {
  ids: Array<Scalars['ID']['input']>;
};


/** 查询入口。Entry points for reading. */
export type QuerySubjectStandingArgs = {
  subjectId: Scalars['ID']['input'];
};

/** 变更入口。Entry points for changes. */
export type Mutation = {
  /** 登记客户端；经另一人确认后方可使用。Registers a client; it is admitted once another person has confirmed it. */
  registerClient?: Maybe<Client>;
  /** 变更客户端的登记。Changes a client's entry. */
  updateClient?: Maybe<Client>;
  /** 确认客户端属于其所称的组织；确认人不得是登记或变更该客户端的人。未经确认的客户端不得使用；更名须再次确认，此前人员仍看到原名称。Confirms that a client belongs to its organisation, by another person than those who registered or updated it. An unconfirmed client is not admitted. A new name needs another confirmation; until then persons read the old one. */
  confirmClient?: Maybe<Client>;
  /** 更换公钥或证书。Sets a client's public keys or certificates. */
  setClientKeys?: Maybe<Client>;
  /** 停用客户端，数秒内在所有网关生效；不得停用自己所用的客户端。Suspends a client; it acts at every gateway within seconds. A caller cannot suspend the client it uses. */
  suspendClient?: Maybe<Client>;
  /** 恢复客户端。Reinstates a client. */
  reinstateClient?: Maybe<Client>;
  /** 机构申请主体的同意；无论主体是否存在，回答相同。An institution asks for a subject's consent; the answer is the same whether or not there is such a subject. */
  requestConsent?: Maybe<Consent>;
  /** 机构在答复前撤回申请。The institution withdraws its request before it is answered. */
  withdrawConsentRequest?: Maybe<Consent>;
  /** 同意全部或一部分。Grants a request in whole or in part. */
  grantConsent?: Maybe<Consent>;
  /** 拒绝申请。Refuses a request. */
  refuseConsent?: Maybe<Consent>;
  /** 缩小已授权的范围。Narrows what was granted. */
  narrowConsent?: Maybe<Consent>;
  /** 撤回同意，自下一次请求起生效。Revokes a consent, from the next request on. */
  revokeConsent?: Maybe<Consent>;
  /** 对本人、所代表组织或已故近亲属的信息申请更正。Asks that something held about oneself, an organisation represented, or a next of kin who has died be corrected. */
  requestCorrection?: Maybe<Correction>;
  /** 撤回更正申请。Withdraws a request for correction. */
  withdrawCorrection?: Maybe<Correction>;
  /** 登记死者的近亲属，其后该近亲属可查阅死者的信息。Records the next of kin of one who has died, who may from then on consult what is held about them. */
  recordKinship?: Maybe<Kinship>;
  /** 撤销近亲属关系的登记。Revokes a kinship. */
  revokeKinship?: Maybe<Kinship>;
  /** 阅读告知后，对收入类信息作书面单独同意。Consents separately, in writing and after the warning, to the income class of data. */
  confirmSeparateConsent?: Maybe<Consent>;
  /** 冻结一个主体：其信息仅保存，任何查询均不可见。Freezes a subject: what is held about it is stored only, and seen by no query. */
  freezeSubject?: Maybe<SubjectStanding>;
  /** 解除冻结。Unfreezes a subject. */
  unfreezeSubject?: Maybe<SubjectStanding>;
  /** 登记自然人死亡。Records that a person has died. */
  recordDeath?: Maybe<SubjectStanding>;
  /** 撤销有误的死亡登记；为其登记的近亲属关系同时失效。Withdraws a death recorded by mistake; the kinships recorded for that person end with it. */
  withdrawDeath?: Maybe<SubjectStanding>;
  /** 登记自然人是否具有完全民事行为能力；不具有的不是信用主体，其信息任何人均不可见。Records whether a person has full civil capacity; one who has not is no credit subject, and what is held about them is seen by nobody. */
  recordCapacity?: Maybe<SubjectStanding>;
};


/** 变更入口。Entry points for changes. */
export type MutationRegisterClientArgs = {
  input: RegisterClientInput;
  key: Scalars['ID']['input'];
};


/** 变更入口。Entry points for changes. */
export type MutationUpdateClientArgs = {
  input: UpdateClientInput;
  key: Scalars['ID']['input'];
};


/** 变更入口。Entry points for changes. */
export type MutationConfirmClientArgs = {
  input: ConfirmClientInput;
  key: Scalars['ID']['input'];
};


/** 变更入口。Entry points for changes. */
export type MutationSetClientKeysArgs = {
  input: SetClientKeysInput;
  key: Scalars['ID']['input'];
};


/** 变更入口。Entry points for changes. */
export type MutationSuspendClientArgs = {
  input: ClientStatusInput;
  key: Scalars['ID']['input'];
};


/** 变更入口。Entry points for changes. */
export type MutationReinstateClientArgs = {
  input: ClientStatusInput;
  key: Scalars['ID']['input'];
};


/** 变更入口。Entry points for changes. */
export type MutationRequestConsentArgs = {
  input: RequestConsentInput;
  key: Scalars['ID']['input'];
};


/** 变更入口。Entry points for changes. */
export type MutationWithdrawConsentRequestArgs = {
  input: ConsentIdInput;
  key: Scalars['ID']['input'];
};


/** 变更入口。Entry points for changes. */
export type MutationGrantConsentArgs = {
  input: GrantConsentInput;
  key: Scalars['ID']['input'];
};


/** 变更入口。Entry points for changes. */
export type MutationRefuseConsentArgs = {
  input: ConsentIdInput;
  key: Scalars['ID']['input'];
};


/** 变更入口。Entry points for changes. */
export type MutationNarrowConsentArgs = {
  input: NarrowConsentInput;
  key: Scalars['ID']['input'];
};


/** 变更入口。Entry points for changes. */
export type MutationRevokeConsentArgs = {
  input: ConsentIdInput;
  key: Scalars['ID']['input'];
};


/** 变更入口。Entry points for changes. */
export type MutationRequestCorrectionArgs = {
  input: CorrectionInput;
  key: Scalars['ID']['input'];
};


/** 变更入口。Entry points for changes. */
export type MutationWithdrawCorrectionArgs = {
  input: CorrectionWithdrawalInput;
  key: Scalars['ID']['input'];
};


/** 变更入口。Entry points for changes. */
export type MutationRecordKinshipArgs = {
  input: KinshipInput;
  key: Scalars['ID']['input'];
};


/** 变更入口。Entry points for changes. */
export type MutationRevokeKinshipArgs = {
  input: KinshipRevocationInput;
  key: Scalars['ID']['input'];
};


/** 变更入口。Entry points for changes. */
export type MutationConfirmSeparateConsentArgs = {
  input: ConfirmSeparateConsentInput;
  key: Scalars['ID']['input'];
};


/** 变更入口。Entry points for changes. */
export type MutationFreezeSubjectArgs = {
  input: FreezingInput;
  key: Scalars['ID']['input'];
};


/** 变更入口。Entry points for changes. */
export type MutationUnfreezeSubjectArgs = {
  input: FreezingInput;
  key: Scalars['ID']['input'];
};


/** 变更入口。Entry points for changes. */
export type MutationRecordDeathArgs = {
  input: DeathInput;
  key: Scalars['ID']['input'];
};


/** 变更入口。Entry points for changes. */
export type MutationWithdrawDeathArgs = {
  input: DeathWithdrawalInput;
  key: Scalars['ID']['input'];
};


/** 变更入口。Entry points for changes. */
export type MutationRecordCapacityArgs = {
  input: CapacityInput;
  key: Scalars['ID']['input'];
};

/** 对本主体信息的一次查询。One access to the subject's information. */
export type AccessEntry = {
  /** 事件标识；更正申请可引用。Id of the event; a request for correction may name it. */
  id?: Maybe<Scalars['ID']['output']>;
  /** 请求开始的时刻。When the request began. */
  at?: Maybe<Scalars['DateTime']['output']>;
  /** 查询机构的登记名称；本人查询或无登记为空。Registered name of the organisation that asked; null for the person themself, and where none is known. */
  organizationName?: Maybe<Scalars['String']['output']>;
  /** 查询所用客户端的名称，经确认。Confirmed name of the client it asked through. */
  clientName?: Maybe<Scalars['String']['output']>;
  /** 查询机构的统一社会信用代码或部门代码。Its unified social credit code, or the id of the department. */
  organization?: Maybe<Scalars['String']['output']>;
  /** 查询者的角色。Roles of who asked. */
  roles?: Maybe<Array<Scalars['String']['output']>>;
  /** 目的；未说明目的者为空。Purpose; null where none was named. */
  purpose?: Maybe<AccessPurpose>;
  /** 依据。What it rested on. */
  basis?: Maybe<DisclosureBasis>;
  /** 依据的说明。The basis in plain words, in Chinese. */
  basisText?: Maybe<Scalars['String']['output']>;
  /** 依据的说明（英文）。The basis in plain words, in English. */
  basisTextEnglish?: Maybe<Scalars['String']['output']>;
  /** 所依据的同意。The consent it rested on. */
  consentId?: Maybe<Scalars['ID']['output']>;
  /** 该同意当时的版本。The version of that consent. */
  consentVersion?: Maybe<Scalars['Int']['output']>;
  /** 案件编号。The case. */
  caseReference?: Maybe<Scalars['String']['output']>;
  /** 紧急查询的理由。The reason of an emergency access. */
  reason?: Maybe<Scalars['String']['output']>;
  /** 所涉字段。The fields concerned. */
  fields?: Maybe<Array<AccessedField>>;
  /** 结果：有任一披露即为已披露。Result: disclosed if anything was. */
  result?: Maybe<DisclosureResult>;
  /** 数据来自哪个子图。The subgraph the data came from. */
  subgraph?: Maybe<Scalars['String']['output']>;
  /** 目的与数据簇矩阵的版本。Version of the matrix of purposes and clusters that decided. */
  matrixVersion?: Maybe<Scalars['String']['output']>;
  /** 在日志中的序号。Index in the log. */
  logIndex?: Maybe<Scalars['Int']['output']>;
  /** 包含证明。Proof that the entry is in the log. */
  inclusionProof?: Maybe<InclusionProof>;
};

/** 查询记录连接。A page of accesses. */
export type AccessEntryConnection = {
  /** 带游标的条目。Items with their cursors. */
  edges: Array<AccessEntryEdge>;
  /** 条目。Items. */
  nodes: Array<AccessEntry>;
  /** 分页信息。Paging information. */
  pageInfo: PageInfo;
  /** 总数；超过一万不计，为空。Total count; null above 10,000, where it is not counted. */
  totalCount?: Maybe<Scalars['Int']['output']>;
};

/** 查询记录条目。One of accesses, with its cursor. */
export type AccessEntryEdge = {
  /** 游标。Cursor. */
  cursor: Scalars['String']['output'];
  /** 条目。The item. */
  node: AccessEntry;
};

/** 查询的目的。The purpose of an access. */
export type AccessPurpose = {
  /** 目的代码。Code. */
  code: Scalars['String']['output'];
  /** 中文名称。Name in Chinese. */
  name: Scalars['String']['output'];
  /** 英文名称。Name in English. */
  english: Scalars['String']['output'];
  /** 法律依据。Legal basis, in Chinese. */
  legalBasis: Scalars['String']['output'];
  /** 法律依据（英文）。Legal basis, in English. */
  legalBasisEnglish: Scalars['String']['output'];
};

/** 公共信用信息目录的一个信息项。One item of the public credit information catalogue. */
export type CatalogueItem = {
  /** 所属类型。The type it belongs to. */
  type: Scalars['String']['output'];
  /** 字段名。Name of the field. */
  field: Scalars['String']['output'];
  /** 中文名称。Name in Chinese. */
  nameZh: Scalars['String']['output'];
  /** 英文名称。Name in English. */
  nameEn: Scalars['String']['output'];
  /** 提供该项的子图。The subgraph that owns it. */
  subgraph: Scalars['String']['output'];
  /** 公开属性。Publicity. */
  publicity: CataloguePublicity;
  /** 共享属性。Sharing scope. */
  sharing: CatalogueSharing;
  /** 访问规则。The rule of permission, in words. */
  permission: Scalars['String']['output'];
  /** 脱敏格式；空为不脱敏。Mask format; null means no mask. */
  mask?: Maybe<Scalars['String']['output']>;
  /** 可见原值者。Who sees the value itself. */
  unmaskedFor?: Maybe<Scalars['String']['output']>;
  /** 授权数据簇。Consent cluster. */
  cluster?: Maybe<Scalars['String']['output']>;
  /** 公示时限：作出决定后多久公示。How soon it is published after the decision. */
  refresh?: Maybe<CatalogueTerm>;
  /** 保存期限。How long it is kept in use. */
  retention?: Maybe<CatalogueTerm>;
};

/** 目录连接。A page of catalogue items. */
export type CatalogueConnection = {
  /** 带游标的条目。Items with their cursors. */
  edges: Array<CatalogueEdge>;
  /** 条目。Items. */
  nodes: Array<CatalogueItem>;
  /** 分页信息。Paging information. */
  pageInfo: PageInfo;
  /** 总数；超过一万不计，为空。Total count; null above 10,000, where it is not counted. */
  totalCount?: Maybe<Scalars['Int']['output']>;
};

/** 目录条目。One of catalogue items, with its cursor. */
export type CatalogueEdge = {
  /** 游标。Cursor. */
  cursor: Scalars['String']['output'];
  /** 条目。The item. */
  node: CatalogueItem;
};

/** 公开属性。How widely an item is disclosed. */
export type CataloguePublicity =
  /** 社会公示。Open to everybody. */
  | 'OPEN'
  /** 授权查询：主体同意后可查。Authorised query: opened by the subject's consent. */
  | 'AUTHORISED'
  /** 受限：本人及依法有权者可查。Restricted to the subject and those with a right to it. */
  | 'RESTRICTED'
  /** 内部：至多工作人员可见。Internal: seen at most by staff. */
  | 'INTERNAL';

/** 共享属性。How an item is shared between public bodies. */
export type CatalogueSharing =
  /** 无条件共享。Without condition. */
  | 'UNCONDITIONAL'
  /** 有条件共享：管辖或办案范围内。On condition of jurisdiction or a case. */
  | 'CONDITIONAL'
  /** 不予共享。Not shared. */
  | 'NOT_SHARED';

/** 法定或选定的期限。A term set by law or chosen. */
export type CatalogueTerm = {
  /** 规则标识。Id of the rule. */
  rule: Scalars['String']['output'];
  /** 期限：ISO 8601，工作日写作 PnBD。Duration, ISO 8601; PnBD for working days. */
  duration: Scalars['String']['output'];
  /** 出处。Source. */
  source: Scalars['String']['output'];
};

/** 登记的客户端。A registered client. */
export type Client = {
  /** 标识，即令牌中的 client_id。Id: the client_id of its tokens. */
  id: Scalars['ID']['output'];
  /** 种类。Kind. */
  kind: ClientKind;
  /** 名称。Name. */
  name: Scalars['String']['output'];
  /** 所属组织的统一社会信用代码；面向个人的门户可为空。Code of the organisation behind it; may be null for a portal of persons. */
  organization?: Maybe<Scalars['UnifiedSocialCreditCode']['output']>;
  /** 状态。Status. */
  status: ClientStatus;
  /** 对所属组织的确认；空为未经确认，不得使用。The confirmation of its organisation; null means unconfirmed: it is not admitted. */
  confirmation?: Maybe<ClientConfirmation>;
  /** 可声明的目的。Codes of the purposes it may name. */
  purposes: Array<Scalars['String']['output']>;
  /** 可请求的数据簇。Clusters it may ever ask for. */
  clusters: Array<ConsentCluster>;
  /** 越权请求的处理方式。What it gets where it asks for too much. */
  mode: ClientMode;
  /** 令牌绑定方式。How its tokens are bound. */
  binding: ClientBinding;
  /** 是否告知拒绝的原因。Whether refusals tell it their reason. */
  developer: Scalars['Boolean']['output'];
  /** 用量上限。Quotas. */
  quotas: ClientQuotas;
  /** 公钥。Public keys. */
  keys: Array<ClientKey>;
  /** 证书指纹（SHA-256，base64url）；不空时只接受其中的证书。Thumbprints of its certificates (SHA-256, base64url); where there are any, no other certificate counts. */
  certificates: Array<Scalars['String']['output']>;
  /** 版本，每次变更加一。Version; goes up by one with each change. */
  version: Scalars['Int']['output'];
  /** 登记时刻。When it was registered. */
  registeredAt: Scalars['DateTime']['output'];
  /** 最近一次变更的时刻。When it was last changed. */
  changedAt: Scalars['DateTime']['output'];
};

/** 客户端连接。A page of clients. */
export type ClientConnection = {
  /** 带游标的条目。Items with their cursors. */
  edges: Array<ClientEdge>;
  /** 条目。Items. */
  nodes: Array<Client>;
  /** 分页信息。Paging information. */
  pageInfo: PageInfo;
  /** 总数；超过一万不计，为空。Total count; null above 10,000, where it is not counted. */
  totalCount?: Maybe<Scalars['Int']['output']>;
};

/** 客户端条目。One of clients, with its cursor. */
export type ClientEdge = {
  /** 游标。Cursor. */
  cursor: Scalars['String']['output'];
  /** 条目。The item. */
  node: Client;
};

/** 客户端的种类。What kind of program a client is. */
export type ClientKind =
  /** 面向个人的门户。A portal of persons. */
  | 'PORTAL'
  /** 合作机构的系统。A partner institution's system. */
  | 'PARTNER'
  /** 部门的系统。A department's system. */
  | 'DEPARTMENT'
  /** 统计分析系统。A system for statistics. */
  | 'ANALYTICS';

/** 客户端的状态。Whether a client may come in. */
export type ClientStatus =
  /** 可用。It may. */
  | 'ACTIVE'
  /** 已停用。It is suspended. */
  | 'SUSPENDED';

/** 对超出权限的请求如何作答。What a client gets where it asks for more than it may read. */
export type ClientMode =
  /** 去除无权读取的部分，其余照答。What it may not read is left out; the rest is answered. */
  | 'FILTER'
  /** 整个操作被拒绝，并列出路径。The whole operation is refused, with the list of paths. */
  | 'REJECT'
  /** 只报告，不改变操作，用于迁移。Only reported, for migrating a client. */
  | 'DRY_RUN';

/** 访问令牌如何与客户端绑定。How a client's access tokens are bound to it. */
export type ClientBinding =
  /** 绑定密钥（RFC 9449）。To a key (RFC 9449). */
  | 'DPOP'
  /** 绑定证书（RFC 8705）。To a certificate (RFC 8705). */
  | 'MTLS'
  /** 不绑定，仅供演示，生产环境拒绝。Not at all: for demonstration alone; production refuses it. */
  | 'NONE';

/** 用量上限；空为按系统设置。How much a client may spend; null means what the settings say. */
export type ClientQuotas = {
  /** 每分钟的成本单位。Cost units a minute. */
  costPerMinute?: Maybe<Scalars['Int']['output']>;
  /** 每小时可查询的不同主体数。Different subjects an hour. */
  subjectsPerHour?: Maybe<Scalars['Int']['output']>;
  /** 每日可查询的不同主体数。Different subjects a day. */
  subjectsPerDay?: Maybe<Scalars['Int']['output']>;
};

/** 客户端的一个公钥。A public key of a client. */
export type ClientKey = {
  /** 指纹（RFC 7638，SHA-256）。Thumbprint (RFC 7638, SHA-256). */
  thumbprint: Scalars['String']['output'];
  /** 公钥（JWK 的 JSON 文本）。The key, a JWK as JSON text. */
  jwk: Scalars['String']['output'];
};

/** 对客户端所属组织的确认：人员在同意和查询记录中看到的即此名称。The confirmation that a client belongs to its organisation. Its names are those that persons read in consents and in their access history. */
export type ClientConfirmation = {
  /** 确认的客户端名称。The client's name that was confirmed. */
  name: Scalars['String']['output'];
  /** 确认的组织登记名称；不属于组织的门户为空。The organisation's registered name that was confirmed; null for a portal that names no organisation. */
  organizationName?: Maybe<Scalars['String']['output']>;
  /** 何时。When. */
  at: Scalars['DateTime']['output'];
  /** 由谁（假名）。By whom (a pseudonym). */
  actor: Scalars['String']['output'];
  /** 所在部门。Of which department. */
  department?: Maybe<Scalars['ID']['output']>;
};

/** 客户端登记的一次变更。A change of a client's entry. */
export type ClientChange = {
  /** 客户端。The client. */
  clientId: Scalars['ID']['output'];
  /** 变更后的版本。The version after it. */
  version: Scalars['Int']['output'];
  /** 所作的变更。What was done. */
  action: ClientAction;
  /** 何时。When. */
  at: Scalars['DateTime']['output'];
  /** 由谁（假名）。By whom (a pseudonym). */
  actor: Scalars['String']['output'];
  /** 所在部门。Of which department. */
  department?: Maybe<Scalars['ID']['output']>;
  /** 理由。Why. */
  reason?: Maybe<Scalars['String']['output']>;
  /** 变更的字段。The fields that changed. */
  fields: Array<ClientFieldChange>;
};

/** 变更连接。A page of changes of a client. */
export type ClientChangeConnection = {
  /** 带游标的条目。Items with their cursors. */
  edges: Array<ClientChangeEdge>;
  /** 条目。Items. */
  nodes: Array<ClientChange>;
  /** 分页信息。Paging information. */
  pageInfo: PageInfo;
  /** 总数；超过一万不计，为空。Total count; null above 10,000, where it is not counted. */
  totalCount?: Maybe<Scalars['Int']['output']>;
};

/** 变更条目。One of changes of a client, with its cursor. */
export type ClientChangeEdge = {
  /** 游标。Cursor. */
  cursor: Scalars['String']['output'];
  /** 条目。The item. */
  node: ClientChange;
};

/** 对客户端登记所作的变更。What was done to a client's entry. */
export type ClientAction =
  /** 登记。Registered. */
  | 'REGISTER'
  /** 变更。Updated. */
  | 'UPDATE'
  /** 更换密钥或证书。Keys or certificates set. */
  | 'SET_KEYS'
  /** 停用。Suspended. */
  | 'SUSPEND'
  /** 恢复。Reinstated. */
  | 'REINSTATE'
  /** 确认其所属组织。Its organisation confirmed. */
  | 'CONFIRM'
  /** 首次部署时直接写入。Written directly, when a deployment begins. */
  | 'BOOTSTRAP';

/** 一项变更前后的值。One value before and after a change. */
export type ClientFieldChange = {
  /** 字段。The field. */
  field: Scalars['String']['output'];
  /** 变更前（JSON）；登记时为空。Before, as JSON; null on registration. */
  before?: Maybe<Scalars['String']['output']>;
  /** 变更后（JSON）。After, as JSON. */
  after: Scalars['String']['output'];
};

/** 登记一个客户端。A client to be registered. */
export type RegisterClientInput = {
  /** 标识：小写字母、数字和连字符，3–64 字符。Id: lower-case letters, digits and hyphens, 3 to 64. */
  id: Scalars['ID']['input'];
  /** 种类。Kind. */
  kind: ClientKind;
  /** 名称，2–100 字。Name, 2 to 100 characters. */
  name: Scalars['String']['input'];
  /** 所属组织的统一社会信用代码；除门户外必填。Code of the organisation behind it; needed for all but portals. */
  organization?: InputMaybe<Scalars['UnifiedSocialCreditCode']['input']>;
  /** 可声明的目的，须与种类相符。Purposes it may name; they must befit its kind. */
  purposes: Array<Scalars['String']['input']>;
  /** 可请求的数据簇。Clusters it may ever ask for. */
  clusters: Array<ConsentCluster>;
  /** 越权请求的处理方式。What it gets where it asks for too much. */
  mode?: InputMaybe<ClientMode>;
  /** 令牌绑定方式。How its tokens are bound. */
  binding: ClientBinding;
  /** 是否告知拒绝的原因。Whether refusals tell it their reason. */
  developer?: InputMaybe<Scalars['Boolean']['input']>;
  /** 用量上限。Quotas. */
  quotas?: InputMaybe<ClientQuotasInput>;
  /** 公钥，每个为 JWK 的 JSON 文本，至多 10 个。Public keys, each a JWK as JSON text, at most 10. */
  keys?: InputMaybe<Array<Scalars['String']['input']>>;
  /** 证书指纹（SHA-256，base64url），至多 10 个。Thumbprints of certificates (SHA-256, base64url), at most 10. */
  certificates?: InputMaybe<Array<Scalars['String']['input']>>;
};

/** 用量上限；空为按系统设置。变更时不填的不变。Quotas; null is as the settings say. An update keeps those it omits. */
export type ClientQuotasInput = {
  /** 每分钟的成本单位。Cost units a minute. */
  costPerMinute?: InputMaybe<Scalars['Int']['input']>;
  /** 每小时可查询的不同主体数。Different subjects an hour. */
  subjectsPerHour?: InputMaybe<Scalars['Int']['input']>;
  /** 每日可查询的不同主体数。Different subjects a day. */
  subjectsPerDay?: InputMaybe<Scalars['Int']['input']>;
};

/** 变更登记；不填的不变；除用量上限外，不接受空值。种类和所属组织不可变更。A change; what is omitted stays, and null is refused except for quotas. Kind and organisation cannot change. */
export type UpdateClientInput = {
  /** 客户端标识。Id of the client. */
  id: Scalars['ID']['input'];
  /** 所见的版本。The version that was read. */
  version: Scalars['Int']['input'];
  /** 名称，2–100 字。Name, 2 to 100 characters. */
  name?: InputMaybe<Scalars['String']['input']>;
  /** 可声明的目的。Purposes it may name. */
  purposes?: InputMaybe<Array<Scalars['String']['input']>>;
  /** 可请求的数据簇。Clusters it may ever ask for. */
  clusters?: InputMaybe<Array<ConsentCluster>>;
  /** 越权请求的处理方式。What it gets where it asks for too much. */
  mode?: InputMaybe<ClientMode>;
  /** 令牌绑定方式。How its tokens are bound. */
  binding?: InputMaybe<ClientBinding>;
  /** 是否告知拒绝的原因。Whether refusals tell it their reason. */
  developer?: InputMaybe<Scalars['Boolean']['input']>;
  /** 用量上限；其中不填的不变，空值恢复为系统设置。Quotas; an omitted one stays, null returns it to the settings. */
  quotas?: InputMaybe<ClientQuotasInput>;
};

/** 更换公钥或证书；不填的不变，空列表即全部撤下，不接受空值。Sets keys or certificates; what is omitted stays, an empty list removes all, null is refused. */
export type SetClientKeysInput = {
  /** 客户端标识。Id of the client. */
  id: Scalars['ID']['input'];
  /** 所见的版本。The version that was read. */
  version: Scalars['Int']['input'];
  /** 公钥，每个为 JWK 的 JSON 文本，至多 10 个。Public keys, each a JWK as JSON text, at most 10. */
  keys?: InputMaybe<Array<Scalars['String']['input']>>;
  /** 证书指纹（SHA-256，base64url），至多 10 个。Thumbprints of certificates (SHA-256, base64url), at most 10. */
  certificates?: InputMaybe<Array<Scalars['String']['input']>>;
};

/** 确认客户端属于其所称的组织。Confirms that a client belongs to the organisation it names. */
export type ConfirmClientInput = {
  /** 客户端标识。Id of the client. */
  id: Scalars['ID']['input'];
  /** 所见的版本。The version that was read. */
  version: Scalars['Int']['input'];
  /** 组织的登记名称，2–100 字；本区登记中有该组织的可不填，填写须与登记一致；登记中没有的必填。The organisation's registered name, 2 to 100 characters. Where the register here holds the organisation, it may be omitted and must otherwise agree; where not, it is required. */
  organizationName?: InputMaybe<Scalars['String']['input']>;
  /** 确认所依据的材料，2–500 字。The evidence it rests on, 2 to 500 characters. */
  reason: Scalars['String']['input'];
};

/** 停用或恢复。Suspends or reinstates a client. */
export type ClientStatusInput = {
  /** 客户端标识。Id of the client. */
  id: Scalars['ID']['input'];
  /** 所见的版本。The version that was read. */
  version: Scalars['Int']['input'];
  /** 理由，2–500 字。Why, 2 to 500 characters. */
  reason: Scalars['String']['input'];
};

/** 主体对一家机构使用其信息的同意；只对双方存在。A subject's consent to an institution's use of its data; it exists for these two alone. */
export type Consent = {
  /** 同意的标识。Opaque id. */
  id: Scalars['ID']['output'];
  /** 状态。State. */
  state: ConsentState;
  /** 版本，每一步加一。Version, one more with each step. */
  version: Scalars['Int']['output'];
  /** 主体；机构在主体同意之后方可得知。The subject; an institution learns it once the subject has consented. */
  subject?: Maybe<Subject>;
  /** 被授权机构。The institution. */
  grantee: ConsentGrantee;
  /** 目的。Purpose. */
  purpose: ConsentPurpose;
  /** 所申请的范围。What was asked for. */
  requested: ConsentTerms;
  /** 已授权的范围；空为未授权。What was granted; null means nothing. */
  granted?: Maybe<ConsentTerms>;
  /** 收入类信息的单独同意；不涉及时为空。Separate consent to the income class; null where it is not concerned. */
  separate?: Maybe<SeparateConsent>;
  /** 申请时刻。When it was asked for. */
  requestedAt: Scalars['DateTime']['output'];
  /** 答复期限的最后一日。Last day for an answer. */
  answerBy: Scalars['Date']['output'];
  /** 授权时刻。When it was granted. */
  authorisedAt?: Maybe<Scalars['DateTime']['output']>;
  /** 使用情况。Uses. */
  uses: ConsentUses;
  /** 历程，由早到晚。History, oldest first. */
  steps: Array<ConsentStep>;
  /** 将打开的字段与内容预览。Preview of the fields it opens. */
  preview?: Maybe<ConsentPreview>;
};

/** 同意连接。A page of consents. */
export type ConsentConnection = {
  /** 带游标的条目。Items with their cursors. */
  edges: Array<ConsentEdge>;
  /** 条目。Items. */
  nodes: Array<Consent>;
  /** 分页信息。Paging information. */
  pageInfo: PageInfo;
  /** 总数；超过一万不计，为空。Total count; null above 10,000, where it is not counted. */
  totalCount?: Maybe<Scalars['Int']['output']>;
};

/** 同意条目。One of consents, with its cursor. */
export type ConsentEdge = {
  /** 游标。Cursor. */
  cursor: Scalars['String']['output'];
  /** 条目。The item. */
  node: Consent;
};

/** 同意的状态；除前两种外均为终态。State of a consent; all but the first two are final. */
export type ConsentState =
  /** 待主体答复。Awaiting the subject's answer. */
  | 'AWAITING'
  /** 已同意。Authorised. */
  | 'AUTHORISED'
  /** 主体已拒绝。Refused by the subject. */
  | 'REFUSED'
  /** 申请机构已撤回申请。Withdrawn by the institution before an answer. */
  | 'WITHDRAWN'
  /** 主体已撤回同意。Revoked by the subject. */
  | 'REVOKED'
  /** 已到期。Expired. */
  | 'EXPIRED'
  /** 一次性同意已使用。Used up. */
  | 'CONSUMED';

/** 被授权机构。The institution a consent is given to. */
export type ConsentGrantee = {
  /** 统一社会信用代码。Unified social credit code. */
  organization: Scalars['UnifiedSocialCreditCode']['output'];
  /** 机构的登记名称；空为没有登记。Its registered name; null where none is known. */
  name?: Maybe<Scalars['String']['output']>;
  /** 申请所用的客户端。The client it asked through. */
  client?: Maybe<Scalars['ID']['output']>;
  /** 该客户端的名称，经确认。Confirmed name of that client. */
  clientName?: Maybe<Scalars['String']['output']>;
};

/** 使用目的及其法律依据。A purpose and what it rests on in law. */
export type ConsentPurpose = {
  /** 目的代码。Code of the purpose. */
  code: Scalars['String']['output'];
  /** 中文名称。Name in Chinese. */
  name: Scalars['String']['output'];
  /** 英文名称。Name in English. */
  english: Scalars['String']['output'];
  /** 法律依据。Legal basis, in Chinese. */
  legalBasis: Scalars['String']['output'];
  /** 法律依据（英文）。Legal basis, in English. */
  legalBasisEnglish: Scalars['String']['output'];
};

/** 使用情况。How often a consent has been used. */
export type ConsentUses = {
  /** 累计次数。All uses. */
  total: Scalars['Int']['output'];
  /** 今日次数。Uses today. */
  today: Scalars['Int']['output'];
  /** 最近一次使用的时刻。When it was last used. */
  lastAt?: Maybe<Scalars['DateTime']['output']>;
};

/** 同意的检索条件，各项同时成立。Conditions on consents; all must hold. */
export type ConsentFilter = {
  /** 状态。State. */
  state?: InputMaybe<ConsentState>;
  /** 被授权机构的统一社会信用代码。Code of the institution. */
  organization?: InputMaybe<Scalars['UnifiedSocialCreditCode']['input']>;
};

/** 申请同意；主体以代码或证件号码之一指明。A request for consent; the subject is named by one of code and identity number. */
export type RequestConsentInput = {
  /** 组织的统一社会信用代码。Code of an organisation. */
  subjectUscc?: InputMaybe<Scalars['UnifiedSocialCreditCode']['input']>;
  /** 自然人的公民身份号码。Identity number of a person. */
  subjectIdNumber?: InputMaybe<Scalars['ResidentId']['input']>;
  /** 数据簇，须在令牌所载目的之内。Clusters, within the purpose of the token. */
  clusters: Array<ConsentCluster>;
  /** 只使用一次。For one use. */
  oneTime: Scalars['Boolean']['input'];
  /** 每日使用次数上限，1–1000；一次性的不填。Most uses a day, 1–1000; not for a single use. */
  dailyLimit?: InputMaybe<Scalars['Int']['input']>;
  /** 首个有效日，默认今日。First day of validity; today by default. */
  validFrom?: InputMaybe<Scalars['Date']['input']>;
  /** 最后有效日，默认为规则所允许的最长期限。Last day of validity; by default the longest the rules allow. */
  validTo?: InputMaybe<Scalars['Date']['input']>;
  /** 所涉行为的最早日期。Earliest day of the acts concerned. */
  historyFrom?: InputMaybe<Scalars['Date']['input']>;
  /** 所涉行为的最晚日期。Latest day of the acts concerned. */
  historyTo?: InputMaybe<Scalars['Date']['input']>;
};

/** 同意全部或一部分。A grant in whole or in part. */
export type GrantConsentInput = {
  /** 同意的标识。Id of the consent. */
  id: Scalars['ID']['input'];
  /** 所见的版本。The version that was read. */
  version: Scalars['Int']['input'];
  /** 授予的范围；不填即全部。What to grant; all of it when left out. */
  terms?: InputMaybe<ConsentTermsInput>;
};

/** 缩小已授权的范围。Narrows what was granted. */
export type NarrowConsentInput = {
  /** 同意的标识。Id of the consent. */
  id: Scalars['ID']['input'];
  /** 所见的版本。The version that was read. */
  version: Scalars['Int']['input'];
  /** 此后的范围。What stays. */
  terms: ConsentTermsInput;
};

/** 指明一份同意。Names a consent. */
export type ConsentIdInput = {
  /** 同意的标识。Id of the consent. */
  id: Scalars['ID']['input'];
};

/** 同意将打开哪些内容。What exactly a consent opens. */
export type ConsentPreview = {
  /** 将打开的字段。The fields it opens. */
  fields: Array<ConsentPreviewField>;
  /** 读取这些字段的查询；带请求头 as-consent 发送即见对方所见的当前值。A query that reads them; sent with the header `as-consent`, it answers with today's values as the institution would see them. */
  operation: Scalars['String']['output'];
};

/** 同意将打开的一个字段。A field that a consent opens. */
export type ConsentPreviewField = {
  /** 所属类型。The type it belongs to. */
  type: Scalars['String']['output'];
  /** 字段名。Name of the field. */
  field: Scalars['String']['output'];
  /** 中文名称。Name in Chinese. */
  nameZh: Scalars['String']['output'];
  /** 英文名称。Name in English. */
  nameEn: Scalars['String']['output'];
  /** 提供该字段的子图。The subgraph that owns it. */
  subgraph: Scalars['String']['output'];
  /** 数据簇。Cluster. */
  cluster: ConsentCluster;
  /** 如何打开。How it is opened. */
  opens: ConsentOpening;
  /** 脱敏格式；空为不脱敏。Mask format; null means no mask. */
  mask?: Maybe<Scalars['String']['output']>;
  /** 是否须另行单独同意。Whether it needs separate consent. */
  separate: Scalars['Boolean']['output'];
  /** 依现有范围是否已经打开。Whether it is open under what is granted now. */
  open: Scalars['Boolean']['output'];
};

/** 同意将如何打开一个字段。How a consent opens a field. */
export type ConsentOpening =
  /** 原值。The value itself. */
  | 'VALUE'
  /** 脱敏值。The masked value. */
  | 'MASKED'
  /** 本不公开的记录中的字段。The field of records that are not public. */
  | 'RESTRICTED_RECORDS';

/** 同意历程中的一步。One step of a consent's history. */
export type ConsentStep = {
  /** 发生了什么。What happened. */
  action: ConsentAction;
  /** 何时。When. */
  at: Scalars['DateTime']['output'];
  /** 由谁。On whose part. */
  by: ConsentParty;
  /** 此后的状态。The state after it. */
  state: ConsentState;
  /** 此后的版本。The version after it. */
  version: Scalars['Int']['output'];
  /** 此后的授权范围；空为未授权。What was granted after it; null means nothing. */
  granted?: Maybe<ConsentTerms>;
};

/** 同意历程中的一步。What happened to a consent. */
export type ConsentAction =
  /** 提出申请。Requested. */
  | 'REQUEST'
  /** 撤回申请。The request was withdrawn. */
  | 'WITHDRAW'
  /** 同意。Granted. */
  | 'GRANT'
  /** 拒绝。Refused. */
  | 'REFUSE'
  /** 书面单独同意。Separately consented to in writing. */
  | 'CONFIRM_SEPARATE'
  /** 缩小范围。Narrowed. */
  | 'NARROW'
  /** 撤回同意。Revoked. */
  | 'REVOKE'
  /** 到期。Expired. */
  | 'EXPIRE'
  /** 一次性同意被使用。Used up. */
  | 'CONSUME';

/** 由谁作出。On whose part a step was taken. */
export type ConsentParty =
  /** 申请机构。The institution. */
  | 'GRANTEE'
  /** 主体本人。The subject. */
  | 'SUBJECT'
  /** 组织的代表。A representative of the organisation. */
  | 'REPRESENTATIVE'
  /** 依规则自动发生。Nobody: by the rules alone. */
  | 'RULE';

/** 同意的范围与期限。What a consent extends to, and for how long. */
export type ConsentTerms = {
  /** 数据簇。Clusters of data. */
  clusters: Array<ConsentCluster>;
  /** 首个有效日。First day of validity. */
  validFrom: Scalars['Date']['output'];
  /** 最后有效日。Last day of validity. */
  validTo: Scalars['Date']['output'];
  /** 只可使用一次。It may be used once. */
  oneTime: Scalars['Boolean']['output'];
  /** 每日使用次数上限；一次性的为空。Most uses a day; null for a single use. */
  dailyLimit?: Maybe<Scalars['Int']['output']>;
  /** 所涉行为的最早日期；空为不限。Earliest day of the acts whose records it opens; null means no bound. */
  historyFrom?: Maybe<Scalars['Date']['output']>;
  /** 所涉行为的最晚日期；空为不限。Latest day of the acts whose records it opens; null means no bound. */
  historyTo?: Maybe<Scalars['Date']['output']>;
};

/** 可授权的数据簇，与目录中的数据簇一一对应。Clusters a consent can extend to: those of the catalogue. */
export type ConsentCluster =
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

/** 同意或缩小的范围；不填的沿用原值，只可少不可多。What to grant or keep; what is left out stays, and nothing may grow. */
export type ConsentTermsInput = {
  /** 数据簇。Clusters. */
  clusters?: InputMaybe<Array<ConsentCluster>>;
  /** 首个有效日。First day of validity. */
  validFrom?: InputMaybe<Scalars['Date']['input']>;
  /** 最后有效日。Last day of validity. */
  validTo?: InputMaybe<Scalars['Date']['input']>;
  /** 只可使用一次。For one use. */
  oneTime?: InputMaybe<Scalars['Boolean']['input']>;
  /** 每日使用次数上限。Most uses a day. */
  dailyLimit?: InputMaybe<Scalars['Int']['input']>;
  /** 所涉行为的最早日期。Earliest day of the acts concerned. */
  historyFrom?: InputMaybe<Scalars['Date']['input']>;
  /** 所涉行为的最晚日期。Latest day of the acts concerned. */
  historyTo?: InputMaybe<Scalars['Date']['input']>;
};

/** 对一条信息提出的更正申请（个人信息保护法第四十六条）。A request to correct something held about a subject (PIPL, Article 46). */
export type Correction = {
  /** 申请标识。Id of the request. */
  id: Scalars['ID']['output'];
  /** 所涉主体的标识。Id of the subject concerned. */
  subjectId: Scalars['ID']['output'];
  /** 由谁提出。On whose part. */
  by: CorrectionParty;
  /** 所指的信息。What it is about. */
  target: CorrectionTarget;
  /** 所指的查询记录；空为不由查询记录引起。The entry of the access history it starts from; null for none. */
  accessEntry?: Maybe<Scalars['ID']['output']>;
  /** 受理部门。The department it is addressed to. */
  department: Scalars['String']['output'];
  /** 错在何处。What is wrong. */
  statement?: Maybe<Scalars['String']['output']>;
  /** 应为何值。What it should be. */
  requestedValue?: Maybe<Scalars['String']['output']>;
  /** 希望如何联系。How the applicant wishes to be reached. */
  contact?: Maybe<Scalars['String']['output']>;
  /** 状态。State. */
  state: CorrectionState;
  /** 收到时刻。When it was received. */
  receivedAt: Scalars['DateTime']['output'];
  /** 答复期限。Day by which it is to be answered. */
  answerBy: Scalars['Date']['output'];
  /** 期限所依据的规则。The rule the term comes from. */
  rule: Scalars['String']['output'];
  /** 撤回时刻。When it was withdrawn. */
  withdrawnAt?: Maybe<Scalars['DateTime']['output']>;
  /** 版本。Version. */
  version: Scalars['Int']['output'];
};

/** 更正申请连接。A page of requests for correction. */
export type CorrectionConnection = {
  /** 带游标的条目。Items with their cursors. */
  edges: Array<CorrectionEdge>;
  /** 条目。Items. */
  nodes: Array<Correction>;
  /** 分页信息。Paging information. */
  pageInfo: PageInfo;
  /** 总数；超过一万不计，为空。Total count; null above 10,000, where it is not counted. */
  totalCount?: Maybe<Scalars['Int']['output']>;
};

/** 更正申请条目。One of requests for correction, with its cursor. */
export type CorrectionEdge = {
  /** 游标。Cursor. */
  cursor: Scalars['String']['output'];
  /** 条目。The item. */
  node: Correction;
};

/** 更正申请的状态。State of a request for correction. */
export type CorrectionState =
  /** 已收到。Received. */
  | 'RECEIVED'
  /** 申请人已撤回。Withdrawn by the applicant. */
  | 'WITHDRAWN';

/** 申请人与主体的关系。On whose part a request is made. */
export type CorrectionParty =
  /** 本人。The subject. */
  | 'SUBJECT'
  /** 组织的代表人。A representative of the organisation. */
  | 'REPRESENTATIVE'
  /** 死者的近亲属。The next of kin of one who has died. */
  | 'KIN';

/** 所指的信息：一条记录或一个字段。What a request is about: a record, or a field of one. */
export type CorrectionTarget = {
  /** 类型名。Name of the type. */
  type: Scalars['String']['output'];
  /** 记录或主体的标识。Id of the record or subject. */
  id: Scalars['ID']['output'];
  /** 字段名；空为整条记录。Name of the field; null for all of it. */
  field?: Maybe<Scalars['String']['output']>;
};

/** 所指的信息：一条记录或一个字段。What a request is about: a record, or a field of one. */
export type CorrectionTargetInput = {
  /** 类型名。Name of the type. */
  type: Scalars['String']['input'];
  /** 记录或主体的标识。Id of the record or subject. */
  id: Scalars['ID']['input'];
  /** 字段名；空为整条记录。Name of the field; null for all of it. */
  field?: InputMaybe<Scalars['String']['input']>;
};

/** 更正申请。A request for correction. */
export type CorrectionInput = {
  /** 所涉主体；空为本人。The subject concerned; the caller's own when left out. */
  subjectId?: InputMaybe<Scalars['ID']['input']>;
  /** 所指的信息。What it is about. */
  target: CorrectionTargetInput;
  /** 由哪条查询记录引起。The entry of the access history it starts from. */
  accessEntry?: InputMaybe<Scalars['ID']['input']>;
  /** 记录的数据来源部门；空为区社会信用体系建设牵头部门。The department the record comes from; when left out, the department that leads the district's credit system. */
  department?: InputMaybe<Scalars['String']['input']>;
  /** 错在何处，2–2000 字。What is wrong, 2 to 2000 characters. */
  statement: Scalars['String']['input'];
  /** 应为何值，至多 2000 字。What it should be, at most 2000 characters. */
  requestedValue?: InputMaybe<Scalars['String']['input']>;
  /** 希望如何联系，至多 200 字。How the applicant wishes to be reached, at most 200 characters. */
  contact?: InputMaybe<Scalars['String']['input']>;
};

/** 撤回更正申请。Withdraws a request for correction. */
export type CorrectionWithdrawalInput = {
  /** 申请标识。Id of the request. */
  id: Scalars['ID']['input'];
  /** 所见的版本。The version that was read. */
  version: Scalars['Int']['input'];
};

/** 披露所依据的理由。What a disclosure rested on. */
export type DisclosureBasis =
  /** 本人查询本人信息。The person themself. */
  | 'SELF'
  /** 已故者的近亲属。Next of kin of a person who has died. */
  | 'KIN'
  /** 主体的同意。The subject's consent. */
  | 'CONSENT'
  /** 在办案件。A case in hand. */
  | 'CASE'
  /** 履行法定职责。A duty laid down by law. */
  | 'DUTY'
  /** 紧急情况。An emergency. */
  | 'EMERGENCY'
  /** 未出示任何依据。Nothing was shown that it could rest on. */
  | 'NONE';

/** 查询的结果。What came of an access. */
export type DisclosureResult =
  /** 已披露。Disclosed. */
  | 'DISCLOSED'
  /** 脱敏后披露。Disclosed in masked form. */
  | 'MASKED'
  /** 已拒绝，未披露。Denied; nothing was disclosed. */
  | 'DENIED';

/** 一次查询所涉的一个字段。A field that an access reached or was denied. */
export type AccessedField = {
  /** 所属类型。The type it belongs to. */
  type: Scalars['String']['output'];
  /** 字段名；空为整条记录。Name of the field; null means the record as such. */
  field?: Maybe<Scalars['String']['output']>;
  /** 中文名称。Name in Chinese. */
  nameZh: Scalars['String']['output'];
  /** 英文名称。Name in English. */
  nameEn: Scalars['String']['output'];
  /** 结果。What came of it. */
  result: DisclosureResult;
};

/** 披露日志的一个事件，仅审计员可见。An event of the disclosure log, seen only by auditors. */
export type DisclosureEntry = {
  /** 事件标识；更正申请可引用。Id of the event; a request for correction may name it. */
  id?: Maybe<Scalars['ID']['output']>;
  /** 请求开始的时刻。When the request began. */
  at?: Maybe<Scalars['DateTime']['output']>;
  /** 查询者的化名。Pseudonym of who asked. */
  actor?: Maybe<Scalars['String']['output']>;
  /** 查询者的角色。Roles of who asked. */
  roles?: Maybe<Array<Scalars['String']['output']>>;
  /** 客户端。The client. */
  client?: Maybe<Scalars['String']['output']>;
  /** 机构的统一社会信用代码。Unified social credit code of the organisation. */
  organization?: Maybe<Scalars['String']['output']>;
  /** 部门代码。Id of the department. */
  department?: Maybe<Scalars['String']['output']>;
  /** 目的代码。Code of the purpose. */
  purpose?: Maybe<Scalars['String']['output']>;
  /** 依据。What it rested on. */
  basis?: Maybe<DisclosureBasis>;
  /** 所涉主体；审计检索等不涉主体的为空。The subject; null for what is about nobody, an auditor's search say. */
  subjectId?: Maybe<Scalars['ID']['output']>;
  /** 数据来自哪个子图。The subgraph the data came from. */
  subgraph?: Maybe<Scalars['String']['output']>;
  /** 目的与数据簇矩阵的版本。Version of the matrix that decided. */
  matrixVersion?: Maybe<Scalars['String']['output']>;
  /** 是否向审计告警（紧急查询）。Whether it alerts the auditor (emergency access). */
  alert?: Maybe<Scalars['Boolean']['output']>;
  /** 依法延迟，自此时刻起主体可见。Delayed by law: the subject sees it from this moment on. */
  releaseAt?: Maybe<Scalars['DateTime']['output']>;
  /** 主体密钥已销毁，细节不可读。The subject's key has been destroyed; the details are unreadable. */
  erased?: Maybe<Scalars['Boolean']['output']>;
  /** 请求标识。Id of the request. */
  requestId?: Maybe<Scalars['String']['output']>;
  /** 操作文本的 SHA-256；审计检索为检索条件的散列。SHA-256 of the operation's text; for an auditor's search, of its conditions. */
  operation?: Maybe<Scalars['String']['output']>;
  /** 数据簇。Clusters. */
  clusters?: Maybe<Array<Scalars['String']['output']>>;
  /** 所涉字段。The fields concerned. */
  fields?: Maybe<Array<AccessedField>>;
  /** 所依据的同意。The consent it rested on. */
  consentId?: Maybe<Scalars['ID']['output']>;
  /** 该同意当时的版本。The version of that consent. */
  consentVersion?: Maybe<Scalars['Int']['output']>;
  /** 案件编号。The case. */
  caseReference?: Maybe<Scalars['String']['output']>;
  /** 紧急查询的理由；审计检索为检索条件。The reason of an emergency access; for an auditor's search, its conditions. */
  reason?: Maybe<Scalars['String']['output']>;
  /** 在日志中的序号。Index in the log. */
  logIndex?: Maybe<Scalars['Int']['output']>;
};

/** 披露事件连接。A page of events of the disclosure log. */
export type DisclosureEntryConnection = {
  /** 带游标的条目。Items with their cursors. */
  edges: Array<DisclosureEntryEdge>;
  /** 条目。Items. */
  nodes: Array<DisclosureEntry>;
  /** 分页信息。Paging information. */
  pageInfo: PageInfo;
  /** 总数；超过一万不计，为空。Total count; null above 10,000, where it is not counted. */
  totalCount?: Maybe<Scalars['Int']['output']>;
};

/** 披露事件条目。One of events of the disclosure log, with its cursor. */
export type DisclosureEntryEdge = {
  /** 游标。Cursor. */
  cursor: Scalars['String']['output'];
  /** 条目。The item. */
  node: DisclosureEntry;
};

/** 披露事件的检索条件，各项同时成立。Conditions on events of the disclosure log; all must hold. */
export type DisclosureFilter = {
  /** 查询者的化名。Pseudonym of who asked. */
  actor?: InputMaybe<Scalars['String']['input']>;
  /** 机构的统一社会信用代码。Unified social credit code of the organisation. */
  organization?: InputMaybe<Scalars['String']['input']>;
  /** 部门代码。Id of the department. */
  department?: InputMaybe<Scalars['String']['input']>;
  /** 目的代码。Code of the purpose. */
  purpose?: InputMaybe<Scalars['String']['input']>;
  /** 主体标识。Subject id. */
  subjectId?: InputMaybe<Scalars['ID']['input']>;
  /** 依据。What it rested on. */
  basis?: InputMaybe<DisclosureBasis>;
  /** 不早于此时刻。Not before this moment. */
  from?: InputMaybe<Scalars['DateTime']['input']>;
  /** 早于此时刻。Before this moment. */
  to?: InputMaybe<Scalars['DateTime']['input']>;
  /** 是否告警。Whether it alerts the auditor. */
  alert?: InputMaybe<Scalars['Boolean']['input']>;
};

/** 披露日志：只增不改；树头与一致性证明，登录者均可核验。The disclosure log: append-only; its heads and their consistency may be verified by everybody logged in. */
export type DisclosureLog = {
  /** 日志是否仍在封存，否则因何停止。Whether the log is still sealed, and if not, why. */
  status?: Maybe<DisclosureLogStatus>;
  /** 当前树头；日志为空时为空。The head as it stands; null while the log is empty. */
  head?: Maybe<LogHead>;
  /** 曾签名的全部树头，由小到大。Every head that was signed, smallest first. */
  heads: LogHeadConnection;
  /** 曾用于签名的公钥。The public keys that have signed. */
  keys: Array<LogPublicKey>;
  /** 清除声明。Statements of what was taken out. */
  prunings: Array<LogPruning>;
  /** 小树是大树开头的证明；树头不存在时为空。Proof that one tree is the beginning of another; null where there are no such trees. */
  consistencyProof?: Maybe<ConsistencyProof>;
  /** 某一条目的包含证明；无此条目时为空。Proof that an entry is in the log; null where there is none. */
  inclusionProof?: Maybe<InclusionProof>;
  /** 原文，按序号。The entries as they are hashed, by index. */
  leaves?: Maybe<LogLeafConnection>;
  /** 序号区间内的散列，十六进制，至多 1000 个；含已清除的条目。Hashes of entries, hex, at most 1000; those taken out included. */
  leafHashes?: Maybe<Array<Scalars['String']['output']>>;
};


/** 披露日志：只增不改；树头与一致性证明，登录者均可核验。The disclosure log: append-only; its heads and their consistency may be verified by everybody logged in. */
export type DisclosureLogHeadsArgs = {
  from?: InputMaybe<Scalars['Int']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** 披露日志：只增不改；树头与一致性证明，登录者均可核验。The disclosure log: append-only; its heads and their consistency may be verified by everybody logged in. */
export type DisclosureLogConsistencyProofArgs = {
  from: Scalars['Int']['input'];
  to?: InputMaybe<Scalars['Int']['input']>;
};


/** 披露日志：只增不改；树头与一致性证明，登录者均可核验。The disclosure log: append-only; its heads and their consistency may be verified by everybody logged in. */
export type DisclosureLogInclusionProofArgs = {
  index: Scalars['Int']['input'];
  treeSize?: InputMaybe<Scalars['Int']['input']>;
};


/** 披露日志：只增不改；树头与一致性证明，登录者均可核验。The disclosure log: append-only; its heads and their consistency may be verified by everybody logged in. */
export type DisclosureLogLeavesArgs = {
  from?: InputMaybe<Scalars['Int']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** 披露日志：只增不改；树头与一致性证明，登录者均可核验。The disclosure log: append-only; its heads and their consistency may be verified by everybody logged in. */
export type DisclosureLogLeafHashesArgs = {
  from: Scalars['Int']['input'];
  count: Scalars['Int']['input'];
};

/** 披露日志的状态。The state of the disclosure log. */
export type DisclosureLogStatus = {
  /** 是否仍在封存新事件；为 false 时不再披露任何受保护信息。Whether new events are sealed; while false, no guarded data is disclosed. */
  sealing: Scalars['Boolean']['output'];
  /** 停止封存的时刻；仍在封存时为空。When sealing stopped; null while events are sealed. */
  since?: Maybe<Scalars['DateTime']['output']>;
  /** 停止封存的原因。What sealing stopped for. */
  fault?: Maybe<DisclosureLogFault>;
  /** 原因的说明（英文）：哪一条目、节点或树头。The reason in one sentence: which entry, node or head. */
  message?: Maybe<Scalars['String']['output']>;
  /** 最近一次完整核验无误的时刻；本进程尚未完成核验时为空。When the whole log was last found as it was signed; null until this process has checked it once. */
  checkedAt?: Maybe<Scalars['DateTime']['output']>;
  /** 该次核验的条目数。How many entries were checked then. */
  checkedSize?: Maybe<Scalars['Int']['output']>;
};

/** 日志核验发现的问题。What can be wrong with the disclosure log. */
export type DisclosureLogFault =
  /** 条目或日志末尾缺失。An entry, or the end of the log, is missing. */
  | 'ENTRY_MISSING'
  /** 条目与签名时不同、错位或无法读取。An entry is not the one that was hashed, is in another place, or cannot be read. */
  | 'ENTRY_CHANGED'
  /** 条目按检索项查不到。An entry is not found by what entries are searched by. */
  | 'ENTRY_HIDDEN'
  /** 树节点缺失或被改动。A node of the tree is missing or has been changed. */
  | 'NODE_CHANGED'
  /** 树头缺失、签名无效或与条目不符。A signed head is missing, its signature is invalid, or it does not fit the entries. */
  | 'HEAD_INVALID'
  /** 日志被回退到较早的状态。The log was rolled back to an earlier state. */
  | 'ROLLED_BACK'
  /** 日志公钥缺失或与其标识不符。A public key of the log is missing or is not the one its id names. */
  | 'KEY_MISSING'
  /** 清除声明无效。A statement of what was taken out is invalid. */
  | 'PRUNING_INVALID'
  /** 所读内容不是日志。What was read has not the form of a log. */
  | 'MALFORMED'
  /** 写入或核验因其他原因失败；重启后重试。The log could not be written or checked for another reason; a restart tries again. */
  | 'INTERNAL';

/** 经办部门登记的近亲属关系；登记期间该近亲属可查阅死者的信息（个人信息保护法第四十九条）。A kinship a steward has recorded: while it stands, the next of kin may consult the information of the one who has died (PIPL, Article 49). */
export type Kinship = {
  /** 登记标识。Id of the entry. */
  id: Scalars['ID']['output'];
  /** 死者的主体标识。Subject id of the one who has died. */
  deceasedId: Scalars['ID']['output'];
  /** 近亲属的主体标识。Subject id of the next of kin. */
  kinId: Scalars['ID']['output'];
  /** 该近亲属是死者的什么人。What the next of kin is to the one who has died. */
  relation: KinRelation;
  /** 证明文书。Proof. */
  document: ProofDocument;
  /** 登记时刻。When it was recorded. */
  recordedAt: Scalars['DateTime']['output'];
  /** 登记人标识。Who recorded it. */
  recordedBy: Scalars['String']['output'];
  /** 撤销时刻；空为有效。When it was revoked; null while it stands. */
  revokedAt?: Maybe<Scalars['DateTime']['output']>;
  /** 撤销人标识。Who revoked it. */
  revokedBy?: Maybe<Scalars['String']['output']>;
  /** 撤销事由。Why it was revoked. */
  revocationReason?: Maybe<Scalars['String']['output']>;
  /** 版本。Version. */
  version: Scalars['Int']['output'];
};

/** 近亲属关系连接。A page of kinships. */
export type KinshipConnection = {
  /** 带游标的条目。Items with their cursors. */
  edges: Array<KinshipEdge>;
  /** 条目。Items. */
  nodes: Array<Kinship>;
  /** 分页信息。Paging information. */
  pageInfo: PageInfo;
  /** 总数；超过一万不计，为空。Total count; null above 10,000, where it is not counted. */
  totalCount?: Maybe<Scalars['Int']['output']>;
};

/** 近亲属关系条目。One of kinships, with its cursor. */
export type KinshipEdge = {
  /** 游标。Cursor. */
  cursor: Scalars['String']['output'];
  /** 条目。The item. */
  node: Kinship;
};

/** 近亲属关系（民法典第一千零四十五条）。How a next of kin is related (Civil Code, Article 1045). */
export type KinRelation =
  /** 配偶。Spouse. */
  | 'SPOUSE'
  /** 父母。Parent. */
  | 'PARENT'
  /** 子女。Child. */
  | 'CHILD'
  /** 兄弟姐妹。Sibling. */
  | 'SIBLING'
  /** 祖父母、外祖父母。Grandparent. */
  | 'GRANDPARENT'
  /** 孙子女、外孙子女。Grandchild. */
  | 'GRANDCHILD';

/** 登记近亲属关系。Records a kinship. */
export type KinshipInput = {
  /** 死者的主体标识，其死亡须已登记。Subject id of the one who has died; the death must be on record. */
  deceasedId: Scalars['ID']['input'];
  /** 近亲属的主体标识。Subject id of the next of kin. */
  kinId: Scalars['ID']['input'];
  /** 该近亲属是死者的什么人。What the next of kin is to the one who has died. */
  relation: KinRelation;
  /** 证明文书。Proof. */
  document: ProofDocumentInput;
};

/** 撤销近亲属关系的登记。Revokes a kinship. */
export type KinshipRevocationInput = {
  /** 登记标识。Id of the entry. */
  id: Scalars['ID']['input'];
  /** 所见的版本。The version that was read. */
  version: Scalars['Int']['input'];
  /** 事由，2–500 字。Reason, 2 to 500 characters. */
  reason: Scalars['String']['input'];
};

/** 法人（民法典第七十六、八十七、九十六条）。Legal person (Civil Code, Articles 76, 87 and 96). */
export type LegalPerson = Subject & Organization & {
  /** 主体标识。Opaque subject id. */
  id: Scalars['ID']['output'];
  /** 主体类别。Kind of subject. */
  kind: SubjectKind;
  /** 登记名称。Registered name. */
  name?: Maybe<Scalars['String']['output']>;
  /** 谁在何时、为何目的查询过本主体的哪些信息，由近到远。Who looked at which of the subject's information, when and what for; newest first. */
  accessHistory?: Maybe<AccessEntryConnection>;
  /** 统一社会信用代码。Unified social credit code. */
  uscc: Scalars['UnifiedSocialCreditCode']['output'];
  /** 曾用名。Former names. */
  formerNames: Array<Scalars['String']['output']>;
  /** 登记信息。Registration. */
  registration: Registration;
  /** 联系方式。Contact details. */
  contact: OrganizationContact;
  /** 法定代表人或负责人。Legal representative or person in charge. */
  legalRepresentative?: Maybe<Relation>;
  /** 股东或合伙人。Shareholders or partners. */
  shareholders?: Maybe<RelationConnection>;
  /** 代办人、联络员。Agents and liaison persons. */
  agents?: Maybe<RelationConnection>;
  /** 法人类型。Legal type. */
  legalType: LegalType;
};


/** 法人（民法典第七十六、八十七、九十六条）。Legal person (Civil Code, Articles 76, 87 and 96). */
export type LegalPersonAccessHistoryArgs = {
  from?: InputMaybe<Scalars['DateTime']['input']>;
  to?: InputMaybe<Scalars['DateTime']['input']>;
  organization?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** 法人（民法典第七十六、八十七、九十六条）。Legal person (Civil Code, Articles 76, 87 and 96). */
export type LegalPersonShareholdersArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** 法人（民法典第七十六、八十七、九十六条）。Legal person (Civil Code, Articles 76, 87 and 96). */
export type LegalPersonAgentsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};

/** 法人类型。Type of legal person. */
export type LegalType =
  /** 营利法人。For-profit legal person. */
  | 'FOR_PROFIT'
  /** 非营利法人：事业单位、社会团体、基金会、社会服务机构等。Non-profit legal person: public institution, association, foundation, social service institution. */
  | 'NON_PROFIT'
  /** 特别法人：机关、农村集体经济组织、合作经济组织、基层自治组织。Special legal person: state organ, rural collective, co-operative, grass-roots self-government body. */
  | 'SPECIAL';

/** 签名的树头：日志对其全部内容的承诺（RFC 6962）。Signed tree head: what the log commits itself to (RFC 6962). */
export type LogHead = {
  /** 日志标识。Which log. */
  logId: Scalars['String']['output'];
  /** 条目数。How many entries the tree has. */
  size: Scalars['Int']['output'];
  /** 树根散列，十六进制。Root of the tree, hex. */
  rootHash: Scalars['String']['output'];
  /** 签名时刻。When it was signed. */
  timestamp: Scalars['DateTime']['output'];
  /** 签名密钥的标识。The key it was signed with. */
  keyId: Scalars['String']['output'];
  /** 签名值（Ed25519，base64url）。Ed25519 signature, base64url. */
  signature: Scalars['String']['output'];
};

/** 树头连接。A page of signed tree heads. */
export type LogHeadConnection = {
  /** 带游标的条目。Items with their cursors. */
  edges: Array<LogHeadEdge>;
  /** 条目。Items. */
  nodes: Array<LogHead>;
  /** 分页信息。Paging information. */
  pageInfo: PageInfo;
  /** 总数；超过一万不计，为空。Total count; null above 10,000, where it is not counted. */
  totalCount?: Maybe<Scalars['Int']['output']>;
};

/** 树头条目。One of signed tree heads, with its cursor. */
export type LogHeadEdge = {
  /** 游标。Cursor. */
  cursor: Scalars['String']['output'];
  /** 条目。The item. */
  node: LogHead;
};

/** 日志的一把公钥。A public key of the log. */
export type LogPublicKey = {
  /** 密钥标识。Id of the key. */
  keyId: Scalars['String']['output'];
  /** 公钥（Ed25519，base64url）。Ed25519 public key, base64url. */
  x: Scalars['String']['output'];
};

/** 清除声明：逾保存期限的条目已被移除，其散列仍在。Statement that entries past their retention were taken out; their hashes stay. */
export type LogPruning = {
  /** 日志标识。Which log. */
  logId: Scalars['String']['output'];
  /** 此序号以下的条目已不保存。The entries below this index are no longer held. */
  prunedTo: Scalars['Int']['output'];
  /** 被移除的条目均早于此时刻。All of them were made before this moment. */
  before: Scalars['DateTime']['output'];
  /** 声明时刻。When it was stated. */
  timestamp: Scalars['DateTime']['output'];
  /** 签名密钥的标识。The key it was signed with. */
  keyId: Scalars['String']['output'];
  /** 签名值（Ed25519，base64url）。Ed25519 signature, base64url. */
  signature: Scalars['String']['output'];
};

/** 日志的一条原文：检索列为明文，其余为密文。An entry of the log as it is hashed: search columns in clear, everything else sealed. */
export type LogLeaf = {
  /** 序号。Index. */
  index: Scalars['Int']['output'];
  /** 原文。The text that is hashed. */
  leaf: Scalars['String']['output'];
  /** 按其各检索项均可查到；为 false 时该条目被隐藏，日志已遭改动。Whether it is found by all that entries are searched by; false is an entry held back, a log tampered with. */
  indexed: Scalars['Boolean']['output'];
};

/** 原文连接。A page of entries as they are hashed. */
export type LogLeafConnection = {
  /** 带游标的条目。Items with their cursors. */
  edges: Array<LogLeafEdge>;
  /** 条目。Items. */
  nodes: Array<LogLeaf>;
  /** 分页信息。Paging information. */
  pageInfo: PageInfo;
  /** 总数；超过一万不计，为空。Total count; null above 10,000, where it is not counted. */
  totalCount?: Maybe<Scalars['Int']['output']>;
};

/** 原文条目。One of entries as they are hashed, with its cursor. */
export type LogLeafEdge = {
  /** 游标。Cursor. */
  cursor: Scalars['String']['output'];
  /** 条目。The item. */
  node: LogLeaf;
};

/** 包含证明：某一条目在某一树头之内（RFC 6962 第 2.1.1 节）。Proof that an entry is in a tree (RFC 6962, section 2.1.1). */
export type InclusionProof = {
  /** 条目的序号。Index of the entry. */
  index: Scalars['Int']['output'];
  /** 树的条目数。Size of the tree. */
  treeSize: Scalars['Int']['output'];
  /** 条目的散列，十六进制。Hash of the entry, hex. */
  leafHash: Scalars['String']['output'];
  /** 被散列的条目原文；已清除的为空。The text the hash is of; null once it is no longer held. */
  leaf?: Maybe<Scalars['String']['output']>;
  /** 由下至上的旁支散列，十六进制。Sibling hashes from the leaf upwards, hex. */
  path: Array<Scalars['String']['output']>;
  /** 树根散列，十六进制。Root of the tree, hex. */
  rootHash: Scalars['String']['output'];
  /** 对该树签名的树头；该大小未曾签名时为空。The signed head of that tree; null where none of that size was signed. */
  head?: Maybe<LogHead>;
};

/** 一致性证明：小树是大树的开头（RFC 6962 第 2.1.2 节）。Proof that one tree is the beginning of another (RFC 6962, section 2.1.2). */
export type ConsistencyProof = {
  /** 小树的条目数。Size of the first tree. */
  from: Scalars['Int']['output'];
  /** 大树的条目数。Size of the second tree. */
  to: Scalars['Int']['output'];
  /** 证明的散列，十六进制。Hashes of the proof, hex. */
  path: Array<Scalars['String']['output']>;
};

/** 自然人。个人信息默认不公开。Natural person; personal fields are not public by default. */
export type NaturalPerson = Subject & {
  /** 主体标识。Opaque subject id. */
  id: Scalars['ID']['output'];
  /** 主体类别。Kind of subject. */
  kind: SubjectKind;
  /** 姓名；管辖范围外的经办人员只见姓氏。Name; officers outside their jurisdiction see the surname alone. */
  name?: Maybe<Scalars['String']['output']>;
  /** 谁在何时、为何目的查询过本主体的哪些信息，由近到远。Who looked at which of the subject's information, when and what for; newest first. */
  accessHistory?: Maybe<AccessEntryConnection>;
  /** 公民身份号码；除本人、办案人员和紧急查询外只见首末各一位。Resident identity number; all but the person, the officer of the case and an emergency access see its first and last character alone. */
  idNumber?: Maybe<Scalars['ResidentId']['output']>;
  /** 出生日期。Date of birth. */
  birthDate?: Maybe<Scalars['Date']['output']>;
  /** 年龄段，供无须知道出生日期者使用。Age band, for those who need not know the date of birth. */
  ageBand?: Maybe<AgeBand>;
  /** 性别。Sex. */
  sex?: Maybe<Sex>;
  /** 联系方式。Contact details. */
  contact?: Maybe<PersonalContact>;
  /** 任职与持股。Offices and shares held. */
  positions?: Maybe<RelationConnection>;
};


/** 自然人。个人信息默认不公开。Natural person; personal fields are not public by default. */
export type NaturalPersonAccessHistoryArgs = {
  from?: InputMaybe<Scalars['DateTime']['input']>;
  to?: InputMaybe<Scalars['DateTime']['input']>;
  organization?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** 自然人。个人信息默认不公开。Natural person; personal fields are not public by default. */
export type NaturalPersonPositionsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};

/** 年龄段。Age band. */
export type AgeBand =
  /** 不满 18 周岁。Under 18. */
  | 'UNDER_18'
  /** 18–24 周岁。18 to 24. */
  | 'FROM_18'
  /** 25–34 周岁。25 to 34. */
  | 'FROM_25'
  /** 35–44 周岁。35 to 44. */
  | 'FROM_35'
  /** 45–54 周岁。45 to 54. */
  | 'FROM_45'
  /** 55–64 周岁。55 to 64. */
  | 'FROM_55'
  /** 65 周岁及以上。65 and over. */
  | 'FROM_65';

/** 个人联系方式；除本人、办案人员和紧急查询外均脱敏。A person's contact details, masked for all but the person, the officer of the case and an emergency access. */
export type PersonalContact = {
  /** 手机号码。Mobile phone number. */
  phone?: Maybe<Scalars['String']['output']>;
  /** 住址。Home address. */
  address?: Maybe<Scalars['String']['output']>;
};

/** 有登记名称和统一社会信用代码的组织。An organisation with a registered name and a unified social credit code. */
export type Organization = {
  /** 主体标识。Opaque subject id. */
  id: Scalars['ID']['output'];
  /** 主体类别。Kind of subject. */
  kind: SubjectKind;
  /** 登记名称。Registered name. */
  name?: Maybe<Scalars['String']['output']>;
  /** 统一社会信用代码。Unified social credit code. */
  uscc: Scalars['UnifiedSocialCreditCode']['output'];
  /** 曾用名。Former names. */
  formerNames: Array<Scalars['String']['output']>;
  /** 登记信息。Registration. */
  registration: Registration;
  /** 联系方式。Contact details. */
  contact: OrganizationContact;
  /** 法定代表人或负责人。Legal representative or person in charge. */
  legalRepresentative?: Maybe<Relation>;
  /** 股东或合伙人。Shareholders or partners. */
  shareholders?: Maybe<RelationConnection>;
  /** 代办人、联络员。Agents and liaison persons. */
  agents?: Maybe<RelationConnection>;
};


/** 有登记名称和统一社会信用代码的组织。An organisation with a registered name and a unified social credit code. */
export type OrganizationShareholdersArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** 有登记名称和统一社会信用代码的组织。An organisation with a registered name and a unified social credit code. */
export type OrganizationAgentsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};

/** 组织连接。A page of organisations. */
export type OrganizationConnection = {
  /** 带游标的条目。Items with their cursors. */
  edges: Array<OrganizationEdge>;
  /** 条目。Items. */
  nodes: Array<Organization>;
  /** 分页信息。Paging information. */
  pageInfo: PageInfo;
  /** 总数；超过一万不计，为空。Total count; null above 10,000, where it is not counted. */
  totalCount?: Maybe<Scalars['Int']['output']>;
};

/** 组织条目。One of organisations, with its cursor. */
export type OrganizationEdge = {
  /** 游标。Cursor. */
  cursor: Scalars['String']['output'];
  /** 条目。The item. */
  node: Organization;
};

/** 组织联系方式。Contact details of an organisation. */
export type OrganizationContact = {
  /** 住所或经营场所。Registered office or place of business. */
  address: Scalars['String']['output'];
  /** 联系电话（仅代表人、经其同意的银行、经办人员和紧急查询可见）。Telephone (seen only by its representatives, banks with its consent, officers and an emergency access). */
  phone?: Maybe<Scalars['String']['output']>;
};

/** 组织检索条件，各项同时成立。Conditions on organisations; all must hold. */
export type OrganizationFilter = {
  /** 主体类别。Kind of subject. */
  kind?: InputMaybe<SubjectKind>;
  /** 登记状态。Registration status. */
  status?: InputMaybe<RegistrationStatus>;
  /** 登记机关行政区划。Region of registration. */
  region?: InputMaybe<Scalars['RegionCode']['input']>;
  /** 行业门类字母。Industry section letter. */
  industry?: InputMaybe<Scalars['String']['input']>;
  /** 成立日期不早于。Established on or after. */
  establishedFrom?: InputMaybe<Scalars['Date']['input']>;
  /** 成立日期不晚于。Established on or before. */
  establishedTo?: InputMaybe<Scalars['Date']['input']>;
};

/** 组织排序。Order of organisations. */
export type OrganizationOrder =
  /** 按名称。By name. */
  | 'NAME'
  /** 成立日期由近到远。Latest established first. */
  | 'ESTABLISHED_DESC';

/** 所依据的证明文书。The document a step rests on. */
export type ProofDocument = {
  /** 文书名称。Title. */
  title: Scalars['String']['output'];
  /** 文号。Number. */
  number: Scalars['String']['output'];
  /** 文书日期。Date. */
  date: Scalars['Date']['output'];
};

/** 所依据的证明文书。The document a step rests on. */
export type ProofDocumentInput = {
  /** 文书名称，1–200 字。Title, 1 to 200 characters. */
  title: Scalars['String']['input'];
  /** 文号，1–100 字。Number, 1 to 100 characters. */
  number: Scalars['String']['input'];
  /** 文书日期，不晚于今日。Date, not after today. */
  date: Scalars['Date']['input'];
};

/** 登记信息。Registration of an organisation. */
export type Registration = {
  /** 登记状态。Registration status. */
  status: RegistrationStatus;
  /** 登记机关。Registration authority. */
  authority: Scalars['String']['output'];
  /** 登记机关行政区划。Region of the registration authority. */
  region: Scalars['RegionCode']['output'];
  /** 成立日期。Date of establishment. */
  establishedOn: Scalars['Date']['output'];
  /** 核准日期。Date of the last approval. */
  approvedOn: Scalars['Date']['output'];
  /** 经营期限截止；空为长期。End of the term of operation; null means no end. */
  validUntil?: Maybe<Scalars['Date']['output']>;
  /** 注册资本（分）。Registered capital, in fen. */
  capital?: Maybe<Scalars['MoneyCents']['output']>;
  /** 经营（业务）范围。Scope of business. */
  scope: Scalars['String']['output'];
  /** 行业门类（GB/T 4754 门类字母）。Industry section letter (GB/T 4754). */
  industry: Scalars['String']['output'];
  /** 法定代表人或负责人姓名（依法公示）。Name of the legal representative, published by law. */
  representativeName: Scalars['String']['output'];
};

/** 登记状态。Registration status. */
export type RegistrationStatus =
  /** 存续。In operation. */
  | 'IN_OPERATION'
  /** 停业。Business suspended. */
  | 'SUSPENDED'
  /** 清算。In liquidation. */
  | 'LIQUIDATION'
  /** 吊销。Licence revoked. */
  | 'REVOKED'
  /** 注销。Cancelled. */
  | 'CANCELLED';

/** 主体之间的关系。A relation between an organisation and a party to it. */
export type Relation = {
  /** 关系标识。Opaque relation id. */
  id: Scalars['ID']['output'];
  /** 关系类别。Kind of relation. */
  kind: RelationKind;
  /** 组织。The organisation. */
  organization?: Maybe<Subject>;
  /** 相对方：自然人或组织。The other party: a person or an organisation. */
  party?: Maybe<Subject>;
  /** 持股比例，万分之一为单位。Share held, in hundredths of a per cent. */
  shareBasisPoints?: Maybe<Scalars['Int']['output']>;
  /** 起始日期。Since. */
  since: Scalars['Date']['output'];
  /** 终止日期；空为现行。Until; null means current. */
  until?: Maybe<Scalars['Date']['output']>;
};

/** 关系连接。A page of relations. */
export type RelationConnection = {
  /** 带游标的条目。Items with their cursors. */
  edges: Array<RelationEdge>;
  /** 条目。Items. */
  nodes: Array<Relation>;
  /** 分页信息。Paging information. */
  pageInfo: PageInfo;
  /** 总数；超过一万不计，为空。Total count; null above 10,000, where it is not counted. */
  totalCount?: Maybe<Scalars['Int']['output']>;
};

/** 关系条目。One of relations, with its cursor. */
export type RelationEdge = {
  /** 游标。Cursor. */
  cursor: Scalars['String']['output'];
  /** 条目。The item. */
  node: Relation;
};

/** 关系类别。Kind of relation. */
export type RelationKind =
  /** 法定代表人或负责人。Legal representative or person in charge. */
  | 'LEGAL_REPRESENTATIVE'
  /** 股东或合伙人。Shareholder or partner. */
  | 'SHAREHOLDER'
  /** 代办人、联络员。Agent or liaison person. */
  | 'AGENT';

/** 个体工商户。Self-employed household. */
export type SelfEmployed = Subject & Organization & {
  /** 主体标识。Opaque subject id. */
  id: Scalars['ID']['output'];
  /** 主体类别。Kind of subject. */
  kind: SubjectKind;
  /** 登记名称。Registered name. */
  name?: Maybe<Scalars['String']['output']>;
  /** 谁在何时、为何目的查询过本主体的哪些信息，由近到远。Who looked at which of the subject's information, when and what for; newest first. */
  accessHistory?: Maybe<AccessEntryConnection>;
  /** 统一社会信用代码。Unified social credit code. */
  uscc: Scalars['UnifiedSocialCreditCode']['output'];
  /** 曾用名。Former names. */
  formerNames: Array<Scalars['String']['output']>;
  /** 登记信息。Registration. */
  registration: Registration;
  /** 联系方式。Contact details. */
  contact: OrganizationContact;
  /** 法定代表人或负责人。Legal representative or person in charge. */
  legalRepresentative?: Maybe<Relation>;
  /** 股东或合伙人。Shareholders or partners. */
  shareholders?: Maybe<RelationConnection>;
  /** 代办人、联络员。Agents and liaison persons. */
  agents?: Maybe<RelationConnection>;
};


/** 个体工商户。Self-employed household. */
export type SelfEmployedAccessHistoryArgs = {
  from?: InputMaybe<Scalars['DateTime']['input']>;
  to?: InputMaybe<Scalars['DateTime']['input']>;
  organization?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** 个体工商户。Self-employed household. */
export type SelfEmployedShareholdersArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** 个体工商户。Self-employed household. */
export type SelfEmployedAgentsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};

/** 对收入类信息的书面单独同意（天津市社会信用条例第十六条；个人信息保护法第二十三、二十九条）。Separate consent in writing to the income class of data (Tianjin Regulations, Article 16; PIPL, Articles 23 and 29). */
export type SeparateConsent = {
  /** 需要单独同意的数据簇。The clusters that need it. */
  clusters: Array<ConsentCluster>;
  /** 其中已经确认的。Those that are confirmed. */
  confirmed: Array<ConsentCluster>;
  /** 确认时刻；空为尚未确认。When it was confirmed; null means not yet. */
  confirmedAt?: Maybe<Scalars['DateTime']['output']>;
  /** 确认时所见文本的标识。Id of the text it was confirmed to. */
  warningId?: Maybe<Scalars['ID']['output']>;
  /** 确认前须阅读的告知文本；无须确认时为空。What to read before confirming; null when there is nothing to confirm. */
  warning?: Maybe<ConsentWarning>;
};

/** 单独同意前须告知的不利后果。The warning of consequences shown before separate consent. */
export type ConsentWarning = {
  /** 文本标识，确认时须回传。Id of the text, to be named again on confirming. */
  id: Scalars['ID']['output'];
  /** 中文文本。The text, in Chinese. */
  text: Scalars['String']['output'];
  /** 英文文本。The text, in English. */
  english: Scalars['String']['output'];
  /** 出处。Source. */
  source: Scalars['String']['output'];
};

/** 书面单独同意。Separate consent in writing. */
export type ConfirmSeparateConsentInput = {
  /** 同意的标识。Id of the consent. */
  id: Scalars['ID']['input'];
  /** 所见的版本。The version that was read. */
  version: Scalars['Int']['input'];
  /** 已阅读的告知文本的标识。Id of the warning that was read. */
  warningId: Scalars['ID']['input'];
};

/** 信用主体：自然人、法人、非法人组织或个体工商户。Credit subject: a natural person, legal person, unincorporated organisation or self-employed household. */
export type Subject = {
  /** 主体标识（不透明，不含证件号码）。Opaque subject id, never a document number. */
  id: Scalars['ID']['output'];
  /** 主体类别。Kind of subject. */
  kind: SubjectKind;
  /** 名称；自然人姓名非公开。Name; a natural person's is not public. */
  name?: Maybe<Scalars['String']['output']>;
  /** 谁在何时、为何目的查询过本主体的哪些信息，由近到远。Who looked at which of the subject's information, when and what for; newest first. */
  accessHistory?: Maybe<AccessEntryConnection>;
};


/** 信用主体：自然人、法人、非法人组织或个体工商户。Credit subject: a natural person, legal person, unincorporated organisation or self-employed household. */
export type SubjectAccessHistoryArgs = {
  from?: InputMaybe<Scalars['DateTime']['input']>;
  to?: InputMaybe<Scalars['DateTime']['input']>;
  organization?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};

/** 主体类别（民法典；交换代码 01–04）。Kind of subject (Civil Code; exchange codes 01–04). */
export type SubjectKind =
  /** 自然人。Natural person. */
  | 'NATURAL_PERSON'
  /** 法人。Legal person. */
  | 'LEGAL_PERSON'
  /** 非法人组织。Unincorporated organisation. */
  | 'UNINCORPORATED_ORGANIZATION'
  /** 个体工商户。Self-employed household. */
  | 'SELF_EMPLOYED';

/** 主体的管理状态，仅经办部门的管理员和审计员可见。A subject's standing, seen only by stewards of the departments in charge and auditors. */
export type SubjectStanding = {
  /** 主体标识。Subject id. */
  subjectId: Scalars['ID']['output'];
  /** 版本，自 0 起，每次变动加一。Version, from 0, one more with each change. */
  version: Scalars['Int']['output'];
  /** 是否已冻结：仅保存，任何查询均不可见（个人信息保护法第四十七条）。Whether frozen: stored only, and seen by no query (PIPL, Article 47). */
  frozen: Scalars['Boolean']['output'];
  /** 是否不具有完全民事行为能力；是则不是信用主体（天津市社会信用条例第二条）。Whether without full civil capacity, and so no credit subject (Tianjin Social Credit Regulations, Article 2). */
  minor: Scalars['Boolean']['output'];
  /** 死亡日期；空为未登记死亡。Date of death; null where none is recorded. */
  diedOn?: Maybe<Scalars['Date']['output']>;
  /** 历次变动，由早到晚。Changes, oldest first. */
  steps: Array<StandingStep>;
};

/** 主体管理状态的一种变动。A change to a subject's standing. */
export type StandingAction =
  /** 冻结。Frozen. */
  | 'FREEZE'
  /** 解除冻结。Unfrozen. */
  | 'UNFREEZE'
  /** 登记死亡。Death recorded. */
  | 'DEATH'
  /** 撤销死亡登记。A death recorded by mistake withdrawn. */
  | 'DEATH_WITHDRAWN'
  /** 登记为不具有完全民事行为能力。Found to have no full civil capacity. */
  | 'CAPACITY_LACKING'
  /** 登记为具有完全民事行为能力。Found to have full civil capacity. */
  | 'CAPACITY_FULL';

/** 完全民事行为能力的依据（民法典第十八条）。Why a person has full civil capacity (Civil Code, Article 18). */
export type CapacityGround =
  /** 年满十八周岁。Eighteen years old. */
  | 'OF_AGE'
  /** 年满十六周岁，以自己的劳动收入为主要生活来源。Sixteen, and living mainly on their own labour. */
  | 'OWN_LABOUR'
  /** 此前登记有误。The earlier entry was wrong. */
  | 'ENTRY_WRONG';

/** 主体管理状态的一次变动及其经办人。One change to a subject's standing, and who made it. */
export type StandingStep = {
  /** 变动。The change. */
  action: StandingAction;
  /** 何时。When. */
  at: Scalars['DateTime']['output'];
  /** 经办人标识。The steward's id. */
  by: Scalars['String']['output'];
  /** 经办部门。The steward's department. */
  department: Scalars['String']['output'];
  /** 事由。Reason. */
  reason?: Maybe<Scalars['String']['output']>;
  /** 法律依据。Legal basis. */
  legalBasis?: Maybe<Scalars['String']['output']>;
  /** 证明文书。Proof. */
  document?: Maybe<ProofDocument>;
  /** 变动后的版本。Version after the change. */
  version: Scalars['Int']['output'];
};

/** 冻结或解除冻结一个主体。Freezes or unfreezes a subject. */
export type FreezingInput = {
  /** 主体标识。Subject id. */
  subjectId: Scalars['ID']['input'];
  /** 所见的版本；从未变动过的为 0。The version that was read; 0 for one that has never changed. */
  version: Scalars['Int']['input'];
  /** 事由，2–500 字。Reason, 2 to 500 characters. */
  reason: Scalars['String']['input'];
  /** 法律依据，2–500 字。Legal basis, 2 to 500 characters. */
  legalBasis: Scalars['String']['input'];
};

/** 登记死亡。Records a death. */
export type DeathInput = {
  /** 自然人的主体标识。Subject id of the natural person. */
  subjectId: Scalars['ID']['input'];
  /** 所见的版本；从未变动过的为 0。The version that was read; 0 for one that has never changed. */
  version: Scalars['Int']['input'];
  /** 死亡日期，不晚于今日。Date of death, not after today. */
  diedOn: Scalars['Date']['input'];
  /** 死亡证明。The certificate. */
  document: ProofDocumentInput;
};

/** 撤销有误的死亡登记。Withdraws a death recorded by mistake. */
export type DeathWithdrawalInput = {
  /** 自然人的主体标识。Subject id of the natural person. */
  subjectId: Scalars['ID']['input'];
  /** 所见的版本。The version that was read. */
  version: Scalars['Int']['input'];
  /** 事由，2–500 字。Reason, 2 to 500 characters. */
  reason: Scalars['String']['input'];
  /** 证明登记有误的文书。The document that proves the mistake. */
  document: ProofDocumentInput;
};

/** 登记民事行为能力。Records a person's civil capacity. */
export type CapacityInput = {
  /** 自然人的主体标识。Subject id of the natural person. */
  subjectId: Scalars['ID']['input'];
  /** 所见的版本；从未变动过的为 0。The version that was read; 0 for one that has never changed. */
  version: Scalars['Int']['input'];
  /** 具有完全民事行为能力的依据；空值为不具有，须明示，不可省略。Why the person has full capacity; null where they have not: it must be given, not omitted. */
  ground?: InputMaybe<CapacityGround>;
  /** 证明文书。Proof. */
  document: ProofDocumentInput;
};

/** 非法人组织（民法典第一百零二条）。Unincorporated organisation (Civil Code, Article 102). */
export type UnincorporatedOrganization = Subject & Organization & {
  /** 主体标识。Opaque subject id. */
  id: Scalars['ID']['output'];
  /** 主体类别。Kind of subject. */
  kind: SubjectKind;
  /** 登记名称。Registered name. */
  name?: Maybe<Scalars['String']['output']>;
  /** 谁在何时、为何目的查询过本主体的哪些信息，由近到远。Who looked at which of the subject's information, when and what for; newest first. */
  accessHistory?: Maybe<AccessEntryConnection>;
  /** 统一社会信用代码。Unified social credit code. */
  uscc: Scalars['UnifiedSocialCreditCode']['output'];
  /** 曾用名。Former names. */
  formerNames: Array<Scalars['String']['output']>;
  /** 登记信息。Registration. */
  registration: Registration;
  /** 联系方式。Contact details. */
  contact: OrganizationContact;
  /** 法定代表人或负责人。Legal representative or person in charge. */
  legalRepresentative?: Maybe<Relation>;
  /** 股东或合伙人。Shareholders or partners. */
  shareholders?: Maybe<RelationConnection>;
  /** 代办人、联络员。Agents and liaison persons. */
  agents?: Maybe<RelationConnection>;
};


/** 非法人组织（民法典第一百零二条）。Unincorporated organisation (Civil Code, Article 102). */
export type UnincorporatedOrganizationAccessHistoryArgs = {
  from?: InputMaybe<Scalars['DateTime']['input']>;
  to?: InputMaybe<Scalars['DateTime']['input']>;
  organization?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** 非法人组织（民法典第一百零二条）。Unincorporated organisation (Civil Code, Article 102). */
export type UnincorporatedOrganizationShareholdersArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** 非法人组织（民法典第一百零二条）。Unincorporated organisation (Civil Code, Article 102). */
export type UnincorporatedOrganizationAgentsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
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
  LegalPerson: LegalPerson;
  NaturalPerson: NaturalPerson;
  Relation: Relation;
  SelfEmployed: SelfEmployed;
  Subject: Subject;
  UnincorporatedOrganization: UnincorporatedOrganization;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  LegalPerson:
    ( { __typename: 'LegalPerson' }
    & GraphQLRecursivePick<FederationTypes['LegalPerson'], {"id":true}> );
  NaturalPerson:
    ( { __typename: 'NaturalPerson' }
    & GraphQLRecursivePick<FederationTypes['NaturalPerson'], {"id":true}> );
  Relation:
    ( { __typename: 'Relation' }
    & GraphQLRecursivePick<FederationTypes['Relation'], {"id":true}> );
  SelfEmployed:
    ( { __typename: 'SelfEmployed' }
    & GraphQLRecursivePick<FederationTypes['SelfEmployed'], {"id":true}> );
  Subject:
    ( { __typename: 'Subject' }
    & GraphQLRecursivePick<FederationTypes['Subject'], {"id":true}> );
  UnincorporatedOrganization:
    ( { __typename: 'UnincorporatedOrganization' }
    & GraphQLRecursivePick<FederationTypes['UnincorporatedOrganization'], {"id":true}> );
};



/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  Cluster: Cluster;
  MaskKind: MaskKind;
  Sex: Sex;
  UnifiedSocialCreditCode: ResolverTypeWrapper<Scalars['UnifiedSocialCreditCode']['output']>;
  ResidentId: ResolverTypeWrapper<Scalars['ResidentId']['output']>;
  Date: ResolverTypeWrapper<Scalars['Date']['output']>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  RegionCode: ResolverTypeWrapper<Scalars['RegionCode']['output']>;
  MoneyCents: ResolverTypeWrapper<Scalars['MoneyCents']['output']>;
  PageInfo: ResolverTypeWrapper<any>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  Query: ResolverTypeWrapper<any>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  Mutation: ResolverTypeWrapper<any>;
  AccessEntry: ResolverTypeWrapper<any>;
  AccessEntryConnection: ResolverTypeWrapper<any>;
  AccessEntryEdge: ResolverTypeWrapper<any>;
  AccessPurpose: ResolverTypeWrapper<any>;
  CatalogueItem: ResolverTypeWrapper<any>;
  CatalogueConnection: ResolverTypeWrapper<any>;
  CatalogueEdge: ResolverTypeWrapper<any>;
  CataloguePublicity: CataloguePublicity;
  CatalogueSharing: CatalogueSharing;
  CatalogueTerm: ResolverTypeWrapper<any>;
  Client: ResolverTypeWrapper<any>;
  ClientConnection: ResolverTypeWrapper<any>;
  ClientEdge: ResolverTypeWrapper<any>;
  ClientKind: ClientKind;
  ClientStatus: ClientStatus;
  ClientMode: ClientMode;
  ClientBinding: ClientBinding;
  ClientQuotas: ResolverTypeWrapper<any>;
  ClientKey: ResolverTypeWrapper<any>;
  ClientConfirmation: ResolverTypeWrapper<any>;
  ClientChange: ResolverTypeWrapper<any>;
  ClientChangeConnection: ResolverTypeWrapper<any>;
  ClientChangeEdge: ResolverTypeWrapper<any>;
  ClientAction: ClientAction;
  ClientFieldChange: ResolverTypeWrapper<any>;
  RegisterClientInput: RegisterClientInput;
  ClientQuotasInput: ClientQuotasInput;
  UpdateClientInput: UpdateClientInput;
  SetClientKeysInput: SetClientKeysInput;
  ConfirmClientInput: ConfirmClientInput;
  ClientStatusInput: ClientStatusInput;
  Consent: ResolverTypeWrapper<any>;
  ConsentConnection: ResolverTypeWrapper<any>;
  ConsentEdge: ResolverTypeWrapper<any>;
  ConsentState: ConsentState;
  ConsentGrantee: ResolverTypeWrapper<any>;
  ConsentPurpose: ResolverTypeWrapper<any>;
  ConsentUses: ResolverTypeWrapper<any>;
  ConsentFilter: ConsentFilter;
  RequestConsentInput: RequestConsentInput;
  GrantConsentInput: GrantConsentInput;
  NarrowConsentInput: NarrowConsentInput;
  ConsentIdInput: ConsentIdInput;
  ConsentPreview: ResolverTypeWrapper<any>;
  ConsentPreviewField: ResolverTypeWrapper<any>;
  ConsentOpening: ConsentOpening;
  ConsentStep: ResolverTypeWrapper<any>;
  ConsentAction: ConsentAction;
  ConsentParty: ConsentParty;
  ConsentTerms: ResolverTypeWrapper<any>;
  ConsentCluster: ConsentCluster;
  ConsentTermsInput: ConsentTermsInput;
  Correction: ResolverTypeWrapper<any>;
  CorrectionConnection: ResolverTypeWrapper<any>;
  CorrectionEdge: ResolverTypeWrapper<any>;
  CorrectionState: CorrectionState;
  CorrectionParty: CorrectionParty;
  CorrectionTarget: ResolverTypeWrapper<any>;
  CorrectionTargetInput: CorrectionTargetInput;
  CorrectionInput: CorrectionInput;
  CorrectionWithdrawalInput: CorrectionWithdrawalInput;
  DisclosureBasis: DisclosureBasis;
  DisclosureResult: DisclosureResult;
  AccessedField: ResolverTypeWrapper<any>;
  DisclosureEntry: ResolverTypeWrapper<any>;
  DisclosureEntryConnection: ResolverTypeWrapper<any>;
  DisclosureEntryEdge: ResolverTypeWrapper<any>;
  DisclosureFilter: DisclosureFilter;
  DisclosureLog: ResolverTypeWrapper<any>;
  DisclosureLogStatus: ResolverTypeWrapper<any>;
  DisclosureLogFault: DisclosureLogFault;
  Kinship: ResolverTypeWrapper<any>;
  KinshipConnection: ResolverTypeWrapper<any>;
  KinshipEdge: ResolverTypeWrapper<any>;
  KinRelation: KinRelation;
  KinshipInput: KinshipInput;
  KinshipRevocationInput: KinshipRevocationInput;
  LegalPerson: ResolverTypeWrapper<any>;
  LegalType: LegalType;
  LogHead: ResolverTypeWrapper<any>;
  LogHeadConnection: ResolverTypeWrapper<any>;
  LogHeadEdge: ResolverTypeWrapper<any>;
  LogPublicKey: ResolverTypeWrapper<any>;
  LogPruning: ResolverTypeWrapper<any>;
  LogLeaf: ResolverTypeWrapper<any>;
  LogLeafConnection: ResolverTypeWrapper<any>;
  LogLeafEdge: ResolverTypeWrapper<any>;
  InclusionProof: ResolverTypeWrapper<any>;
  ConsistencyProof: ResolverTypeWrapper<any>;
  NaturalPerson: ResolverTypeWrapper<any>;
  AgeBand: AgeBand;
  PersonalContact: ResolverTypeWrapper<any>;
  Organization: ResolverTypeWrapper<any>;
  OrganizationConnection: ResolverTypeWrapper<any>;
  OrganizationEdge: ResolverTypeWrapper<any>;
  OrganizationContact: ResolverTypeWrapper<any>;
  OrganizationFilter: OrganizationFilter;
  OrganizationOrder: OrganizationOrder;
  ProofDocument: ResolverTypeWrapper<any>;
  ProofDocumentInput: ProofDocumentInput;
  Registration: ResolverTypeWrapper<any>;
  RegistrationStatus: RegistrationStatus;
  Relation: ResolverTypeWrapper<any>;
  RelationConnection: ResolverTypeWrapper<any>;
  RelationEdge: ResolverTypeWrapper<any>;
  RelationKind: RelationKind;
  SelfEmployed: ResolverTypeWrapper<any>;
  SeparateConsent: ResolverTypeWrapper<any>;
  ConsentWarning: ResolverTypeWrapper<any>;
  ConfirmSeparateConsentInput: ConfirmSeparateConsentInput;
  Subject: ResolverTypeWrapper<any>;
  SubjectKind: SubjectKind;
  SubjectStanding: ResolverTypeWrapper<any>;
  StandingAction: StandingAction;
  CapacityGround: CapacityGround;
  StandingStep: ResolverTypeWrapper<any>;
  FreezingInput: FreezingInput;
  DeathInput: DeathInput;
  DeathWithdrawalInput: DeathWithdrawalInput;
  CapacityInput: CapacityInput;
  UnincorporatedOrganization: ResolverTypeWrapper<any>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  UnifiedSocialCreditCode: Scalars['UnifiedSocialCreditCode']['output'];
  ResidentId: Scalars['ResidentId']['output'];
  Date: Scalars['Date']['output'];
  DateTime: Scalars['DateTime']['output'];
  RegionCode: Scalars['RegionCode']['output'];
  MoneyCents: Scalars['MoneyCents']['output'];
  PageInfo: any;
  Boolean: Scalars['Boolean']['output'];
  String: Scalars['String']['output'];
  Query: any;
  Int: Scalars['Int']['output'];
  ID: Scalars['ID']['output'];
  Mutation: any;
  AccessEntry: any;
  AccessEntryConnection: any;
  AccessEntryEdge: any;
  AccessPurpose: any;
  CatalogueItem: any;
  CatalogueConnection: any;
  CatalogueEdge: any;
  CatalogueTerm: any;
  Client: any;
  ClientConnection: any;
  ClientEdge: any;
  ClientQuotas: any;
  ClientKey: any;
  ClientConfirmation: any;
  ClientChange: any;
  ClientChangeConnection: any;
  ClientChangeEdge: any;
  ClientFieldChange: any;
  RegisterClientInput: RegisterClientInput;
  ClientQuotasInput: ClientQuotasInput;
  UpdateClientInput: UpdateClientInput;
  SetClientKeysInput: SetClientKeysInput;
  ConfirmClientInput: ConfirmClientInput;
  ClientStatusInput: ClientStatusInput;
  Consent: any;
  ConsentConnection: any;
  ConsentEdge: any;
  ConsentGrantee: any;
  ConsentPurpose: any;
  ConsentUses: any;
  ConsentFilter: ConsentFilter;
  RequestConsentInput: RequestConsentInput;
  GrantConsentInput: GrantConsentInput;
  NarrowConsentInput: NarrowConsentInput;
  ConsentIdInput: ConsentIdInput;
  ConsentPreview: any;
  ConsentPreviewField: any;
  ConsentStep: any;
  ConsentTerms: any;
  ConsentTermsInput: ConsentTermsInput;
  Correction: any;
  CorrectionConnection: any;
  CorrectionEdge: any;
  CorrectionTarget: any;
  CorrectionTargetInput: CorrectionTargetInput;
  CorrectionInput: CorrectionInput;
  CorrectionWithdrawalInput: CorrectionWithdrawalInput;
  AccessedField: any;
  DisclosureEntry: any;
  DisclosureEntryConnection: any;
  DisclosureEntryEdge: any;
  DisclosureFilter: DisclosureFilter;
  DisclosureLog: any;
  DisclosureLogStatus: any;
  Kinship: any;
  KinshipConnection: any;
  KinshipEdge: any;
  KinshipInput: KinshipInput;
  KinshipRevocationInput: KinshipRevocationInput;
  LegalPerson: any;
  LogHead: any;
  LogHeadConnection: any;
  LogHeadEdge: any;
  LogPublicKey: any;
  LogPruning: any;
  LogLeaf: any;
  LogLeafConnection: any;
  LogLeafEdge: any;
  InclusionProof: any;
  ConsistencyProof: any;
  NaturalPerson: any;
  PersonalContact: any;
  Organization: any;
  OrganizationConnection: any;
  OrganizationEdge: any;
  OrganizationContact: any;
  OrganizationFilter: OrganizationFilter;
  ProofDocument: any;
  ProofDocumentInput: ProofDocumentInput;
  Registration: any;
  Relation: any;
  RelationConnection: any;
  RelationEdge: any;
  SelfEmployed: any;
  SeparateConsent: any;
  ConsentWarning: any;
  ConfirmSeparateConsentInput: ConfirmSeparateConsentInput;
  Subject: any;
  SubjectStanding: any;
  StandingStep: any;
  FreezingInput: FreezingInput;
  DeathInput: DeathInput;
  DeathWithdrawalInput: DeathWithdrawalInput;
  CapacityInput: CapacityInput;
  UnincorporatedOrganization: any;
};

export interface UnifiedSocialCreditCodeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['UnifiedSocialCreditCode'], any> {
  name: 'UnifiedSocialCreditCode';
}

export interface ResidentIdScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['ResidentId'], any> {
  name: 'ResidentId';
}

export interface DateScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Date'], any> {
  name: 'Date';
}

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export interface RegionCodeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['RegionCode'], any> {
  name: 'RegionCode';
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

export type QueryResolvers<ContextType = any, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  catalogue?: Resolver<Maybe<ResolversTypes['CatalogueConnection']>, ParentType, ContextType, RequireFields<QueryCatalogueArgs, 'first'>>;
  client?: Resolver<Maybe<ResolversTypes['Client']>, ParentType, ContextType, RequireFields<QueryClientArgs, 'id'>>;
  clients?: Resolver<Maybe<ResolversTypes['ClientConnection']>, ParentType, ContextType, RequireFields<QueryClientsArgs, 'first'>>;
  clientChanges?: Resolver<Maybe<ResolversTypes['ClientChangeConnection']>, ParentType, ContextType, RequireFields<QueryClientChangesArgs, 'clientId' | 'first'>>;
  consent?: Resolver<Maybe<ResolversTypes['Consent']>, ParentType, ContextType, RequireFields<QueryConsentArgs, 'id'>>;
  consents?: Resolver<Maybe<ResolversTypes['ConsentConnection']>, ParentType, ContextType, RequireFields<QueryConsentsArgs, 'first'>>;
  corrections?: Resolver<Maybe<ResolversTypes['CorrectionConnection']>, ParentType, ContextType, RequireFields<QueryCorrectionsArgs, 'first'>>;
  disclosures?: Resolver<Maybe<ResolversTypes['DisclosureEntryConnection']>, ParentType, ContextType, RequireFields<QueryDisclosuresArgs, 'first'>>;
  disclosureLog?: Resolver<Maybe<ResolversTypes['DisclosureLog']>, ParentType, ContextType>;
  kinships?: Resolver<Maybe<ResolversTypes['KinshipConnection']>, ParentType, ContextType, RequireFields<QueryKinshipsArgs, 'deceasedId' | 'first'>>;
  organization?: Resolver<Maybe<ResolversTypes['Organization']>, ParentType, ContextType, RequireFields<QueryOrganizationArgs, 'uscc'>>;
  searchOrganizations?: Resolver<Maybe<ResolversTypes['OrganizationConnection']>, ParentType, ContextType, RequireFields<QuerySearchOrganizationsArgs, 'order' | 'first'>>;
  subject?: Resolver<Maybe<ResolversTypes['Subject']>, ParentType, ContextType, RequireFields<QuerySubjectArgs, 'id'>>;
  subjects?: Resolver<Array<Maybe<ResolversTypes['Subject']>>, ParentType, ContextType, RequireFields<QuerySubjectsArgs, 'ids'>>;
  me?: Resolver<Maybe<ResolversTypes['Subject']>, ParentType, ContextType>;
  subjectStanding?: Resolver<Maybe<ResolversTypes['SubjectStanding']>, ParentType, ContextType, RequireFields<QuerySubjectStandingArgs, 'subjectId'>>;
};

export type MutationResolvers<ContextType = any, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  registerClient?: Resolver<Maybe<ResolversTypes['Client']>, ParentType, ContextType, RequireFields<MutationRegisterClientArgs, 'input' | 'key'>>;
  updateClient?: Resolver<Maybe<ResolversTypes['Client']>, ParentType, ContextType, RequireFields<MutationUpdateClientArgs, 'input' | 'key'>>;
  confirmClient?: Resolver<Maybe<ResolversTypes['Client']>, ParentType, ContextType, RequireFields<MutationConfirmClientArgs, 'input' | 'key'>>;
  setClientKeys?: Resolver<Maybe<ResolversTypes['Client']>, ParentType, ContextType, RequireFields<MutationSetClientKeysArgs, 'input' | 'key'>>;
  suspendClient?: Resolver<Maybe<ResolversTypes['Client']>, ParentType, ContextType, RequireFields<MutationSuspendClientArgs, 'input' | 'key'>>;
  reinstateClient?: Resolver<Maybe<ResolversTypes['Client']>, ParentType, ContextType, RequireFields<MutationReinstateClientArgs, 'input' | 'key'>>;
  requestConsent?: Resolver<Maybe<ResolversTypes['Consent']>, ParentType, ContextType, RequireFields<MutationRequestConsentArgs, 'input' | 'key'>>;
  withdrawConsentRequest?: Resolver<Maybe<ResolversTypes['Consent']>, ParentType, ContextType, RequireFields<MutationWithdrawConsentRequestArgs, 'input' | 'key'>>;
  grantConsent?: Resolver<Maybe<ResolversTypes['Consent']>, ParentType, ContextType, RequireFields<MutationGrantConsentArgs, 'input' | 'key'>>;
  refuseConsent?: Resolver<Maybe<ResolversTypes['Consent']>, ParentType, ContextType, RequireFields<MutationRefuseConsentArgs, 'input' | 'key'>>;
  narrowConsent?: Resolver<Maybe<ResolversTypes['Consent']>, ParentType, ContextType, RequireFields<MutationNarrowConsentArgs, 'input' | 'key'>>;
  revokeConsent?: Resolver<Maybe<ResolversTypes['Consent']>, ParentType, ContextType, RequireFields<MutationRevokeConsentArgs, 'input' | 'key'>>;
  requestCorrection?: Resolver<Maybe<ResolversTypes['Correction']>, ParentType, ContextType, RequireFields<MutationRequestCorrectionArgs, 'input' | 'key'>>;
  withdrawCorrection?: Resolver<Maybe<ResolversTypes['Correction']>, ParentType, ContextType, RequireFields<MutationWithdrawCorrectionArgs, 'input' | 'key'>>;
  recordKinship?: Resolver<Maybe<ResolversTypes['Kinship']>, ParentType, ContextType, RequireFields<MutationRecordKinshipArgs, 'input' | 'key'>>;
  revokeKinship?: Resolver<Maybe<ResolversTypes['Kinship']>, ParentType, ContextType, RequireFields<MutationRevokeKinshipArgs, 'input' | 'key'>>;
  confirmSeparateConsent?: Resolver<Maybe<ResolversTypes['Consent']>, ParentType, ContextType, RequireFields<MutationConfirmSeparateConsentArgs, 'input' | 'key'>>;
  freezeSubject?: Resolver<Maybe<ResolversTypes['SubjectStanding']>, ParentType, ContextType, RequireFields<MutationFreezeSubjectArgs, 'input' | 'key'>>;
  unfreezeSubject?: Resolver<Maybe<ResolversTypes['SubjectStanding']>, ParentType, ContextType, RequireFields<MutationUnfreezeSubjectArgs, 'input' | 'key'>>;
  recordDeath?: Resolver<Maybe<ResolversTypes['SubjectStanding']>, ParentType, ContextType, RequireFields<MutationRecordDeathArgs, 'input' | 'key'>>;
  withdrawDeath?: Resolver<Maybe<ResolversTypes['SubjectStanding']>, ParentType, ContextType, RequireFields<MutationWithdrawDeathArgs, 'input' | 'key'>>;
  recordCapacity?: Resolver<Maybe<ResolversTypes['SubjectStanding']>, ParentType, ContextType, RequireFields<MutationRecordCapacityArgs, 'input' | 'key'>>;
};

export type AccessEntryResolvers<ContextType = any, ParentType extends ResolversParentTypes['AccessEntry'] = ResolversParentTypes['AccessEntry']> = {
  id?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  at?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  organizationName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  clientName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  organization?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  roles?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  purpose?: Resolver<Maybe<ResolversTypes['AccessPurpose']>, ParentType, ContextType>;
  basis?: Resolver<Maybe<ResolversTypes['DisclosureBasis']>, ParentType, ContextType>;
  basisText?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  basisTextEnglish?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  consentId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  consentVersion?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  caseReference?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  fields?: Resolver<Maybe<Array<ResolversTypes['AccessedField']>>, ParentType, ContextType>;
  result?: Resolver<Maybe<ResolversTypes['DisclosureResult']>, ParentType, ContextType>;
  subgraph?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  matrixVersion?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  logIndex?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  inclusionProof?: Resolver<Maybe<ResolversTypes['InclusionProof']>, ParentType, ContextType>;
};

export type AccessEntryConnectionResolvers<ContextType = any, ParentType extends ResolversParentTypes['AccessEntryConnection'] = ResolversParentTypes['AccessEntryConnection']> = {
  edges?: Resolver<Array<ResolversTypes['AccessEntryEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['AccessEntry']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type AccessEntryEdgeResolvers<ContextType = any, ParentType extends ResolversParentTypes['AccessEntryEdge'] = ResolversParentTypes['AccessEntryEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['AccessEntry'], ParentType, ContextType>;
};

export type AccessPurposeResolvers<ContextType = any, ParentType extends ResolversParentTypes['AccessPurpose'] = ResolversParentTypes['AccessPurpose']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  english?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  legalBasis?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  legalBasisEnglish?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type CatalogueItemResolvers<ContextType = any, ParentType extends ResolversParentTypes['CatalogueItem'] = ResolversParentTypes['CatalogueItem']> = {
  type?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  field?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  nameZh?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  nameEn?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  subgraph?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  publicity?: Resolver<ResolversTypes['CataloguePublicity'], ParentType, ContextType>;
  sharing?: Resolver<ResolversTypes['CatalogueSharing'], ParentType, ContextType>;
  permission?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  mask?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  unmaskedFor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  cluster?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  refresh?: Resolver<Maybe<ResolversTypes['CatalogueTerm']>, ParentType, ContextType>;
  retention?: Resolver<Maybe<ResolversTypes['CatalogueTerm']>, ParentType, ContextType>;
};

export type CatalogueConnectionResolvers<ContextType = any, ParentType extends ResolversParentTypes['CatalogueConnection'] = ResolversParentTypes['CatalogueConnection']> = {
  edges?: Resolver<Array<ResolversTypes['CatalogueEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['CatalogueItem']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type CatalogueEdgeResolvers<ContextType = any, ParentType extends ResolversParentTypes['CatalogueEdge'] = ResolversParentTypes['CatalogueEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['CatalogueItem'], ParentType, ContextType>;
};

export type CatalogueTermResolvers<ContextType = any, ParentType extends ResolversParentTypes['CatalogueTerm'] = ResolversParentTypes['CatalogueTerm']> = {
  rule?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  duration?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  source?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ClientResolvers<ContextType = any, ParentType extends ResolversParentTypes['Client'] = ResolversParentTypes['Client']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['ClientKind'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  organization?: Resolver<Maybe<ResolversTypes['UnifiedSocialCreditCode']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['ClientStatus'], ParentType, ContextType>;
  confirmation?: Resolver<Maybe<ResolversTypes['ClientConfirmation']>, ParentType, ContextType>;
  purposes?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  clusters?: Resolver<Array<ResolversTypes['ConsentCluster']>, ParentType, ContextType>;
  mode?: Resolver<ResolversTypes['ClientMode'], ParentType, ContextType>;
  binding?: Resolver<ResolversTypes['ClientBinding'], ParentType, ContextType>;
  developer?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  quotas?: Resolver<ResolversTypes['ClientQuotas'], ParentType, ContextType>;
  keys?: Resolver<Array<ResolversTypes['ClientKey']>, ParentType, ContextType>;
  certificates?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  registeredAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  changedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type ClientConnectionResolvers<ContextType = any, ParentType extends ResolversParentTypes['ClientConnection'] = ResolversParentTypes['ClientConnection']> = {
  edges?: Resolver<Array<ResolversTypes['ClientEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Client']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type ClientEdgeResolvers<ContextType = any, ParentType extends ResolversParentTypes['ClientEdge'] = ResolversParentTypes['ClientEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Client'], ParentType, ContextType>;
};

export type ClientQuotasResolvers<ContextType = any, ParentType extends ResolversParentTypes['ClientQuotas'] = ResolversParentTypes['ClientQuotas']> = {
  costPerMinute?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  subjectsPerHour?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  subjectsPerDay?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type ClientKeyResolvers<ContextType = any, ParentType extends ResolversParentTypes['ClientKey'] = ResolversParentTypes['ClientKey']> = {
  thumbprint?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  jwk?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ClientConfirmationResolvers<ContextType = any, ParentType extends ResolversParentTypes['ClientConfirmation'] = ResolversParentTypes['ClientConfirmation']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  organizationName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  actor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  department?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
};

export type ClientChangeResolvers<ContextType = any, ParentType extends ResolversParentTypes['ClientChange'] = ResolversParentTypes['ClientChange']> = {
  clientId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  action?: Resolver<ResolversTypes['ClientAction'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  actor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  department?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  fields?: Resolver<Array<ResolversTypes['ClientFieldChange']>, ParentType, ContextType>;
};

export type ClientChangeConnectionResolvers<ContextType = any, ParentType extends ResolversParentTypes['ClientChangeConnection'] = ResolversParentTypes['ClientChangeConnection']> = {
  edges?: Resolver<Array<ResolversTypes['ClientChangeEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['ClientChange']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type ClientChangeEdgeResolvers<ContextType = any, ParentType extends ResolversParentTypes['ClientChangeEdge'] = ResolversParentTypes['ClientChangeEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['ClientChange'], ParentType, ContextType>;
};

export type ClientFieldChangeResolvers<ContextType = any, ParentType extends ResolversParentTypes['ClientFieldChange'] = ResolversParentTypes['ClientFieldChange']> = {
  field?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  before?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  after?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ConsentResolvers<ContextType = any, ParentType extends ResolversParentTypes['Consent'] = ResolversParentTypes['Consent']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['ConsentState'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  subject?: Resolver<Maybe<ResolversTypes['Subject']>, ParentType, ContextType>;
  grantee?: Resolver<ResolversTypes['ConsentGrantee'], ParentType, ContextType>;
  purpose?: Resolver<ResolversTypes['ConsentPurpose'], ParentType, ContextType>;
  requested?: Resolver<ResolversTypes['ConsentTerms'], ParentType, ContextType>;
  granted?: Resolver<Maybe<ResolversTypes['ConsentTerms']>, ParentType, ContextType>;
  separate?: Resolver<Maybe<ResolversTypes['SeparateConsent']>, ParentType, ContextType>;
  requestedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  answerBy?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  authorisedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  uses?: Resolver<ResolversTypes['ConsentUses'], ParentType, ContextType>;
  steps?: Resolver<Array<ResolversTypes['ConsentStep']>, ParentType, ContextType>;
  preview?: Resolver<Maybe<ResolversTypes['ConsentPreview']>, ParentType, ContextType>;
};

export type ConsentConnectionResolvers<ContextType = any, ParentType extends ResolversParentTypes['ConsentConnection'] = ResolversParentTypes['ConsentConnection']> = {
  edges?: Resolver<Array<ResolversTypes['ConsentEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Consent']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type ConsentEdgeResolvers<ContextType = any, ParentType extends ResolversParentTypes['ConsentEdge'] = ResolversParentTypes['ConsentEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Consent'], ParentType, ContextType>;
};

export type ConsentGranteeResolvers<ContextType = any, ParentType extends ResolversParentTypes['ConsentGrantee'] = ResolversParentTypes['ConsentGrantee']> = {
  organization?: Resolver<ResolversTypes['UnifiedSocialCreditCode'], ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  client?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  clientName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ConsentPurposeResolvers<ContextType = any, ParentType extends ResolversParentTypes['ConsentPurpose'] = ResolversParentTypes['ConsentPurpose']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  english?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  legalBasis?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  legalBasisEnglish?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ConsentUsesResolvers<ContextType = any, ParentType extends ResolversParentTypes['ConsentUses'] = ResolversParentTypes['ConsentUses']> = {
  total?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  today?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  lastAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type ConsentPreviewResolvers<ContextType = any, ParentType extends ResolversParentTypes['ConsentPreview'] = ResolversParentTypes['ConsentPreview']> = {
  fields?: Resolver<Array<ResolversTypes['ConsentPreviewField']>, ParentType, ContextType>;
  operation?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ConsentPreviewFieldResolvers<ContextType = any, ParentType extends ResolversParentTypes['ConsentPreviewField'] = ResolversParentTypes['ConsentPreviewField']> = {
  type?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  field?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  nameZh?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  nameEn?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  subgraph?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  cluster?: Resolver<ResolversTypes['ConsentCluster'], ParentType, ContextType>;
  opens?: Resolver<ResolversTypes['ConsentOpening'], ParentType, ContextType>;
  mask?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  separate?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  open?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type ConsentStepResolvers<ContextType = any, ParentType extends ResolversParentTypes['ConsentStep'] = ResolversParentTypes['ConsentStep']> = {
  action?: Resolver<ResolversTypes['ConsentAction'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  by?: Resolver<ResolversTypes['ConsentParty'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['ConsentState'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  granted?: Resolver<Maybe<ResolversTypes['ConsentTerms']>, ParentType, ContextType>;
};

export type ConsentTermsResolvers<ContextType = any, ParentType extends ResolversParentTypes['ConsentTerms'] = ResolversParentTypes['ConsentTerms']> = {
  clusters?: Resolver<Array<ResolversTypes['ConsentCluster']>, ParentType, ContextType>;
  validFrom?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  validTo?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  oneTime?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  dailyLimit?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  historyFrom?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  historyTo?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
};

export type CorrectionResolvers<ContextType = any, ParentType extends ResolversParentTypes['Correction'] = ResolversParentTypes['Correction']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  subjectId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  by?: Resolver<ResolversTypes['CorrectionParty'], ParentType, ContextType>;
  target?: Resolver<ResolversTypes['CorrectionTarget'], ParentType, ContextType>;
  accessEntry?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  department?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  statement?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  requestedValue?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  contact?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  state?: Resolver<ResolversTypes['CorrectionState'], ParentType, ContextType>;
  receivedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  answerBy?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  rule?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  withdrawnAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type CorrectionConnectionResolvers<ContextType = any, ParentType extends ResolversParentTypes['CorrectionConnection'] = ResolversParentTypes['CorrectionConnection']> = {
  edges?: Resolver<Array<ResolversTypes['CorrectionEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Correction']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type CorrectionEdgeResolvers<ContextType = any, ParentType extends ResolversParentTypes['CorrectionEdge'] = ResolversParentTypes['CorrectionEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Correction'], ParentType, ContextType>;
};

export type CorrectionTargetResolvers<ContextType = any, ParentType extends ResolversParentTypes['CorrectionTarget'] = ResolversParentTypes['CorrectionTarget']> = {
  type?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  field?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type AccessedFieldResolvers<ContextType = any, ParentType extends ResolversParentTypes['AccessedField'] = ResolversParentTypes['AccessedField']> = {
  type?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  field?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  nameZh?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  nameEn?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  result?: Resolver<ResolversTypes['DisclosureResult'], ParentType, ContextType>;
};

export type DisclosureEntryResolvers<ContextType = any, ParentType extends ResolversParentTypes['DisclosureEntry'] = ResolversParentTypes['DisclosureEntry']> = {
  id?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  at?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  actor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  roles?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  client?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  organization?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  department?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  purpose?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  basis?: Resolver<Maybe<ResolversTypes['DisclosureBasis']>, ParentType, ContextType>;
  subjectId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  subgraph?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  matrixVersion?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  alert?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  releaseAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  erased?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  requestId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  operation?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  clusters?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  fields?: Resolver<Maybe<Array<ResolversTypes['AccessedField']>>, ParentType, ContextType>;
  consentId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  consentVersion?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  caseReference?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  logIndex?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type DisclosureEntryConnectionResolvers<ContextType = any, ParentType extends ResolversParentTypes['DisclosureEntryConnection'] = ResolversParentTypes['DisclosureEntryConnection']> = {
  edges?: Resolver<Array<ResolversTypes['DisclosureEntryEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['DisclosureEntry']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type DisclosureEntryEdgeResolvers<ContextType = any, ParentType extends ResolversParentTypes['DisclosureEntryEdge'] = ResolversParentTypes['DisclosureEntryEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['DisclosureEntry'], ParentType, ContextType>;
};

export type DisclosureLogResolvers<ContextType = any, ParentType extends ResolversParentTypes['DisclosureLog'] = ResolversParentTypes['DisclosureLog']> = {
  status?: Resolver<Maybe<ResolversTypes['DisclosureLogStatus']>, ParentType, ContextType>;
  head?: Resolver<Maybe<ResolversTypes['LogHead']>, ParentType, ContextType>;
  heads?: Resolver<ResolversTypes['LogHeadConnection'], ParentType, ContextType, RequireFields<DisclosureLogHeadsArgs, 'from' | 'first'>>;
  keys?: Resolver<Array<ResolversTypes['LogPublicKey']>, ParentType, ContextType>;
  prunings?: Resolver<Array<ResolversTypes['LogPruning']>, ParentType, ContextType>;
  consistencyProof?: Resolver<Maybe<ResolversTypes['ConsistencyProof']>, ParentType, ContextType, RequireFields<DisclosureLogConsistencyProofArgs, 'from'>>;
  inclusionProof?: Resolver<Maybe<ResolversTypes['InclusionProof']>, ParentType, ContextType, RequireFields<DisclosureLogInclusionProofArgs, 'index'>>;
  leaves?: Resolver<Maybe<ResolversTypes['LogLeafConnection']>, ParentType, ContextType, RequireFields<DisclosureLogLeavesArgs, 'from' | 'first'>>;
  leafHashes?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType, RequireFields<DisclosureLogLeafHashesArgs, 'from' | 'count'>>;
};

export type DisclosureLogStatusResolvers<ContextType = any, ParentType extends ResolversParentTypes['DisclosureLogStatus'] = ResolversParentTypes['DisclosureLogStatus']> = {
  sealing?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  since?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  fault?: Resolver<Maybe<ResolversTypes['DisclosureLogFault']>, ParentType, ContextType>;
  message?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  checkedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  checkedSize?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type KinshipResolvers<ContextType = any, ParentType extends ResolversParentTypes['Kinship'] = ResolversParentTypes['Kinship']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  deceasedId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kinId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  relation?: Resolver<ResolversTypes['KinRelation'], ParentType, ContextType>;
  document?: Resolver<ResolversTypes['ProofDocument'], ParentType, ContextType>;
  recordedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  recordedBy?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  revokedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  revokedBy?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  revocationReason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type KinshipConnectionResolvers<ContextType = any, ParentType extends ResolversParentTypes['KinshipConnection'] = ResolversParentTypes['KinshipConnection']> = {
  edges?: Resolver<Array<ResolversTypes['KinshipEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Kinship']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type KinshipEdgeResolvers<ContextType = any, ParentType extends ResolversParentTypes['KinshipEdge'] = ResolversParentTypes['KinshipEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Kinship'], ParentType, ContextType>;
};

export type LegalPersonResolvers<ContextType = any, ParentType extends ResolversParentTypes['LegalPerson'] = ResolversParentTypes['LegalPerson'], FederationReferenceType extends FederationReferenceTypes['LegalPerson'] = FederationReferenceTypes['LegalPerson']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['LegalPerson']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['SubjectKind'], ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  accessHistory?: Resolver<Maybe<ResolversTypes['AccessEntryConnection']>, ParentType, ContextType, RequireFields<LegalPersonAccessHistoryArgs, 'first'>>;
  uscc?: Resolver<ResolversTypes['UnifiedSocialCreditCode'], ParentType, ContextType>;
  formerNames?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  registration?: Resolver<ResolversTypes['Registration'], ParentType, ContextType>;
  contact?: Resolver<ResolversTypes['OrganizationContact'], ParentType, ContextType>;
  legalRepresentative?: Resolver<Maybe<ResolversTypes['Relation']>, ParentType, ContextType>;
  shareholders?: Resolver<Maybe<ResolversTypes['RelationConnection']>, ParentType, ContextType, RequireFields<LegalPersonShareholdersArgs, 'first'>>;
  agents?: Resolver<Maybe<ResolversTypes['RelationConnection']>, ParentType, ContextType, RequireFields<LegalPersonAgentsArgs, 'first'>>;
  legalType?: Resolver<ResolversTypes['LegalType'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type LogHeadResolvers<ContextType = any, ParentType extends ResolversParentTypes['LogHead'] = ResolversParentTypes['LogHead']> = {
  logId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  size?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  rootHash?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  timestamp?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  keyId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  signature?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type LogHeadConnectionResolvers<ContextType = any, ParentType extends ResolversParentTypes['LogHeadConnection'] = ResolversParentTypes['LogHeadConnection']> = {
  edges?: Resolver<Array<ResolversTypes['LogHeadEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['LogHead']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type LogHeadEdgeResolvers<ContextType = any, ParentType extends ResolversParentTypes['LogHeadEdge'] = ResolversParentTypes['LogHeadEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['LogHead'], ParentType, ContextType>;
};

export type LogPublicKeyResolvers<ContextType = any, ParentType extends ResolversParentTypes['LogPublicKey'] = ResolversParentTypes['LogPublicKey']> = {
  keyId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  x?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type LogPruningResolvers<ContextType = any, ParentType extends ResolversParentTypes['LogPruning'] = ResolversParentTypes['LogPruning']> = {
  logId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  prunedTo?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  before?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  timestamp?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  keyId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  signature?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type LogLeafResolvers<ContextType = any, ParentType extends ResolversParentTypes['LogLeaf'] = ResolversParentTypes['LogLeaf']> = {
  index?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  leaf?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  indexed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type LogLeafConnectionResolvers<ContextType = any, ParentType extends ResolversParentTypes['LogLeafConnection'] = ResolversParentTypes['LogLeafConnection']> = {
  edges?: Resolver<Array<ResolversTypes['LogLeafEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['LogLeaf']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type LogLeafEdgeResolvers<ContextType = any, ParentType extends ResolversParentTypes['LogLeafEdge'] = ResolversParentTypes['LogLeafEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['LogLeaf'], ParentType, ContextType>;
};

export type InclusionProofResolvers<ContextType = any, ParentType extends ResolversParentTypes['InclusionProof'] = ResolversParentTypes['InclusionProof']> = {
  index?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  treeSize?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  leafHash?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  leaf?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  path?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  rootHash?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  head?: Resolver<Maybe<ResolversTypes['LogHead']>, ParentType, ContextType>;
};

export type ConsistencyProofResolvers<ContextType = any, ParentType extends ResolversParentTypes['ConsistencyProof'] = ResolversParentTypes['ConsistencyProof']> = {
  from?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  to?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  path?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
};

export type NaturalPersonResolvers<ContextType = any, ParentType extends ResolversParentTypes['NaturalPerson'] = ResolversParentTypes['NaturalPerson'], FederationReferenceType extends FederationReferenceTypes['NaturalPerson'] = FederationReferenceTypes['NaturalPerson']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['NaturalPerson']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['SubjectKind'], ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  accessHistory?: Resolver<Maybe<ResolversTypes['AccessEntryConnection']>, ParentType, ContextType, RequireFields<NaturalPersonAccessHistoryArgs, 'first'>>;
  idNumber?: Resolver<Maybe<ResolversTypes['ResidentId']>, ParentType, ContextType>;
  birthDate?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  ageBand?: Resolver<Maybe<ResolversTypes['AgeBand']>, ParentType, ContextType>;
  sex?: Resolver<Maybe<ResolversTypes['Sex']>, ParentType, ContextType>;
  contact?: Resolver<Maybe<ResolversTypes['PersonalContact']>, ParentType, ContextType>;
  positions?: Resolver<Maybe<ResolversTypes['RelationConnection']>, ParentType, ContextType, RequireFields<NaturalPersonPositionsArgs, 'first'>>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PersonalContactResolvers<ContextType = any, ParentType extends ResolversParentTypes['PersonalContact'] = ResolversParentTypes['PersonalContact']> = {
  phone?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  address?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type OrganizationResolvers<ContextType = any, ParentType extends ResolversParentTypes['Organization'] = ResolversParentTypes['Organization']> = {
  __resolveType: TypeResolveFn<'LegalPerson' | 'SelfEmployed' | 'UnincorporatedOrganization', ParentType, ContextType>;
};

export type OrganizationConnectionResolvers<ContextType = any, ParentType extends ResolversParentTypes['OrganizationConnection'] = ResolversParentTypes['OrganizationConnection']> = {
  edges?: Resolver<Array<ResolversTypes['OrganizationEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Organization']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type OrganizationEdgeResolvers<ContextType = any, ParentType extends ResolversParentTypes['OrganizationEdge'] = ResolversParentTypes['OrganizationEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Organization'], ParentType, ContextType>;
};

export type OrganizationContactResolvers<ContextType = any, ParentType extends ResolversParentTypes['OrganizationContact'] = ResolversParentTypes['OrganizationContact']> = {
  address?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  phone?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ProofDocumentResolvers<ContextType = any, ParentType extends ResolversParentTypes['ProofDocument'] = ResolversParentTypes['ProofDocument']> = {
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  number?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  date?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
};

export type RegistrationResolvers<ContextType = any, ParentType extends ResolversParentTypes['Registration'] = ResolversParentTypes['Registration']> = {
  status?: Resolver<ResolversTypes['RegistrationStatus'], ParentType, ContextType>;
  authority?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  region?: Resolver<ResolversTypes['RegionCode'], ParentType, ContextType>;
  establishedOn?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  approvedOn?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  validUntil?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  capital?: Resolver<Maybe<ResolversTypes['MoneyCents']>, ParentType, ContextType>;
  scope?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  industry?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  representativeName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type RelationResolvers<ContextType = any, ParentType extends ResolversParentTypes['Relation'] = ResolversParentTypes['Relation'], FederationReferenceType extends FederationReferenceTypes['Relation'] = FederationReferenceTypes['Relation']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Relation']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['RelationKind'], ParentType, ContextType>;
  organization?: Resolver<Maybe<ResolversTypes['Subject']>, ParentType, ContextType>;
  party?: Resolver<Maybe<ResolversTypes['Subject']>, ParentType, ContextType>;
  shareBasisPoints?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  since?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  until?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
};

export type RelationConnectionResolvers<ContextType = any, ParentType extends ResolversParentTypes['RelationConnection'] = ResolversParentTypes['RelationConnection']> = {
  edges?: Resolver<Array<ResolversTypes['RelationEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Relation']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type RelationEdgeResolvers<ContextType = any, ParentType extends ResolversParentTypes['RelationEdge'] = ResolversParentTypes['RelationEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Relation'], ParentType, ContextType>;
};

export type SelfEmployedResolvers<ContextType = any, ParentType extends ResolversParentTypes['SelfEmployed'] = ResolversParentTypes['SelfEmployed'], FederationReferenceType extends FederationReferenceTypes['SelfEmployed'] = FederationReferenceTypes['SelfEmployed']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['SelfEmployed']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['SubjectKind'], ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  accessHistory?: Resolver<Maybe<ResolversTypes['AccessEntryConnection']>, ParentType, ContextType, RequireFields<SelfEmployedAccessHistoryArgs, 'first'>>;
  uscc?: Resolver<ResolversTypes['UnifiedSocialCreditCode'], ParentType, ContextType>;
  formerNames?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  registration?: Resolver<ResolversTypes['Registration'], ParentType, ContextType>;
  contact?: Resolver<ResolversTypes['OrganizationContact'], ParentType, ContextType>;
  legalRepresentative?: Resolver<Maybe<ResolversTypes['Relation']>, ParentType, ContextType>;
  shareholders?: Resolver<Maybe<ResolversTypes['RelationConnection']>, ParentType, ContextType, RequireFields<SelfEmployedShareholdersArgs, 'first'>>;
  agents?: Resolver<Maybe<ResolversTypes['RelationConnection']>, ParentType, ContextType, RequireFields<SelfEmployedAgentsArgs, 'first'>>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SeparateConsentResolvers<ContextType = any, ParentType extends ResolversParentTypes['SeparateConsent'] = ResolversParentTypes['SeparateConsent']> = {
  clusters?: Resolver<Array<ResolversTypes['ConsentCluster']>, ParentType, ContextType>;
  confirmed?: Resolver<Array<ResolversTypes['ConsentCluster']>, ParentType, ContextType>;
  confirmedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  warningId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  warning?: Resolver<Maybe<ResolversTypes['ConsentWarning']>, ParentType, ContextType>;
};

export type ConsentWarningResolvers<ContextType = any, ParentType extends ResolversParentTypes['ConsentWarning'] = ResolversParentTypes['ConsentWarning']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  english?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  source?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type SubjectResolvers<ContextType = any, ParentType extends ResolversParentTypes['Subject'] = ResolversParentTypes['Subject'], FederationReferenceType extends FederationReferenceTypes['Subject'] = FederationReferenceTypes['Subject']> = {
  __resolveType: TypeResolveFn<'LegalPerson' | 'NaturalPerson' | 'SelfEmployed' | 'UnincorporatedOrganization', ParentType, ContextType>;
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Subject']> | FederationReferenceType, FederationReferenceType, ContextType>;
};

export type SubjectStandingResolvers<ContextType = any, ParentType extends ResolversParentTypes['SubjectStanding'] = ResolversParentTypes['SubjectStanding']> = {
  subjectId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  frozen?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  minor?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  diedOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  steps?: Resolver<Array<ResolversTypes['StandingStep']>, ParentType, ContextType>;
};

export type StandingStepResolvers<ContextType = any, ParentType extends ResolversParentTypes['StandingStep'] = ResolversParentTypes['StandingStep']> = {
  action?: Resolver<ResolversTypes['StandingAction'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  by?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  department?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  legalBasis?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  document?: Resolver<Maybe<ResolversTypes['ProofDocument']>, ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type UnincorporatedOrganizationResolvers<ContextType = any, ParentType extends ResolversParentTypes['UnincorporatedOrganization'] = ResolversParentTypes['UnincorporatedOrganization'], FederationReferenceType extends FederationReferenceTypes['UnincorporatedOrganization'] = FederationReferenceTypes['UnincorporatedOrganization']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['UnincorporatedOrganization']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['SubjectKind'], ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  accessHistory?: Resolver<Maybe<ResolversTypes['AccessEntryConnection']>, ParentType, ContextType, RequireFields<UnincorporatedOrganizationAccessHistoryArgs, 'first'>>;
  uscc?: Resolver<ResolversTypes['UnifiedSocialCreditCode'], ParentType, ContextType>;
  formerNames?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  registration?: Resolver<ResolversTypes['Registration'], ParentType, ContextType>;
  contact?: Resolver<ResolversTypes['OrganizationContact'], ParentType, ContextType>;
  legalRepresentative?: Resolver<Maybe<ResolversTypes['Relation']>, ParentType, ContextType>;
  shareholders?: Resolver<Maybe<ResolversTypes['RelationConnection']>, ParentType, ContextType, RequireFields<UnincorporatedOrganizationShareholdersArgs, 'first'>>;
  agents?: Resolver<Maybe<ResolversTypes['RelationConnection']>, ParentType, ContextType, RequireFields<UnincorporatedOrganizationAgentsArgs, 'first'>>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type Resolvers<ContextType = any> = {
  UnifiedSocialCreditCode?: GraphQLScalarType;
  ResidentId?: GraphQLScalarType;
  Date?: GraphQLScalarType;
  DateTime?: GraphQLScalarType;
  RegionCode?: GraphQLScalarType;
  MoneyCents?: GraphQLScalarType;
  PageInfo?: PageInfoResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  AccessEntry?: AccessEntryResolvers<ContextType>;
  AccessEntryConnection?: AccessEntryConnectionResolvers<ContextType>;
  AccessEntryEdge?: AccessEntryEdgeResolvers<ContextType>;
  AccessPurpose?: AccessPurposeResolvers<ContextType>;
  CatalogueItem?: CatalogueItemResolvers<ContextType>;
  CatalogueConnection?: CatalogueConnectionResolvers<ContextType>;
  CatalogueEdge?: CatalogueEdgeResolvers<ContextType>;
  CatalogueTerm?: CatalogueTermResolvers<ContextType>;
  Client?: ClientResolvers<ContextType>;
  ClientConnection?: ClientConnectionResolvers<ContextType>;
  ClientEdge?: ClientEdgeResolvers<ContextType>;
  ClientQuotas?: ClientQuotasResolvers<ContextType>;
  ClientKey?: ClientKeyResolvers<ContextType>;
  ClientConfirmation?: ClientConfirmationResolvers<ContextType>;
  ClientChange?: ClientChangeResolvers<ContextType>;
  ClientChangeConnection?: ClientChangeConnectionResolvers<ContextType>;
  ClientChangeEdge?: ClientChangeEdgeResolvers<ContextType>;
  ClientFieldChange?: ClientFieldChangeResolvers<ContextType>;
  Consent?: ConsentResolvers<ContextType>;
  ConsentConnection?: ConsentConnectionResolvers<ContextType>;
  ConsentEdge?: ConsentEdgeResolvers<ContextType>;
  ConsentGrantee?: ConsentGranteeResolvers<ContextType>;
  ConsentPurpose?: ConsentPurposeResolvers<ContextType>;
  ConsentUses?: ConsentUsesResolvers<ContextType>;
  ConsentPreview?: ConsentPreviewResolvers<ContextType>;
  ConsentPreviewField?: ConsentPreviewFieldResolvers<ContextType>;
  ConsentStep?: ConsentStepResolvers<ContextType>;
  ConsentTerms?: ConsentTermsResolvers<ContextType>;
  Correction?: CorrectionResolvers<ContextType>;
  CorrectionConnection?: CorrectionConnectionResolvers<ContextType>;
  CorrectionEdge?: CorrectionEdgeResolvers<ContextType>;
  CorrectionTarget?: CorrectionTargetResolvers<ContextType>;
  AccessedField?: AccessedFieldResolvers<ContextType>;
  DisclosureEntry?: DisclosureEntryResolvers<ContextType>;
  DisclosureEntryConnection?: DisclosureEntryConnectionResolvers<ContextType>;
  DisclosureEntryEdge?: DisclosureEntryEdgeResolvers<ContextType>;
  DisclosureLog?: DisclosureLogResolvers<ContextType>;
  DisclosureLogStatus?: DisclosureLogStatusResolvers<ContextType>;
  Kinship?: KinshipResolvers<ContextType>;
  KinshipConnection?: KinshipConnectionResolvers<ContextType>;
  KinshipEdge?: KinshipEdgeResolvers<ContextType>;
  LegalPerson?: LegalPersonResolvers<ContextType>;
  LogHead?: LogHeadResolvers<ContextType>;
  LogHeadConnection?: LogHeadConnectionResolvers<ContextType>;
  LogHeadEdge?: LogHeadEdgeResolvers<ContextType>;
  LogPublicKey?: LogPublicKeyResolvers<ContextType>;
  LogPruning?: LogPruningResolvers<ContextType>;
  LogLeaf?: LogLeafResolvers<ContextType>;
  LogLeafConnection?: LogLeafConnectionResolvers<ContextType>;
  LogLeafEdge?: LogLeafEdgeResolvers<ContextType>;
  InclusionProof?: InclusionProofResolvers<ContextType>;
  ConsistencyProof?: ConsistencyProofResolvers<ContextType>;
  NaturalPerson?: NaturalPersonResolvers<ContextType>;
  PersonalContact?: PersonalContactResolvers<ContextType>;
  Organization?: OrganizationResolvers<ContextType>;
  OrganizationConnection?: OrganizationConnectionResolvers<ContextType>;
  OrganizationEdge?: OrganizationEdgeResolvers<ContextType>;
  OrganizationContact?: OrganizationContactResolvers<ContextType>;
  ProofDocument?: ProofDocumentResolvers<ContextType>;
  Registration?: RegistrationResolvers<ContextType>;
  Relation?: RelationResolvers<ContextType>;
  RelationConnection?: RelationConnectionResolvers<ContextType>;
  RelationEdge?: RelationEdgeResolvers<ContextType>;
  SelfEmployed?: SelfEmployedResolvers<ContextType>;
  SeparateConsent?: SeparateConsentResolvers<ContextType>;
  ConsentWarning?: ConsentWarningResolvers<ContextType>;
  Subject?: SubjectResolvers<ContextType>;
  SubjectStanding?: SubjectStandingResolvers<ContextType>;
  StandingStep?: StandingStepResolvers<ContextType>;
  UnincorporatedOrganization?: UnincorporatedOrganizationResolvers<ContextType>;
};

