import type { LegalType, OrganizationRow } from '../schema/generated/subjects.rows';
import { CLINIC, INDUSTRIES, type Industry } from './names/industries';
import { BODIES, type OrganizationGroup } from './plan';
import { Random } from './random';

/** The kind of subject, and for a legal person its type. */
type LegalForm =
  | { readonly kind: 'LEGAL_PERSON'; readonly legalType: LegalType }
  | {
      readonly kind: Exclude<OrganizationRow['kind'], 'LEGAL_PERSON'>;
      readonly legalType: null;
    };

/** The names, codes and registration data of one organisation of a group. */
export interface GroupTraits {
  readonly form: LegalForm;
  /** Registering department and entity class: the first two characters of the code. */
  readonly prefix: string;
  readonly authority: string;
  readonly section: string;
  readonly scope: string;
  readonly name: string;
  readonly hasCapital: boolean;
}

const MARKET = '天津市河东区市场监督管理局';
const CIVIL = '天津市河东区民政局';
const STAFFING = '中共天津市河东区委机构编制委员会办公室';
const JUSTICE = '天津市司法局';

const SCHOOLS = ['小学', '中学', '幼儿园', '职业学校'] as const;
const ASSOCIATIONS = ['商业服务业协会', '餐饮行业协会', '物业管理协会', '志愿者协会'] as const;

/** Industry of the n-th company, partnership or self-employed household. */
function industryOf(seed: number, group: OrganizationGroup, index: number): Industry {
  if (isClinic(group, index)) return CLINIC;
  return new Random(seed, `industry:${group}`, index).pick(INDUSTRIES);
}

/**
 * One company in a hundred is a medical clinic, and so also an institution of the social domain.
 */
export function isClinic(group: OrganizationGroup, index: number): boolean {
  return group === 'company' && index % 100 === 0;
}

/** Every other school and every third hospital is private. */
function isPrivate(group: OrganizationGroup, index: number): boolean {
  return (group === 'school' && index % 2 === 0) || (group === 'hospital' && index % 3 === 2);
}

/** The traits of the n-th organisation of a group, with its trade name. */
export function groupTraits(
  seed: number,
  group: OrganizationGroup,
  index: number,
  trade: string,
): GroupTraits {
  switch (group) {
    case 'organ':
      return {
        form: { kind: 'LEGAL_PERSON', legalType: 'SPECIAL' },
        prefix: '11',
        authority: STAFFING,
        section: 'S',
        scope: '依法履行机关职能。',
        name: BODIES[index]!.name,
        hasCapital: false,
      };
    case 'lawFirm':
      return {
        form: { kind: 'UNINCORPORATED_ORGANIZATION', legalType: null },
        prefix: '31',
        authority: JUSTICE,
        section: 'L',
        scope: '接受委托担任法律顾问；参加诉讼、调解、仲裁活动；提供法律服务。',
        name: `天津${trade}律师事务所`,
        hasCapital: true,
      };
    case 'school':
      return {
        ...publicOrPrivate(group, index),
        section: 'P',
        scope: '实施国家规定的学历教育或学前教育，以及相关社会服务。',
        name: `天津市河东区${trade}${SCHOOLS[(index >> 1) % SCHOOLS.length]}`,
        hasCapital: true,
      };
    case 'hospital':
      return {
        ...publicOrPrivate(group, index),
        section: 'Q',
        scope: '为人民身体健康提供医疗与护理保健服务。',
        name: `天津市河东区${trade}医院`,
        hasCapital: true,
      };
    case 'association':
      return {
        form: { kind: 'LEGAL_PERSON', legalType: 'NON_PROFIT' },
        prefix: '51',
        authority: CIVIL,
        section: 'S',
        scope: '行业自律、会员服务、业务培训、交流合作。',
        name: `天津市河东区${trade}${ASSOCIATIONS[index % ASSOCIATIONS.length]}`,
        hasCapital: true,
      };
    case 'foundation':
      return {
        form: { kind: 'LEGAL_PERSON', legalType: 'NON_PROFIT' },
        prefix: '53',
        authority: CIVIL,
        section: 'S',
        scope: '扶老助残、扶贫济困、资助教育等公益活动。',
        name: `天津市${trade}公益基金会`,
        hasCapital: true,
      };
    case 'cooperative':
      return {
        form: { kind: 'LEGAL_PERSON', legalType: 'SPECIAL' },
        prefix: '93',
        authority: MARKET,
        section: 'F',
        scope: '组织成员销售农产品；提供与农业生产经营有关的技术、信息服务。',
        name: `天津${trade}农产品专业合作社`,
        hasCapital: true,
      };
    case 'company':
      return business(
        seed,
        group,
        index,
        (word) => `天津${trade}${word}有限公司`,
        { kind: 'LEGAL_PERSON', legalType: 'FOR_PROFIT' },
        '91',
      );
    case 'partnership':
      return business(
        seed,
        group,
        index,
        (word) => `天津${trade}${word}中心（有限合伙）`,
        { kind: 'UNINCORPORATED_ORGANIZATION', legalType: null },
        '91',
      );
    case 'selfEmployed':
      return business(
        seed,
        group,
        index,
        (word) => `天津市河东区${trade}${word}店（个体工商户）`,
        { kind: 'SELF_EMPLOYED', legalType: null },
        '92',
      );
  }
}

function publicOrPrivate(group: OrganizationGroup, index: number) {
  const common = { form: { kind: 'LEGAL_PERSON', legalType: 'NON_PROFIT' } } as const;
  return isPrivate(group, index)
    ? { ...common, prefix: '52', authority: CIVIL }
    : { ...common, prefix: '12', authority: STAFFING };
}

function business(
  seed: number,
  group: OrganizationGroup,
  index: number,
  name: (word: string) => string,
  form: LegalForm,
  prefix: string,
): GroupTraits {
  const { section, scope, word } = industryOf(seed, group, index);
  return {
    form,
    prefix,
    authority: MARKET,
    section,
    scope,
    name: name(word),
    hasCapital: group !== 'selfEmployed',
  };
}
