import { execFileSync } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import Ajv from 'ajv';
import express from 'express';
import request from 'supertest';
import { parse } from 'yaml';
import { unchanging } from '../../process/followFiles';
import { ROOT } from '../../process/root';
import { EXCHANGE_SETTINGS } from '../../process/settings/exchange';
import { RUNNING_SETTINGS } from '../../process/settings/service';
import { readDatabaseConfig } from '../../cli/database/config';
import { readGatewayConfig } from '../../gateway/config';
import { identitySigner } from '../../gateway/execution/identitySigner';
import { EXPORT } from '../../gateway/export/settings';
import { KEEP_ALIVE_TIMEOUT_MS } from '../../gateway/http/listener';
import { readLimitsConfig } from '../../gateway/limits/config';
import { readSigningKeys } from '../../schema/identity/keys';
import { SUBGRAPH_NAMES } from '../../schema/sdl';
import { RECORD_SUBGRAPH_NAMES } from '../../schema/subgraphs';
import { readSubgraphConfig } from '../../subgraphs/framework/config';
import { readIdentityKeys } from '../../subgraphs/framework/identity/config';
import { verifyRequest } from '../../subgraphs/framework/identity/verifyRequest';
import { officer } from '../support/viewers';
import { programFile } from '../support/runProgram';

interface Service {
  readonly image: string;
  readonly command: string[];
  readonly environment?: Record<string, string>;
  readonly secrets?: (string | { source: string; target: string })[];
  readonly networks: string[];
  readonly volumes?: string[];
  readonly configs?: { source: string; target: string }[];
  readonly depends_on?: Record<string, { condition: string }>;
  readonly restart: string;
  readonly profiles?: string[];
  readonly healthcheck?: object;
}
interface Compose {
  readonly services: Record<string, Service>;
  readonly secrets: Record<string, { file: string }>;
  readonly configs: Record<string, { file: string }>;
  readonly networks: Record<string, { internal?: boolean }>;
  readonly volumes: Record<string, object>;
}

const compose = parse(readFileSync(join(ROOT, 'docker-compose.yml'), 'utf8'), {
  merge: true,
}) as Compose;
const services = Object.entries(compose.services);
const gateways = services.filter(([name]) => name.startsWith('gateway-'));
const subgraphs = services.filter(([name]) => SUBGRAPH_NAMES.some((known) => known === name));

/**
 * The rules of the Compose Specification for the keys used here, and this repository's own rules.
 */
const text = { type: 'string', minLength: 1 };
const texts = { type: 'array', items: text, minItems: 1 };
const named = { type: 'object', additionalProperties: false };
const SERVICE = {
  type: 'object',
  additionalProperties: false,
  required: [
    'image',
    'user',
    'read_only',
    'cap_drop',
    'security_opt',
    'tmpfs',
    'networks',
    'command',
  ],
  properties: {
    image: { type: 'string', pattern: '^[a-z0-9/-]+(:[a-z0-9.-]+)?$' },
    build: { const: '.' },
    user: { type: 'string', not: { enum: ['root', '0', ''] } },
    command: texts,
    init: { type: 'boolean' },
    read_only: { const: true },
    cap_drop: { const: ['ALL'] },
    security_opt: { const: ['no-new-privileges:true'] },
    tmpfs: texts,
    profiles: texts,
    restart: { enum: ['no', 'always', 'on-failure', 'unless-stopped'] },
    environment: { type: 'object', additionalProperties: text },
    stop_grace_period: { type: 'string', pattern: '^[0-9]+s$' },
    ports: texts,
    networks: texts,
    volumes: texts,
    secrets: {
      type: 'array',
      items: {
        oneOf: [
          text,
          { ...named, required: ['source'], properties: { source: text, target: text } },
        ],
      },
    },
    configs: {
      type: 'array',
      items: {
        ...named,
        required: ['source', 'target'],
        properties: { source: text, target: text },
      },
    },
    depends_on: {
      type: 'object',
      additionalProperties: {
        ...named,
        required: ['condition'],
        properties: {
          condition: {
            enum: ['service_started', 'service_healthy', 'service_completed_successfully'],
          },
        },
      },
    },
    healthcheck: {
      ...named,
      required: ['test', 'interval', 'timeout', 'retries'],
      properties: {
        test: { type: 'array', items: text, minItems: 2, contains: { enum: ['CMD', 'CMD-SHELL'] } },
        interval: { type: 'string', pattern: '^[0-9]+s$' },
        timeout: { type: 'string', pattern: '^[0-9]+s$' },
        start_period: { type: 'string', pattern: '^[0-9]+s$' },
        retries: { type: 'integer', minimum: 1 },
      },
    },
  },
};
const FILE = { ...named, required: ['file'], properties: { file: text } };
const SCHEMA = {
  type: 'object',
  required: ['name', 'services', 'networks', 'secrets'],
  additionalProperties: false,
  patternProperties: { '^x-': {} },
  properties: {
    name: { type: 'string', pattern: '^[a-z0-9][a-z0-9_-]*$' },
    services: { type: 'object', additionalProperties: SERVICE },
    networks: {
      type: 'object',
      additionalProperties: { ...named, properties: { internal: { type: 'boolean' } } },
    },
    volumes: { type: 'object', additionalProperties: named },
    configs: { type: 'object', additionalProperties: FILE },
    secrets: { type: 'object', additionalProperties: FILE },
  },
};

const sourceOf = (secret: string | { source: string }) =>
  typeof secret === 'string' ? secret : secret.source;
const targetOf = (secret: string | { target: string }) =>
  typeof secret === 'string' ? secret : secret.target;

function certificateIn(
  settings: Readonly<Record<string, string>> | undefined,
  name: string,
): X509Certificate {
  return new X509Certificate(readFileSync(settings![`${name}_FILE`]!, 'utf8'));
}

test('the file is well-formed; every service is non-root, read-only and without capabilities', () => {
  const validate = new Ajv({ allErrors: true, allowUnionTypes: true }).compile(SCHEMA);
  expect(validate(compose) ? [] : validate.errors).toEqual([]);
});

test('two gateways share one Redis, with five subgraphs, three database members and a proxy', () => {
  expect(gateways).toHaveLength(2);
  expect(subgraphs.map(([name]) => name).sort()).toEqual([...SUBGRAPH_NAMES].sort());
  expect(services.filter(([name]) => /^mongo-\d$/.test(name))).toHaveLength(3);
  expect(Object.keys(compose.services)).toEqual(expect.arrayContaining(['proxy', 'redis']));
  expect(services.filter(([, { profiles }]) => profiles).map(([name]) => name)).toEqual(['admin']);
});

test('a gateway waits for every subgraph, and each subgraph has its own database', () => {
  for (const [, gateway] of gateways)
    expect(Object.keys(gateway.depends_on ?? {})).toEqual(expect.arrayContaining(SUBGRAPH_NAMES));
  const [, list] =
    /DATABASES = \[([^\]]*)\]/.exec(readFileSync(join(ROOT, 'deploy/mongoInit.js'), 'utf8')) ?? [];
  expect(list?.match(/[\w-]+/g)).toEqual([...SUBGRAPH_NAMES]);
});

describe.each(services)('%s', (name, service) => {
  test('names only what exists', () => {
    const networks = Object.keys(compose.networks);
    expect(networks).toEqual(expect.arrayContaining(service.networks));
    expect(Object.keys(compose.secrets)).toEqual(
      expect.arrayContaining((service.secrets ?? []).map(sourceOf)),
    );
    expect(Object.keys(compose.services)).toEqual(
      expect.arrayContaining(Object.keys(service.depends_on ?? {})),
    );
    for (const { source } of service.configs ?? [])
      expect(existsSync(join(ROOT, compose.configs[source]?.file ?? ''))).toBe(true);
    for (const volume of service.volumes ?? [])
      if (!volume.startsWith('./secrets/'))
        expect(Object.keys(compose.volumes)).toContain(volume.split(':')[0]);
  });

  test('waits only for services that become healthy or end', () => {
    for (const [other, { condition }] of Object.entries(service.depends_on ?? {}))
      if (condition === 'service_healthy')
        expect(compose.services[other]).toHaveProperty('healthcheck');
    if (service.restart === 'unless-stopped') expect(service).toHaveProperty('healthcheck');
  });

  test('runs a program that exists, with the secrets it needs', () => {
    const files = service.command.filter((word) => word.startsWith('build/'));
    for (const file of files) expect(existsSync(join(ROOT, file))).toBe(true);
    const given = (service.secrets ?? []).map((secret) => `/run/secrets/${targetOf(secret)}`);
    // Every gateway and subgraph mounts only its own folder of keys, and cannot change it.
    const keys = (service.volumes ?? []).filter((volume) => volume.includes(':/run/identity'));
    const role = gateways.some(([gateway]) => gateway === name) ? 'gateways' : 'subgraphs';
    for (const volume of keys)
      expect(volume).toBe(`./secrets/identity/${role}/${name.replace('-', '_')}:/run/identity:ro`);
    for (const [variable, value] of Object.entries(service.environment ?? {}))
      if (variable.startsWith('IDENTITY_')) expect(keys).toHaveLength(1);
      else if (variable.endsWith('_FILE')) expect(given).toContain(value);
    expect(JSON.stringify(service.environment ?? {})).not.toMatch(
      /mongodb:\/\/|redis:\/\/|"[A-Za-z0-9_-]{40,}"/,
    );
    expect(name).toBeTruthy();
  });
});

describe('the image', () => {
  const lines = readFileSync(join(ROOT, 'Dockerfile'), 'utf8').split('\n');
  /** The paths that the last stage copies from the repository, and the folder they go to. */
  const copied = lines.flatMap((line) => {
    const [command, ...words] = line.split(/\s+/);
    if (command !== 'COPY' || words[0]!.startsWith('--from')) return [];
    const target = words.at(-1)!;
    return words.slice(0, -1).map((source) => ({
      source,
      target: target.endsWith('/') ? join(target, basename(source)) : target,
    }));
  });
  let app: string;
  beforeAll(async () => {
    app = await mkdtemp(join(tmpdir(), 'hedong-image-'));
    for (const { source, target } of copied) {
      mkdirSync(join(app, target, '..'), { recursive: true });
      cpSync(join(ROOT, source), join(app, target), { recursive: true });
    }
    symlinkSync(join(ROOT, 'node_modules'), join(app, 'node_modules'));
    execFileSync(process.execPath, ['cli/build.mjs'], { cwd: app });
  });
  afterAll(() => rm(app, { recursive: true, force: true }));

  test('runs as the user node, without the embedded engine and without a seed', () => {
    expect(lines).toContain('USER node');
    expect(existsSync(join(app, 'packages/embedded-mongo/src'))).toBe(false);
    expect(existsSync(join(app, 'build/seed'))).toBe(false);
  });

  test('is built without any file that .dockerignore excludes', () => {
    const included = readFileSync(join(ROOT, '.dockerignore'), 'utf8').split('\n');
    expect(included[0]).toBe('*');
    for (const { source } of copied) expect(included).toContain(`!${source}`);
  });

  test.each(['cli/clients', 'cli/audit', 'cli/keys', 'cli/gateway'])(
    'contains every file that %s loads',
    (program) => {
      const shown = execFileSync(process.execPath, [`build/${program}.js`, '--help'], {
        cwd: app,
        encoding: 'utf8',
        env: { PATH: process.env['PATH'], NODE_ENV: 'production' },
      });
      expect(shown).toContain('--help');
    },
    60_000,
  );
});

test('gateways believe the proxy, which overwrites every header that they believe', () => {
  const proxy = readFileSync(join(ROOT, compose.configs['nginx']!.file), 'utf8');
  for (const [, { environment }] of gateways) {
    expect(environment).toMatchObject({ TRUSTED_PROXIES: 'uniquelocal' });
    const header = environment!['MTLS_CERTIFICATE_HEADER']!;
    for (const name of [header, 'x-forwarded-for', 'x-forwarded-proto', 'x-forwarded-host'])
      expect(proxy).toMatch(new RegExp(`^  proxy_set_header ${name} `, 'm'));
  }
  // In a location of its own it would cancel all of those above.
  expect(proxy).not.toMatch(/^ {3,}proxy_set_header/m);
});

test('the proxy waits longer than a gateway takes, and closes idle connections before it', () => {
  const proxy = readFileSync(join(ROOT, 'deploy/nginx.conf'), 'utf8');
  const milliseconds = (line: RegExp) => Number(line.exec(proxy)?.[1]) * 1000;
  const forExport = milliseconds(/location = \/me\/export \{[^}]*proxy_read_timeout (\d+)s;/);
  expect(forExport).toBeGreaterThan(EXPORT.timeout);
  expect(milliseconds(/^ {2}proxy_read_timeout (\d+)s;/m)).toBeGreaterThan(
    RUNNING_SETTINGS.REQUEST_TIMEOUT_MS.defaults!.default,
  );
  expect(milliseconds(/^ {4}keepalive_timeout (\d+)s;/m)).toBeLessThan(KEEP_ALIVE_TIMEOUT_MS);
});

test('only the proxy is reachable from outside, and the database only from subgraphs', () => {
  const published = services.filter(([, service]) => 'ports' in service).map(([name]) => name);
  expect(published).toEqual(['proxy']);
  expect(compose.networks['data']).toEqual({ internal: true });
  for (const [, { networks }] of gateways) expect(networks).not.toContain('data');
  expect(compose.networks['limits']).toEqual({ internal: true });
  expect(compose.services['redis']!.networks).toEqual(['limits']);
  const counting = services.filter(([, { networks }]) => networks.includes('limits'));
  expect(counting.map(([name]) => name).sort()).toEqual(['gateway-a', 'gateway-b', 'redis']);
});

describe('generated secrets', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'hedong-compose-'));
    const own = ['--out', join(folder, 'secrets'), '--host', 'credit.hedong.example'];
    execFileSync(process.execPath, [programFile('cli/secrets'), ...own], { cwd: ROOT });
  }, 60_000);
  afterAll(() => rm(folder, { recursive: true, force: true }));

  /** A service's environment, with its secrets at their paths on this machine. */
  function environment(service: Service, { secrets: files } = compose): NodeJS.ProcessEnv {
    const secrets = new Map(
      (service.secrets ?? []).map((secret) => [
        `/run/secrets/${targetOf(secret)}`,
        join(folder, files[sourceOf(secret)]?.file ?? ''),
      ]),
    );
    const [keys = ''] = (service.volumes ?? []).filter((each) => each.includes(':/run/identity'));
    const identity = join(folder, keys.split(':')[0]!);
    return Object.fromEntries(
      Object.entries(service.environment ?? {}).map(([variable, value]) => [
        variable,
        secrets.get(value) ??
          value
            .replace('/run/identity', identity)
            .replace(/^\$\{(AUTH_ISSUER|PUBLIC_URL):\?.*$/, 'https://issuer.example')
            .replace(/^\$\{\w+:-\}$/, ''),
      ]),
    );
  }

  test('include every secret of the file', () => {
    for (const { file } of Object.values(compose.secrets))
      expect(existsSync(join(folder, file))).toBe(true);
  });

  test('are valid for every gateway, and every subgraph accepts its signature', async () => {
    for (const [, gateway] of gateways) {
      const config = readGatewayConfig(
        { store: false, auth: true, signing: true },
        {},
        environment(gateway),
      );
      expect(Object.keys(config.subgraphUrls).sort()).toEqual([...SUBGRAPH_NAMES].sort());
      const keys = readSigningKeys(
        config.identityPrivateKey ?? '',
        config.identityRequestKeys ?? '',
      );
      for (const [name, service] of subgraphs) {
        const env = environment(service);
        expect(readSubgraphConfig(env)).toMatchObject({ host: '0.0.0.0', port: 4000 });
        const app = express();
        app.post(
          '/graphql',
          express.raw({ type: 'application/json' }),
          verifyRequest({ name, keys: unchanging(readIdentityKeys(env)) }),
          (_request, response) => void response.json({ data: null }),
        );
        const body = '{"query":"{ __typename }"}';
        const sign = identitySigner(name, keys.get(name)!);
        const headers = await sign({
          method: 'POST',
          path: '/graphql',
          body,
          caller: { viewer: officer, requestId: 'compose-test' },
        });
        const answer = await request(app)
          .post('/graphql')
          .set({ ...headers, 'content-type': 'application/json' })
          .send(body);
        expect(answer.status).toBe(200);
      }
    }
  });

  test('let both gateways count in the Redis that requires their password', () => {
    const password = readFileSync(join(folder, 'secrets/redis_password'), 'utf8').trim();
    expect(password).toMatch(/^[\w-]{32}$/);
    for (const [, gateway] of gateways) {
      const base = { production: true };
      const { redisUrl } = readLimitsConfig(base, environment(gateway));
      expect(redisUrl).toBe(`redis://:${password}@redis:6379`);
      expect(Object.keys(gateway.depends_on ?? {})).toContain('redis');
    }
    const { command, secrets } = compose.services['redis']!;
    expect(secrets).toEqual(['redis_password']);
    expect(command.join(' ')).toContain('requirepass %s');
  });

  test('certify the proxy for this machine, and for nothing that its CA issues later', () => {
    const [ca, certificate] = ['tls_ca', 'tls_certificate'].map(
      (name) => new X509Certificate(readFileSync(join(folder, 'secrets', name))),
    );
    expect(certificate!.verify(ca!.publicKey)).toBe(true);
    for (const host of ['localhost', 'credit.hedong.example'])
      expect([host, certificate!.checkHost(host)]).toEqual([host, host]);
    expect(certificate!.checkIP('127.0.0.1')).toBe('127.0.0.1');
    const stored = readdirSync(join(folder, 'secrets'));
    expect(stored.filter((name) => /ca.*key|key.*ca/.test(name))).toEqual([]);
  });

  test('certify gateways and subgraphs for each other with deploy/mtls.yml', () => {
    const mtls = parse(readFileSync(join(ROOT, 'deploy/mtls.yml'), 'utf8'), {
      merge: true,
    }) as Compose;
    expect(Object.keys(mtls.services).sort()).toEqual(
      [...gateways, ...subgraphs].map(([name]) => name).sort(),
    );
    const settings = (service: Service, own: Service) => ({
      ...environment(service),
      ...environment(own, mtls),
    });
    for (const [name, gateway] of gateways) {
      const needs = { store: false, auth: true, signing: true };
      const config = readGatewayConfig(needs, {}, settings(gateway, mtls.services[name]!));
      const ca = certificateIn(config.subgraphTls, 'SUBGRAPH_TLS_CA');
      for (const [subgraph, service] of subgraphs) {
        const { tls } = readSubgraphConfig(settings(service, mtls.services[subgraph]!));
        const certificate = certificateIn(tls, 'SUBGRAPH_TLS_CERTIFICATE');
        expect(certificate.verify(ca.publicKey)).toBe(true);
        const { protocol, hostname } = new URL(config.subgraphUrls[subgraph]!);
        expect([protocol, certificate.checkHost(hostname)]).toEqual(['https:', subgraph]);
      }
    }
    // Subgraphs are clients of each other: of receipts, and of the directory of subjects.
    for (const [subgraph, service] of subgraphs) {
      const { tls, subgraphUrls } = readSubgraphConfig(settings(service, mtls.services[subgraph]!));
      const { keyUsage } = certificateIn(tls, 'SUBGRAPH_TLS_CERTIFICATE');
      expect([subgraph, keyUsage.includes('1.3.6.1.5.5.7.3.2')]).toEqual([subgraph, true]);
      expect(Object.keys(subgraphUrls)).toContain('subjects');
      for (const url of Object.values(subgraphUrls)) expect(url).toMatch(/^https:/);
    }
  });

  test('let the subgraphs with records reach the city with deploy/exchange.yml', () => {
    const exchange = parse(readFileSync(join(ROOT, 'deploy/exchange.yml'), 'utf8'), {
      merge: true,
    }) as Compose;
    expect(Object.keys(exchange.services)).toEqual(RECORD_SUBGRAPH_NAMES);
    for (const [name, { environment: own, networks, secrets }] of Object.entries(
      exchange.services,
    )) {
      expect(Object.keys(own!).map((key) => key.replace(/_FILE$/, ''))).toEqual(
        Object.keys(EXCHANGE_SETTINGS).filter((key) => key !== 'EXCHANGE_FOLDER'),
      );
      const known = [...compose.services[name]!.networks, 'outside'];
      expect([name, networks]).toEqual([name, known]);
      expect(secrets).toEqual(Object.keys(exchange.secrets));
      expect(compose.networks['outside']).toEqual({});
    }
  });

  test('let the administrators’ commands reach the product’s database', () => {
    const env = environment(compose.services['admin']!);
    const { mongodbUri, production } = readDatabaseConfig(env);
    expect(production).toBe(true);
    expect(mongodbUri).toBe(readSubgraphConfig(environment(subgraphs[0]![1])).mongodbUri);
    expect(() => readDatabaseConfig({ ...env, MONGODB_URI: 'mongodb://other' })).toThrow(
      'both set',
    );
  });
});
