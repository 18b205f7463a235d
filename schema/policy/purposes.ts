import type { Role } from '../viewer';

/** A purpose for which personal data may be requested, and its legal basis. */
export interface PurposeEntry {
  /** The `purpose:` term and the viewer's `purpose`. */
  readonly code: string;
  readonly name: string;
  readonly english: string;
  /** The legal basis in Chinese, as shown to the subject. */
  readonly legalBasis: string;
  readonly legalBasisEnglish: string;
  /** The roles that may state it; a request of any other role with it is refused. */
  readonly roles: readonly Role[];
  /**
   * The proof that the purpose demands: a valid consent of the subject, the number of the case, a
   * reason (which alerts the auditor), or none.
   */
  readonly proof: 'consent' | 'case' | 'reason' | 'none';
}

const CONSENT =
  '信息主体书面同意并约定用途（征信业管理条例第十八条；个人信息保护法第十三条第一款第一项、第二十三条）';
const CONSENT_ENGLISH =
  'Written consent of the subject for an agreed purpose (Credit Reporting Industry Regulation, Article 18; PIPL, Articles 13(1)(1) and 23)';
const DUTY = '为履行法定职责所必需（个人信息保护法第十三条第一款第三项、第三十四条）';
const DUTY_ENGLISH = 'Necessary to perform a statutory duty (PIPL, Articles 13(1)(3) and 34)';

/** Every purpose. Without a purpose there is no personal data (permissions.md, section 4). */
export const PURPOSES: readonly PurposeEntry[] = Object.freeze([
  {
    code: 'self',
    name: '本人查询',
    english: 'Access to one’s own information',
    legalBasis: '本人查阅、复制个人信息的权利（个人信息保护法第四十五条；征信业管理条例第十七条）',
    legalBasisEnglish:
      'The right to consult and copy one’s own information (PIPL, Article 45; Credit Reporting Industry Regulation, Article 17)',
    roles: ['person'],
    proof: 'none',
  },
  {
    code: 'lending',
    name: '授信审批',
    english: 'Granting of credit',
    legalBasis: CONSENT,
    legalBasisEnglish: CONSENT_ENGLISH,
    roles: ['bank'],
    proof: 'consent',
  },
  {
    code: 'post-loan',
    name: '贷后管理',
    english: 'Post-loan management',
    legalBasis: CONSENT,
    legalBasisEnglish: CONSENT_ENGLISH,
    roles: ['bank'],
    proof: 'consent',
  },
  {
    code: 'guarantee',
    name: '担保资格审查',
    english: 'Review of a guarantor',
    legalBasis: CONSENT,
    legalBasisEnglish: CONSENT_ENGLISH,
    roles: ['bank'],
    proof: 'consent',
  },
  {
    code: 'licensing',
    name: '行政许可审查',
    english: 'Review of an application for a permit',
    legalBasis: DUTY,
    legalBasisEnglish: DUTY_ENGLISH,
    roles: ['officer'],
    proof: 'case',
  },
  {
    code: 'procurement',
    name: '政府采购与招标投标审查',
    english: 'Review in public procurement and bidding',
    legalBasis: DUTY,
    legalBasisEnglish: DUTY_ENGLISH,
    roles: ['officer'],
    proof: 'case',
  },
  {
    code: 'supervision',
    name: '行政监管与检查',
    english: 'Supervision and inspection',
    legalBasis: DUTY,
    legalBasisEnglish: DUTY_ENGLISH,
    roles: ['officer'],
    proof: 'case',
  },
  {
    code: 'enforcement',
    name: '司法执行',
    english: 'Judicial enforcement',
    legalBasis: DUTY,
    legalBasisEnglish: DUTY_ENGLISH,
    roles: ['officer'],
    proof: 'case',
  },
  {
    code: 'personnel',
    name: '公职人员诚信管理',
    english: 'Management of officials’ integrity',
    legalBasis: DUTY,
    legalBasisEnglish: DUTY_ENGLISH,
    roles: ['officer'],
    proof: 'case',
  },
  {
    code: 'stewardship',
    name: '数据归集与更正',
    english: 'Intake and correction of data',
    legalBasis:
      '保证个人信息质量、及时更正补充（个人信息保护法第八条、第四十六条；天津市社会信用条例第十一条、第十二条）',
    legalBasisEnglish:
      'Ensuring the quality of personal information and correcting it (PIPL, Articles 8 and 46; Tianjin Social Credit Regulations, Articles 11 and 12)',
    roles: ['steward'],
    proof: 'none',
  },
  {
    code: 'statistics',
    name: '统计研究',
    english: 'Research and statistics, aggregates only',
    legalBasis: '去标识化、仅限汇总结果（个人信息保护法第五十一条、第七十三条）',
    legalBasisEnglish: 'De-identified, aggregate results only (PIPL, Articles 51 and 73)',
    roles: ['analyst'],
    proof: 'none',
  },
  {
    code: 'audit',
    name: '合规审计',
    english: 'Compliance audit',
    legalBasis: '定期合规审计（个人信息保护法第五十四条）',
    legalBasisEnglish: 'Regular compliance audits (PIPL, Article 54)',
    roles: ['auditor'],
    proof: 'none',
  },
  {
    code: 'break-glass',
    name: '紧急查询',
    english: 'Emergency access',
    legalBasis:
      '应对突发公共卫生事件，或者紧急情况下为保护自然人的生命健康和财产安全所必需（个人信息保护法第十三条第一款第四项）',
    legalBasisEnglish:
      'Necessary in a public health emergency, or to protect the life, health and property of persons in an emergency (PIPL, Article 13(1)(4))',
    roles: ['officer'],
    proof: 'reason',
  },
] satisfies PurposeEntry[]);

/** The purpose with a code; undefined when there is none. */
export function purposeOf(code: string): PurposeEntry | undefined {
  return PURPOSES.find((purpose) => purpose.code === code);
}
