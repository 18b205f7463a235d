import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Writable } from 'node:stream';
import pino from 'pino';
import request from 'supertest';
import type { Gateway } from '../../../gateway/createGateway';
import { Cancellation } from '../../../gateway/cancellation';
import { httpClient } from '../../../gateway/execution/httpClient';
import { boundedLabel } from '../../../gateway/telemetry/boundedLabel';
import { Metrics } from '../../../process/telemetry/metrics/metrics';
import { metricsPage } from '../../../process/telemetry/metrics/page';
import { traceOf } from '../../../process/telemetry/tracing/forwardedTrace';
import { eventually } from '../../support/eventually';
import { nobody, viewerAs } from '../../support/viewers';
import { CLIENT, testRegistry } from '../disclosure/support';
import { inProcess, people, records, testGateway, type TestSubgraph } from '../support';

const WHO_ASKS = { id: 'who-asks', aliases: [], document: 'query WhoAsks { whoAsks }' };
const TRACEPARENT = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';

let gateway: Gateway;
let subgraph: TestSubgraph;
const metrics = new Metrics();
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
  subgraph = people();
  gateway = await testGateway({
    log,
    telemetry: { metrics },
    subgraphs: inProcess(subgraph, records()),
    verifyToken: async () => ({ viewer: viewerAs('bank', { client: CLIENT.id }) }),
    registry: testRegistry({
      client: async () => ({ ...CLIENT, safelist: 1 }),
      safelist: async () => ({ version: 1, operations: [WHO_ASKS] }),
    }),
  });
});

afterAll(() => gateway.stop());

const post = () => request(gateway.app).post('/graphql');

/** The value of a series once it differs from 0: a request is counted when its response has gone. */
async function valueOf(series: string, of = metrics): Promise<number> {
  let value = 0;
  await eventually(async () => {
    const page = await metricsPage(of).text();
    const line = page.split('\n').find((each) => each.startsWith(`${series} `));
    value = Number(line?.slice(series.length) ?? 0);
    expect(value).toBeGreaterThan(0);
  });
  return value;
}

describe('without tracing', () => {
  it('the trace of a caller is named in the log', async () => {
    await post().set('traceparent', TRACEPARENT).send({ query: '{ whoAsks }' }).expect(200);
    expect(subgraph.calls.at(-1)?.caller.traceparent).toBeUndefined();
    await eventually(async () =>
      expect(lines).toContainEqual(
        expect.objectContaining({ traceId: '0af7651916cd43dd8448eb211c80319c' }),
      ),
    );
  });

  it('a malformed trace is ignored', async () => {
    const before = lines.length;
    await post().set('traceparent', 'LiSi').send({ query: '{ whoAsks }' }).expect(200);
    await eventually(() => expect(lines.length).toBeGreaterThan(before));
    expect(lines.at(-1)).not.toHaveProperty('traceId');
  });

  it('the trace of a caller is passed to a subgraph over HTTP', async () => {
    const headers: unknown[] = [];
    const server = createServer((incoming, response) => {
      headers.push(incoming.headers['traceparent']);
      response.setHeader('content-type', 'application/json');
      response.end('{"data":{"a":1}}');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const client = httpClient(
      { name: 'people', url: `http://127.0.0.1:${port}/graphql` },
      { timeout: 2000 },
    );
    const caller = { viewer: nobody, requestId: 'r', cancellation: new Cancellation() };
    const trace = traceOf(undefined, 'begin', TRACEPARENT, 'POST /graphql', 'server')!;
    await client.execute({ query: '{ a }' }, { ...caller, trace });
    await client.execute({ query: '{ a }' }, caller);
    expect(headers).toEqual([TRACEPARENT, undefined]);
    await client.stop();
    server.close();
  });
});

describe('the name of an operation', () => {
  it('is reported when the safelist of the client has it', async () => {
    const { id: documentId } = WHO_ASKS;
    await post().set('authorization', 'Bearer t').send({ documentId }).expect(200);
    const series = 'credit_requests_total{client="test-client",operation="WhoAsks",code="OK"}';
    expect(await valueOf(series)).toBe(1);
    expect(lines).toContainEqual(expect.objectContaining({ operationName: 'WhoAsks' }));
  });

  it('is not reported when the caller has chosen it', async () => {
    await post().send({ query: 'query LiSi { whoAsks }', operationName: 'LiSi' }).expect(200);
    const page = await metricsPage(metrics).text();
    expect(page + JSON.stringify(lines)).not.toContain('LiSi');
  });
});

describe('the outcome of a request', () => {
  it.each([
    ['INVALID_OPERATION', { query: '{ nothing }' }],
    ['OPERATION_NOT_SAFELISTED', { documentId: 'unknown' }],
    ['INTERNAL_ERROR', { query: '{ fails }' }],
  ])('is the code of its first error: %s', async (code, body) => {
    await post().send(body);
    const series = `credit_requests_total{client="anonymous",operation="other",code="${code}"}`;
    expect(await valueOf(series)).toBe(1);
    expect(await valueOf(`credit_errors_total{code="${code}"}`)).toBe(1);
  });
});

describe('a subgraph that cannot be reached', () => {
  it('is counted by the fault, and its circuit is reported as open', async () => {
    const own = new Metrics();
    // The subgraphs of the supergraph are at a port where nothing listens.
    const alone = await testGateway({ telemetry: { metrics: own } });
    for (let index = 0; index < 6; index++)
      await request(alone.app)
        .post('/graphql')
        .send({ query: `{ total(at: ${index}) }` });
    const calls = (result: string) =>
      valueOf(`credit_subgraph_calls_total{subgraph="records",result="${result}"}`, own);
    expect([await calls('socket'), await calls('suspended')]).toEqual([5, 1]);
    expect(await valueOf('credit_circuit_open{subgraph="records"}', own)).toBe(1);
    await alone.stop();
  });
});

it('a label has at most its number of values', () => {
  const label = boundedLabel(2);
  expect(['a', 'b', 'c', 'a'].map(label)).toEqual(['a', 'b', 'other', 'a']);
});
