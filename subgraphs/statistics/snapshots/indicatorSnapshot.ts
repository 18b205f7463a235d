import type { Counts } from '../counts';
import type { Cell, SheetColumn } from '../files/sheet';
import { indicatorAnswers, type IndicatorAnswer } from '../indicators/indicatorAnswers';
import { periodOn } from '../indicators/period';
import type { MadeSnapshot } from './madeSnapshot';

/** The columns of the table of the indicators. */
export const INDICATOR_COLUMNS: readonly SheetColumn[] = [
  { name: 'MONTH', title: '期间', english: 'Period', type: 'TEXT' },
  { name: 'CODE', title: '指标代码', english: 'Code of the indicator', type: 'TEXT' },
  { name: 'CODE_TITLE', title: '指标', english: 'Name of the indicator, in Chinese', type: 'TEXT' },
  {
    name: 'SOURCE_DEPARTMENT',
    title: '来源部门；空为全部',
    english: 'Department that supplied the records; null for all',
    type: 'TEXT',
  },
  {
    name: 'SOURCE_DEPARTMENT_TITLE',
    title: '来源部门名称',
    english: 'Its name, in Chinese',
    type: 'TEXT',
  },
  {
    name: 'VALUE',
    title: '值',
    english: 'Value: a ratio from 0 to 1, or a number',
    type: 'NUMBER',
  },
  { name: 'TARGET', title: '目标值', english: 'Target; null without one', type: 'NUMBER' },
];

/** The indicators of the last twelve months, and of each department in the present month. */
export async function indicatorSnapshot(counts: Counts, today: string): Promise<MadeSnapshot> {
  const asOf = counts.asOf();
  const { from, to } = periodOn({ interval: 'MONTH' }, today);
  const rows = (await indicatorAnswers(counts, { interval: 'MONTH' }, today)).flatMap(rowsOf);
  const value = INDICATOR_COLUMNS.findIndex(({ name }) => name === 'VALUE');
  return {
    sheet: {
      columns: INDICATOR_COLUMNS,
      rows,
      notes: [['数据截至', asOf?.toISOString() ?? '']],
    },
    suppressed: rows.filter((row) => row[value] === null).length,
    ...{ from, to, asOf },
  };
}

function rowsOf({ code, nameZh, target, trend, byDepartment }: IndicatorAnswer): Cell[][] {
  const last = trend.at(-1)?.key.value ?? null;
  return [
    ...trend.map(({ key, value }) => [key.value, code, nameZh, null, null, value, target]),
    ...byDepartment.map(({ key, value }) => [
      ...[last, code, nameZh, key.value, key.titleZh],
      ...[value, target],
    ]),
  ];
}
