import type { AssessmentResult, Practice, Profession } from '../../schema/generated/social.rows';
import type { OrganizationGroup, PeopleGroup, Plan } from '../plan';
import type { Random } from '../random';

/** What distinguishes a profession in the dataset. */
export interface ProfessionTraits {
  readonly profession: Profession;
  readonly department: string;
  readonly qualification: string;
  readonly levels: readonly (string | null)[];
  readonly issuer: string;
  readonly assessor: string;
  readonly results: readonly (readonly [AssessmentResult, number])[];
  /** Group of the institutions in which it is practised. */
  readonly institutions: OrganizationGroup;
  licenceNumber(year: string, index: number): string;
  practice(random: Random): Practice;
}

const LAWYER_TYPES = [
  ['FULL_TIME', 88],
  ['PART_TIME', 6],
  ['COMPANY', 3],
  ['PUBLIC', 2],
  ['LEGAL_AID', 1],
] as const;
const STAGES = ['KINDERGARTEN', 'PRIMARY', 'JUNIOR_MIDDLE', 'SENIOR_MIDDLE', 'VOCATIONAL'] as const;
const TAUGHT = ['语文', '数学', '英语', '物理', '化学', '历史', '地理', '体育', '音乐', '美术'];
const DOCTOR_PRACTICES = [
  ['CLINICAL', '内科专业'],
  ['CLINICAL', '外科专业'],
  ['CLINICAL', '儿科专业'],
  ['CLINICAL', '妇产科专业'],
  ['CLINICAL', '全科医学专业'],
  ['CHINESE_MEDICINE', '中医专业'],
  ['DENTAL', '口腔专业'],
  ['PUBLIC_HEALTH', '公共卫生类别专业'],
] as const;

const six = (index: number) => String(index).padStart(6, '0');

/** The professions of the dataset's people; citizens and minors practise none. */
export const PROFESSIONS: Partial<Record<PeopleGroup | 'minor', ProfessionTraits>> = {
  lawyer: {
    profession: 'LAWYER',
    department: 'justice',
    qualification: '法律职业资格',
    levels: ['A类'],
    issuer: '中华人民共和国司法部',
    assessor: '天津市律师协会',
    results: [
      ['AAA', 10],
      ['AA', 25],
      ['A', 50],
      ['B', 12],
      ['C', 3],
    ],
    institutions: 'lawFirm',
    licenceNumber: (year, index) => `11201${year}10${six(index)}`,
    practice: (random) => ({ lawyerType: random.weighted(LAWYER_TYPES) }),
  },
  teacher: {
    profession: 'TEACHER',
    department: 'education',
    qualification: '教师资格',
    levels: ['幼儿园', '小学', '初级中学', '高级中学', '中等职业学校'],
    issuer: '天津市河东区教育局',
    assessor: '任教学校',
    results: [
      ['EXCELLENT', 18],
      ['QUALIFIED', 76],
      ['BASICALLY_QUALIFIED', 4],
      ['UNQUALIFIED', 2],
    ],
    institutions: 'school',
    licenceNumber: (year, index) => `${year}1201021${six(index)}`,
    practice: (random) => ({ stage: random.pick(STAGES), taughtSubject: random.pick(TAUGHT) }),
  },
  doctor: {
    profession: 'DOCTOR',
    department: 'health',
    qualification: '医师资格',
    levels: ['执业医师', '执业助理医师'],
    issuer: '天津市卫生健康委员会',
    assessor: '天津市河东区医师定期考核机构',
    results: [
      ['QUALIFIED', 96],
      ['UNQUALIFIED', 4],
    ],
    institutions: 'hospital',
    licenceNumber: (_year, index) => `110120102${six(index)}`,
    practice(random) {
      const [category, scope] = random.pick(DOCTOR_PRACTICES);
      return { category, scope };
    },
  },
};

/**
 * The workplace of the n-th member of a profession: the first doctor practises at the clinic that
 * they own, the heads of institutions at their own, and the others are distributed evenly.
 */
export function workplace(
  plan: Plan,
  { profession, institutions }: ProfessionTraits,
  index: number,
): readonly [group: OrganizationGroup, index: number] {
  if (profession !== 'DOCTOR') return [institutions, index % plan.organizations[institutions]];
  return index === 0
    ? ['company', 0]
    : [institutions, (index - 1) % plan.organizations[institutions]];
}
