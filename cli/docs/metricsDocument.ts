import { METRICS } from '../../process/telemetry/metrics/definitions';
import { GENERATED, otherLanguage, pageFile, table, type Language, type Page } from './page';

const TEXTS = {
  english: {
    title: 'Metrics',
    intro: [
      'With `METRICS_PORT` a process serves these metrics at `/metrics` for Prometheus, besides those of the Node process (`process_`, `nodejs_`). [Operations](operations.md) says how to scrape them.',
      'Every label has a bounded set of values: at most 200 clients and 300 operations are named, all others count as `other`. No label is a value of a person, of a query or of an answer.',
    ],
    head: ['Metric', 'Form', 'Labels', 'Meaning'],
  },
  chinese: {
    title: '指标',
    intro: [
      '设有 `METRICS_PORT` 时，进程在 `/metrics` 向 Prometheus 提供下列指标，以及 Node 进程的指标（`process_`、`nodejs_`）。抓取方法见[运行维护](operations.zh-CN.md)。',
      '每个标签的取值有限：至多列出 200 个客户端和 300 个操作，其余计入 `other`。标签中不含个人信息、查询内容或应答内容。',
    ],
    head: ['指标', '形式', '标签', '含义'],
  },
} as const satisfies Record<Language, unknown>;

/** docs/metrics.md: every metric of the product. */
export function metricsDocument(language: Language): Page {
  const { title, intro, head } = TEXTS[language];
  const rows = Object.entries(METRICS).map(([name, metric]) => [
    `\`${name}\``,
    metric.type,
    metric.labels.map((label) => `\`${label}\``).join(', '),
    metric[language],
  ]);
  return {
    file: pageFile('metrics', language),
    text: [
      `# ${title}`,
      otherLanguage('metrics', language),
      GENERATED[language],
      ...intro,
      `${table(head, rows)}\n`,
    ].join('\n\n'),
  };
}
