import { setTimeout as wait } from 'node:timers/promises';
import request from 'supertest';
import { RequestAudit } from '../../../gateway/disclosure/requestAudit';
import type { Gateway, GatewayOptions } from '../../../gateway/createGateway';
import type { Registry, DisclosureEvent } from '../../../schema/registry';
import type { SubgraphResponse } from '../../../schema/subgraphCall';
import type { Viewer } from '../../../schema/viewer';
import { inProcess, people, records, testGateway } from '../support';
import { eventually } from '../../support/eventually';
import { bankWithConsent, officerOfCase, person, viewerAs } from '../../support/viewers';
import { CLIENT, disclosure, testRegistry } from './support';

const opened: Gateway[] = [];
afterEach(async () => {
  for (const gateway of opened.splice(0)) await gateway.stop();
});

const BOTH = '{ person(id: "p1") { name records { text } } }';

interface Scene {
  readonly gateway: Gateway;
  readonly log: DisclosureEvent[];
  /** The ids of requests reported as undelivered. */
  readonly undelivered: string[];
  readonly ask: (query?: string) => Promise<{ status: number; body: any }>;
}

/** A gateway whose subgraphs report the given disclosures to one viewer. */
async function scene({
  viewer = officerOfCase('p1'),
  fromPeople = [disclosure()] as unknown,
  fromRecords = [] as unknown,
  append,
  options = {},
}: {
  viewer?: Viewer;
  fromPeople?: unknown;
  fromRecords?: unknown;
  append?: Registry['append'];
  options?: Partial<GatewayOptions>;
} = {}): Promise<Scene> {
  const log: DisclosureEvent[] = [];
  const undelivered: string[] = [];
  const telling = (subgraph: ReturnType<typeof people>, disclosures: unknown) => ({
    ...subgraph,
    execute: async (...args: Parameters<typeof subgraph.execute>): Promise<SubgraphResponse> => ({
      ...(await subgraph.execute(...args)),
      extensions: { disclosures },
    }),
  });
  const gateway = await testGateway({
    subgraphs: inProcess(telling(people(), fromPeople), telling(records(), fromRecords)),
    verifyToken: async () => ({ viewer: { ...viewer, client: CLIENT.id } }),
    registry: testRegistry({
      client: async () => ({
        ...CLIENT,
        ...(viewer.organization !== undefined && { organization: viewer.organization }),
      }),
      append: append ?? (async (events) => void log.push(...events)),
      undelivered: async ({ requestIds }) => void undelivered.push(...requestIds),
    }),
    ...options,
  });
  opened.push(gateway);
  return {
    gateway,
    log,
    undelivered,
    async ask(query = BOTH) {
      const { status, body } = await request(gateway.app)
        .post('/graphql')
        .set('authorization', 'Bearer token')
        .send({ query });
      return { status, body };
    },
  };
}

const refusedAnswer = {
  status: 503,
  body: {
    data: null,
    errors: [
      {
        message: 'The disclosure log cannot be written at the moment, so nothing is disclosed.',
        extensions: { code: 'DISCLOSURE_LOG_UNAVAILABLE' },
      },
    ],
  },
};

test('one event for each subject and subgraph is durable before the answer leaves', async () => {
  const { ask, log } = await scene({
    fromPeople: [disclosure(), disclosure({ subjectId: 'p2', denied: ['Person.id'] })],
    fromRecords: [disclosure({ disclosed: [], masked: ['Record.text'] })],
  });
  const { status, body } = await ask();
  expect(status).toBe(200);
  expect(body).toEqual({ data: { person: { name: 'Name p1', records: [{ text: 'paid' }] } } });
  expect(log.map(({ subgraph, subjectId }) => [subgraph, subjectId])).toEqual([
    ['people', 'p1'],
    ['people', 'p2'],
    ['records', 'p1'],
  ]);
  expect(new Set(log.map(({ id }) => id)).size).toBe(3);
  expect(log[0]).toMatchObject({
    operation: expect.stringMatching(/^[0-9a-f]{64}$/) as unknown,
    actor: 'test-officer',
    roles: ['officer'],
    client: CLIENT.id,
    department: 'justice',
    purpose: 'supervision',
    basis: 'CASE',
    caseReference: 'HD-2026-0001',
    matrix: '2026-1',
    clusters: ['IDENTITY'],
    disclosed: ['Person.name'],
  });
  expect(log[2]).toMatchObject({ disclosed: [], masked: ['Record.text'] });
});

test('several calls to one subgraph in one request make one event', async () => {
  const { ask, log } = await scene();
  await ask('{ a: person(id: "p1") { score name } b: person(id: "p1") { records { text } } }');
  expect(log).toHaveLength(1);
});

test('an introspection query is not logged', async () => {
  const { ask, log } = await scene({ append: () => Promise.reject(new Error('never')) });
  expect((await ask('{ __schema { queryType { name } } }')).body.errors).toBeUndefined();
  expect(log).toEqual([]);
});

test.each<[string, Viewer, Partial<DisclosureEvent>]>([
  ['the person', person('p1'), { basis: 'SELF', purpose: 'self' }],
  ['a representative', person('p0', ['p1']), { basis: 'SELF' }],
  ['another person', person('p0'), { basis: 'NONE' }],
  ['next of kin', { ...person('p0'), kinOf: 'p1' }, { basis: 'KIN' }],
  [
    'a bank with a consent',
    bankWithConsent('p1', ['IDENTITY']),
    { basis: 'CONSENT', consent: { id: 'consent-1', version: 1 }, purpose: 'lending' },
  ],
  ["a bank with another's consent", bankWithConsent('p2', ['IDENTITY']), { basis: 'CONSENT' }],
  ['a steward', viewerAs('steward'), { basis: 'DUTY', purpose: 'stewardship' }],
  [
    'an officer in an emergency',
    viewerAs('officer', { purpose: 'break-glass', reason: '被困人员身份核实，情况紧急' }),
    { basis: 'EMERGENCY', reason: '被困人员身份核实，情况紧急' },
  ],
  [
    'an officer in a covert case',
    viewerAs('officer', {
      caseFile: { reference: 'C', subjects: ['p1'], covertUntil: '2027-01-01T00:00:00.000Z' },
    }),
    { basis: 'CASE', caseReference: 'C', covertUntil: '2027-01-01T00:00:00.000Z' },
  ],
])('The basis of %s is named', async (_who, viewer, expected) => {
  const { ask, log } = await scene({ viewer });
  expect((await ask()).status).toBe(200);
  expect(log).toEqual([expect.objectContaining(expected)]);
});

test('no data leaves when the log refuses the events', async () => {
  const { ask } = await scene({ append: () => Promise.reject(new Error('secret of p1')) });
  expect(await ask()).toEqual(refusedAnswer);
});

test('no data leaves when the log is slow, and the late events are kept', async () => {
  const log: DisclosureEvent[] = [];
  const { ask } = await scene({
    append: async (events) => {
      await wait(300);
      log.push(...events);
    },
    options: { auditTimeout: 50 },
  });
  expect(await ask()).toEqual(refusedAnswer);
  expect(log).toEqual([]);
  await wait(400);
  expect(log).toHaveLength(1);
});

test('no data leaves when a subgraph reports malformed disclosures', async () => {
  for (const fromPeople of [
    'p1',
    [{ subjectId: 'p1' }],
    [{ ...disclosure(), masked: [1] }],
    [null],
  ])
    expect(await (await scene({ fromPeople })).ask()).toEqual(refusedAnswer);
});

test('the answer of an entirely denied attempt does not wait for the log', async () => {
  const arrived: DisclosureEvent[] = [];
  const { ask, gateway } = await scene({
    fromPeople: [disclosure({ disclosed: [], denied: ['Person.name'] })],
    append: async (events) => {
      await wait(200);
      arrived.push(...events);
    },
    options: { auditTimeout: 50 },
  });
  expect((await ask()).status).toBe(200);
  expect(arrived).toEqual([]);
  await gateway.stop();
  expect(arrived).toMatchObject([{ disclosed: [], denied: ['Person.name'] }]);
});

test('every field of an answer without data counts as denied', () => {
  const audit = new RequestAudit({ caller: person('p1'), requestId: 'r', at: new Date() });
  audit.report(
    'people',
    { disclosures: [disclosure({ masked: ['Person.phone'], denied: ['Person.id'] })] },
    person('p1'),
  );
  expect(audit.events('op', false)).toMatchObject([
    { disclosed: [], masked: [], denied: ['Person.name', 'Person.phone', 'Person.id'] },
  ]);
});

test('clients never see the disclosures that subgraphs report, with or without a registry client', async () => {
  const withLog = await scene();
  expect(JSON.stringify((await withLog.ask()).body)).not.toContain('disclosures');
  const without = await scene({ options: { registry: undefined as never } });
  expect((await without.ask()).body).toEqual({
    data: { person: { name: 'Name p1', records: [{ text: 'paid' }] } },
  });
});

test('two gateways log their own events concurrently', async () => {
  const log: DisclosureEvent[] = [];
  const append: Registry['append'] = async (events) => {
    await wait(Math.random() * 5);
    log.push(...events);
  };
  const [one, other] = [await scene({ append }), await scene({ append })];
  const asked = Array.from({ length: 40 }, (_, i) => (i % 2 ? one : other).ask());
  for (const { status } of await Promise.all(asked)) expect(status).toBe(200);
  expect(new Set(log.map(({ id }) => id)).size).toBe(40);
  expect(new Set(log.map(({ requestId }) => requestId)).size).toBe(40);
});

test('a request is reported as undelivered when its answer is withheld', async () => {
  const { ask, undelivered } = await scene({ append: () => Promise.reject(new Error('down')) });
  expect(await ask()).toEqual(refusedAnswer);
  await eventually(() => expect(undelivered).toHaveLength(1));
});

test('a request is reported as undelivered when no response of a subgraph was received', async () => {
  const lost = { ...records(), execute: () => Promise.reject(new Error('timed out')) };
  const { ask, undelivered, log } = await scene({
    options: { subgraphs: new Map([...inProcess(people()), ['records', lost]]) },
  });
  expect((await ask()).body.errors).toHaveLength(1);
  await eventually(() => expect(undelivered).toHaveLength(1));
  expect(log).toEqual([]);
});

test('a delivered answer is not reported', async () => {
  const { ask, undelivered, gateway } = await scene();
  await ask();
  await gateway.stop();
  expect(undelivered).toEqual([]);
});
