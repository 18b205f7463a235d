import { createServer as createSecureServer, type Server } from 'node:https';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createSecureContext } from 'node:tls';
import { pino } from 'pino';
import request from 'supertest';
import { makeIdentityKeys } from '../../cli/support/identityKeys';
import {
  createCertificateAuthority,
  type CertificateAuthority,
  type IssuedCertificate,
} from '../../cli/secrets/certificateAuthority';
import { readGatewayConfig } from '../../gateway/config';
import { signedHttp } from '../../gateway/execution/signedHttp';
import { startGateway, type StartedGateway } from '../../gateway/startGateway';
import type { SubjectEvent } from '../../schema/registry';
import { GATEWAY } from '../../schema/registryCall';
import { readVerifyingKeys } from '../../schema/identity/keys';
import type { Subgraph } from '../../subgraphs/framework/createSubgraph';
import { readSubgraphConfig } from '../../subgraphs/framework/config';
import { verifyRequest } from '../../subgraphs/framework/identity/verifyRequest';
import { startSubgraph, type SubgraphServer } from '../../subgraphs/framework/startSubgraph';
import { eventually } from '../support/eventually';
import { unchanging } from '../../process/followFiles';
import { followSubgraphTls } from '../../process/followSubgraphTls';
import { silent } from '../support/log';
import { testRegistry } from './disclosure/support';
import { people, records, SUPERGRAPH } from './support';

const HOSTS = ['localhost', '127.0.0.1'];
const keys = makeIdentityKeys(['gateway'], ['people', 'records']);
const identity = keys.gateways.get('gateway')!;

let ca: CertificateAuthority;
let foreign: CertificateAuthority;
let ofGateway: IssuedCertificate;
let ofSubgraphs: IssuedCertificate;
const servers: SubgraphServer[] = [];
const received: SubjectEvent[] = [];
const eventsAfter: number[] = [];

const settingsOf = ({ certificate, key }: IssuedCertificate) => ({
  SUBGRAPH_TLS_CA: ca.certificate,
  SUBGRAPH_TLS_CERTIFICATE: certificate,
  SUBGRAPH_TLS_KEY: key,
});

const contextOf = ({
  certificate: cert,
  ...rest
}: { ca: string } & Partial<IssuedCertificate>) => ({
  current: createSecureContext({ ...rest, ...(cert && { cert }) }),
});

async function serve(subgraph: Partial<Subgraph> & { readonly name: string }): Promise<string> {
  const { tls } = readSubgraphConfig({
    MONGODB_URI: 'mongodb://127.0.0.1/',
    CURSOR_KEY: 'a'.repeat(43),
    ...settingsOf(ofSubgraphs),
  });
  const { name } = subgraph;
  const verifying = readVerifyingKeys(keys.publicKeys, keys.subgraphs.get(name)!);
  const options = {
    port: 0,
    host: '127.0.0.1',
    log: silent,
    ...(tls && { tls: followSubgraphTls(tls, silent) }),
  };
  const identify = verifyRequest({ name, keys: unchanging(verifying) });
  const server = await startSubgraph(subgraph as unknown as Subgraph, identify, options);
  servers.push(server);
  return server.url;
}

let urls: Record<string, string>;
beforeAll(async () => {
  ca = await createCertificateAuthority('Test CA');
  foreign = await createCertificateAuthority('Another CA');
  ofGateway = await ca.issue({ commonName: 'gateway', usage: 'client' });
  ofSubgraphs = await ca.issue({ commonName: 'subgraph', hosts: HOSTS, usage: 'server' });
  const event = { number: 1, subjectId: 'p1', hidden: true };
  urls = {
    people: await serve({
      ...people(),
      registry: testRegistry({
        subjectEvents: async () =>
          received.length > 0 ? [] : [{ recipient: 'records', events: [event] }],
      }),
    }),
    records: await serve({
      ...records(),
      applySubjectEvents: async (events: readonly SubjectEvent[]) => void received.push(...events),
      recordEvents: async (after: number) => {
        eventsAfter.push(after);
        return [];
      },
    }),
  };
});
afterAll(async () => {
  for (const server of servers) await server.stop();
});

async function gatewayWith(env: NodeJS.ProcessEnv, log = silent): Promise<StartedGateway> {
  const config = readGatewayConfig(
    { store: false, auth: false, signing: false },
    { PORT: '0' },
    {
      SUBGRAPH_URLS: JSON.stringify(urls),
      AUTHORITY_SUBGRAPH: 'people',
      IDENTITY_PRIVATE_KEY: identity.privateKey,
      IDENTITY_REQUEST_KEYS: identity.requestKeys,
      ...settingsOf(ofGateway),
      ...env,
    },
  );
  return startGateway(config, { supergraph: SUPERGRAPH, log });
}

describe('a gateway with a certificate', () => {
  let gateway: StartedGateway;
  beforeAll(async () => {
    gateway = await gatewayWith({});
  });
  afterAll(() => gateway.stop());

  test('calls subgraphs over TLS', async () => {
    expect(urls['people']).toMatch(/^https:/);
    expect(await gateway.ready()).toBe(true);
    // A second time, because compiled operations take another path.
    for (let turn = 0; turn < 2; turn++) {
      const post = request(gateway.app).post('/graphql');
      const { body } = await post.send({ query: '{ person(id: "1") { name score } }' });
      expect(body).toEqual({ data: { person: { name: 'Name 1', score: 5 } } });
    }
  });

  test('delivers subject events and reads record events over TLS', async () => {
    await eventually(() => expect([received.length, eventsAfter.length > 0]).toEqual([1, true]));
  });
});

test('a gateway logs why it cannot call a subgraph over TLS, and which one it calls without', async () => {
  const lines: Record<string, unknown>[] = [];
  const write = (line: string) => void lines.push(JSON.parse(line) as Record<string, unknown>);
  const gateway = await gatewayWith(
    {
      SUBGRAPH_TLS_CA: foreign.certificate,
      SUBGRAPH_URLS: JSON.stringify({ ...urls, records: 'http://127.0.0.1:9/graphql' }),
    },
    pino({ level: 'warn' }, { write }),
  );
  expect(await gateway.ready()).toBe(false);
  expect(lines).toContainEqual(
    expect.objectContaining({
      subgraph: 'people',
      cause: expect.stringMatching(/UNABLE_TO|SELF_SIGNED/) as string,
    }),
  );
  expect(lines).toContainEqual(
    expect.objectContaining({
      subgraph: 'records',
      msg: 'SUBGRAPH_TLS_ is set, but the URL of the subgraph is not https',
    }),
  );
  await gateway.stop();
});

describe('a subgraph with TLS', () => {
  /** The status of an unsigned request with these certificates. */
  async function statusFor(tls: { ca: string } & Partial<IssuedCertificate>) {
    const service = signedHttp(new URL(urls['people']!).origin, {
      timeout: 2000,
      tls: contextOf(tls),
    });
    try {
      const { status } = await service.post({
        path: '/graphql',
        body: '{"query":"{ whoAsks }"}',
        caller: { viewer: GATEWAY, requestId: 'request' },
        repeatable: true,
      });
      return status;
    } finally {
      await service.stop();
    }
  }

  test('still demands a signed request', async () => {
    expect(await statusFor({ ca: ca.certificate, ...ofGateway })).toBe(401);
  });

  test('refuses a client without a certificate of its CA', async () => {
    const stranger = await foreign.issue({ commonName: 'gateway', usage: 'client' });
    const trusting = { ca: ca.certificate };
    for (const refused of [trusting, { ...trusting, ...stranger }, { ...trusting, ...ofSubgraphs }])
      await expect(statusFor(refused)).rejects.toThrow('The connection');
  });
});

describe('TLS connections', () => {
  let server: Server;
  let handshakes = 0;
  afterEach(() => {
    server.closeAllConnections();
    server.close();
  });

  async function listen(options: object, hosts = HOSTS): Promise<string> {
    const issued = await ca.issue({ commonName: 'any', hosts, usage: 'server' });
    server = createSecureServer(
      { cert: issued.certificate, key: issued.key, ...options },
      (_request, response) => response.end('{}'),
    );
    server.on('secureConnection', () => handshakes++);
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }
  const open = (origin: string) =>
    signedHttp(origin, { timeout: 2000, tls: contextOf({ ca: ca.certificate }) });

  test.each(['TLSv1.2', 'TLSv1.3'] as const)('of %s are reused', async (version) => {
    handshakes = 0;
    const service = open(await listen({ minVersion: version, maxVersion: version }));
    for (let turn = 0; turn < 3; turn++) expect(await service.probe('/')).toBe(200);
    expect(handshakes).toBe(1);
    await service.stop();
  });

  test('carry long bodies unchanged', async () => {
    const service = open(await listen({}));
    const long = { path: '/', body: 'x'.repeat(3_000_000), repeatable: false };
    const { bytes } = await service.post({
      ...long,
      caller: { viewer: GATEWAY, requestId: 'request' },
    });
    expect(bytes.toString()).toBe('{}');
    await service.stop();
  });

  test('are refused to a server that is certified for another name, or by an unknown CA', async () => {
    const other = open(await listen({}, ['other.example']));
    await expect(other.probe('/')).rejects.toMatchObject({ code: 'ERR_TLS_CERT_ALTNAME_INVALID' });
    await other.stop();
    const unknown = signedHttp(`https://127.0.0.1:${(server.address() as AddressInfo).port}`, {
      timeout: 2000,
    });
    await expect(unknown.probe('/')).rejects.toMatchObject({
      code: expect.stringMatching(/UNABLE_TO|SELF_SIGNED/) as string,
    });
    await unknown.stop();
  });
});
