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
  /** 人民法院案号，如（2024）津0102执567号。Court case number. */
  CaseNumber: { input: string; output: string; }
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

/** 信用主体：自然人、法人、非法人组织或个体工商户。Credit subject: a natural person, legal person, unincorporated organisation or self-employed household. */
export type Subject = {
  /** 主体标识（不透明，不含证件号码）。Opaque subject id, never a document number. */
  id: Scalars['ID']['output'];
  /** 主体类别。Kind of subject. */
  kind: SubjectKind;
  /** 名称；自然人姓名非公开。Name; a natural person's is not public. */
  name?: Maybe<Scalars['String']['output']>;
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

/** 自然人。个人信息默认不公开。Natural person; personal fields are not public by default. */
export type NaturalPerson = Subject & {
  /** 主体标识。Opaque subject id. */
  id: Scalars['ID']['output'];
  /** 主体类别。Kind of subject. */
  kind: SubjectKind;
  /** 姓名；管辖范围外的经办人员只见姓氏。Name; officers outside their jurisdiction see the surname alone. */
  name?: Maybe<Scalars['String']['output']>;
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

/** 性别（GB/T 2261.1）。Sex (GB/T 2261.1). */
export type Sex =
  /** 男。Male. */
  | 'MALE'
  /** 女。Female. */
  | 'FEMALE';

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

/** 法人（民法典第七十六、八十七、九十六条）。Legal person (Civil Code, Articles 76, 87 and 96). */
export type LegalPerson = Subject & Organization & {
  /** 主体标识。Opaque subject id. */
  id: Scalars['ID']['output'];
  /** 主体类别。Kind of subject. */
  kind: SubjectKind;
  /** 法人类型。Legal type. */
  legalType: LegalType;
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

/** 非法人组织（民法典第一百零二条）。Unincorporated organisation (Civil Code, Article 102). */
export type UnincorporatedOrganization = Subject & Organization & {
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

/** 个体工商户。Self-employed household. */
export type SelfEmployed = Subject & Organization & {
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

/** 法人类型。Type of legal person. */
export type LegalType =
  /** 营利法人。For-profit legal person. */
  | 'FOR_PROFIT'
  /** 非营利法人：事业单位、社会团体、基金会、社会服务机构等。Non-profit legal person: public institution, association, foundation, social service institution. */
  | 'NON_PROFIT'
  /** 特别法人：机关、农村集体经济组织、合作经济组织、基层自治组织。Special legal person: state organ, rural collective, co-operative, grass-roots self-government body. */
  | 'SPECIAL';

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

/** 组织联系方式。Contact details of an organisation. */
export type OrganizationContact = {
  /** 住所或经营场所。Registered office or place of business. */
  address: Scalars['String']['output'];
  /** 联系电话（本组织代表和经办人员可见）。Telephone (seen by the organisation's representatives and by officers). */
  phone?: Maybe<Scalars['String']['output']>;
};

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

/** 关系类别。Kind of relation. */
export type RelationKind =
  /** 法定代表人或负责人。Legal representative or person in charge. */
  | 'LEGAL_REPRESENTATIVE'
  /** 股东或合伙人。Shareholder or partner. */
  | 'SHAREHOLDER'
  /** 代办人、联络员。Agent or liaison person. */
  | 'AGENT';

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

/** 关系条目。A relation and its cursor. */
export type RelationEdge = {
  /** 游标。Cursor. */
  cursor: Scalars['String']['output'];
  /** 关系。The relation. */
  node: Relation;
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

/** 组织条目。An organisation and its cursor. */
export type OrganizationEdge = {
  /** 游标。Cursor. */
  cursor: Scalars['String']['output'];
  /** 组织。The organisation. */
  node: Organization;
};

/** 公开属性。How widely an item is disclosed. */
export type CataloguePublicity =
  /** 社会公示。Open to everybody. */
  | 'OPEN'
  /** 授权查询：主体同意后可查。Authorised query: opened by the subject's consent. */
  | 'AUTHORISED'
  /** 受限：本人及依法有权者可查。Restricted to the subject and those with a right to it. */
  | 'RESTRICTED'
  /** 内部：仅工作人员可查。Internal: staff only. */
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

/** 目录连接。A page of the catalogue. */
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

/** 目录条目。A catalogue item and its cursor. */
export type CatalogueEdge = {
  /** 游标。Cursor. */
  cursor: Scalars['String']['output'];
  /** 信息项。The item. */
  node: CatalogueItem;
};

/** 查询入口。Entry points for reading. */
export type Query = {
  /** 按标识取一个信用主体；不存在或不可见均为空。One subject by id; null when it does not exist or may not be seen. */
  subject?: Maybe<Subject>;
  /** 按标识取至多 100 个主体，次序与标识一致，缺者为空。Up to 100 subjects by id, in the order of the ids, null where there is none. */
  subjects: Array<Maybe<Subject>>;
  /** 按统一社会信用代码取一个组织。One organisation by its unified social credit code. */
  organization?: Maybe<Organization>;
  /** 按名称和条件检索组织。Organisations by name and conditions. */
  searchOrganizations?: Maybe<OrganizationConnection>;
  /** 当前登录者本人（信用主体）。The caller's own subject. */
  me?: Maybe<Subject>;
  /** 公共信用信息目录。The public credit information catalogue. */
  catalogue?: Maybe<CatalogueConnection>;
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
export type QueryCatalogueArgs = {
  subgraph?: InputMaybe<Scalars['String']['input']>;
  type?: InputMaybe<Scalars['String']['input']>;
  publicity?: InputMaybe<CataloguePublicity>;
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
  Subject: Subject;
  NaturalPerson: NaturalPerson;
  LegalPerson: LegalPerson;
  UnincorporatedOrganization: UnincorporatedOrganization;
  SelfEmployed: SelfEmployed;
  Relation: Relation;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  Subject:
    ( { __typename: 'Subject' }
    & GraphQLRecursivePick<FederationTypes['Subject'], {"id":true}> );
  NaturalPerson:
    ( { __typename: 'NaturalPerson' }
    & GraphQLRecursivePick<FederationTypes['NaturalPerson'], {"id":true}> );
  LegalPerson:
    ( { __typename: 'LegalPerson' }
    & GraphQLRecursivePick<FederationTypes['LegalPerson'], {"id":true}> );
  UnincorporatedOrganization:
    ( { __typename: 'UnincorporatedOrganization' }
    & GraphQLRecursivePick<FederationTypes['UnincorporatedOrganization'], {"id":true}> );
  SelfEmployed:
    ( { __typename: 'SelfEmployed' }
    & GraphQLRecursivePick<FederationTypes['SelfEmployed'], {"id":true}> );
  Relation:
    ( { __typename: 'Relation' }
    & GraphQLRecursivePick<FederationTypes['Relation'], {"id":true}> );
};



/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  Cluster: Cluster;
  MaskKind: MaskKind;
  UnifiedSocialCreditCode: ResolverTypeWrapper<Scalars['UnifiedSocialCreditCode']['output']>;
  ResidentId: ResolverTypeWrapper<Scalars['ResidentId']['output']>;
  CaseNumber: ResolverTypeWrapper<Scalars['CaseNumber']['output']>;
  Date: ResolverTypeWrapper<Scalars['Date']['output']>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  RegionCode: ResolverTypeWrapper<Scalars['RegionCode']['output']>;
  MoneyCents: ResolverTypeWrapper<Scalars['MoneyCents']['output']>;
  PageInfo: ResolverTypeWrapper<any>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  Subject: ResolverTypeWrapper<any>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  SubjectKind: SubjectKind;
  NaturalPerson: ResolverTypeWrapper<any>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  AgeBand: AgeBand;
  Sex: Sex;
  PersonalContact: ResolverTypeWrapper<any>;
  Organization: ResolverTypeWrapper<any>;
  LegalPerson: ResolverTypeWrapper<any>;
  UnincorporatedOrganization: ResolverTypeWrapper<any>;
  SelfEmployed: ResolverTypeWrapper<any>;
  LegalType: LegalType;
  Registration: ResolverTypeWrapper<any>;
  RegistrationStatus: RegistrationStatus;
  OrganizationContact: ResolverTypeWrapper<any>;
  Relation: ResolverTypeWrapper<any>;
  RelationKind: RelationKind;
  RelationConnection: ResolverTypeWrapper<any>;
  RelationEdge: ResolverTypeWrapper<any>;
  OrganizationFilter: OrganizationFilter;
  OrganizationOrder: OrganizationOrder;
  OrganizationConnection: ResolverTypeWrapper<any>;
  OrganizationEdge: ResolverTypeWrapper<any>;
  CataloguePublicity: CataloguePublicity;
  CatalogueSharing: CatalogueSharing;
  CatalogueTerm: ResolverTypeWrapper<any>;
  CatalogueItem: ResolverTypeWrapper<any>;
  CatalogueConnection: ResolverTypeWrapper<any>;
  CatalogueEdge: ResolverTypeWrapper<any>;
  Query: ResolverTypeWrapper<any>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  UnifiedSocialCreditCode: Scalars['UnifiedSocialCreditCode']['output'];
  ResidentId: Scalars['ResidentId']['output'];
  CaseNumber: Scalars['CaseNumber']['output'];
  Date: Scalars['Date']['output'];
  DateTime: Scalars['DateTime']['output'];
  RegionCode: Scalars['RegionCode']['output'];
  MoneyCents: Scalars['MoneyCents']['output'];
  PageInfo: any;
  Boolean: Scalars['Boolean']['output'];
  String: Scalars['String']['output'];
  Subject: any;
  ID: Scalars['ID']['output'];
  NaturalPerson: any;
  Int: Scalars['Int']['output'];
  PersonalContact: any;
  Organization: any;
  LegalPerson: any;
  UnincorporatedOrganization: any;
  SelfEmployed: any;
  Registration: any;
  OrganizationContact: any;
  Relation: any;
  RelationConnection: any;
  RelationEdge: any;
  OrganizationFilter: OrganizationFilter;
  OrganizationConnection: any;
  OrganizationEdge: any;
  CatalogueTerm: any;
  CatalogueItem: any;
  CatalogueConnection: any;
  CatalogueEdge: any;
  Query: any;
};

export interface UnifiedSocialCreditCodeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['UnifiedSocialCreditCode'], any> {
  name: 'UnifiedSocialCreditCode';
}

export interface ResidentIdScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['ResidentId'], any> {
  name: 'ResidentId';
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

export type SubjectResolvers<ContextType = any, ParentType extends ResolversParentTypes['Subject'] = ResolversParentTypes['Subject'], FederationReferenceType extends FederationReferenceTypes['Subject'] = FederationReferenceTypes['Subject']> = {
  __resolveType: TypeResolveFn<'NaturalPerson' | 'LegalPerson' | 'UnincorporatedOrganization' | 'SelfEmployed', ParentType, ContextType>;
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Subject']> | FederationReferenceType, FederationReferenceType, ContextType>;
};

export type NaturalPersonResolvers<ContextType = any, ParentType extends ResolversParentTypes['NaturalPerson'] = ResolversParentTypes['NaturalPerson'], FederationReferenceType extends FederationReferenceTypes['NaturalPerson'] = FederationReferenceTypes['NaturalPerson']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['NaturalPerson']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['SubjectKind'], ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
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
  __resolveType: TypeResolveFn<'LegalPerson' | 'UnincorporatedOrganization' | 'SelfEmployed', ParentType, ContextType>;
};

export type LegalPersonResolvers<ContextType = any, ParentType extends ResolversParentTypes['LegalPerson'] = ResolversParentTypes['LegalPerson'], FederationReferenceType extends FederationReferenceTypes['LegalPerson'] = FederationReferenceTypes['LegalPerson']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['LegalPerson']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['SubjectKind'], ParentType, ContextType>;
  legalType?: Resolver<ResolversTypes['LegalType'], ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  uscc?: Resolver<ResolversTypes['UnifiedSocialCreditCode'], ParentType, ContextType>;
  formerNames?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  registration?: Resolver<ResolversTypes['Registration'], ParentType, ContextType>;
  contact?: Resolver<ResolversTypes['OrganizationContact'], ParentType, ContextType>;
  legalRepresentative?: Resolver<Maybe<ResolversTypes['Relation']>, ParentType, ContextType>;
  shareholders?: Resolver<Maybe<ResolversTypes['RelationConnection']>, ParentType, ContextType, RequireFields<LegalPersonShareholdersArgs, 'first'>>;
  agents?: Resolver<Maybe<ResolversTypes['RelationConnection']>, ParentType, ContextType, RequireFields<LegalPersonAgentsArgs, 'first'>>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type UnincorporatedOrganizationResolvers<ContextType = any, ParentType extends ResolversParentTypes['UnincorporatedOrganization'] = ResolversParentTypes['UnincorporatedOrganization'], FederationReferenceType extends FederationReferenceTypes['UnincorporatedOrganization'] = FederationReferenceTypes['UnincorporatedOrganization']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['UnincorporatedOrganization']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['SubjectKind'], ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  uscc?: Resolver<ResolversTypes['UnifiedSocialCreditCode'], ParentType, ContextType>;
  formerNames?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  registration?: Resolver<ResolversTypes['Registration'], ParentType, ContextType>;
  contact?: Resolver<ResolversTypes['OrganizationContact'], ParentType, ContextType>;
  legalRepresentative?: Resolver<Maybe<ResolversTypes['Relation']>, ParentType, ContextType>;
  shareholders?: Resolver<Maybe<ResolversTypes['RelationConnection']>, ParentType, ContextType, RequireFields<UnincorporatedOrganizationShareholdersArgs, 'first'>>;
  agents?: Resolver<Maybe<ResolversTypes['RelationConnection']>, ParentType, ContextType, RequireFields<UnincorporatedOrganizationAgentsArgs, 'first'>>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SelfEmployedResolvers<ContextType = any, ParentType extends ResolversParentTypes['SelfEmployed'] = ResolversParentTypes['SelfEmployed'], FederationReferenceType extends FederationReferenceTypes['SelfEmployed'] = FederationReferenceTypes['SelfEmployed']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['SelfEmployed']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['SubjectKind'], ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  uscc?: Resolver<ResolversTypes['UnifiedSocialCreditCode'], ParentType, ContextType>;
  formerNames?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  registration?: Resolver<ResolversTypes['Registration'], ParentType, ContextType>;
  contact?: Resolver<ResolversTypes['OrganizationContact'], ParentType, ContextType>;
  legalRepresentative?: Resolver<Maybe<ResolversTypes['Relation']>, ParentType, ContextType>;
  shareholders?: Resolver<Maybe<ResolversTypes['RelationConnection']>, ParentType, ContextType, RequireFields<SelfEmployedShareholdersArgs, 'first'>>;
  agents?: Resolver<Maybe<ResolversTypes['RelationConnection']>, ParentType, ContextType, RequireFields<SelfEmployedAgentsArgs, 'first'>>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
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

export type OrganizationContactResolvers<ContextType = any, ParentType extends ResolversParentTypes['OrganizationContact'] = ResolversParentTypes['OrganizationContact']> = {
  address?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  phone?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
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

export type CatalogueTermResolvers<ContextType = any, ParentType extends ResolversParentTypes['CatalogueTerm'] = ResolversParentTypes['CatalogueTerm']> = {
  rule?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  duration?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  source?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
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

export type QueryResolvers<ContextType = any, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  subject?: Resolver<Maybe<ResolversTypes['Subject']>, ParentType, ContextType, RequireFields<QuerySubjectArgs, 'id'>>;
  subjects?: Resolver<Array<Maybe<ResolversTypes['Subject']>>, ParentType, ContextType, RequireFields<QuerySubjectsArgs, 'ids'>>;
  organization?: Resolver<Maybe<ResolversTypes['Organization']>, ParentType, ContextType, RequireFields<QueryOrganizationArgs, 'uscc'>>;
  searchOrganizations?: Resolver<Maybe<ResolversTypes['OrganizationConnection']>, ParentType, ContextType, RequireFields<QuerySearchOrganizationsArgs, 'order' | 'first'>>;
  me?: Resolver<Maybe<ResolversTypes['Subject']>, ParentType, ContextType>;
  catalogue?: Resolver<Maybe<ResolversTypes['CatalogueConnection']>, ParentType, ContextType, RequireFields<QueryCatalogueArgs, 'first'>>;
};

export type Resolvers<ContextType = any> = {
  UnifiedSocialCreditCode?: GraphQLScalarType;
  ResidentId?: GraphQLScalarType;
  CaseNumber?: GraphQLScalarType;
  Date?: GraphQLScalarType;
  DateTime?: GraphQLScalarType;
  RegionCode?: GraphQLScalarType;
  MoneyCents?: GraphQLScalarType;
  PageInfo?: PageInfoResolvers<ContextType>;
  Subject?: SubjectResolvers<ContextType>;
  NaturalPerson?: NaturalPersonResolvers<ContextType>;
  PersonalContact?: PersonalContactResolvers<ContextType>;
  Organization?: OrganizationResolvers<ContextType>;
  LegalPerson?: LegalPersonResolvers<ContextType>;
  UnincorporatedOrganization?: UnincorporatedOrganizationResolvers<ContextType>;
  SelfEmployed?: SelfEmployedResolvers<ContextType>;
  Registration?: RegistrationResolvers<ContextType>;
  OrganizationContact?: OrganizationContactResolvers<ContextType>;
  Relation?: RelationResolvers<ContextType>;
  RelationConnection?: RelationConnectionResolvers<ContextType>;
  RelationEdge?: RelationEdgeResolvers<ContextType>;
  OrganizationConnection?: OrganizationConnectionResolvers<ContextType>;
  OrganizationEdge?: OrganizationEdgeResolvers<ContextType>;
  CatalogueTerm?: CatalogueTermResolvers<ContextType>;
  CatalogueItem?: CatalogueItemResolvers<ContextType>;
  CatalogueConnection?: CatalogueConnectionResolvers<ContextType>;
  CatalogueEdge?: CatalogueEdgeResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
};

