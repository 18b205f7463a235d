import { currentSnapshotTables, type SnapshotTable } from '../../schema/policy/snapshots';
import type { SheetColumn } from '../../subgraphs/statistics/files/sheet';
import { snapshotColumns } from '../../subgraphs/statistics/snapshots/snapshotOf';
import { GENERATED, otherLanguage, pageFile, table, type Language, type Page } from './page';

const PARQUET_TYPES = { TEXT: 'STRING', WHOLE: 'INT64', NUMBER: 'DOUBLE' } as const;

const TEXTS = {
  english: {
    title: 'Snapshots of statistics',
    intro: [
      'Tables that are stored every night as Parquet and CSV; [statistics](statistics.md#nightly-snapshots) says how to fetch them. CSV has the names of the columns as its heading. Every column is nullable: a measure is null where it is suppressed, a dimension where the record has no value.',
      'The schema version increases with every change of the columns or their meaning. Rows have no particular order. Numbers are protected like every answer of the API: rows need not add up to a coarser table.',
    ],
    head: ['Column', 'Parquet', 'Content'],
    about: (months: number | undefined, version: number) =>
      `Schema version ${version}. ${months === undefined ? 'The last twelve months, and each department in the present month.' : `The last ${months} months, the present one included.`}`,
  },
  chinese: {
    title: '统计快照',
    intro: [
      '每夜以 Parquet 和 CSV 保存的统计表；获取方法见[统计](statistics.zh-CN.md#每夜的快照)。CSV 的标题行为列名。各列均可为空：数值隐去的为空，记录没有该项分组值的为空。',
      '各列或其含义变更时，结构版本加一。行没有特定次序。数值的保护与接口的应答相同：各行之和不一定等于更粗的表。',
    ],
    head: ['列', 'Parquet', '内容'],
    about: (months: number | undefined, version: number) =>
      `结构版本 ${version}。${months === undefined ? '最近十二个月，以及当月各部门的值。' : `最近 ${months} 个月，含当月。`}`,
  },
} as const satisfies Record<Language, unknown>;

/** docs/snapshots.md: the columns of the tables of which snapshots are stored. */
export function snapshotsPage(language: Language): Page {
  const { title, intro } = TEXTS[language];
  return {
    file: pageFile('snapshots', language),
    text: [
      `# ${title}`,
      otherLanguage('snapshots', language),
      GENERATED[language],
      ...intro,
      ...currentSnapshotTables().flatMap((one) => chapter(one, language)),
      '',
    ].join('\n\n'),
  };
}

function chapter(snapshot: SnapshotTable, language: Language): string[] {
  const { name, version, title, english, counted } = snapshot;
  const { head, about } = TEXTS[language];
  const columns = snapshotColumns(snapshot);
  const isEnglish = language === 'english';
  return [
    `## ${name}`,
    `${isEnglish ? `${english}.` : `${title}。`}${isEnglish ? ' ' : ''}${about(counted?.months, version)}`,
    table(
      head,
      columns.map((column) => [
        `\`${column.name}\``,
        PARQUET_TYPES[column.type],
        isEnglish ? column.english : chineseTitle(column, columns),
      ]),
    ),
  ];
}

/** In files for people, the values of a dimension have its name in the API as their title. */
function chineseTitle({ name, title }: SheetColumn, columns: readonly SheetColumn[]): string {
  const named = columns.find((column) => column.name === `${name}_TITLE`);
  return title === name && named !== undefined ? `${named.title}：代码` : title;
}
