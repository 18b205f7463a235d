import { parser } from '@prometheus-io/lezer-promql';
import { parse } from 'yaml';
import { METRICS } from '../../process/telemetry/metrics/definitions';
import { Metrics } from '../../process/telemetry/metrics/metrics';
import { metricsPage } from '../../process/telemetry/metrics/page';
import { ERRORS } from '../../schema/errors';
import { read } from './documents';
import { SUBGRAPHS } from '../../schema/subgraphs';

interface Rule {
  readonly alert: string;
  readonly expr: string;
  readonly annotations: Readonly<Record<string, string>>;
}
interface Panel {
  readonly title: string;
  readonly targets?: readonly { readonly expr: string }[];
}

const RULES = (
  parse(read('deploy/monitoring/alerts.yml')) as { groups: { rules: Rule[] }[] }
).groups.flatMap(({ rules }) => rules);
const DASHBOARD = JSON.parse(read('deploy/monitoring/dashboard.json')) as { panels: Panel[] };

const EXPRESSIONS: readonly (readonly [string, string])[] = [
  ...RULES.map(({ alert, expr }) => [alert, expr] as const),
  ...DASHBOARD.panels.flatMap(({ title, targets = [] }) =>
    targets.map(({ expr }) => [title, expr.replaceAll('$__rate_interval', '5m')] as const),
  ),
];

/** The texts of all nodes of an expression, by the name of the node. */
function nodesOf(expression: string): Map<string, string[]> {
  const nodes = new Map<string, string[]>();
  parser.parse(expression).iterate({
    enter({ type, from, to }) {
      const name = type.isError ? 'error' : type.name;
      nodes.set(name, [...(nodes.get(name) ?? []), expression.slice(from, to)]);
    },
  });
  return nodes;
}

/** The names of Node's own metrics, and of the series of a histogram. */
async function knownNames(): Promise<Set<string>> {
  const page = await metricsPage(new Metrics()).text();
  const typed = [...page.matchAll(/^# TYPE (\S+) (\S+)$/gm)];
  return new Set(
    typed.flatMap(([, name = '', type]) =>
      type === 'histogram' ? [`${name}_bucket`, `${name}_sum`, `${name}_count`] : [name],
    ),
  );
}

it('the dashboard and the alerts have expressions', () => {
  expect(RULES.length).toBeGreaterThan(8);
  expect(EXPRESSIONS.length).toBeGreaterThan(40);
});

it.each(EXPRESSIONS)('%s is valid PromQL over existing metrics: %s', async (_name, expression) => {
  const nodes = nodesOf(expression);
  expect(nodes.get('error')).toBeUndefined();
  const known = await knownNames();
  const names = nodes.get('VectorSelector')!.map((text) => /^\w+/.exec(text)![0]);
  for (const name of names) expect([name, known.has(name)]).toEqual([name, true]);
  const labels = new Set(['le', 'instance', 'job']);
  for (const name of names) {
    const base = name.replace(/_(bucket|sum|count)$/, '');
    const own = METRICS[(name in METRICS ? name : base) as keyof typeof METRICS]?.labels ?? [];
    for (const label of own) labels.add(label);
  }
  for (const label of nodes.get('LabelName') ?? [])
    expect([label, labels.has(label)]).toEqual([label, true]);
});

it.each(EXPRESSIONS)('%s names only codes of the catalogue: %s', (_name, expression) => {
  const codes = [...expression.matchAll(/\bcode[!=]~?"([^"]*)"/g)].flatMap(([, list = '']) =>
    list.split('|'),
  );
  for (const code of codes) expect([code, code in ERRORS || code === 'OK']).toEqual([code, true]);
});

it.each(RULES.map((rule) => [rule.alert, rule] as const))(
  '%s has a sentence in both languages',
  (_alert, { annotations }) => {
    expect(annotations['summary']).toMatch(/\.$/);
    expect(annotations['summary_zh']).toMatch(/。$/);
  },
);

it('the scrape configuration names the ports of `npm run start:services`', () => {
  const { scrape_configs: jobs, rule_files: files } = parse(
    read('deploy/monitoring/prometheus.yml'),
  ) as { rule_files: string[]; scrape_configs: { static_configs: { targets: string[] }[] }[] };
  const targets = jobs.flatMap(({ static_configs: all }) => all.flatMap((each) => each.targets));
  expect(files).toEqual(['alerts.yml']);
  expect(targets).toEqual(
    Array.from({ length: SUBGRAPHS.length + 1 }, (_, index) => `127.0.0.1:${9464 + index}`),
  );
});
