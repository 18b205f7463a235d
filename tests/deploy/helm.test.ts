import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv';
import { parse } from 'yaml';
import { ROOT } from '../../process/root';
import { GROUPS } from '../../process/settings/groups';
import { SUBGRAPH_NAMES } from '../../schema/subgraphs';

const CHART = join(ROOT, 'deploy/helm/hedong-credit');
const read = (name: string) => readFileSync(join(CHART, name), 'utf8');
const templates = readdirSync(join(CHART, 'templates'));
const values = parse(read('values.yaml')) as Record<string, unknown>;
const validate = new Ajv({ allowUnionTypes: true }).compile(
  JSON.parse(read('values.schema.json')) as object,
);

const settings = new Map(GROUPS.flatMap((group) => Object.entries(group.settings)));

/** The names of the settings in a template. */
const settingsIn = (template: string) =>
  [...read(join('templates', template)).matchAll(/\{ name: ([A-Z][A-Z0-9_]*),/g)].map(
    ([, name]) => name!,
  );

test('the chart has the subgraphs of the one list', () => {
  expect(Object.keys(values['subgraphs'] as object)).toEqual(SUBGRAPH_NAMES);
});

test('the version of the chart is that of the product', () => {
  const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
    version: string;
  };
  expect(parse(read('Chart.yaml'))).toMatchObject({ version, appVersion: version });
});

test('the values are valid, and a misspelled or wrong one is refused', () => {
  expect([validate(values), validate.errors]).toEqual([true, null]);
  for (const wrong of [
    { gateways: {} },
    { gateway: { replica: 3 } },
    { gateway: { env: { 'cors-origins': 'x' } } },
    { subgraphs: { subjects: {} } },
    { image: { digest: 'latest' } },
    { config: { publicUrl: 'credit.example' } },
  ])
    expect([wrong, validate({ ...values, ...wrong })]).toEqual([wrong, false]);
});

test.each(templates)('%s uses only values that exist', (template) => {
  for (const [, path] of read(join('templates', template)).matchAll(/\.Values\.([A-Za-z.]+)/g)) {
    let at: unknown = values;
    for (const name of path!.split('.')) {
      expect([path, Object.hasOwn(at as object, name)]).toEqual([path, true]);
      at = (at as Record<string, unknown>)[name];
    }
  }
});

test.each(templates)('%s uses only settings that exist, secret ones from files', (template) => {
  for (const name of settingsIn(template)) {
    const plain = name.replace(/_FILE$/, '');
    expect([name, settings.get(plain)?.about.secret === true]).toEqual([name, plain !== name]);
  }
});

test('gateways and subgraphs have the settings that they have in docker-compose.yml', () => {
  const compose = parse(readFileSync(join(ROOT, 'docker-compose.yml'), 'utf8'), {
    merge: true,
  }) as { services: Record<string, { environment: Record<string, string> }> };
  const all = settingsIn('_helpers.tpl');
  for (const [service, template] of [
    ['gateway-a', 'gateway.yaml'],
    ['subjects', 'subgraphs.yaml'],
  ] as const) {
    const { environment } = compose.services[service]!;
    // Those that are empty in the file unless the operator sets them are values `env` of the chart.
    const given = Object.entries(environment).filter(([, value]) => !/:-\}$/.test(value));
    const missing = given
      .map(([name]) => name)
      .filter((name) => ![...all, ...settingsIn(template)].includes(name));
    expect(missing).toEqual(service === 'gateway-a' ? ['MTLS_CERTIFICATE_HEADER'] : []);
  }
});

test('the alerts of the chart are those of deploy/monitoring', () => {
  expect(read('files/alerts.yml')).toBe(
    readFileSync(join(ROOT, 'deploy/monitoring/alerts.yml'), 'utf8'),
  );
});
