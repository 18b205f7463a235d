import { randomBytes, randomUUID } from 'node:crypto';
import { createSecureContext } from 'node:tls';
import request from 'supertest';
import { SUPERGRAPH } from '../support/supergraph';
import { httpRegistryClient } from '../../gateway/registry/httpRegistryClient';
import { createGateway, type Gateway } from '../../gateway/createGateway';
import { identitySigner } from '../../gateway/execution/identitySigner';
import { tokenVerifier } from '../../gateway/authentication/verifyToken';
import { createCertificateAuthority } from '../../cli/secrets/certificateAuthority';
import { startChild } from '../../cli/support/child';
import { makeIdentityKeys } from '../../cli/support/identityKeys';
import { readSigningKeys } from '../../schema/identity/keys';
import { chinaDate } from '../../schema/policy/chinaDate';
import type { CurrentContext } from '../../process/followSubgraphTls';
import { SUBGRAPH_NAMES, type SubgraphName } from '../../schema/sdl';
import { syntheticUscc } from '../../seed/syntheticIdentifiers';
import { eventually } from '../support/eventually';
import { freePort } from '../support/freePort';
import { PERMIT_HEADINGS, permitLine } from '../support/intake/permitFile';
import { silent } from '../support/log';
import { programFile } from '../support/runProgram';
import { startProduct, type Product } from '../support/product';
import { testLogSettings } from '../support/logKeys';
import { testVaultSettings } from '../support/vault';
import { spares } from '../support/spares';

/** Subgraphs as processes of their own, and a gateway over HTTP. */
interface Services {
  readonly gateway: Gateway;
  readonly urls: ReadonlyMap<SubgraphName, string>;
  stop(): Promise<void>;
}

/** Mutual TLS: the settings of each process, and what the gateway connects with. */
interface Certificates {
  readonly settings: Readonly<Record<string, string>>;
  readonly tls: CurrentContext;
}

let product: Product;
let services: Services;
let gateway: Gateway;
let urls: Services['urls'];
let metricsPort: number;

async function startServices(
  names: readonly SubgraphName[],
  env: Readonly<Record<string, string>> = {},
  certificates?: Certificates,
): Promise<Services> {
  const keys = makeIdentityKeys(['services'], SUBGRAPH_NAMES);
  const cursorKey = randomBytes(32).toString('base64url');
  const scheme = certificates ? 'https' : 'http';
  const urls = new Map<SubgraphName, string>();
  for (const name of names) urls.set(name, `${scheme}://127.0.0.1:${await freePort()}/graphql`);
  const starting = names.map(async (name) => {
    return startChild({
      name,
      script: programFile('cli/subgraph'),
      args: [name],
      env: {
        PORT: new URL(urls.get(name)!).port,
        SUBGRAPH_URLS: JSON.stringify(Object.fromEntries(urls)),
        MONGODB_URI: product.uri,
        MONGODB_DB_PREFIX: product.dbPrefix,
        CURSOR_KEY: cursorKey,
        ...testVaultSettings,
        ...testLogSettings,
        LOG_LEVEL: 'silent',
        ...(name === 'subjects' && env),
        IDENTITY_PUBLIC_KEYS: keys.publicKeys,
        IDENTITY_REQUEST_KEYS: keys.subgraphs.get(name),
        ...certificates?.settings,
      },
      onEnd: () => undefined,
    });
  });
  const children = await Promise.all(starting);
  const own = keys.gateways.get('services')!;
  const signing = readSigningKeys(own.privateKey, own.requestKeys);
  const signers = new Map(
    SUBGRAPH_NAMES.map((name) => [name, identitySigner(name, signing.get(name)!)] as const),
  );
  const registry = httpRegistryClient(
    { name: 'subjects', url: urls.get('subjects')! },
    {
      timeout: 10_000,
      sign: signers.get('subjects')!,
      ...(certificates && { tls: certificates.tls }),
    },
  );
  const gateway = await createGateway({
    spares,
    supergraph: SUPERGRAPH,
    subgraphUrls: Object.fromEntries(urls),
    port: 0,
    host: '127.0.0.1',
    log: silent,
    verifyToken: tokenVerifier(product.issuer),
    signers,
    registry,
    ...(certificates && { subgraphTls: certificates.tls }),
    anonymousIntrospection: true,
    requestTimeout: 15_000,
    subgraphTimeout: 10_000,
    drainTimeout: 2000,
  });
  return {
    gateway,
    urls,
    async stop() {
      await gateway.stop();
      await registry.stop();
      await Promise.all(children.map((child) => child.stop()));
    },
  };
}

beforeAll(async () => {
  // It shares the database: only the processes are to work on batches.
  product = await startProduct({ subjects: 300, intakeTimes: { pollMs: 3600_000 } });
  metricsPort = await freePort();
  services = await startServices(SUBGRAPH_NAMES, { METRICS_PORT: String(metricsPort) });
  ({ gateway, urls } = services);
}, 120_000);

afterAll(async () => {
  await services.stop();
  await product.stop();
});

/** Sends the same query to separate processes over HTTP and to one process. */
async function both(query: string, variables: object, token?: string) {
  const post = request(gateway.app).post('/graphql');
  if (token !== undefined) void post.set('authorization', `Bearer ${token}`);
  const services = await post.send({ query, variables });
  const oneProcess = await product.ask(query, { ...variables }, token);
  return { services: { status: services.status, body: services.body as unknown }, oneProcess };
}

/** Sends a file with a permit of an unknown organisation through the gateway. */
async function expectTakenIn(uscc: string, name: string): Promise<void> {
  const token = await product.token('steward', { department: 'market-regulation' });
  const send = async (query: string, variables: object) => {
    const post = request(gateway.app).post('/graphql').set('authorization', `Bearer ${token}`);
    const { body } = await post.send({ query, variables });
    expect(body.errors).toBeUndefined();
    return body.data;
  };
  const { departments, organization } = await send(
    `{ departments { id name uscc } organization(uscc: "${uscc}") { id } }`,
    {},
  );
  expect(organization).toBeNull();
  const line = permitLine({
    company: { name, uscc: uscc },
    bureau: departments.find(({ id }: { id: string }) => id === 'market-regulation'),
    documentNumber: '津河东市监许〔2026〕9100号',
    decided: chinaDate(new Date()),
  });
  const { opened } = await send(
    `mutation ($input: IntakeUploadInput!) { opened: openGovernmentUpload(input: $input,
      key: "a-file-of-${uscc}") { batch { number } upload { path } } }`,
    { input: { kind: 'Permit', format: 'CSV' } },
  );
  const uploaded = await request(gateway.app)
    .post(opened.upload.path)
    .set({ authorization: `Bearer ${token}`, 'content-type': 'text/csv' })
    .send([PERMIT_HEADINGS, line, ''].join('\r\n'));
  expect(uploaded.status).toBe(200);
  await eventually(
    async () =>
      expect(
        await send(
          `query ($number: ID!) { batch: intakeBatchOfGovernment(number: $number) {
            state counts { accepted } faults { nodes { messageEnglish } } } }`,
          opened.batch,
        ),
      ).toEqual({ batch: { state: 'ACCEPTED', counts: { accepted: 1 }, faults: { nodes: [] } } }),
    { within: 10_000, every: 250 },
  );
  expect(
    await send(
      `{ organization(uscc: "${uscc}") { name
        ... on LegalPerson { permits { nodes { documentNumber } } } } }`,
      {},
    ),
  ).toEqual({
    organization: {
      name,
      permits: { nodes: [{ documentNumber: '津河东市监许〔2026〕9100号' }] },
    },
  });
}

describe('six processes and a gateway over HTTP', () => {
  it('reconcile the receipts of all subgraphs', async () => {
    const query = '{ disclosureLog { reconciliation { reads { subgraph readAt failingSince } } } }';
    const auditor = await product.token('auditor');
    const reads = async () => {
      const { body } = await request(gateway.app)
        .post('/graphql')
        .set('authorization', `Bearer ${auditor}`)
        .send({ query });
      return body.data.disclosureLog.reconciliation.reads as object[];
    };
    await eventually(
      async () =>
        expect(await reads()).toEqual(
          SUBGRAPH_NAMES.toSorted().map((subgraph) => ({
            subgraph,
            readAt: expect.any(String) as unknown,
            failingSince: null,
          })),
        ),
      { within: 20_000, every: 500 },
    );
  }, 30_000);

  // Only names and codes: the processes run today, the single process on the day of its dataset.
  const PERSON = `query ($id: ID!) { subject(id: $id) {
    id kind name
    ... on NaturalPerson { idNumber birthDate sex contact { phone address } positions { totalCount nodes { id } } }
  } }`;

  it('count the records of one another as one process does', async () => {
    const query = `{ statistics(
      of: [PERMIT], by: [PERMIT_CLASS], measures: [RECORDS, IN_FORCE], to: "2026-03-31"
    ) { rows { keys { value } values } } }`;
    const { services, oneProcess } = await both(query, {}, await product.token('auditor'));
    expect(services.body).toEqual(oneProcess.body);
    expect(oneProcess.body.data.statistics.rows.length).toBeGreaterThan(1);
  });

  it('change a record of another process by a case', async () => {
    const owner = await product.token('person');
    const send = async (query: string, variables: object) => {
      const post = request(gateway.app).post('/graphql').set('authorization', `Bearer ${owner}`);
      const { body } = await post.send({ query, variables });
      expect(body.errors).toBeUndefined();
      return body.data;
    };
    const found = `query ($id: ID!) { subject(id: $id) { permits(first: 1) { nodes { id state } } } }`;
    const { subject } = await send(found, { id: product.demo.company });
    const [{ id }] = subject.permits.nodes;
    const act = (name: string, type: string, input: object) =>
      send(
        `mutation ($input: ${type}!, $key: ID!) { case: ${name}(input: $input, key: $key) {
           id version effect { action state } } }`,
        { input, key: randomUUID() },
      );
    const record = { recordType: 'Permit', recordId: id };
    const filed = await act('fileObjection', 'ObjectionInput', { ...record, statement: '有误' });
    expect(filed.case.effect).toEqual({ action: 'DISPUTE', state: 'DONE' });
    const stateOf = async () =>
      (await send(found, { id: product.demo.company })).subject.permits.nodes[0].state;
    expect(await stateOf()).toBe('DISPUTED');
    const withdrawal = { id: filed.case.id, version: 1 };
    await act('withdrawObjection', 'ObjectionWithdrawInput', withdrawal);
    expect(await stateOf()).toBe('ACTIVE');
  });

  it('answer a query across all five domains as one process does', async () => {
    const { services, oneProcess } = await both(
      `query ($ids: [ID!]!) {
        departments { id name }
        subjects(ids: $ids) { id kind name ... on Organization { uscc registration { status } } }
        institutions(kind: LAW_FIRM, first: 3) { nodes { id name } }
        listEntries(list: ABNORMAL_OPERATION, first: 1) { pageInfo { hasPreviousPage } }
        judgmentDefaulters(first: 1) { pageInfo { hasPreviousPage } }
      }`,
      { ids: product.demo.fifty.slice(0, 20) },
    );
    expect(services).toEqual(oneProcess);
    expect(oneProcess.status).toBe(200);
    expect(oneProcess.body.errors).toBeUndefined();
  });

  it.each(['person', 'officer', 'bank', 'auditor'] as const)(
    'return to a caller what one process returns: %s',
    async (role) => {
      const token = await product.token(role);
      const { services, oneProcess } = await both(PERSON, { id: product.demo.person }, token);
      expect(services).toEqual(oneProcess);
    },
  );

  it('apply a list of operations that another gateway has changed', async () => {
    const token = await product.token('steward', { department: 'development-reform' });
    const add = `mutation ($input: AddSafelistOperationsInput!) {
      addSafelistOperations(input: $input, key: "${randomUUID()}") { results { id outcome } } }`;
    const input = { clientId: 'demo-analytics', operations: [{ document: '{ __typename }' }] };
    const { body } = await product.ask(add, { input }, token);
    const [{ id, outcome }] = body.data.addSafelistOperations.results;
    expect(outcome).toBe('ADDED');
    const analyst = await product.token('analyst');
    const send = async (operation: object) => {
      const post = request(gateway.app).post('/graphql');
      const answer = await post.set('authorization', `Bearer ${analyst}`).send(operation);
      return answer.body.errors?.[0].extensions.code ?? answer.body.data;
    };
    expect(await send({ documentId: `sha256:${id}` })).toEqual({ __typename: 'Query' });
    expect(await send({ query: '{ __typename }' })).toBe('OPERATION_NOT_SAFELISTED');
  });

  it('answer paths from record to subject across domains as one process does', async () => {
    const { services, oneProcess } = await both(
      `query ($id: ID!) { subject(id: $id) { name permits(first: 1) { nodes { subject {
        kind penalties(first: 1) { nodes { subject {
          listEntries(first: 1) { nodes { subject {
            name ... on LegalPerson { uscc } enforcements(first: 1) { nodes { subject { id } } }
          } } }
        } } }
      } } } } }`,
      { id: product.demo.company },
    );
    expect(services).toEqual(oneProcess);
    expect([oneProcess.status, oneProcess.body.errors]).toEqual([200, undefined]);
    expect(oneProcess.body.data.subject.permits.nodes).toHaveLength(1);
  });

  it('return to a visitor what one process returns', async () => {
    const { services, oneProcess } = await both(PERSON, { id: product.demo.person });
    expect(services).toEqual(oneProcess);
    expect(oneProcess.body.data.subject.idNumber).toBeNull();
  });

  it('answer aliases with the name of a key, and conditions on another interface', async () => {
    const { services } = await both(
      `query ($uscc: UnifiedSocialCreditCode!) { organization(uscc: $uscc) { id: name key: id
        ... on LegalPerson { permits(first: 2) { nodes { subject {
          ... on Organization { id: uscc key: id __typename: name } } } } } } }`,
      { uscc: product.demo.uscc },
    );
    const { company, companyName, uscc } = product.demo;
    const { data, errors } = services.body as { data: any; errors?: object[] };
    expect(errors).toBeUndefined();
    expect(data.organization).toMatchObject({ id: companyName, key: company });
    for (const { subject } of data.organization.permits.nodes)
      expect(subject).toEqual({ id: uscc, key: company, __typename: companyName });
  });

  it(
    'take in a file: its subject is created in one process, its record in another',
    () => expectTakenIn('91120102MA00XX0A90', '天津示例商贸有限公司'),
    30_000,
  );

  it('serve a metrics page of their own where the settings name a port', async () => {
    const page = await (await fetch(`http://127.0.0.1:${metricsPort}/metrics`)).text();
    expect(page).toContain('credit_ready{part="subjects"} 1\n');
    expect(page).toMatch(/^credit_subgraph_requests_total\{subgraph="subjects",code="OK"\} [1-9]/m);
  });

  it('become ready together', async () => {
    expect(await gateway.ready()).toBe(true);
  });
});

describe('a subgraph that is called directly', () => {
  it.each([...SUBGRAPH_NAMES])('answers 401 to callers other than a gateway: %s', async (name) => {
    const response = await fetch(urls.get(name)!, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: '{ __typename }' }),
    });
    const body = (await response.json()) as { errors: { extensions: { code: string } }[] };
    expect([response.status, body.errors[0]?.extensions.code]).toEqual([401, 'IDENTITY_REFUSED']);
  });

  it('answers 401 to a forged identity', async () => {
    const response = await fetch(urls.get('subjects')!, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${await product.token('officer')}`,
        'identity-assertion': 'forged',
      },
      body: JSON.stringify({ query: '{ __typename }' }),
    });
    expect(response.status).toBe(401);
  });
});

describe('two processes with mutual TLS between them and the gateway', () => {
  beforeAll(async () => {
    // The others would work on the batch too.
    await services.stop();
    const ca = await createCertificateAuthority('Test CA');
    const { certificate, key } = await ca.issue({
      commonName: 'services',
      hosts: ['127.0.0.1'],
      usage: 'both',
    });
    services = await startServices(
      ['subjects', 'government'],
      {},
      {
        settings: {
          SUBGRAPH_TLS_CA: ca.certificate,
          SUBGRAPH_TLS_CERTIFICATE: certificate,
          SUBGRAPH_TLS_KEY: key,
        },
        tls: { current: createSecureContext({ ca: ca.certificate, cert: certificate, key }) },
      },
    );
    ({ gateway, urls } = services);
  }, 60_000);

  it(
    'take in a file',
    () => expectTakenIn(syntheticUscc('91', 930_001, 5), '天津示例科技有限公司'),
    30_000,
  );
});
