import type { IntegrityHonourRow } from '../../schema/generated/commerce.rows';
import { OF_PERSONS, disclosureOf } from '../../subgraphs/framework/records/restricted';
import { addTerm } from '../../schema/policy/calendar';
import { decisionDay } from '../decisionDay';
import type { Pass } from '../domain';
import { recordCount, randomFor } from '../recordCount';
import type { SeedSubject } from '../seedSubject';

interface Honour {
  readonly title: string;
  readonly level: IntegrityHonourRow['level'];
  readonly awardedBy: string;
  readonly department: string;
}

const OF_ORGANIZATIONS: readonly Honour[] = [
  {
    title: '河东区诚信示范企业',
    level: 'DISTRICT',
    awardedBy: '天津市河东区社会信用体系建设领导小组办公室',
    department: 'development-reform',
  },
  {
    title: '守合同重信用企业',
    level: 'MUNICIPAL',
    awardedBy: '天津市市场监督管理委员会',
    department: 'market-regulation',
  },
  {
    title: '天津市文明单位',
    level: 'MUNICIPAL',
    awardedBy: '天津市精神文明建设委员会',
    department: 'civilization',
  },
  {
    title: '全国和谐劳动关系创建示范企业',
    level: 'NATIONAL',
    awardedBy: '人力资源和社会保障部',
    department: 'human-resources',
  },
  {
    title: '放心消费示范店',
    level: 'SECTOR',
    awardedBy: '天津市河东区商务局',
    department: 'commerce',
  },
];
const HONOURS_OF_PERSONS: readonly Honour[] = [
  {
    title: '河东区诚信之星',
    level: 'DISTRICT',
    awardedBy: '天津市河东区精神文明建设委员会办公室',
    department: 'civilization',
  },
  {
    title: '天津市优秀志愿者',
    level: 'MUNICIPAL',
    awardedBy: '天津市精神文明建设委员会办公室',
    department: 'civilization',
  },
];

/** Honours for good faith; closed organisations win no new ones, but keep those they have. */
export function* honoursOf(
  { plan, records }: Pass,
  subject: SeedSubject,
): Generator<IntegrityHonourRow> {
  if (subject.isMinor || (!subject.isPerson && subject.group === 'organ')) return;
  const random = randomFor(plan, 'honours', subject);
  const mean = subject.isPerson ? 0.06 : subject.operating ? 0.4 : 0.1;
  for (let left = recordCount(random, subject, mean); left > 0; left--) {
    const honour = random.pick(subject.isPerson ? HONOURS_OF_PERSONS : OF_ORGANIZATIONS);
    const decisionDate = decisionDay(random, plan, subject, 5);
    yield {
      ...records.next('honours', subject, {
        category: 'HONOURS',
        departmentId: honour.department,
        title: `关于授予“${honour.title}”称号的决定`,
        series: '津河东信荣字',
        decisionDate,
        expiresOn: addTerm(decisionDate, 'P3Y'),
        disclosure: disclosureOf(OF_PERSONS, { subjectIsPerson: subject.isPerson }),
        never: ['REPAIRED'],
      }),
      title: honour.title,
      level: honour.level,
      awardedBy: honour.awardedBy,
    };
  }
}
