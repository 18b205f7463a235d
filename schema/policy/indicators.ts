/** What an indicator counts: records of some kinds, with conditions on their dimensions. */
export interface IndicatorCount {
  /** Names of the types. */
  readonly of: readonly string[];
  /**
   * RECORDS: decided in the period; ENDED: ended in it; IN_FORCE: in force at its end; SUBJECTS:
   * subjects with a record decided in it; SUBJECTS_IN_FORCE: subjects with a record in force at its
   * end.
   */
  readonly measure: 'RECORDS' | 'ENDED' | 'IN_FORCE' | 'SUBJECTS' | 'SUBJECTS_IN_FORCE';
  /** Values by dimension, as facts name them (schema/statistics/facts.ts); null for no value. */
  readonly filter?: Readonly<Record<string, readonly (string | null)[]>>;
}

/** One version of an indicator of credit monitoring. */
export interface IndicatorEntry {
  readonly code: string;
  readonly name: string;
  readonly english: string;
  readonly formula: string;
  readonly formulaEnglish: string;
  /** Who asks for it; (S) read in the source, (K) known but not re-read, (ours) chosen. */
  readonly source: string;
  readonly numerator: IndicatorCount;
  /** Absent for a plain number. */
  readonly denominator?: IndicatorCount;
  /** The value to reach, and from which side; absent without one. */
  readonly target?: { readonly value: number; readonly direction: 'AT_LEAST' | 'AT_MOST' };
  /** First and last day in force, YYYY-MM-DD; null as the end means still in force. */
  readonly effectiveFrom: string;
  readonly effectiveTo: string | null;
}

const PLAN = '河东区“十四五”社会信用体系建设规划 (S)';
const SINCE_PLAN = { effectiveFrom: '2021-01-01', effectiveTo: null } as const;
const DOUBLE_PUBLICITY = { of: ['Permit', 'Penalty'], measure: 'RECORDS' } as const;

const ORGANIZATION_KINDS = ['LEGAL_PERSON', 'UNINCORPORATED_ORGANIZATION', 'SELF_EMPLOYED'];
/** Organisations that are registered at the end of the period. */
const ORGANIZATIONS = {
  of: ['Subject'],
  measure: 'IN_FORCE',
  filter: { subjectKind: ORGANIZATION_KINDS },
} as const;
const REPORTED = ['IN_OPERATION', 'SUSPENDED', 'LIQUIDATION', 'REVOKED'];
const SPECIAL = { legalType: ['SPECIAL'] };

/**
 * The indicators of credit monitoring that the records of the district answer. The plan names the
 * fields of monitoring and no numbers: targets are ours unless the source says otherwise.
 */
const INDICATORS: readonly IndicatorEntry[] = [
  {
    code: 'DOUBLE_PUBLICITY_TIMELINESS',
    name: '双公示及时率',
    english: 'Timeliness of double publicity',
    formula: '按期报送的行政许可、行政处罚 ÷ 适用报送期限的行政许可、行政处罚',
    formulaEnglish:
      'Permits and penalties reported in time, divided by those to which the term applies',
    source: `${PLAN}，I.1；发改办财金〔2018〕424号 (K)`,
    numerator: { ...DOUBLE_PUBLICITY, filter: { lateness: ['ON_TIME'] } },
    denominator: { ...DOUBLE_PUBLICITY, filter: { lateness: ['ON_TIME', 'LATE'] } },
    target: { value: 1, direction: 'AT_LEAST' },
    ...SINCE_PLAN,
  },
  {
    code: 'UNIFIED_CODE_COVERAGE',
    name: '统一社会信用代码覆盖率',
    english: 'Coverage of unified social credit codes',
    formula: '期末有统一社会信用代码的组织 ÷ 期末的组织',
    formulaEnglish:
      'Organisations with a unified social credit code, divided by all organisations, at the end of the period',
    source: `${PLAN}，I.1.4`,
    numerator: { of: ['Subject'], measure: 'IN_FORCE', filter: { unifiedCode: ['true'] } },
    denominator: {
      of: ['Subject'],
      measure: 'IN_FORCE',
      filter: { unifiedCode: ['true', 'false'] },
    },
    target: { value: 1, direction: 'AT_LEAST' },
    ...SINCE_PLAN,
  },
  {
    code: 'REGISTRATION_COVERAGE',
    name: '登记信息归集率',
    english: 'Coverage of registrations',
    formula: '期末登记机关已报送登记信息的组织 ÷ 期末的组织',
    formulaEnglish:
      'Organisations whose register has reported them, divided by all organisations, at the end of the period',
    source: `${PLAN}，IV.3.2 (ours)`,
    numerator: {
      ...ORGANIZATIONS,
      filter: { ...ORGANIZATIONS.filter, registrationStatus: REPORTED },
    },
    denominator: {
      ...ORGANIZATIONS,
      filter: { ...ORGANIZATIONS.filter, registrationStatus: [...REPORTED, null] },
    },
    target: { value: 1, direction: 'AT_LEAST' },
    ...SINCE_PLAN,
  },
  {
    code: 'DEFAULTER_RATIO',
    name: '失信被执行人占比',
    english: 'Share of judgment defaulters',
    formula: '期末在失信被执行人名单中的组织 ÷ 期末的组织',
    formulaEnglish:
      'Organisations on the list of judgment defaulters, divided by all organisations, at the end of the period',
    source: `${PLAN}，I.1.4；城市信用监测 (K)`,
    numerator: {
      of: ['JudgmentDefaulter'],
      measure: 'SUBJECTS_IN_FORCE',
      filter: { subjectKind: ORGANIZATION_KINDS },
    },
    denominator: ORGANIZATIONS,
    ...SINCE_PLAN,
  },
  {
    code: 'GOVERNMENT_DEFAULTERS',
    name: '政务失信：特别法人被列入失信被执行人名单数',
    english: 'Government dishonesty: special legal persons on the list of judgment defaulters',
    formula: '期末仍在失信被执行人名单中的特别法人（机关、基层自治组织等）的记录',
    formulaEnglish:
      'Entries of special legal persons (state organs, grass-roots bodies and others) in force on the list of judgment defaulters at the end of the period',
    source: `${PLAN}，I.1.4、III.2.1`,
    numerator: { of: ['JudgmentDefaulter'], measure: 'IN_FORCE', filter: SPECIAL },
    target: { value: 0, direction: 'AT_MOST' },
    ...SINCE_PLAN,
  },
  {
    code: 'SERIOUS_PENALTY_SHARE',
    name: '严重失信处罚占比',
    english: 'Share of serious penalties',
    formula: '严重失信行为的行政处罚 ÷ 行政处罚',
    formulaEnglish: 'Penalties for serious violations, divided by all penalties',
    source: `${PLAN}，III.2 (ours)`,
    numerator: { of: ['Penalty'], measure: 'RECORDS', filter: { severity: ['SERIOUS'] } },
    denominator: { of: ['Penalty'], measure: 'RECORDS' },
    ...SINCE_PLAN,
  },
  {
    code: 'PENALTY_REPAIR_SHARE',
    name: '处罚信息修复率',
    english: 'Share of penalties repaired',
    formula: '已修复的行政处罚 ÷ 行政处罚',
    formulaEnglish: 'Penalties that have been repaired, divided by all penalties',
    source: `${PLAN}，IV.4 (ours)`,
    numerator: { of: ['Penalty'], measure: 'RECORDS', filter: { state: ['REPAIRED'] } },
    denominator: { of: ['Penalty'], measure: 'RECORDS' },
    ...SINCE_PLAN,
  },
  {
    code: 'DEFAULTERS_IN_FORCE',
    name: '失信被执行人名单在册数',
    english: 'Judgment defaulters on the list',
    formula: '期末仍在失信被执行人名单中的记录',
    formulaEnglish: 'Entries of the list of judgment defaulters in force at the end of the period',
    source: `${PLAN}，I.1.4`,
    numerator: { of: ['JudgmentDefaulter'], measure: 'IN_FORCE' },
    ...SINCE_PLAN,
  },
  {
    code: 'DEFAULTER_REMOVAL',
    name: '失信被执行人移出数',
    english: 'Judgment defaulters removed',
    formula: '期间内移出失信被执行人名单的记录',
    formulaEnglish: 'Entries of the list of judgment defaulters that ended in the period',
    source: `${PLAN}，I.1.4`,
    numerator: { of: ['JudgmentDefaulter'], measure: 'ENDED' },
    ...SINCE_PLAN,
  },
  {
    code: 'DEFAULTER_PERFORMANCE',
    name: '失信被执行人履行率',
    english: 'Judgment defaulters who performed',
    formula: '全部已履行的失信被执行人记录 ÷ 失信被执行人记录',
    formulaEnglish: 'Entries of judgment defaulters fully performed, divided by all entries',
    source: `${PLAN}，I.1.4 (ours)`,
    numerator: {
      of: ['JudgmentDefaulter'],
      measure: 'RECORDS',
      filter: { performance: ['FULL'] },
    },
    denominator: { of: ['JudgmentDefaulter'], measure: 'RECORDS' },
    ...SINCE_PLAN,
  },
  {
    code: 'SERIOUS_LIST_IN_FORCE',
    name: '严重失信主体名单在册数',
    english: 'Entries of serious-dishonesty lists',
    formula: '期末仍在严重失信主体名单中的条目',
    formulaEnglish: 'Entries of serious-dishonesty lists in force at the end of the period',
    source: `${PLAN}，IV.3.5`,
    numerator: { of: ['ListEntry'], measure: 'IN_FORCE', filter: { list: ['SERIOUS_DISHONESTY'] } },
    ...SINCE_PLAN,
  },
  {
    code: 'ABNORMAL_OPERATION_IN_FORCE',
    name: '经营异常名录在册数',
    english: 'Entries of the list of abnormal operation',
    formula: '期末仍在经营异常名录中的条目',
    formulaEnglish: 'Entries of the list of abnormal operation in force at the end of the period',
    source: `${PLAN}，IV.3.5`,
    numerator: { of: ['ListEntry'], measure: 'IN_FORCE', filter: { list: ['ABNORMAL_OPERATION'] } },
    ...SINCE_PLAN,
  },
  {
    code: 'TAX_GRADE_A_SHARE',
    name: '纳税缴费信用 A 级占比',
    english: 'Share of tax grades A',
    formula: 'A 级的纳税缴费信用级别 ÷ 纳税缴费信用级别',
    formulaEnglish: 'Tax credit grades A, divided by all tax credit grades',
    source: `${PLAN}，III.2 (ours)`,
    numerator: { of: ['TaxGrade'], measure: 'RECORDS', filter: { grade: ['A'] } },
    denominator: { of: ['TaxGrade'], measure: 'RECORDS' },
    ...SINCE_PLAN,
  },
  {
    code: 'PROFESSIONAL_DISCIPLINE',
    name: '行业惩戒数',
    english: 'Disciplinary decisions in the professions',
    formula: '期间内作出的行业惩戒',
    formulaEnglish: 'Disciplinary decisions taken in the period',
    source: `${PLAN}，III.3 (ours)`,
    numerator: { of: ['DisciplineRecord'], measure: 'RECORDS' },
    ...SINCE_PLAN,
  },
  {
    code: 'HONOURS',
    name: '诚信荣誉数',
    english: 'Honours for integrity',
    formula: '期间内授予的诚信荣誉和职业荣誉',
    formulaEnglish: 'Honours for integrity and professional honours awarded in the period',
    source: `${PLAN}，V.6 (ours)`,
    numerator: { of: ['IntegrityHonour', 'ProfessionalHonour'], measure: 'RECORDS' },
    ...SINCE_PLAN,
  },
];

/** The indicators in force on a day, in the order of the list. */
export function indicatorsOn(day: string): readonly IndicatorEntry[] {
  return INDICATORS.filter(
    ({ effectiveFrom, effectiveTo }) =>
      effectiveFrom <= day && (effectiveTo === null || day <= effectiveTo),
  );
}
