import { inForce } from './inForce';

/** The types of commitment, as the enum `CommitmentType` has them. */
export type CommitmentTypeName =
  | 'APPROVAL_SUBSTITUTE'
  | 'DEFICIENCY_TOLERANT'
  | 'PROOF_SUBSTITUTE'
  | 'CREDIT_REPAIR'
  | 'INDUSTRY_SELF_REGULATION'
  | 'ACTIVE_DISCLOSURE'
  | 'OTHER';

/** One version of a sample letter of commitment; the next version of its code ends it. */
export interface CommitmentTemplate {
  readonly code: string;
  readonly version: string;
  /** First day in force, YYYY-MM-DD. */
  readonly effectiveFrom: string;
  readonly title: string;
  readonly commitmentType: CommitmentTypeName;
  /** The name of the type, if it is OTHER. */
  readonly otherType?: string;
  /** Id of the department that accepts and assesses the commitments. */
  readonly department: string;
  readonly publicity: 'PUBLIC' | 'LIMITED' | 'CONFIDENTIAL';
  /** Placeholders are written as {name}: the names of what the signer fills in. */
  readonly content: string;
  readonly liability: string;
  /** Origin: (S) read in the source, (K) known but not re-read, (ours) chosen. */
  readonly source: string;
}

const LICENSING = '国发〔2021〕7号，证照分离改革，告知承诺 (K)';
const PROOFS = '国办发〔2020〕42号，证明事项和涉企经营许可事项告知承诺制 (K)';
const ORDER_36 = 'NDRC Order 36 of 2025, credit repair (S)';
const PLAN = 'Hedong plan, IV.3.1 (S)';

const since2026 = { version: '2026-1', effectiveFrom: '2026-01-01' } as const;

/** THE list of sample letters. A change is a new version, never an edit: letters were signed by it. */
export const COMMITMENT_TEMPLATES: readonly CommitmentTemplate[] = Object.freeze([
  {
    ...since2026,
    code: 'APPROVAL_FOOD',
    title: '食品经营许可告知承诺书',
    commitmentType: 'APPROVAL_SUBSTITUTE',
    department: 'market-regulation',
    publicity: 'PUBLIC',
    content:
      '承诺人就“{matter}”作出承诺：已知晓许可条件、标准和技术要求，已符合上述条件；具体承诺：{undertaking}；所填写的信息真实、准确。',
    liability: '承诺不实的，依法撤销行政许可决定，并承担由此产生的法律责任；失信信息记入信用记录。',
    source: LICENSING,
  },
  {
    ...since2026,
    code: 'APPROVAL_PUBLIC_PLACE',
    title: '公共场所卫生许可告知承诺书',
    commitmentType: 'APPROVAL_SUBSTITUTE',
    department: 'health',
    publicity: 'PUBLIC',
    content:
      '承诺人就“{matter}”作出承诺：经营场所的卫生条件符合国家标准，卫生管理制度健全；具体承诺：{undertaking}。',
    liability: '承诺不实的，依法撤销卫生许可，并承担由此产生的法律责任；失信信息记入信用记录。',
    source: LICENSING,
  },
  {
    ...since2026,
    code: 'TOLERANT_GENERAL',
    title: '容缺受理承诺书',
    commitmentType: 'DEFICIENCY_TOLERANT',
    department: 'government-services',
    publicity: 'LIMITED',
    content: '承诺人申请办理“{matter}”，承诺按期补正所缺的非主审材料：{undertaking}。',
    liability: '逾期未补正的，终止办理；已经作出的决定依法撤销，并记入信用记录。',
    source: PLAN,
  },
  {
    ...since2026,
    code: 'PROOF_GENERAL',
    title: '证明事项告知承诺书',
    commitmentType: 'PROOF_SUBSTITUTE',
    department: 'government-services',
    publicity: 'LIMITED',
    content:
      '承诺人办理“{matter}”，以书面承诺代替证明材料：{undertaking}；所承诺的内容真实，愿意接受核查。',
    liability: '承诺不实的，依法终止办理、责令限期整改、撤销决定或者予以处罚，并记入信用记录。',
    source: PROOFS,
  },
  {
    ...since2026,
    code: 'REPAIR_GENERAL',
    title: '信用修复承诺书',
    commitmentType: 'CREDIT_REPAIR',
    department: 'market-regulation',
    publicity: 'PUBLIC',
    content:
      '承诺人就“{matter}”申请信用修复，承诺已纠正失信行为、履行义务，今后守法诚信经营：{undertaking}。',
    liability: '违反承诺的，相关行政处罚信息公示至最长公示期，并依法承担责任。',
    source: ORDER_36,
  },
  {
    ...since2026,
    code: 'SECTOR_ELDERLY_CARE',
    title: '养老服务行业自律承诺书',
    commitmentType: 'INDUSTRY_SELF_REGULATION',
    department: 'civil-affairs',
    publicity: 'PUBLIC',
    content: '承诺人在“{matter}”中遵守行业公约，规范服务和收费：{undertaking}。',
    liability: '违反承诺的，接受行业惩戒，并记入信用记录。',
    source: PLAN,
  },
  {
    ...since2026,
    code: 'SECTOR_TRAINING',
    title: '校外培训行业自律承诺书',
    commitmentType: 'INDUSTRY_SELF_REGULATION',
    department: 'education',
    publicity: 'PUBLIC',
    content: '承诺人在“{matter}”中依法办学、规范收费和退费：{undertaking}。',
    liability: '违反承诺的，接受行业惩戒，并记入信用记录。',
    source: PLAN,
  },
  {
    ...since2026,
    code: 'ACTIVE_INTEGRITY',
    title: '市场主体综合信用承诺书',
    commitmentType: 'ACTIVE_DISCLOSURE',
    department: 'development-reform',
    publicity: 'PUBLIC',
    content: '承诺人就“{matter}”主动向社会作出信用承诺：{undertaking}；自愿接受社会监督。',
    liability: '违反承诺的，记入信用记录，并依法承担责任。',
    source: PLAN,
  },
  {
    ...since2026,
    code: 'OTHER_WAGES',
    title: '按时足额支付工资承诺书',
    commitmentType: 'OTHER',
    otherType: '工资支付承诺',
    department: 'human-resources',
    publicity: 'CONFIDENTIAL',
    content: '承诺人就“{matter}”承诺按时足额支付劳动者工资：{undertaking}。',
    liability: '违反承诺的，依法责令限期支付，并记入信用记录。',
    source: 'Regulation on Payment of Wages to Migrant Workers, 2020 (K, ours)',
  },
]);

/** The versions of the sample letters in force on a day, one of each code. */
export function commitmentTemplates(on: string): readonly CommitmentTemplate[] {
  return inForce(COMMITMENT_TEMPLATES, on, ({ code }) => code);
}

/** The version of a sample letter in force on a day; undefined for an unknown code. */
export function commitmentTemplate(code: string, on: string): CommitmentTemplate | undefined {
  return commitmentTemplates(on).find((template) => template.code === code);
}
