/** A line of business, with the letter of its section in GB/T 4754. */
export interface Industry {
  readonly section: string;
  /** The word for it in company names. */
  readonly word: string;
  readonly scope: string;
  /** The department that supervises it. */
  readonly department: string;
}

/** A company of this industry is a medical institution with a 91… code. */
export const CLINIC: Industry = {
  section: 'Q',
  word: '门诊部',
  scope: '医疗服务；健康咨询服务（不含诊疗服务）；第一类医疗器械销售。',
  department: 'health',
};

export const INDUSTRIES: readonly Industry[] = [
  {
    section: 'F',
    word: '商贸',
    scope: '日用百货销售；服装服饰零售；家用电器销售；互联网销售。',
    department: 'market-regulation',
  },
  {
    section: 'F',
    word: '食品销售',
    scope: '食品销售；食用农产品零售；保健食品（预包装）销售。',
    department: 'market-regulation',
  },
  {
    section: 'F',
    word: '医药',
    scope: '药品零售；第二类医疗器械销售；化妆品零售。',
    department: 'market-regulation',
  },
  {
    section: 'H',
    word: '餐饮管理',
    scope: '餐饮服务；餐饮管理；外卖递送服务。',
    department: 'market-regulation',
  },
  {
    section: 'H',
    word: '酒店管理',
    scope: '住宿服务；酒店管理；会议及展览服务。',
    department: 'culture-tourism',
  },
  {
    section: 'I',
    word: '科技',
    scope: '软件开发；信息系统集成服务；技术服务、技术开发、技术咨询。',
    department: 'science-technology',
  },
  {
    section: 'I',
    word: '信息技术',
    scope: '信息技术咨询服务；数据处理和存储支持服务；网络技术服务。',
    department: 'cyberspace',
  },
  {
    section: 'E',
    word: '建筑工程',
    scope: '建设工程施工；住宅室内装饰装修；园林绿化工程施工。',
    department: 'housing-construction',
  },
  {
    section: 'E',
    word: '装饰工程',
    scope: '住宅室内装饰装修；建筑材料销售；门窗制造加工。',
    department: 'housing-construction',
  },
  {
    section: 'G',
    word: '物流',
    scope: '道路货物运输；国内货物运输代理；装卸搬运；仓储服务。',
    department: 'market-regulation',
  },
  {
    section: 'K',
    word: '物业管理',
    scope: '物业管理；停车场服务；房屋租赁。',
    department: 'housing-construction',
  },
  {
    section: 'L',
    word: '企业管理咨询',
    scope: '企业管理咨询；市场调查；商务代理代办服务。',
    department: 'development-reform',
  },
  {
    section: 'L',
    word: '人力资源服务',
    scope: '人力资源服务；劳务派遣服务；职业中介活动。',
    department: 'human-resources',
  },
  {
    section: 'L',
    word: '旅行社',
    scope: '旅游业务；旅客票务代理；会议及展览服务。',
    department: 'culture-tourism',
  },
  {
    section: 'M',
    word: '检测技术',
    scope: '检验检测服务；环境保护监测；技术服务。',
    department: 'ecology-environment',
  },
  {
    section: 'N',
    word: '环保',
    scope: '环境保护专用设备销售；水污染治理；固体废物治理。',
    department: 'ecology-environment',
  },
  {
    section: 'O',
    word: '家政服务',
    scope: '家政服务；养老服务；洗染服务；日用产品修理。',
    department: 'civil-affairs',
  },
  {
    section: 'R',
    word: '文化传播',
    scope: '组织文化艺术交流活动；广告设计、代理；摄影扩印服务。',
    department: 'culture-tourism',
  },
  {
    section: 'C',
    word: '机械制造',
    scope: '通用设备制造；机械零件加工；金属制品销售。',
    department: 'emergency-management',
  },
  {
    section: 'C',
    word: '印务',
    scope: '包装装潢印刷品印刷；纸制品制造；办公用品销售。',
    department: 'culture-tourism',
  },
];
