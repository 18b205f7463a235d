import type { StatisticsProtection } from '../../../schema/policy/statistics';
import { SUBJECT_KIND_OF_FACTS } from '../../../schema/statistics/subjectKind';
import type { CountedKind } from '../titles/countedKinds';

/** The note of a result, in both languages. */
export interface Note {
  readonly noteZh: string;
  readonly noteEn: string;
}

/** What a result counts, and how it is protected. */
export function noteOf(
  kinds: readonly CountedKind[],
  { threshold, base, dominance }: StatisticsProtection,
): Note {
  const share = Math.round(dominance * 100);
  const [zh, en] = countedIn(kinds);
  return {
    noteZh: `${zh}主体少于 ${threshold} 个的数值隐去，为防推算可再隐去其他数值；一个主体占金额 ${share}% 以上的，该金额隐去。计数随机取整为 ${base} 的倍数，各组之和可与合计不同。`,
    noteEn: `${en} Values of fewer than ${threshold} subjects are suppressed, and further ones where a total would reveal them; so are sums of which one subject has more than ${share} %. Counts are rounded at random to multiples of ${base}; the groups may not add up to the total.`,
  };
}

/** What is counted, in both languages. */
function countedIn(kinds: readonly CountedKind[]): readonly [zh: string, en: string] {
  if (kinds.some(({ type }) => type === SUBJECT_KIND_OF_FACTS))
    return [
      '统计全部信用主体：组织自成立之日起至注销，自然人和登记机关尚未报送的组织不论日期；冻结的、未成年人和已归并的除外。',
      'Counts all subjects: organisations from the day of establishment until they are cancelled, persons and organisations that no register has reported on every day; without those that are frozen, minors and merged duplicates.',
    ];
  const zh = kinds.map(({ titleZh }) => titleZh).join('、');
  const en = kinds.map(({ type }) => type).join(', ');
  return [
    `统计全部${zh}记录，含不公开的、已失效和已移出的；冻结的记录、未成年人的记录除外。`,
    `Counts all records of ${en}, including those that are not public, and those that have ended or were removed; without frozen records and records of minors.`,
  ];
}
