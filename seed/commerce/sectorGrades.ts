import type {
  CreditSector,
  GradeFactor,
  SectorGradeRow,
} from '../../schema/generated/commerce.rows';
import { RESTRICTED_SECTOR_GRADES } from '../../subgraphs/commerce/SectorGrade';
import { disclosureOf } from '../../subgraphs/framework/records/restricted';
import { addTerm } from '../../schema/policy/calendar';
import { decisionDay } from '../decisionDay';
import type { Pass } from '../domain';
import { recordCount, randomFor } from '../recordCount';
import type { Random } from '../random';
import type { SeedOrganization } from '../seedSubject';

interface SectorModel {
  readonly sector: CreditSector;
  readonly department: string;
  readonly model: string;
  /** The sector's names of its four grades, best first. */
  readonly grades: readonly [string, string, string, string];
}

const LETTERS = ['A级', 'B级', 'C级', 'D级'] as const;
const FOOD: SectorModel = {
  sector: 'FOOD_DRUG',
  department: 'market-regulation',
  model: '津市监食信评 2025.1',
  grades: LETTERS,
};
const LABOUR: SectorModel = {
  sector: 'LABOUR',
  department: 'human-resources',
  model: '津人社劳信评 2024.2',
  grades: ['AAA级', 'AA级', 'A级', 'B级'],
};
const SAFETY: SectorModel = {
  sector: 'WORK_SAFETY',
  department: 'emergency-management',
  model: '津应急安信评 2025.1',
  grades: LETTERS,
};
const ENVIRONMENT: SectorModel = {
  sector: 'ENVIRONMENT',
  department: 'ecology-environment',
  model: '津环信评 2025.1',
  grades: ['绿牌', '蓝牌', '黄牌', '红牌'],
};
const CONSTRUCTION: SectorModel = {
  sector: 'CONSTRUCTION_QUALITY',
  department: 'housing-construction',
  model: '津建信评 2025.2',
  grades: ['优秀', '良好', '合格', '不合格'],
};
const CARE: SectorModel = {
  sector: 'ELDERLY_CHILD_CARE',
  department: 'civil-affairs',
  model: '津民养信评 2024.1',
  grades: LETTERS,
};
const INTERMEDIARY: SectorModel = {
  sector: 'INTERMEDIARY_SERVICES',
  department: 'development-reform',
  model: '津中介信评 2025.1',
  grades: LETTERS,
};
const CULTURE: SectorModel = {
  sector: 'CULTURE_TOURISM',
  department: 'culture-tourism',
  model: '津文旅信评 2025.1',
  grades: LETTERS,
};
const CIRCULATION: SectorModel = {
  sector: 'PRODUCTION_CIRCULATION',
  department: 'market-regulation',
  model: '津市监信评 2025.1',
  grades: LETTERS,
};

const BY_SECTION: Readonly<Record<string, readonly SectorModel[]>> = {
  C: [SAFETY, ENVIRONMENT, LABOUR],
  E: [CONSTRUCTION, SAFETY, LABOUR],
  F: [CIRCULATION, FOOD, LABOUR],
  H: [FOOD, LABOUR],
  L: [INTERMEDIARY, LABOUR],
  N: [ENVIRONMENT, LABOUR],
  O: [CARE, LABOUR],
  R: [CULTURE, LABOUR],
};

const INDICATORS: readonly (readonly [string, readonly [string, number][]])[] = [
  [
    '遵纪守法',
    [
      ['评价期内无行政处罚', 30],
      ['评价期内有一般行政处罚', 18],
      ['评价期内有严重行政处罚', -10],
    ],
  ],
  [
    '履约践诺',
    [
      ['信用承诺全部履行', 25],
      ['信用承诺部分履行', 12],
    ],
  ],
  [
    '资质荣誉',
    [
      ['持有区级以上诚信荣誉', 15],
      ['无加分项', 0],
    ],
  ],
  [
    '监管风险',
    [
      ['双随机抽查未发现问题', 20],
      ['抽查发现问题已整改', 10],
      ['未按要求整改', -5],
    ],
  ],
];

/** Evaluations of an organisation by the sectors in which it is active. */
export function* sectorGradesOf(
  { plan, records }: Pass,
  subject: SeedOrganization,
): Generator<SectorGradeRow> {
  if (subject.group === 'organ') return;
  const random = randomFor(plan, 'sectorGrades', subject);
  const models = BY_SECTION[subject.section] ?? [LABOUR];
  const mean = subject.group === 'selfEmployed' ? 0.4 : 1.4;
  for (let left = recordCount(random, subject, mean); left > 0; left--) {
    const { sector, department, model, grades } = random.pick(models);
    const decisionDate = decisionDay(random, plan, subject, 2.5);
    const explanation = explain(random);
    const place = placeOf(explanation);
    yield {
      ...records.next('sector_grades', subject, {
        category: 'EVALUATION',
        departmentId: department,
        title: '行业信用评价结果通知书',
        series: `津河东信评${sector.slice(0, 2)}字`,
        decisionDate,
        expiresOn: addTerm(decisionDate, 'P1Y'),
        disclosure: disclosureOf(RESTRICTED_SECTOR_GRADES, { subjectIsPerson: false, sector }),
        never: ['REPAIRED'],
      }),
      sector,
      modelVersion: model,
      grade: grades[place],
      unifiedGrade: (['A', 'B', 'C', 'D'] as const)[place],
      explanation,
    };
  }
}

function explain(random: Random): GradeFactor[] {
  return INDICATORS.map(([indicator, findings]) => {
    // Most organisations do well: the first finding is the most frequent.
    const [finding, points] = random.chance(0.7) ? findings[0]! : random.pick(findings);
    return { indicator, finding, points };
  });
}

/** The grade follows from the points, so that the explanation is consistent with it. */
function placeOf(explanation: readonly GradeFactor[]): 0 | 1 | 2 | 3 {
  const points = explanation.reduce((sum, factor) => sum + factor.points, 0);
  return points >= 75 ? 0 : points >= 55 ? 1 : points >= 35 ? 2 : 3;
}
