/** One version of a table of which a snapshot is stored every night. */
export interface SnapshotTable {
  /** The name by which programs fetch it; it never changes. */
  readonly name: string;
  /** Increases with every change of the columns, the rows or their meaning. */
  readonly version: number;
  readonly title: string;
  readonly english: string;
  /** The counted table, by months; absent for the table of the indicators. */
  readonly counted?: {
    /** Values of StatisticsKind. */
    readonly of: readonly string[];
    /** Values of StatisticsDimension. */
    readonly by: readonly string[];
    /** Values of StatisticsMeasure. */
    readonly measures: readonly string[];
    /** How many months, the present one included. */
    readonly months: number;
  };
  /** First and last day in force, YYYY-MM-DD; null as the end means still in force. */
  readonly effectiveFrom: string;
  readonly effectiveTo: string | null;
}

const SINCE_START = { effectiveFrom: '2021-01-01', effectiveTo: null } as const;
/** Three years, so that every month has the same month of two years before. */
const MONTHS = 36;

const ALL_KINDS = [
  'CONSUMPTION_RESTRICTION',
  'DISCIPLINE_RECORD',
  'INTEGRITY_HONOUR',
  'JUDGMENT_DEBTOR',
  'JUDGMENT_DEFAULTER',
  'LIST_ENTRY',
  'PENALTY',
  'PERMIT',
  'PROFESSIONAL_HONOUR',
  'QUALIFICATION',
  'SECTOR_GRADE',
  'TAX_GRADE',
];

/** All tables in all versions. Which tables there are is our choice: those that reports ask for. */
const SNAPSHOT_TABLES: readonly SnapshotTable[] = Object.freeze([
  {
    name: 'records-by-department',
    version: 1,
    title: '各部门的各类记录',
    english: 'Records of each kind by department',
    counted: {
      of: ALL_KINDS,
      by: ['KIND', 'SOURCE_DEPARTMENT'],
      measures: ['RECORDS', 'ENDED', 'IN_FORCE'],
      months: MONTHS,
    },
    ...SINCE_START,
  },
  {
    name: 'records-by-street',
    version: 1,
    title: '各街道的各类记录',
    english: 'Records of each kind by subdistrict',
    counted: {
      of: ALL_KINDS,
      by: ['KIND', 'STREET'],
      measures: ['RECORDS', 'IN_FORCE'],
      months: MONTHS,
    },
    ...SINCE_START,
  },
  {
    name: 'penalties-by-severity',
    version: 1,
    title: '行政处罚的失信程度与金额',
    english: 'Penalties by severity, with their amounts',
    counted: {
      of: ['PENALTY'],
      by: ['SEVERITY', 'SOURCE_DEPARTMENT'],
      measures: ['RECORDS', 'ENDED', 'FINE', 'CONFISCATION'],
      months: MONTHS,
    },
    ...SINCE_START,
  },
  {
    name: 'penalties-by-industry',
    version: 1,
    title: '行政处罚的行业',
    english: 'Penalties by industry',
    counted: {
      of: ['PENALTY'],
      by: ['INDUSTRY', 'SEVERITY'],
      measures: ['RECORDS', 'FINE'],
      months: MONTHS,
    },
    ...SINCE_START,
  },
  {
    name: 'indicators',
    version: 1,
    title: '信用监测指标',
    english: 'Indicators of credit monitoring',
    ...SINCE_START,
  },
]);

/** The tables that no version has replaced. */
export function currentSnapshotTables(): readonly SnapshotTable[] {
  return SNAPSHOT_TABLES.filter(({ effectiveTo }) => effectiveTo === null);
}

/** The tables in force on a day. */
export function snapshotTablesOn(day: string): readonly SnapshotTable[] {
  return SNAPSHOT_TABLES.filter(
    ({ effectiveFrom, effectiveTo }) =>
      effectiveFrom <= day && (effectiveTo === null || day <= effectiveTo),
  );
}
