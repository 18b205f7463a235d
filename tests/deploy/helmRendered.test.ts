import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { ROOT } from '../../process/root';
import { RECORD_SUBGRAPH_NAMES, SUBGRAPH_NAMES } from '../../schema/subgraphs';
import { allowed, type Pod, type Policy } from './networkPolicies';

/** The command `helm`, or a program that has its `template` and `lint`. */
const helm = process.env['HELM_BINARY'];
const CHART = join(ROOT, 'deploy/helm/hedong-credit');
const REQUIRED = {
  config: { authIssuer: 'https://issuer.example', publicUrl: 'https://credit.example' },
};
const EVERYTHING = {
  ...REQUIRED,
  gateway: { env: { COST_PER_MINUTE: 1000000 } },
  subgraphDefaults: { autoscaling: { enabled: true } },
  subgraphs: { judicial: { replicas: 3, env: { LOG_LEVEL: 'warn' } } },
  subgraphTls: { enabled: true },
  ingress: { enabled: true },
  telemetry: { podMonitor: { enabled: true }, prometheusRule: { enabled: true } },
  backup: { enabled: true },
  exchange: { enabled: true, url: 'https://city.example' },
};

interface Container {
  readonly args?: string[];
  readonly env: { name: string; value: string }[];
  readonly securityContext: object;
  readonly resources: object;
  readonly volumeMounts: { name: string; mountPath: string; readOnly?: boolean }[];
  readonly readinessProbe?: object;
}
interface PodSpec {
  readonly automountServiceAccountToken: boolean;
  readonly securityContext: object;
  readonly containers: Container[];
  readonly volumes: { name: string }[];
}
interface Manifest {
  readonly kind: string;
  readonly metadata: { name: string; labels: Record<string, string> };
  readonly spec?: Record<string, any>;
}

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'hedong-helm-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function run(command: string[], values: object): string {
  const file = join(folder, 'values.json');
  writeFileSync(file, JSON.stringify(values));
  return execFileSync(helm!, [...command, CHART, '-f', file], { encoding: 'utf8', stdio: 'pipe' });
}

/** Without a cluster, Helm assumes the Kubernetes of its own release, which may be too old. */
const TEMPLATE = ['template', 'credit', '--kube-version', '1.29.0'];

/** The manifests of a release; quoted as YAML 1.1, which Kubernetes reads. */
const rendered = (values: object): Manifest[] =>
  parseAllDocuments(run(TEMPLATE, values), { version: '1.1' }).flatMap((document) => {
    expect(document.errors).toEqual([]);
    return (document.toJS() as Manifest | null) ?? [];
  });

const podsIn = (manifests: readonly Manifest[]) =>
  manifests.flatMap(({ kind, metadata, spec = {} }) => {
    const pod = kind === 'CronJob' ? spec['jobTemplate'].spec.template : spec['template'];
    return pod === undefined
      ? []
      : [{ name: metadata.name, labels: pod.metadata.labels, spec: pod.spec as PodSpec }];
  });

const part = (labels: Record<string, string>) => labels['app.kubernetes.io/component']!;

// Whoever reads the results of a run without it must see what was not tested.
const lane = helm === undefined ? describe.skip : describe;

lane('the rendered chart (set HELM_BINARY to run it)', () => {
  test('passes the linter, and is refused without what an installation must say', () => {
    for (const values of [REQUIRED, EVERYTHING])
      expect(run(['lint', '--strict'], values)).toContain('0 chart(s) failed');
    expect(() => run(TEMPLATE, {})).toThrow('config.authIssuer must be set');
  });

  test.each([
    ['with its defaults', REQUIRED],
    ['with everything', EVERYTHING],
  ])('%s runs every process without rights', (_what, values) => {
    const pods = podsIn(rendered(values));
    expect(pods.map(({ labels }) => part(labels)).filter((name) => name !== 'backup')).toEqual(
      expect.arrayContaining(['gateway', ...SUBGRAPH_NAMES]),
    );
    for (const { name, spec } of pods) {
      const [container, ...others] = spec.containers;
      expect([name, spec.automountServiceAccountToken, others]).toEqual([name, false, []]);
      expect(spec.securityContext).toMatchObject({
        runAsNonRoot: true,
        seccompProfile: { type: 'RuntimeDefault' },
      });
      expect(container!.securityContext).toEqual({
        allowPrivilegeEscalation: false,
        readOnlyRootFilesystem: true,
        capabilities: { drop: ['ALL'] },
      });
      expect(container!.resources).toMatchObject({
        requests: { cpu: expect.anything(), memory: expect.anything() },
        limits: { memory: expect.anything() },
      });
      const mounted = container!.volumeMounts.map((mount) => mount.name).sort();
      expect(mounted).toEqual(spec.volumes.map((volume) => volume.name).sort());
      // Every file that a setting names is below a folder that is mounted read-only.
      const folders = container!.volumeMounts.flatMap((mount) =>
        mount.readOnly === true ? [mount.mountPath] : [],
      );
      for (const { name: setting, value } of container!.env)
        if (setting.endsWith('_FILE'))
          expect([setting, folders.some((mount) => value.startsWith(`${mount}/`))]).toEqual([
            setting,
            true,
          ]);
    }
  });

  test.each([
    ['http', REQUIRED],
    ['https', EVERYTHING],
  ])('names every subgraph at its Service over %s', (protocol, values) => {
    const manifests = rendered(values);
    const services = manifests.filter(({ kind }) => kind === 'Service');
    const pods = podsIn(manifests);
    for (const { spec, labels } of pods) {
      const { value } = spec.containers[0]!.env.find(({ name }) => name === 'SUBGRAPH_URLS') ?? {};
      if (value === undefined) {
        expect(part(labels)).toBe('backup');
        continue;
      }
      const urls = JSON.parse(value) as Record<string, string>;
      expect(Object.keys(urls).sort()).toEqual([...SUBGRAPH_NAMES].sort());
      for (const [subgraph, url] of Object.entries(urls)) {
        const { hostname, port, protocol: used } = new URL(url);
        const service = services.find(({ metadata }) => metadata.name === hostname);
        expect([used, service?.spec!['ports'][0].port]).toEqual([`${protocol}:`, Number(port)]);
        const selected = pods.filter((pod) =>
          Object.entries(service!.spec!['selector'] as object).every(
            ([key, wanted]) => pod.labels[key] === wanted,
          ),
        );
        expect(selected.map((pod) => part(pod.labels))).toEqual([subgraph]);
      }
    }
  });

  test('the network lets gateways call subgraphs, subjects read receipts, statistics facts, subgraphs ask subjects, and nothing else', () => {
    const manifests = rendered(EVERYTHING);
    const policies = manifests.flatMap(({ kind, spec }) =>
      kind === 'NetworkPolicy' ? [spec as unknown as Policy] : [],
    );
    const pods: Pod[] = podsIn(manifests).map(({ labels }) => ({ name: part(labels), labels }));
    const calls = pods.flatMap((from) =>
      pods
        .filter((to) => allowed(policies, from, to, { name: 'http', number: 4000 }))
        .map((to) => `${from.name} > ${to.name}`),
    );
    const wanted = [
      ...['gateway', 'subjects', 'statistics'].flatMap((from) =>
        SUBGRAPH_NAMES.map((to) => `${from} > ${to}`),
      ),
      ...SUBGRAPH_NAMES.map((from) => `${from} > subjects`),
    ];
    expect(calls.sort()).toEqual([...new Set(wanted)].sort());
    const stranger: Pod = { name: 'stranger', labels: { app: 'other' } };
    for (const to of pods)
      expect(allowed(policies, stranger, to, { name: 'http', number: 4000 })).toBe(false);
  });

  test('subgraphs with records exchange them with the city, and only with its address set', () => {
    const settingsOf = (values: object) =>
      podsIn(rendered(values)).flatMap(({ labels, spec }) =>
        spec.containers[0]!.env.some(({ name }) => name.startsWith('EXCHANGE_'))
          ? [part(labels)]
          : [],
      );
    expect(settingsOf(EVERYTHING)).toEqual([...RECORD_SUBGRAPH_NAMES].sort());
    expect(settingsOf(REQUIRED)).toEqual([]);
    expect(() => run(TEMPLATE, { ...EVERYTHING, exchange: { enabled: true } })).toThrow(
      'exchange.url must be set',
    );
  });

  test('values of one subgraph override the defaults of all, and numbers stay whole', () => {
    const manifests = rendered({
      ...EVERYTHING,
      subgraphDefaults: { autoscaling: { enabled: false } },
    });
    const deployment = (name: string) =>
      manifests.find((one) => one.kind === 'Deployment' && one.metadata.name.endsWith(name))!;
    expect(deployment('-judicial').spec!['replicas']).toBe(3);
    expect(deployment('-social').spec!['replicas']).toBe(2);
    const env = (name: string) => deployment(name).spec!['template'].spec.containers[0].env;
    expect(env('-judicial')).toContainEqual({ name: 'LOG_LEVEL', value: 'warn' });
    expect(env('-gateway')).toContainEqual({ name: 'COST_PER_MINUTE', value: '1000000' });
  });
});
