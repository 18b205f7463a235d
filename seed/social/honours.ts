import type {
  PractitionerRow,
  Profession,
  ProfessionalHonourRow,
} from '../../schema/generated/social.rows';
import { decisionDay } from '../decisionDay';
import type { Pass } from '../domain';
import { recordCount, randomFor } from '../recordCount';
import type { SeedSubject } from '../seedSubject';

type Honour = Pick<ProfessionalHonourRow, 'title' | 'grantor' | 'level'>;

const OF: Readonly<Record<Profession, readonly Honour[]>> = {
  LAWYER: [
    { title: '天津市优秀律师', grantor: '天津市律师协会', level: 'INDUSTRY' },
    { title: '全国法律援助先进个人', grantor: '中华人民共和国司法部', level: 'NATIONAL' },
  ],
  TEACHER: [
    { title: '河东区优秀教师', grantor: '天津市河东区教育局', level: 'DISTRICT' },
    { title: '天津市师德先进个人', grantor: '天津市教育委员会', level: 'MUNICIPAL' },
  ],
  DOCTOR: [
    { title: '河东区优秀医师', grantor: '天津市河东区卫生健康委员会', level: 'DISTRICT' },
    { title: '天津市最美医生', grantor: '天津市卫生健康委员会', level: 'MUNICIPAL' },
  ],
};
const OF_INSTITUTIONS: readonly Honour[] = [
  {
    title: '行业诚信服务示范单位',
    grantor: '天津市河东区精神文明建设委员会办公室',
    level: 'DISTRICT',
  },
  { title: '天津市行业先进集体', grantor: '天津市人力资源和社会保障局', level: 'MUNICIPAL' },
];

/**
 * Commendations of a practitioner, or of an institution when no practitioner is given.
 * @param departmentId the department that maintains the register
 */
export function* professionalHonours(
  { plan, records }: Pass,
  subject: SeedSubject,
  practitioner: PractitionerRow | null,
  departmentId: string,
): Generator<ProfessionalHonourRow> {
  const random = randomFor(plan, 'professionalHonours', subject);
  const choice = practitioner === null ? OF_INSTITUTIONS : OF[practitioner.profession];
  for (let left = recordCount(random, subject, 0.35); left > 0; left--) {
    const honour = random.pick(choice);
    yield {
      ...records.next('professionalHonours', subject, {
        category: 'HONOURS',
        departmentId,
        title: `关于授予“${honour.title}”称号的决定`,
        series: '津业荣字',
        decisionDate: decisionDay(random, plan, subject, 6),
        disclosure: 'OPEN',
        never: ['REPAIRED', 'EXPIRED'],
      }),
      practitionerId: practitioner?._id ?? null,
      profession: practitioner?.profession ?? null,
      ...honour,
    };
  }
}
