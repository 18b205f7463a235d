import type { Sentences } from './sentences';

/** Sentences about questions to the statistics. */
export const STATISTICS_SENTENCES: Sentences = {
  'The argument {argument} has {count} entries; it must have {least} to {most}.':
    '参数 {argument} 有 {count} 项，须为 {least} 至 {most} 项。',
  'The argument {argument} names {value} twice.': '参数 {argument} 重复列出 {value}。',
  'The argument {argument} must not be in the future.': '参数 {argument} 不得晚于当日。',
  'The argument top is {top}; it must be between {least} and {most}.':
    '参数 top 为 {top}，须为 {least} 至 {most}。',
  'The argument measures must contain {measure}, the order.':
    '用于排序的 {measure} 须列入参数 measures。',
  'The period may have at most {years} years.': '期间至多 {years} 年。',
  'The dimension {dimension} does not exist for {kind}.': '{kind} 没有分组项 {dimension}。',
  'The measure {measure} does not exist for {kind}.': '{kind} 没有可求和的 {measure}。',
  'The dimension {dimension} has no value of this name.': '分组项 {dimension} 没有所填的值。',
  'The table has more than {limit} rows; choose fewer groups, longer intervals or a shorter period.':
    '表格超过 {limit} 行；请减少分组、加长期间或者缩短时段。',
  'The argument codes names an unknown indicator.': '参数 codes 中有未知的指标代码。',
  'The measure SUBJECTS needs an interval, or neither from nor to.':
    '主体数须按期间统计，或者不填 from 和 to。',
  'The measure SUBJECTS of several kinds needs the dimension KIND, or all kinds.':
    '几种记录的主体数须按 KIND 分组，或者统计全部记录类型。',
  'The kind SUBJECT is counted alone.': '信用主体不与记录类型合并统计。',
  'Choose kinds with the argument of, not with a filter.': '记录类型请用参数 of 选择，不用条件。',
  'Indicators need an interval: MONTH, QUARTER or YEAR.':
    '监测指标须有期间长度：MONTH、QUARTER 或者 YEAR。',
  'No snapshot of this name and day is stored; statisticsSnapshots lists them.':
    '没有此名称和日期的快照；statisticsSnapshots 列出所存的快照。',
  'A series needs an interval: MONTH, QUARTER or YEAR.':
    '时间序列须有期间长度：MONTH、QUARTER 或者 YEAR。',
};
