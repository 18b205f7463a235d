import { Writable } from 'node:stream';
import pino from 'pino';
import request from 'supertest';
import { makeIdentityKeys } from '../../cli/support/identityKeys';
import { createGateway, type Gateway } from '../../gateway/createGateway';
import { identitySigner } from '../../gateway/execution/identitySigner';
import { tokenVerifier } from '../../gateway/authentication/verifyToken';
import { openTelemetry, type OpenedTelemetry } from '../../process/telemetry/openTelemetry';
import { unchanging } from '../../process/followFiles';
import { readSigningKeys, readVerifyingKeys } from '../../schema/identity/keys';
import type { Subgraph } from '../../subgraphs/framework/createSubgraph';
import { verifyRequest } from '../../subgraphs/framework/identity/verifyRequest';
import { startSubgraph, type SubgraphServer } from '../../subgraphs/framework/startSubgraph';
import { startCollector, type Collector, type ReceivedSpan } from '../support/collector';
import { startProduct, type Product } from '../support/product';
import { spares } from '../support/spares';
import { SUPERGRAPH } from '../support/supergraph';

const TRACE = '0af7651916cd43dd8448eb211c80319c';
const UNSAMPLED = 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa';
const OVER_HTTP = 'bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb';
const CALLER = 'b7ad6b7169203331';
const PERSON = `query Whose { me { id ... on NaturalPerson { name idNumber birthDate contact { phone address }
  qualifications(first: 2) { nodes { title } } } } }`;

let collector: Collector;
let telemetry: OpenedTelemetry;
let product: Product;
let overHttp: { gateway: Gateway; server: SubgraphServer };
let metrics: string;
let personal: string[];
let commandsOfUnsampled: string[];
const lines: Record<string, unknown>[] = [];

const log = pino(
  { level: 'info', base: {} },
  new Writable({
    write(chunk: Buffer, _encoding, done) {
      lines.push(JSON.parse(chunk.toString()) as Record<string, unknown>);
      done();
    },
  }),
);

beforeAll(async () => {
  collector = await startCollector();
  telemetry = await openTelemetry(
    {
      metrics: { port: 0, host: '127.0.0.1' },
      tracing: {
        exporter: 'otlp',
        url: `${collector.url}/v1/traces`,
        protocol: 'http/json',
        headers: { 'x-collector-key': 'k' },
        service: 'hedong-credit',
        sampler: 'parentbased_always_on',
        ratio: 1,
      },
    },
    log,
  );
  product = await startProduct({ subjects: 200, log, telemetry });
  await sendRequests();
  overHttp = await serveOverHttp();
  await request(overHttp.gateway.app)
    .post('/graphql')
    .set('traceparent', `00-${OVER_HTTP}-${CALLER}-01`)
    .send({
      query: `query ($id: ID!) { subject(id: $id) { ... on LegalPerson { taxGrades(first: 1) { nodes { id } } } } }`,
      variables: { id: product.demo.company },
    })
    .expect(200);
  metrics = await (await fetch(telemetry.metricsUrl!)).text();
  await overHttp.gateway.stop();
  await overHttp.server.stop();
  await product.stop();
  await telemetry.stop();
}, 120_000);

afterAll(() => collector.stop());

/** The requests whose telemetry the tests read: of a person, a bank, a visitor; one is refused. */
async function sendRequests(): Promise<void> {
  const { demo } = product;
  const token = await product.token('person');
  const mine = await product.ask(PERSON, {}, token, {
    traceparent: `00-${TRACE}-${CALLER}-01`,
    'x-request-id': 'request-of-a-person',
  });
  expect(mine.body.errors).toBeUndefined();
  const { id, name, idNumber, birthDate, contact } = mine.body.data.me;
  personal = [id, name, idNumber, birthDate, contact.phone, contact.address];
  product.commands();
  await product.ask(PERSON, {}, token, { traceparent: `00-${UNSAMPLED}-${CALLER}-00` });
  commandsOfUnsampled = product.commands();
  // Values in every part of a request that a caller controls.
  await product.ask(
    `query P${idNumber} { subject(id: "${id}") { id name } }`,
    { name, phone: contact.phone },
    await product.token('bank'),
    { tracestate: `a=${idNumber}`, baggage: `id=${idNumber}`, traceparent: idNumber },
  );
  await product.ask(`{ subject(id: "${id}") { name, ${name} } }`, {}, 'forged');
  await product.ask(
    'query ($uscc: UnifiedSocialCreditCode!) { organization(uscc: $uscc) { id } }',
    {
      uscc: demo.uscc,
    },
  );
}

/** A second gateway that calls one of the product's subgraphs over HTTP, with signed requests. */
async function serveOverHttp() {
  const keys = makeIdentityKeys(['gateway'], ['commerce']);
  const own = keys.gateways.get('gateway')!;
  const signing = readSigningKeys(own.privateKey, own.requestKeys).get('commerce')!;
  const subgraphs = new Map(product.subgraphs);
  const commerce = subgraphs.get('commerce') as Subgraph;
  subgraphs.delete('commerce');
  const identify = verifyRequest({
    name: 'commerce',
    keys: unchanging(readVerifyingKeys(keys.publicKeys, keys.subgraphs.get('commerce')!)),
  });
  const { tracing } = telemetry;
  const server = await startSubgraph(commerce, identify, {
    port: 0,
    host: '127.0.0.1',
    log,
    ...(tracing && { tracing }),
  });
  const gateway = await createGateway({
    spares,
    supergraph: SUPERGRAPH,
    port: 0,
    host: '127.0.0.1',
    log,
    telemetry,
    subgraphs,
    subgraphUrls: { commerce: server.url },
    signers: new Map([['commerce', identitySigner('commerce', signing)]]),
    verifyToken: tokenVerifier(product.issuer),
    registry: product.subgraphs.get('subjects')!.registry!,
    recipients: [],
    recordEventSources: [],
    anonymousIntrospection: true,
    requestTimeout: 15_000,
    subgraphTimeout: 10_000,
    drainTimeout: 2000,
  });
  return { gateway, server };
}

const spansOf = (traceId: string) => collector.spans.filter((span) => span.traceId === traceId);
const childrenOf = ({ spanId }: ReceivedSpan) =>
  collector.spans.filter(({ parentSpanId }) => parentSpanId === spanId);
const named = (spans: readonly ReceivedSpan[], name: string) =>
  spans.filter((span) => span.name === name);

describe('the trace of a request', () => {
  it('continues that of its caller', () => {
    const [root, ...others] = spansOf(TRACE).filter(({ parentSpanId }) => parentSpanId === CALLER);
    expect(others).toEqual([]);
    expect(root).toMatchObject({
      service: 'hedong-credit',
      name: 'POST /graphql',
      kind: 2,
      failed: false,
      attributes: {
        'http.request.method': 'POST',
        'http.route': '/graphql',
        'graphql.operation.type': 'query',
        'credit.outcome': 'OK',
        'credit.request.id': 'request-of-a-person',
        'credit.client.id': 'demo-portal',
      },
    });
  });

  it('has a span for the plan, each fetch, each command and the disclosure log', () => {
    const [root] = named(spansOf(TRACE), 'POST /graphql');
    const children = childrenOf(root!);
    expect(named(children, 'plan')).toHaveLength(1);
    expect(named(children, 'append to the disclosure log')).toHaveLength(1);
    const fetches = children.filter(({ name }) => name.startsWith('fetch '));
    expect(fetches.map(({ name }) => name)).toContain('fetch subjects');
    for (const fetch of fetches) {
      expect(fetch.kind).toBe(3);
      const [execution, ...others] = childrenOf(fetch);
      expect(others).toEqual([]);
      const commands = childrenOf(execution!);
      expect(commands.length).toBeGreaterThan(0);
      for (const { kind, attributes } of commands)
        expect([kind, attributes['db.system.name']]).toEqual([3, 'mongodb']);
    }
  });

  it('names the collection and the database of a command, and nothing of its content', () => {
    const commands = spansOf(TRACE).filter(({ attributes }) => 'db.system.name' in attributes);
    const known = ['db.system.name', 'db.namespace', 'db.operation.name', 'db.collection.name'];
    for (const { attributes } of commands)
      expect(known).toEqual(expect.arrayContaining(Object.keys(attributes)));
    expect(named(commands, 'find subjects')[0]?.attributes['db.namespace']).toBe(
      `${product.dbPrefix}_subjects`,
    );
  });

  it('is not recorded when the caller has not sampled it', () => {
    expect(spansOf(UNSAMPLED)).toEqual([]);
  });

  it('costs a request that is not sampled no monitoring of its commands', () => {
    expect(commandsOfUnsampled).toEqual([]);
  });

  it('continues in a subgraph over HTTP, down to its commands', () => {
    const spans = spansOf(OVER_HTTP);
    const [fetch] = named(spans, 'fetch commerce');
    const [served] = childrenOf(fetch!);
    expect(served).toMatchObject({ kind: 2, attributes: { 'http.response.status_code': 200 } });
    const [execution] = childrenOf(served!);
    expect(execution?.name).toBe('execute commerce');
    expect(childrenOf(execution!).map(({ attributes }) => attributes['db.namespace'])).toContain(
      `${product.dbPrefix}_commerce`,
    );
  });

  it('reaches the collector with the headers of the settings', () => {
    expect(collector.received[0]?.headers).toMatchObject({ 'x-collector-key': 'k' });
  });
});

describe('the access log', () => {
  const requests = () => lines.filter(({ msg }) => msg === 'request');

  it('has a line with client, operation, cost, outcome and times of each request', () => {
    const line = requests().find(({ requestId }) => requestId === 'request-of-a-person');
    expect(line).toMatchObject({
      traceId: TRACE,
      client: 'demo-portal',
      operation: expect.stringMatching(/^[0-9a-f]{64}$/),
      cost: expect.any(Number),
      status: 200,
      code: 'OK',
      ms: expect.any(Number),
      subgraphs: { subjects: expect.any(Number), social: expect.any(Number) },
    });
  });

  it('has the code of a refusal', () => {
    expect(requests().map(({ status, code }) => [status, code])).toContainEqual([
      401,
      'TOKEN_INVALID',
    ]);
  });
});

describe('the metrics page', () => {
  const valueOf = (series: string) => {
    const line = metrics.split('\n').find((each) => each.startsWith(`${series} `));
    return line === undefined ? undefined : Number(line.slice(series.length));
  };

  it('counts requests by client, operation and outcome', () => {
    expect(valueOf('credit_requests_total{client="demo-portal",operation="other",code="OK"}')).toBe(
      2,
    );
    expect(
      valueOf('credit_requests_total{client="anonymous",operation="other",code="TOKEN_INVALID"}'),
    ).toBe(1);
    expect(valueOf('credit_errors_total{code="TOKEN_INVALID"}')).toBe(1);
  });

  it('measures durations, cost and calls', () => {
    expect(valueOf('credit_request_duration_seconds_count{route="/graphql"}')).toBe(6);
    expect(valueOf('credit_request_duration_seconds_bucket{route="/graphql",le="+Inf"}')).toBe(6);
    expect(valueOf('credit_subgraph_calls_total{subgraph="commerce",result="ok"}')).toBe(1);
    expect(valueOf('credit_operation_cost_count')).toBeGreaterThan(2);
    expect(valueOf('credit_cost_units_total{client="demo-portal"}')).toBeGreaterThan(0);
    expect(valueOf('credit_plan_duration_seconds_count{result="ok"}')).toBeGreaterThan(1);
  });

  it('reports caches, circuits, readiness, the log and the process', () => {
    expect(valueOf('credit_cache_requests_total{cache="analyses",result="miss"}')).toBeGreaterThan(
      0,
    );
    expect(valueOf('credit_cache_requests_total{cache="documents",result="hit"}')).toBeGreaterThan(
      0,
    );
    expect(valueOf('credit_cache_entries{cache="clients"}')).toBeGreaterThan(0);
    expect(valueOf('credit_circuit_open{subgraph="commerce"}')).toBe(0);
    expect(valueOf('credit_ready{part="subjects"}')).toBe(1);
    expect(valueOf('credit_log_events_total{result="ok"}')).toBeGreaterThan(0);
    expect(valueOf('credit_log_events_pending')).toBe(0);
    expect(valueOf('process_cpu_seconds_total')).toBeGreaterThan(0);
  });
});

describe('a personal value', () => {
  it('occurs in no span, no metric and no log line', () => {
    expect(personal).toHaveLength(6);
    const written = [
      ...collector.received.map(({ headers, body }) => JSON.stringify(headers) + body),
      metrics,
      ...lines.map((line) => JSON.stringify(line)),
    ].join('\n');
    expect(written.length).toBeGreaterThan(10_000);
    for (const value of personal) {
      expect([typeof value, value.length > 5 || value === personal[1]]).toEqual(['string', true]);
      expect([value, written.includes(value)]).toEqual([value, false]);
    }
  });
});
