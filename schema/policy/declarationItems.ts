import { inForce } from './inForce';

/** One version of an item that subjects can declare; the next version of its code ends it. */
export interface DeclarationItem {
  readonly code: string;
  readonly version: string;
  /** First day in force, YYYY-MM-DD. */
  readonly effectiveFrom: string;
  readonly title: string;
  readonly declarationType: 'CERTIFICATE' | 'BUSINESS' | 'CONTRACT' | 'WELFARE';
  /** Id of the department that verifies it. */
  readonly department: string;
  readonly truthCommitment: string;
}

/** The subject guarantees legality, truth and completeness: Tianjin Regulations, Art. 15 (S). */
const TRUTH = '承诺所填报的信息合法、真实、完整，愿意承担由此产生的法律责任。';
const since2026 = {
  version: '2026-1',
  effectiveFrom: '2026-01-01',
  truthCommitment: TRUTH,
} as const;

/** The items by the four kinds of the plan (Hedong plan, IV.3.3). */
const DECLARATION_ITEMS: readonly DeclarationItem[] = Object.freeze([
  {
    ...since2026,
    code: 'QUALITY_CERTIFICATE',
    title: '质量、环境和职业健康管理体系认证',
    declarationType: 'CERTIFICATE',
    department: 'market-regulation',
  },
  {
    ...since2026,
    code: 'HEALTH_CERTIFICATE',
    title: '医疗卫生服务资质',
    declarationType: 'CERTIFICATE',
    department: 'health',
  },
  {
    ...since2026,
    code: 'BUSINESS_RESULTS',
    title: '市场经营情况',
    declarationType: 'BUSINESS',
    department: 'commerce',
  },
  {
    ...since2026,
    code: 'CONTRACT_PERFORMANCE',
    title: '合同履行情况',
    declarationType: 'CONTRACT',
    department: 'market-regulation',
  },
  {
    ...since2026,
    code: 'PUBLIC_WELFARE',
    title: '社会公益活动',
    declarationType: 'WELFARE',
    department: 'civil-affairs',
  },
]);

/** The versions of the items in force on a day, one of each code. */
export function declarationItems(on: string): readonly DeclarationItem[] {
  return inForce(DECLARATION_ITEMS, on, ({ code }) => code);
}

/** The version of an item in force on a day; undefined for an unknown code. */
export function declarationItem(code: string, on: string): DeclarationItem | undefined {
  return declarationItems(on).find((item) => item.code === code);
}
