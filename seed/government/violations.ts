import type { PenaltyClass, PenaltySeverity } from '../../schema/generated/government.rows';

/** A kind of violation with its penalty. */
export interface Violation {
  readonly type: string;
  readonly fact: string;
  readonly basis: string;
  readonly classes: readonly PenaltyClass[];
  readonly severity: PenaltySeverity;
  readonly department: string;
  readonly series: string;
  /** Range of the fine in yuan; absent if the penalty is no fine. */
  readonly fine?: readonly [from: number, to: number];
  /** Licence that is suspended or revoked. */
  readonly licence?: string;
  /** Sections of industry in which it occurs; all if absent. */
  readonly sections?: string;
  /** Whether natural persons also commit it. */
  readonly ofPersons?: boolean;
}

const VIOLATIONS: readonly Violation[] = [
  {
    type: '经营不符合食品安全标准的食品',
    sections: 'FH',
    fact: '经抽样检验，当事人销售的食品不符合食品安全国家标准。',
    basis: '《中华人民共和国食品安全法》第一百二十四条',
    classes: ['CONFISCATION', 'FINE'],
    severity: 'SERIOUS',
    department: 'market-regulation',
    series: '津河东市监罚字',
    fine: [10_000, 150_000],
  },
  {
    type: '发布虚假广告',
    fact: '当事人在其网页发布的广告与实际情况不符，对购买行为有实质性影响。',
    basis: '《中华人民共和国广告法》第五十五条',
    classes: ['FINE'],
    severity: 'GENERAL',
    department: 'market-regulation',
    series: '津河东市监罚字',
    fine: [3_000, 60_000],
  },
  {
    type: '未按规定明码标价',
    fact: '当事人销售商品未按规定标明价格。',
    basis: '《中华人民共和国价格法》第四十二条',
    classes: ['WARNING'],
    severity: 'MINOR',
    department: 'market-regulation',
    series: '津河东市监罚字',
  },
  {
    type: '药品经营未遵守质量管理规范',
    sections: 'FQ',
    fact: '当事人未按药品经营质量管理规范要求储存药品，情节严重。',
    basis: '《中华人民共和国药品管理法》第一百二十六条',
    classes: ['FINE', 'LICENCE_SUSPENSION'],
    severity: 'SERIOUS',
    department: 'market-regulation',
    series: '津河东市监罚字',
    fine: [100_000, 500_000],
    licence: '药品经营许可证',
  },
  {
    type: '消防设施未保持完好有效',
    fact: '当事人经营场所的消防设施、器材未保持完好有效。',
    basis: '《中华人民共和国消防法》第六十条',
    classes: ['FINE'],
    severity: 'SERIOUS',
    department: 'fire-rescue',
    series: '津河东消行罚决字',
    fine: [5_000, 50_000],
  },
  {
    type: '未如实记录安全生产教育和培训情况',
    sections: 'CEGKN',
    fact: '当事人未如实记录从业人员安全生产教育和培训情况。',
    basis: '《中华人民共和国安全生产法》第九十七条',
    classes: ['FINE'],
    severity: 'SERIOUS',
    department: 'emergency-management',
    series: '津河东应急罚字',
    fine: [5_000, 100_000],
  },
  {
    type: '违反劳务派遣规定',
    sections: 'L',
    fact: '当事人未按劳务派遣规定为被派遣劳动者办理相关手续，逾期未改正。',
    basis: '《中华人民共和国劳动合同法》第九十二条',
    classes: ['FINE'],
    severity: 'GENERAL',
    department: 'human-resources',
    series: '津河东人社罚字',
    fine: [5_000, 50_000],
  },
  {
    type: '违反规定设置排污口',
    sections: 'CHNQ',
    fact: '当事人未按生态环境主管部门的规定设置排污口。',
    basis: '《中华人民共和国水污染防治法》第八十四条',
    classes: ['FINE'],
    severity: 'GENERAL',
    department: 'ecology-environment',
    series: '津河东环罚字',
    fine: [20_000, 100_000],
  },
  {
    type: '擅自占用城市道路',
    fact: '当事人未经批准占用城市道路堆放物品，经通知后自行清除。',
    basis: '《城市道路管理条例》第四十二条',
    classes: ['FINE'],
    severity: 'MINOR',
    department: 'urban-management',
    series: '津河东城管罚字',
    fine: [50, 1_000],
    ofPersons: true,
  },
  {
    type: '公共场所未依法取得卫生许可证',
    sections: 'HR',
    fact: '当事人未依法取得卫生许可证从事公共场所经营活动。',
    basis: '《公共场所卫生管理条例》第十四条',
    classes: ['WARNING', 'FINE'],
    severity: 'GENERAL',
    department: 'health',
    series: '津河东卫公罚字',
    fine: [500, 30_000],
  },
  {
    type: '未取得施工许可证擅自施工',
    sections: 'E',
    fact: '当事人承建的工程未取得施工许可证擅自施工。',
    basis: '《中华人民共和国建筑法》第六十四条',
    classes: ['FINE', 'BUSINESS_SUSPENSION'],
    severity: 'SERIOUS',
    department: 'housing-construction',
    series: '津河东住建罚字',
    fine: [10_000, 300_000],
  },
  {
    type: '未按规定期限办理纳税申报',
    fact: '当事人未按照规定的期限办理纳税申报和报送纳税资料。',
    basis: '《中华人民共和国税收征收管理法》第六十二条',
    classes: ['FINE'],
    severity: 'MINOR',
    department: 'taxation',
    series: '津河东税简罚字',
    fine: [50, 1_000],
    ofPersons: true,
  },
  {
    type: '未取得营业执照从事经营活动',
    fact: '当事人未取得营业执照，擅自从事经营活动。',
    basis: '《无证无照经营查处办法》第十三条',
    classes: ['CONFISCATION', 'FINE'],
    severity: 'GENERAL',
    department: 'market-regulation',
    series: '津河东市监罚字',
    fine: [500, 10_000],
    ofPersons: true,
  },
  {
    type: '接纳未成年人进入营业场所',
    sections: 'R',
    fact: '当事人在互联网上网服务营业场所接纳未成年人，情节严重。',
    basis: '《互联网上网服务营业场所管理条例》第三十一条',
    classes: ['FINE', 'LICENCE_REVOCATION'],
    severity: 'SERIOUS',
    department: 'culture-tourism',
    series: '津河东文旅罚字',
    fine: [5_000, 15_000],
    licence: '网络文化经营许可证',
  },
];

export const PERSONAL_VIOLATIONS = VIOLATIONS.filter(({ ofPersons }) => ofPersons);

const bySection = new Map<string, readonly Violation[]>();

/** The violations that occur in a section of industry. */
export function violationsOf(section: string): readonly Violation[] {
  let found = bySection.get(section);
  if (!found) {
    found = VIOLATIONS.filter(({ sections }) => sections?.includes(section) ?? true);
    bySection.set(section, found);
  }
  return found;
}
